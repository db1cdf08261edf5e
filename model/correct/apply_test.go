package correct

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// analysed is a document of paragraphs, called title in file.
func analysed(t testing.TB, file, title string, paragraphs ...string) *analysis.Document {
	t.Helper()
	var b article.Builder
	b.Meta().Title = title
	for _, p := range paragraphs {
		b.Block(article.Block{Kind: article.Paragraph}, p)
	}
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{File: file}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// harbour is a story of two people, an agency, and what they say.
func harbour(t testing.TB) *analysis.Document {
	return analysed(t, "news/harbour.txt", "Harbour pact",
		"Grace Atieno leads the union of Lake Victoria. “We asked for a bench and they built us a table,” said Atieno.",
		"James Mwangi, the director, called the pact “a beginning” on Monday Night in Kisumu.",
		"The KPA signed it, she said. Zorblat was there.")
}

// shape is what was found, a line an entity: kind, name, its mentions.
func shape(d *analysis.Document) string {
	var out []string
	for _, e := range d.Entities {
		var words []string
		for _, m := range e.Mentions {
			s := m.Of(d.Article.Text)
			if m.Confirmed {
				s += "!"
			}
			words = append(words, s)
		}
		mark := ""
		if e.Confirmed {
			mark = "!"
		}
		out = append(out, fmt.Sprintf("%s %s%s: %s", e.Kind, e.Name, mark, strings.Join(words, ", ")))
	}
	return strings.Join(out, "\n")
}

func voices(d *analysis.Document) string {
	var out []string
	for _, q := range d.Quotes {
		name := "nobody"
		if q.Speaker != nil {
			name = q.Speaker.Name
		}
		if q.Confirmed {
			name += "!"
		}
		out = append(out, fmt.Sprintf("%s: %s", name, q.Of(d.Article.Text)))
	}
	return strings.Join(out, "\n")
}

// sound holds what Document says of its parts.
func sound(t testing.TB, d *analysis.Document) {
	t.Helper()
	n := 0
	for i, e := range d.Entities {
		if e.ID != i || len(e.Mentions) == 0 || e.Name == "" {
			t.Fatalf("entity %d: %+v", i, e)
		}
		if i > 0 && text.Compare(d.Entities[i-1].Mentions[0].Span, e.Mentions[0].Span) > 0 {
			t.Fatal("entities are not in order")
		}
		for k, m := range e.Mentions {
			if m.Start < 0 || m.End > len(d.Article.Text) || m.Empty() || k > 0 && text.Compare(e.Mentions[k-1].Span, m.Span) > 0 {
				t.Fatalf("mention %+v", m)
			}
		}
		n += len(e.Mentions)
	}
	if n != len(d.Mentions) || !slices.IsSortedFunc(d.Mentions, func(a, b analysis.Mention) int { return text.Compare(a.Span, b.Span) }) {
		t.Fatal("mentions are not those of the entities")
	}
	for i, q := range d.Quotes {
		if i > 0 && d.Quotes[i-1].Start > q.Start {
			t.Fatal("quotations are not in order")
		}
		if q.Speaker != nil && (q.Speaker.Entity < quote.Nobody || q.Speaker.Entity >= len(d.Entities)) {
			t.Fatalf("speaker %+v", q.Speaker)
		}
	}
}

func parsed(t testing.TB, lines ...string) *Set {
	t.Helper()
	var corrections []Correction
	for _, l := range lines {
		r, err := Parse(l)
		if err != nil {
			t.Fatalf("%s: %v", l, err)
		}
		corrections = append(corrections, r)
	}
	return NewSet(corrections...)
}

func TestApplyNames(t *testing.T) {
	for _, c := range []struct {
		name, lines    string
		want, unwanted string
	}{
		{"retype", `"KPA" is a place`, "place KPA!: KPA!", "organization KPA"},
		{"confirm", `"Grace Atieno" is a person`, "person Grace Atieno!: Grace Atieno!, Atieno", "Atieno!, Atieno!"},
		{"confirm an alias", `"Atieno" is a person`, "person Grace Atieno: Grace Atieno, Atieno!", ""},
		{"split an alias off", `"Atieno" is an organization`, "organization Atieno!: Atieno!", "Grace Atieno, Atieno"},
		{"reject", `"Kisumu" is no name`, "person", "Kisumu"},
		{"reject with all that refers to it", "\"Grace Atieno\" is no name\n\"Atieno\" is no name", "person James Mwangi", "Atieno"},
		{"reject the full name alone", `"Grace Atieno" is no name`, "person Atieno: Atieno", "Grace"},
		{"merge", `"KPA" is the organization "Lake Victoria"`, "KPA!", "organization KPA"},
		{"merge with what is not in the text", `"KPA" is the organization "Kenya Ports Authority"`, "organization Kenya Ports Authority!: KPA!", ""},
		{"merge through another", "\"KPA\" is the place \"Ports Authority\"\n\"Ports Authority\" is the organization \"Kenya Ports Authority\"", "organization Kenya Ports Authority!: KPA!", "place Ports"},
		{"merge in a circle", "\"KPA\" is the place \"A B\"\n\"A B\" is the place \"KPA\"", "KPA!", ""},
		{"a name that was not found", `"Zorblat" is an event`, "event Zorblat!: Zorblat!", ""},
		{"words that were not a name", `"the director" is a work`, "work the director!: the director!", ""},
		{"a longer name than was found", `"James Mwangi, the director" is a person`, "person James Mwangi, the director!: James Mwangi, the director!", ""},
		{"not a part of a name", `"Grace" is a place`, "Grace Atieno", "place Grace"},
		{"not a part of a word", `"nion" is a group`, "Grace Atieno", "group nion"},
		{"another article's", `"KPA" is a place in "other.txt" titled "Other"`, "KPA", "place KPA!"},
		{"this article's", `"KPA" is a place in "elsewhere.txt" titled "Harbour pact"`, "place KPA!: KPA!", ""},
		{"this article's counts more", "\"KPA\" is a place in \"harbour.txt\" titled \"Harbour pact\"\n\"KPA\" is a group", "place KPA!: KPA!", "group"},
		{"chosen here", `"she" is the person "James Mwangi" in "harbour.txt" titled "Harbour pact" ¶ 3 after "The KPA signed it, " before " said."`, "she!", ""},
		{"found under another headline", `"Zorblat" is an event in "harbour.txt" titled "Old headline" ¶ 3 after "The KPA signed it, she said. " before " was"`, "event Zorblat!", ""},
		{"its words are gone", `"Zorblat" is an event in "harbour.txt" titled "Harbour pact" ¶ 3 after "Nothing like it. " before " isn't"`, "Grace", "event Zorblat"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := harbour(t)
			before := shape(d) + voices(d)
			got := Apply(d, parsed(t, strings.Split(c.lines, "\n")...))
			sound(t, got)
			if s := shape(got); !strings.Contains(s, c.want) || c.unwanted != "" && strings.Contains(s, c.unwanted) {
				t.Errorf("want %q, not %q:\n%s\nbefore:\n%s", c.want, c.unwanted, s, shape(d))
			}
			if shape(d)+voices(d) != before {
				t.Error("the document that was given changed")
			}
		})
	}
}

