package quote

import (
	"context"
	"errors"
	"testing"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// analyze runs every stage over s, paragraph by paragraph.
func analyze(t testing.TB, s string) ([]Quote, []entity.Entity) {
	t.Helper()
	ctx := context.Background()
	doc, err := nlp.Parse(ctx, s, paragraphs(lay(s)))
	if err != nil {
		t.Fatal(err)
	}
	entities, err := entity.Find(ctx, doc, entity.Context{})
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := Find(ctx, doc, entities)
	if err != nil {
		t.Fatal(err)
	}
	return quotes, entities
}

// check holds what is promised of every result.
func check(t testing.TB, s string, quotes []Quote, entities []entity.Entity) {
	t.Helper()
	valid := func(sp text.Span) bool { return 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(s) }
	for i, q := range quotes {
		if !valid(q.Span) || !q.Covers(q.Content) || q.Content.Empty() || !valid(q.Cue) {
			t.Fatalf("quote %d: bad spans %+v", i, q)
		}
		if i > 0 && q.Start < quotes[i-1].End {
			t.Fatalf("quote %d at %d starts before the one before ends at %d", i, q.Start, quotes[i-1].End)
		}
		for _, sp := range q.Evidence {
			if !valid(sp) || sp.Empty() {
				t.Fatalf("quote %d: bad evidence %v", i, sp)
			}
		}
		if q.Confidence <= 0 || q.Confidence > 1 {
			t.Fatalf("quote %d: confidence %v", i, q.Confidence)
		}
		sp := q.Speaker
		if sp == nil {
			continue
		}
		if !valid(sp.Span) || sp.Span.Empty() || sp.Name == "" || sp.Entity < Nobody || sp.Entity >= len(entities) {
			t.Fatalf("quote %d: bad speaker %+v", i, *sp)
		}
		if q.Why == "" {
			t.Fatalf("quote %d: a speaker without a reason", i)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		`"We won," she said. "At last."`, "‘One.\n\n‘Two,’ said Ann Lee.", "WALLACE: So?\nPENCE: “No.”\n",
		"“““ ”’‘„‟«»‹›「」", "He called it “a beginning” and left", "\xff“\xfe”", "''``''", "― Name\n“a”\n― Ann Lee",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = text.Clean(s)
		quotes, entities := analyze(t, s)
		check(t, s, quotes, entities)
	})
}

func TestFindStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, lay("“We won,” she said."), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}
