package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// story is a text of about n bytes about the same people, who are named in full
// once in ten sentences.
func story(n int, between string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		switch i % 10 {
		case 0:
			fmt.Fprintf(&b, "Maria Okonkwo, the mayor of Springfield, met %d engineers in Geneva on Monday.", i)
		case 3:
			b.WriteString("“The bridge will open in spring,” Okonkwo said.")
		default:
			b.WriteString("Workers closed the road after heavy rain, and residents waited for news from the council.")
		}
		b.WriteString(between)
	}
	return strings.TrimSpace(b.String())
}

func build(s string) *article.Article {
	var b article.Builder
	for p := range strings.SplitSeq(s, "\n") {
		b.Block(article.Block{}, p)
	}
	return b.Build(article.Origin{})
}

func TestCut(t *testing.T) {
	for name, s := range map[string]string{
		"paragraphs":    story(3*large, "\n"),
		"one paragraph": story(3*large, " "),
		"no space":      strings.Repeat("日本", large/2),
		"small":         "A word.",
		"empty":         "",
	} {
		t.Run(name, func(t *testing.T) {
			a := build(s)
			p, at := Cut(a), 0
			for i := range p.Len() {
				span := p.Span(i)
				if span.Start != at || span.Len() > 2*partSize || span.Empty() && len(a.Text) > 0 {
					t.Fatalf("part %d is %v, the one before ends at %d", i, span, at)
				}
				if at = span.End; !utf8.ValidString(span.Of(a.Text)) {
					t.Fatalf("part %d is cut inside a rune", i)
				}
				if p.At(span.Start) != i || p.At(span.End-1) != i && len(a.Text) > 0 {
					t.Errorf("part %d is not found again", i)
				}
			}
			if at != len(a.Text) {
				t.Errorf("the parts end at %d of %d", at, len(a.Text))
			}
		})
	}
}

func TestLargeIsOneDocument(t *testing.T) {
	for name, between := range map[string]string{"paragraphs": "\n", "one paragraph": " "} {
		t.Run(name, func(t *testing.T) {
			a := build(story(large+partSize, between))
			d, err := Analyze(t.Context(), a)
			if err != nil {
				t.Fatal(err)
			}
			if d.Partial() {
				t.Errorf("only %v of %d bytes", d.Part, len(a.Text))
			}
			check(t, d)
			sentences := strings.Count(a.Text, "Okonkwo")
			mayor := find(d, "Maria Okonkwo")
			if mayor == nil {
				t.Fatal("the mayor is not found")
			}
			if named := names(mayor); named < sentences*99/100 {
				t.Errorf("%d of her %d mentions are of one entity", named, sentences)
			}
			if said := spoken(d, mayor.ID); said < strings.Count(a.Text, "“")*99/100 {
				t.Errorf("%d of %d quotations are hers", said, strings.Count(a.Text, "“"))
			}
		})
	}
}

// check holds what is promised of every Document.
func check(t *testing.T, d *Document) {
	t.Helper()
	count := 0
	for i, e := range d.Entities {
		count += len(e.Mentions)
		if e.ID != i || len(e.Mentions) == 0 || !slices.IsSortedFunc(e.Mentions, func(a, b entity.Mention) int { return text.Compare(a.Span, b.Span) }) {
			t.Fatalf("entity %d: %q has ID %d and %d mentions, or they are not ascending", i, e.Name, e.ID, len(e.Mentions))
		}
		if i > 0 && e.Mentions[0].Start < d.Entities[i-1].Mentions[0].Start {
			t.Fatalf("entity %d comes before %d", i, i-1)
		}
	}
	if count != len(d.Mentions) || !slices.IsSortedFunc(d.Mentions, func(a, b Mention) int { return text.Compare(a.Span, b.Span) }) {
		t.Errorf("%d mentions of entities, %d in all, or they are not ascending", count, len(d.Mentions))
	}
	for i, q := range d.Quotes {
		if i > 0 && (q.Start < d.Quotes[i-1].Start || q.Group < d.Quotes[i-1].Group) {
			t.Fatalf("quotation %d comes before %d", i, i-1)
		}
		if q.Speaker != nil && q.Speaker.Entity != quote.Nobody && q.Speaker.Name != d.Entities[q.Speaker.Entity].Name {
			t.Fatalf("quotation %d is of %q and of entity %q", i, q.Speaker.Name, d.Entities[q.Speaker.Entity].Name)
		}
	}
}

func find(d *Document, name string) *entity.Entity {
	for i := range d.Entities {
		if d.Entities[i].Name == name {
			return &d.Entities[i]
		}
	}
	return nil
}

func names(e *entity.Entity) (n int) {
	for _, m := range e.Mentions {
		if m.Form == entity.Name {
			n++
		}
	}
	return n
}

func spoken(d *Document, id int) (n int) {
	for _, q := range d.Quotes {
		if q.Speaker != nil && q.Speaker.Entity == id {
			n++
		}
	}
	return n
}

