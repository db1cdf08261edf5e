package entity

import (
	"context"
	"slices"
	"testing"

	"lede/model/nlp"
	"lede/model/text"
)

// find returns the entities of s, analysed as one zone.
func find(t testing.TB, s string, about Context) []Entity {
	t.Helper()
	doc, err := nlp.Parse(context.Background(), s, []text.Span{{Start: 0, End: len(s)}})
	if err != nil {
		t.Fatal(err)
	}
	entities, err := Find(context.Background(), doc, about)
	if err != nil {
		t.Fatal(err)
	}
	return entities
}

// check reports every way in which entities break what package entity promises.
func check(t testing.TB, s string, entities []Entity) {
	t.Helper()
	var names []text.Span
	for i, e := range entities {
		if e.ID != i {
			t.Errorf("entity %d has ID %d", i, e.ID)
		}
		if len(e.Mentions) == 0 {
			t.Fatalf("entity %q has no mention", e.Name)
		}
		if i > 0 && entities[i-1].Mentions[0].Start > e.Mentions[0].Start {
			t.Errorf("entity %q comes before %q", entities[i-1].Name, e.Name)
		}
		for k, m := range e.Mentions {
			if m.Start < 0 || m.End > len(s) || m.Empty() {
				t.Fatalf("mention %v of %q lies outside the text", m.Span, e.Name)
			}
			if k > 0 && text.Compare(e.Mentions[k-1].Span, m.Span) >= 0 {
				t.Errorf("mentions of %q do not ascend", e.Name)
			}
			if m.Confidence <= 0 || m.Confidence > 1 {
				t.Errorf("%q has confidence %g", m.Of(s), m.Confidence)
			}
			if m.Form == Name {
				names = append(names, m.Span)
			}
		}
	}
	slices.SortFunc(names, text.Compare)
	for i := 1; i < len(names); i++ {
		if names[i-1].Overlaps(names[i]) {
			t.Errorf("names overlap: %q, %q", names[i-1].Of(s), names[i].Of(s))
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"North Korean leader Kim Jong-un met Mr. Putin in Moscow on Monday, the Korean Central News Agency (KCNA) said.",
		"The 34-year-old striker paid $4.2 billion, or 12.5 percent, on Apr 28, 2025; early - - - mid in 2014.",
		"million billion trillion million billion trillion one two three half a million of",
		"İSTANBUL’DA 平壌 (ПХЕНЬЯН) \u200dé the the the 's ’s", "John John John Smith Jr. Smith Sr. (JS) (J) (",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = text.Clean(s)
		check(t, s, find(t, s, Context{}))
	})
}