// A name that was taken for two of different kinds is one after a ruling.
func TestApplyJoinsKinds(t *testing.T) {
	t.Parallel()
	const words = "Zorblat"
	d := analysed(t, "a.txt", "Quay", "The quay at Zorblat opened.", "They thanked Zorblat.")
	var twice []entity.Entity
	at := 0
	for id, kind := range []entity.Kind{entity.Organization, entity.Work} {
		at += strings.Index(d.Article.Text[at:], words)
		m := entity.Mention{Span: text.Span{Start: at, End: at + len(words)}, Confidence: 0.7}
		twice = append(twice, entity.Entity{ID: id, Kind: kind, Name: words, Mentions: []entity.Mention{m}})
		at += len(words)
	}
	d = d.With(twice, nil)
	for _, line := range []string{"\"Zorblat\" is an event", "\"Zorblat\" is an organization", "\"Zorblat\" is a work"} {
		got := Apply(d, parsed(t, line))
		sound(t, got)
		if n := len(got.Entities); n != 1 || len(got.Entities[0].Mentions) != 2 || !got.Entities[0].Confirmed {
			t.Errorf("%s: %s", line, shape(got))
		}
	}
}

// A merged entity takes pronouns, roles and speakers along.
func TestApplyMovesSpeakers(t *testing.T) {
	d := harbour(t)
	if !strings.Contains(voices(d), "Grace Atieno: “We asked") {
		t.Fatalf("the sample lost its speaker:\n%s", voices(d))
	}
	got := Apply(d, parsed(t, `"Grace Atieno" is the person "Grace Akinyi Atieno"`))
	sound(t, got)
	if v := voices(got); !strings.Contains(v, "Grace Akinyi Atieno: “We asked") {
		t.Error(v)
	}
	id := got.Quotes[0].Speaker.Entity
	if got.Entities[id].Name != "Grace Akinyi Atieno" || len(got.Entities[id].Mentions) < 2 {
		t.Errorf("%+v", got.Entities[id])
	}
	got = Apply(d, parsed(t, `"Grace Atieno" is no name`, `"Atieno" is no name`))
	if s := got.Quotes[0].Speaker; s == nil || s.Entity != quote.Nobody || s.Name != "Atieno" {
		t.Errorf("%+v", s)
	}
}