func TestPartsStandAlone(t *testing.T) {
	a := build(story(large+partSize, "\n"))
	p := Cut(a)
	var near []*Document
	for i := 1; i <= 2; i++ {
		d, err := p.Analyze(t.Context(), i)
		if err != nil {
			t.Fatal(err)
		}
		if d.Part != p.Span(i) || d.Covers(p.Span(i).Start-1) || !d.Covers(p.Span(i).Start) {
			t.Errorf("part %d is %v", i, d.Part)
		}
		for _, m := range d.Mentions {
			if !d.Part.Covers(m.Span) {
				t.Fatalf("%v is outside of part %d", m.Span, i)
			}
		}
		near = append(near, d)
	}
	d := Join(near)
	check(t, d)
	if want := p.Span(1).Join(p.Span(2)); d.Part != want {
		t.Errorf("joined %v, want %v", d.Part, want)
	}
}

func TestJoinLeavesNamesakesApart(t *testing.T) {
	person := func(at int, name string, aliases ...string) entity.Entity {
		return entity.Entity{Name: name, Aliases: aliases, Mentions: []entity.Mention{{Span: text.Span{Start: at, End: at + 1}}}}
	}
	part := func(start int, found ...entity.Entity) *Document {
		for i := range found {
			found[i].ID = i
		}
		return &Document{
			Article: &article.Article{Text: strings.Repeat("x", 100)}, Part: text.Span{Start: start, End: start + 10},
			Entities: found, Mentions: mentions(found),
		}
	}
	d := Join([]*Document{
		part(0, person(0, "Ann Hill", "Hill"), person(2, "Bo Hill"), person(3, "Li Wei")),
		part(10, person(10, "Hill"), person(12, "Wei"), person(14, "Ann Hill")),
		part(20, person(20, "Eva Wei")),
	})
	check(t, d)
	var got []string
	for _, e := range d.Entities {
		got = append(got, fmt.Sprint(e.Name, " ", len(e.Mentions)))
	}
	if want := []string{"Ann Hill 2", "Bo Hill 1", "Li Wei 2", "Hill 1", "Eva Wei 1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnalyzeStops(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Analyze(ctx, build(story(large+1, " "))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// parts makes neighbouring documents of the entities of each, ten bytes a part.
func parts(found ...[]entity.Entity) []*Document {
	a := &article.Article{Text: strings.Repeat("x", 10*len(found)+1)}
	var out []*Document
	for k, entities := range found {
		for i := range entities {
			at := 10*k + 2*i
			entities[i].ID, entities[i].Mentions = i, []entity.Mention{{Span: text.Span{Start: at, End: at + 1}}}
		}
		out = append(out, &Document{Article: a, Part: text.Span{Start: 10 * k, End: 10*k + 10}, Entities: entities, Mentions: mentions(entities)})
	}
	return out
}

// A short name is taken for a full one of the part before, not of an earlier
// one, and for none where a second person bore it since.
func TestJoinReachesOnePart(t *testing.T) {
	called := func(names ...string) (out []entity.Entity) {
		for _, n := range names {
			out = append(out, entity.Entity{Name: n})
		}
		return out
	}
	for _, c := range []struct {
		parts [][]entity.Entity
		want  string
	}{
		{[][]entity.Entity{called("Li Wei"), called("Wei")}, "Li Wei 2"},
		{[][]entity.Entity{called("Li Wei"), called("Bo"), called("Wei")}, "Li Wei 1, Bo 1, Wei 1"},
		{[][]entity.Entity{called("Li Wei"), called("Wei"), called("Wei")}, "Li Wei 3"},
		{[][]entity.Entity{called("Ann Hill"), called("Bo Hill"), called("Hill")}, "Ann Hill 1, Bo Hill 1, Hill 1"},
		{[][]entity.Entity{called("Ann Hill"), called("Cy"), called("Bo Hill"), called("Hill")}, "Ann Hill 1, Cy 1, Bo Hill 2"},
	} {
		d := Join(parts(c.parts...))
		check(t, d)
		var got []string
		for _, e := range d.Entities {
			got = append(got, fmt.Sprint(e.Name, " ", len(e.Mentions)))
		}
		if joined := strings.Join(got, ", "); joined != c.want {
			t.Errorf("got %q, want %q", joined, c.want)
		}
	}
}

// Quotations of two parts are never of one act of speech.
func TestJoinPartsGroups(t *testing.T) {
	near := parts(nil, nil)
	near[0].Quotes = []quote.Quote{{Group: 0}, {Group: 1}}
	near[1].Quotes = []quote.Quote{{Group: 0}, {Group: 0}}
	var groups []int
	for _, q := range Join(near).Quotes {
		groups = append(groups, q.Group)
	}
	if want := []int{0, 1, 2, 2}; !slices.Equal(groups, want) {
		t.Errorf("groups %v, want %v", groups, want)
	}
}

// TestDense: nothing is looked for in a text that is no prose, whole or in part; its
// words are counted.
func TestDense(t *testing.T) {
	t.Parallel()
	var b article.Builder
	b.Block(article.Block{}, strings.Repeat("Una: “He”! I? ", 80_000))
	a := b.Build(article.Origin{})
	doc, err := Analyze(t.Context(), a)
	if err != nil || len(doc.Mentions)+len(doc.Quotes) > 0 || doc.Words != a.Words() || doc.Partial() {
		t.Errorf("%d mentions, %d quotations, %d words of %d, %v", len(doc.Mentions), len(doc.Quotes), doc.Words, a.Words(), err)
	}
	if part, err := Cut(a).Analyze(t.Context(), 1); err != nil || !part.Partial() || len(part.Mentions) > 0 {
		t.Errorf("a part: %v", err)
	}
}
