package state

import (
	"slices"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/text"
)

// run searches piece by piece and returns how many pieces there were.
func run(o *Open) int {
	pieces := 0
	for {
		whole, within, ok := o.Search.Piece()
		if !ok {
			return pieces
		}
		o.Search.Take(within, text.FindIn(whole, o.Search.Query, within))
		pieces++
	}
}

// TestSearchInPieces searches long articles from several places: in the end all
// is found, once, and the first hit from the place on is the current one.
func TestSearchInPieces(t *testing.T) {
	filler := strings.Repeat("the council met again “today” ", 20_000)
	a := &article.Article{Text: filler + "Quill early " + filler + strings.Repeat("é", 1000) + filler + "late quill"}
	for _, query := range []string{"quill", "the", "Quill", "é", "ée", "nowhere", "l"} {
		for _, place := range []Place{Top, 0, 5, len(filler) + 3, 2*len(filler) + 13, len(a.Text) - 5, len(a.Text)} {
			o := &Open{Article: a, Place: place}
			o.Find(query)
			pieces := run(o)
			s, all := o.Search, text.FindAll(a.Text, query)
			if place <= 0 && !slices.Equal(s.Hits, all) {
				t.Errorf("%q from %d: %d hits, want %d", query, place, len(s.Hits), len(all))
			}
			if s.Stopped || s.Progress() != 1 || pieces == 0 {
				t.Errorf("%q from %d: ended after %.2f, %d pieces", query, place, s.Progress(), pieces)
			}
			if d := len(s.Hits) - len(all); d < -1 || d > 1 { // a hit that overlaps itself may fall otherwise
				t.Errorf("%q from %d: %d hits, want %d", query, place, len(s.Hits), len(all))
			}
			checkHits(t, o, place)
		}
	}
}

func checkHits(t *testing.T, o *Open, place Place) {
	t.Helper()
	s := o.Search
	for i := 1; i < len(s.Hits); i++ {
		if s.Hits[i].Start < s.Hits[i-1].End {
			t.Fatalf("%q: hits %v and %v", s.Query, s.Hits[i-1], s.Hits[i])
		}
	}
	if len(s.Hits) == 0 {
		if s.At != -1 {
			t.Errorf("%q: hit %d of none", s.Query, s.At)
		}
		return
	}
	want := slices.IndexFunc(s.Hits, func(h text.Span) bool { return h.Start >= onRune(o.Article.Text, max(0, place)) })
	if s.At != max(0, want) {
		t.Errorf("%q from %d: hit %d, want %d", s.Query, place, s.At, max(0, want))
	}
}

func TestSearchStops(t *testing.T) {
	r := New()
	r.Start(1, Top)
	r.Show(1, &article.Article{Text: strings.Repeat("a bridge ", 200_000)}, nil)
	r.Open.Find("bridge")
	s := r.Open.Search
	found := len(s.Hits)
	if found == 0 || !s.Pending() {
		t.Fatalf("%d hits at once, pending %v", found, s.Pending())
	}
	if s.Take(text.Span{Start: 1, End: 2}, []text.Span{{Start: 1, End: 2}}) || len(s.Hits) != found {
		t.Error("a piece that was not asked for is taken")
	}
	if !r.Cancel() || s.Pending() || !s.Stopped || r.Open.Search != s || len(s.Hits) != found {
		t.Error("esc does not stop the search and keep what was found")
	}
	if !r.Cancel() || r.Open.Search != nil {
		t.Error("esc does not end a search that was stopped")
	}
}

func TestSearchIsBounded(t *testing.T) {
	o := &Open{Article: &article.Article{Text: strings.Repeat("a", maxHits+lastPiece)}, Place: 7}
	o.Find("a")
	run(o)
	if n := len(o.Search.Hits); n < maxHits || n > maxHits+lastPiece || !o.Search.Stopped {
		t.Errorf("%d hits, stopped %v", n, o.Search.Stopped)
	}
}
