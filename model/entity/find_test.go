package entity

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lede/model/article"
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

// TestFind: a text, the names it must give by kind ("kind Canonical name = other
// names"), and those it must not.
func TestFind(t *testing.T) {
	t.Parallel()
	published := article.Date{Time: time.Date(2025, 4, 28, 0, 1, 0, 0, time.UTC), Precision: article.Minute}
	data, err := os.ReadFile("testdata/find.txt")
	if err != nil {
		t.Fatal(err)
	}
	for group := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		source, want, _ := strings.Cut(group, "\n")
		entities := find(t, source, Context{Published: published})
		check(t, source, entities)
		got := map[string]bool{}
		for _, e := range entities {
			line := e.Kind.String() + " " + e.Name
			for _, alias := range e.Aliases {
				line += " = " + alias
			}
			if e.Value.Date.Known() {
				line += " @ " + e.Value.Date.Time.Format("2006-01-02")[:map[article.Precision]int{article.Year: 4, article.Month: 7, article.Day: 10}[e.Value.Date.Precision]]
			}
			if e.Kind == Figure {
				line += fmt.Sprintf(" @ %g %s", e.Value.Number, e.Value.Unit)
			}
			for _, m := range e.Mentions {
				if m.Form != Name {
					line += " ~ " + m.Of(source)
				}
			}
			if !e.Intro.Empty() {
				got["intro "+e.Intro.Of(source)] = true
			}
			got[line] = true
		}
		for line := range strings.SplitSeq(want, "\n") {
			line, no := strings.CutPrefix(strings.TrimSpace(line), "not ")
			if got[line] == no {
				t.Errorf("%s\n%q: %v\n%s", source, line, got[line], strings.Join(slices.Sorted(maps.Keys(got)), "\n"))
			}
		}
	}
}

// TestTorn: a text may end and begin anywhere.
func TestTorn(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/find.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{"Ann Lee, his widow, met Karl Brandt, her late husband's niece, Eva Orr, in Oslo."}
	for group := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		source, _, _ := strings.Cut(group, "\n")
		texts = append(texts, source)
	}
	for _, s := range texts {
		for i := range s {
			if i > 0 && strings.ContainsRune(" ,.;:()", rune(s[i])) {
				check(t, s[:i], find(t, s[:i], Context{}))
				check(t, s[:i+1], find(t, s[:i+1], Context{}))
				check(t, s[i:], find(t, s[i:], Context{}))
			}
		}
	}
}

// TestCancel: a context that is done ends the search at once.
func TestCancel(t *testing.T) {
	t.Parallel()
	s := strings.Repeat("Kim Jong-un met Vladimir Putin in Moscow. ", 2000)
	doc, err := nlp.Parse(context.Background(), s, []text.Span{{Start: 0, End: len(s)}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, doc, Context{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestConcurrent: the weights are shared, and Find is the same from everywhere.
func TestConcurrent(t *testing.T) {
	t.Parallel()
	s := "Angela Merkel met Emmanuel Macron in Berlin, Reuters said. Merkel left on Monday."
	want := fmt.Sprint(find(t, s, Context{}))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := fmt.Sprint(find(t, s, Context{})); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
	group.Wait()
}

// TestLong: strange texts of a quarter of a megabyte take no longer than plain
// ones by orders of magnitude; each would run for minutes were anything quadratic.
func TestLong(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	long := map[string]string{}
	for _, unit := range []string{
		"John ", "John Smith ", "the ", "(A) ", "million ", "Mr. Smith, ", "“A B” ", "of ", "A's ", "平", "- ", "the company ", "he ", "1 ", "in 2014 ", "\"", "x",
		"The ", "Mr. ", "WBA, ", "'", "University of A ",
	} {
		long[unit] = strings.Repeat(unit, 1<<18/len(unit))
	}
	var b strings.Builder
	for i := range 15_000 {
		fmt.Fprintf(&b, "John Number%d met. ", i)
	}
	long["many names"] = b.String()
	b.Reset()
	for i := range 20_000 {
		fmt.Fprintf(&b, "Bar%c%cden and ", 'a'+i%25, 'a'+i/25%25)
	}
	long["listed names"] = b.String()
	for name, s := range long {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			check(t, s, find(t, s, Context{}))
		})
	}
}