func TestApplyQuotes(t *testing.T) {
	d := harbour(t)
	at := func(words string) text.Span {
		i := strings.Index(d.Article.Text, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	bench, beginning := QuoteSubject(d.Article, at("“We asked for a bench and they built us a table,”")), QuoteSubject(d.Article, at("“a beginning”"))
	for _, c := range []struct {
		name       string
		correction Correction
		want       string
	}{
		{"another speaker", Correction{bench, Verdict{Decision: SaidBy, Name: "James Mwangi"}}, "James Mwangi!: “We asked"},
		{"by an alias", Correction{bench, Verdict{Decision: SaidBy, Name: "Atieno"}}, "Grace Atieno!: “We asked"},
		{"by who is not named", Correction{bench, Verdict{Decision: SaidBy, Name: "a bystander"}}, "a bystander!: “We asked"},
		{"by nobody", Correction{bench, Verdict{Decision: SaidByNoone}}, "nobody!: “We asked"},
		{"none", Correction{beginning, Verdict{Decision: NoQuote}}, ""},
	} {
		line := c.correction.String()
		back, err := Parse(line)
		if err != nil || back != c.correction {
			t.Fatalf("%s: %s is read back as %+v, %v", c.name, line, back, err)
		}
		got := Apply(d, NewSet(back))
		sound(t, got)
		if v := voices(got); !strings.Contains(v, c.want) || c.want == "" && strings.Contains(v, "a beginning") {
			t.Errorf("%s:\n%s", c.name, v)
		}
	}
}

// A correction for one place survives a change of the text around it, and one whose
// words are gone does nothing.
func TestApplyAfterAnEdit(t *testing.T) {
	d := harbour(t)
	i := strings.Index(d.Article.Text, "“We asked for")
	r := Correction{QuoteSubject(d.Article, text.Span{Start: i, End: i + 60}), Verdict{Decision: SaidBy, Name: "James Mwangi"}}
	edited := analysed(t, "moved/harbour.txt", "Harbour pact signed at last", "This story was corrected on Tuesday.",
		"Grace Atieno, 52, leads the union. “We asked for a bench and they built us a table,” said Atieno. James Mwangi left.")
	if v := voices(Apply(edited, NewSet(r))); !strings.Contains(v, "James Mwangi!: “We asked") {
		t.Error(v)
	}
	other := analysed(t, "harbour.txt", "Harbour pact", "“Nobody told us,” said James Mwangi.")
	if got := Apply(other, NewSet(r)); strings.Contains(voices(got), "!") {
		t.Error(voices(got))
	}
}

// What is ruled in one article holds in another one.
func TestApplyInAnotherArticle(t *testing.T) {
	l := parsed(t, `"Zorblat" is an organization`, `"KPA" is the organization "Kenya Ports Authority"`, `"Monday Night" is no name`)
	d := analysed(t, "second.txt", "Second", "The quay opened. Zorblat’s people and the KPA were there on Monday Night.")
	got := shape(Apply(d, l))
	for _, want := range []string{"organization Zorblat!: Zorblat!", "organization Kenya Ports Authority!: KPA!"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Of an article that was analysed in part nothing is said about the rest.
func TestApplyToAPart(t *testing.T) {
	a := harbour(t).Article
	whole := Apply(&analysis.Document{Article: a}, parsed(t, `"KPA" is a place`, `"Atieno" is a person`))
	part := Apply(&analysis.Document{Article: a, Part: a.Blocks[0].Span}, parsed(t, `"KPA" is a place`, `"Atieno" is a person`))
	sound(t, part)
	if len(whole.Entities) != 2 || len(part.Entities) != 1 || !part.Partial() || part.Entities[0].Name != "Atieno" {
		t.Errorf("%s\nand of a part\n%s", shape(whole), shape(part))
	}
}

func TestApplyNothing(t *testing.T) {
	d := harbour(t)
	if Apply(d, nil) != d || Apply(d, NewSet()) != d || Apply(d, parsed(t, `"Nowhere" is a place`)) != d {
		t.Error("a document that no correction concerns is copied")
	}
	if Apply(nil, parsed(t, `"Nowhere" is a place`)) != nil {
		t.Error("a document is made of none")
	}
}

// FuzzApply: whatever is ruled, the document stays sound and its text the same.
func FuzzApply(f *testing.F) {
	f.Add("KPA", uint8(1), uint8(2), "Kisumu", "Atieno", uint8(0), uint8(1))
	f.Add("Grace Atieno", uint8(2), uint8(0), "James Mwangi", "James Mwangi", uint8(2), uint8(0))
	f.Add("e", uint8(1), uint8(3), "a", "Lake Victoria. “We", uint8(1), uint8(0))
	d := harbour(f)
	f.Fuzz(func(t *testing.T, a string, da, ka uint8, name, b string, db, kb uint8) {
		verdict := func(d, k uint8) Verdict {
			return Verdict{Decision: Decision(d) % 3, Kind: entity.Kind(k) % 8, Name: name}
		}
		corrections := []Correction{{Subject{Words: Words(a)}, verdict(da, ka)}, {Subject{Words: Words(b)}, verdict(db, kb)}}
		if i := strings.Index(d.Article.Text, b); i >= 0 && b != "" {
			corrections = append(corrections, Correction{NameSubject(d.Article, text.Span{Start: i, End: i + len(b)}, Here), verdict(ka, db)})
			corrections = append(corrections, Correction{QuoteSubject(d.Article, text.Span{Start: i, End: i + len(b)}), Verdict{Decision: NoQuote + Decision(kb)%3, Name: name}})
		}
		corrections = slices.DeleteFunc(corrections, func(r Correction) bool { _, err := Parse(r.String()); return err != nil })
		sound(t, Apply(d, NewSet(corrections...)))
	})
}

func BenchmarkApply(b *testing.B) {
	d := analysed(b, "long.txt", "Long", slices.Repeat([]string{"Grace Atieno met James Mwangi of the KPA in Kisumu. “We won,” she said on Monday."}, 10_000)...)
	var corrections []Correction
	for i := range 1000 {
		corrections = append(corrections, Correction{Subject{Words: fmt.Sprintf("Name %d", i)}, Verdict{Decision: IsKind}})
	}
	l := NewSet(append(corrections, Correction{Subject{Words: "KPA"}, Verdict{Decision: IsKind, Kind: entity.Place}})...)
	b.SetBytes(int64(len(d.Article.Text)))
	b.ResetTimer()
	for b.Loop() {
		Apply(d, l)
	}
}
