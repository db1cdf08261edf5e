package gold

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

const header = `title: Bench strike ends
published: 2025-03-04
outlet: Lakeside Courier
authors: Ada Obi; Bo Lind
region: africa
genre: wire
split: test

`

const body = `KISUMU — ⟦⟦Grace Atieno|person#atieno⟧, who leads the ⟦Weavers' Union|organization#union⟧|intro#atieno⟧, got ⟦$4.2 million|figure#f1=4.2e6 USD⟧ ⟦last December|date#d1=2024-12⟧.

⟦“We asked for a bench,”|direct#atieno cue=said group=1⟧ ⟦Atieno|person#atieno⟧ said. ⟦“A bench!|direct#atieno group=1⟧
⟦“Nothing more.”|direct#atieno group=1⟧
An aide said ⟦that ⟦she|person#atieno:pronoun⟧ would return|indirect#"An aide" cue=said⟧, according to ⟦the union|organization#union:nominal⟧, which called it ⟦“odd”|mixed#union cue=called by="which"⟧.
A ⟦“bench”|scare#-⟧ a | b.
`

func parse(t *testing.T, s string) *Doc {
	t.Helper()
	doc, err := Parse("x.gold", strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestParseHeader(t *testing.T) {
	doc := parse(t, header+body)
	meta := doc.Article.Meta
	if meta.Title != "Bench strike ends" || meta.Outlet != "Lakeside Courier" || meta.Published.ISO() != "2025-03-04" || len(meta.Authors) != 2 {
		t.Errorf("meta %+v", meta)
	}
	if doc.Region != "africa" || doc.Genre != "wire" || doc.Split != Test {
		t.Errorf("%s %s %s", doc.Region, doc.Genre, doc.Split)
	}
}

func TestParseText(t *testing.T) {
	doc := parse(t, header+body)
	const first = "KISUMU — Grace Atieno, who leads the Weavers' Union, got $4.2 million last December."
	blocks := doc.Article.Blocks
	if len(blocks) != 5 || blocks[0].Of(doc.Article.Text) != first || blocks[4].Of(doc.Article.Text) != "A “bench” a | b." {
		t.Errorf("%d blocks in %q", len(blocks), doc.Article.Text)
	}
}

func TestParseEntities(t *testing.T) {
	doc := parse(t, header+body)
	in := doc.Article.Text
	for i, want := range []struct {
		key, name, intro string
		kind             entity.Kind
		mentions         []string
	}{
		{"atieno", "Grace Atieno", "Grace Atieno, who leads the Weavers' Union", entity.Person, []string{"Grace Atieno", "Atieno", "she"}},
		{"union", "Weavers' Union", "", entity.Organization, []string{"Weavers' Union", "the union"}},
		{"f1", "$4.2 million", "", entity.Figure, []string{"$4.2 million"}},
		{"d1", "last December", "", entity.Date, []string{"last December"}},
	} {
		e := doc.Entities[i]
		var mentions []string
		for _, m := range e.Mentions {
			mentions = append(mentions, m.Of(in))
		}
		if e.ID != i || doc.Keys[i] != want.key || e.Name != want.name || e.Kind != want.kind || e.Intro.Of(in) != want.intro ||
			strings.Join(mentions, "|") != strings.Join(want.mentions, "|") {
			t.Errorf("%s: %+v, mentions %q, intro %q", want.key, e, mentions, e.Intro.Of(in))
		}
	}
	atieno := doc.Entities[0]
	if f := atieno.Mentions[2].Form; f != entity.Pronoun {
		t.Errorf("form of she: %d", f)
	}
	if v := doc.Entities[2].Value; v.Number != 4.2e6 || v.Unit != "USD" {
		t.Errorf("figure %+v", v)
	}
	if v := doc.Entities[3].Value; v.Date.ISO() != "2024-12" {
		t.Errorf("date %+v", v)
	}
}

func TestParseQuotes(t *testing.T) {
	doc := parse(t, header+body)
	in := doc.Article.Text
	for i, want := range []struct {
		content, cue, by, name string
		kind                   quote.Kind
		group                  int
	}{
		{"We asked for a bench,", "said", "Atieno", "Grace Atieno", quote.Direct, 0},
		{"A bench!", "", "Atieno", "Grace Atieno", quote.Direct, 0},
		{"Nothing more.", "", "Atieno", "Grace Atieno", quote.Direct, 0},
		{"that she would return", "said", "An aide", "An aide", quote.Indirect, 1},
		{"odd", "called", "which", "Weavers' Union", quote.Mixed, 2},
		{"bench", "", "", "", quote.Scare, 3},
	} {
		q := doc.Quotes[i]
		var by, name string
		if q.Speaker != nil {
			by, name = q.Speaker.Of(in), q.Speaker.Name
		}
		if q.Content.Of(in) != want.content || q.Cue.Of(in) != want.cue || by != want.by || name != want.name || q.Kind != want.kind || q.Group != want.group {
			t.Errorf("quote %d: %+v: content %q, cue %q, by %q (%q)", i, q, q.Content.Of(in), q.Cue.Of(in), by, name)
		}
	}
	if near := doc.Quotes[0].Speaker.Start; near < doc.Quotes[0].End {
		t.Errorf("speaker of the first quotation at %d, not beside its cue", near)
	}
}

func TestFaults(t *testing.T) {
	const named = header + "⟦Ada|person#a⟧ sat. "
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", "1:1: no body"},
		{"no body", header[:len(header)-1], "no body"},
		{"no colon", "title\n\nx", "1:1: header line without"},
		{"unknown field", "titel: x\n\nx", "1:8: unknown field"},
		{"empty field", "title:\n\nx", "1:7: empty title"},
		{"field twice", "title: x\ntitle: y\n\nx", "2:1: second title"},
		{"bad date", "published: March\n\nx", "1:12: \"March\" is no ISO date"},
		{"bad split", "split: dev\n\nx", "1:8: split is"},
		{"missing field", "title: x\n\nx", "2:1: header without published"},
		{"invalid UTF-8", "title: \xff\n\nx", "1:1: invalid UTF-8"},
		{"not closed", header + "é ⟦Ada|person#a", "9:3: mark that does not end"},
		{"not opened", header + "Ada|person#a⟧", "9:13: ⟧ without ⟦"},
		{"no tag", header + "⟦Ada⟧", "9:5: mark without a tag"},
		{"tag only inside", header + "⟦⟦Ada|person#a⟧⟧", "9:16: mark without a tag"},
		{"empty mark", header + "⟦|person#a⟧", "9:1: empty mark"},
		{"double space", header + "a  b", "9:1: a paragraph needs clean text"},
		{"control character", header + "a\u202eb", "9:1: a paragraph needs clean text"},
		{"no key", header + "⟦Ada|person⟧", "9:1: tag \"person\" without #"},
		{"bad key", header + "⟦Ada|person#a b⟧", "9:1: a key is"},
		{"bad kind", header + "⟦Ada|human#a⟧", "9:1: unknown kind"},
		{"bad form", header + "⟦she|person#a:noun⟧", "9:1: unknown form"},
		{"two kinds", named + "⟦Ada|place#a⟧", "9:21: a is a place here and a person before"},
		{"never named", header + "⟦she|person#a:pronoun⟧", "9:1: a is never named"},
		{"mention in itself", header + "⟦Ada ⟦Obi|person#a⟧|person#a⟧", "9:6: a mention of a inside another"},
		{"bad figure", header + "⟦ten|figure#f=ten⟧", "9:1: strconv.ParseFloat"},
		{"bad date value", header + "⟦May|date#f=May⟧", "9:1: \"May\" is no ISO date"},
		{"value of a person", header + "⟦Ada|person#a=3⟧", "9:1: a person has no value"},
		{"two values", header + "⟦May|date#d=2024-05⟧ ⟦May|date#d=2025-05⟧", "9:22: another value"},
		{"intro of nobody", header + "⟦Ada, a smith|intro#a⟧", "9:1: introduction of unknown a"},
		{"intro without name", named + "⟦the smith|intro#a⟧", "9:21: introduction of a without its name"},
		{"second intro", header + "⟦⟦Ada|person#a⟧, x|intro#a⟧ ⟦⟦Ada|person#a⟧, y|intro#a⟧", "second introduction"},
		{"intro with a value", named + "⟦Ada|intro#a=1⟧", "an introduction has a key only"},
		{"unknown speaker", named + "⟦“No,”|direct#b⟧", "9:21: unknown speaker b"},
		{"unknown option", named + "⟦“No,”|direct#a que=said⟧", "unknown option"},
		{"no cue", named + "⟦“No,”|direct#a cue=said⟧ she says", "no cue \"said\""},
		{"cue in speech", named + "⟦“No,” he said|direct#a cue=said⟧", "no cue \"said\""},
		{"empty cue", named + "⟦“No,”|direct#a cue=⟧", "empty cue"},
		{"no words", named + "⟦“No,”|direct#\"a guard\"⟧", "no speaker \"a guard\""},
		{"bad group", named + "⟦“No,”|direct#a group=x⟧", "group \"x\" is no number"},
		{"quote in a quote", named + "⟦“No ⟦‘I’|scare#-⟧,”|direct#a⟧", "9:26: a quotation inside another"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("x.gold", strings.NewReader(c.in))
			var fault *Error
			if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), "x.gold:") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestReadDirReadsOn(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"a.gold": header + body, "b.gold": "title", "c.gold": header + "x"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	docs, err := ReadDir(dir)
	if len(docs) != 2 || err == nil || !strings.Contains(err.Error(), "b.gold:1:1") {
		t.Errorf("%d docs, error %v", len(docs), err)
	}
	if _, err := ReadDir(t.TempDir()); err == nil {
		t.Error("an empty folder is no error")
	}
}

func FuzzParse(f *testing.F) {
	f.Add(header + body)
	f.Add(header + "⟦⟦a|b⟧|⟧ ⟦x|direct#\"\" cue=\"⟧")
	f.Add("title: \r\n\r\n⟦")
	f.Fuzz(func(t *testing.T, s string) {
		doc, err := Parse("x", strings.NewReader(s))
		if err == nil {
			check(t, doc)
		}
	})
}

// check holds what every Doc promises.
func check(t *testing.T, doc *Doc) {
	t.Helper()
	whole := text.Span{End: len(doc.Article.Text)}
	inside := func(s text.Span) bool { return s.Empty() || whole.Covers(s) }
	for i, e := range doc.Entities {
		if e.ID != i || e.Name == "" || len(e.Mentions) == 0 || !inside(e.Intro) {
			t.Errorf("entity %d: %+v", i, e)
		}
		for j, m := range e.Mentions {
			if m.Empty() || !inside(m.Span) || j > 0 && e.Mentions[j-1].End > m.Start {
				t.Errorf("%s: mention %d: %+v", e.Name, j, m)
			}
		}
		if i > 0 && text.Compare(doc.Entities[i-1].Mentions[0].Span, e.Mentions[0].Span) > 0 {
			t.Errorf("%s is not in order", e.Name)
		}
	}
	for _, q := range doc.Quotes {
		if q.Empty() || !q.Covers(q.Content) || !inside(q.Span) || !inside(q.Cue) || q.Overlaps(q.Cue) {
			t.Errorf("quote %+v", q)
		}
		if s := q.Speaker; s != nil && (s.Name == "" || s.Empty() || !inside(s.Span) || s.Entity >= len(doc.Entities)) {
			t.Errorf("speaker %+v", s)
		}
	}
}
