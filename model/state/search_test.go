package state

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/library"
	"lede/model/search"
	"lede/model/text"
)

// run searches piece by piece and returns how many pieces there were.
func run(o *Open) int {
	pieces := 0
	for {
		whole, within, ok := o.search.Piece()
		if !ok {
			return pieces
		}
		o.search.take(within, text.FindIn(whole, o.search.query, within))
		pieces++
	}
}

// TestSearchInPieces searches long articles from several places: in the end all
// is found, once, and the first hit from the place on is the current one.
func TestSearchInPieces(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	filler := strings.Repeat("the council met again “today” ", 20_000)
	a := &article.Article{Text: filler + "Quill early " + filler + strings.Repeat("é", 1000) + filler + "late quill"}
	for _, query := range []string{"quill", "the", "Quill", "é", "ée", "nowhere", "l"} {
		for _, place := range []Place{Top, 0, 5, len(filler) + 3, 2*len(filler) + 13, len(a.Text) - 5, len(a.Text)} {
			o := &Open{article: a, place: place}
			o.find(query)
			pieces := run(o)
			s, all := o.search, text.FindAll(a.Text, query)
			if place <= 0 && !slices.Equal(s.hits, all) {
				t.Errorf("%q from %d: %d hits, want %d", query, place, len(s.hits), len(all))
			}
			if s.stopped || s.Progress() != 1 || pieces == 0 {
				t.Errorf("%q from %d: ended after %.2f, %d pieces", query, place, s.Progress(), pieces)
			}
			if d := len(s.hits) - len(all); d < -1 || d > 1 { // a hit that overlaps itself may fall otherwise
				t.Errorf("%q from %d: %d hits, want %d", query, place, len(s.hits), len(all))
			}
			checkHits(t, o, place)
		}
	}
}

func checkHits(t *testing.T, o *Open, place Place) {
	t.Helper()
	s := o.search
	for i := 1; i < len(s.hits); i++ {
		if s.hits[i].Start < s.hits[i-1].End {
			t.Fatalf("%q: hits %v and %v", s.query, s.hits[i-1], s.hits[i])
		}
	}
	if len(s.hits) == 0 {
		if s.at != -1 {
			t.Errorf("%q: hit %d of none", s.query, s.at)
		}
		return
	}
	want := slices.IndexFunc(s.hits, func(h text.Span) bool { return h.Start >= onRune(o.article.Text, max(0, place)) })
	if s.at != max(0, want) {
		t.Errorf("%q from %d: hit %d, want %d", s.query, place, s.at, max(0, want))
	}
}

func TestSearchStops(t *testing.T) {
	r := New(Defaults())
	r.Start(1, Top)
	r.Show(1, &article.Article{Text: strings.Repeat("a bridge ", 200_000)}, nil)
	r.open.find("bridge")
	s := r.open.search
	found := len(s.hits)
	if found == 0 || !s.Pending() {
		t.Fatalf("%d hits at once, pending %v", found, s.Pending())
	}
	if s.take(text.Span{Start: 1, End: 2}, []text.Span{{Start: 1, End: 2}}) || len(s.hits) != found {
		t.Error("a piece that was not asked for is taken")
	}
	if !r.Cancel() || s.Pending() || !s.stopped || r.open.search != s || len(s.hits) != found {
		t.Error("esc does not stop the search and keep what was found")
	}
	if !r.Cancel() || r.open.search != nil {
		t.Error("esc does not end a search that was stopped")
	}
}

func TestSearchIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	o := &Open{article: &article.Article{Text: strings.Repeat("a", maxHits+lastPiece)}, place: 7}
	o.find("a")
	run(o)
	if n := len(o.search.hits); n < maxHits || n > maxHits+lastPiece || !o.search.stopped {
		t.Errorf("%d hits, stopped %v", n, o.search.stopped)
	}
}

// What is typed to search an article belongs to that: put back, or typed on, where the
// article was read again or another one is open.
func TestTypedSearchBelongsToItsArticle(t *testing.T) {
	t.Parallel()
	written := func(s string) *article.Article {
		var b article.Builder
		b.Write(s)
		return b.Build(article.Origin{})
	}
	const first = "A river, a rain, a river and a long river."
	for name, c := range map[string]struct {
		come      func(r *Reader)
		typed     string // of which the hits are shown once x was typed
		cancelled string // and once the line was given up
	}{
		"nothing":        {func(*Reader) {}, "rain 1", "river 3"},
		"more of it":     {func(r *Reader) { r.Show(0, written(first+" The rain fell on a river."), nil) }, "rain 2", "river 4"},
		"another text":   {func(r *Reader) { r.Show(0, written("No river, no rain."), nil) }, "rain 1", "river 1"},
		"another one":    {func(r *Reader) { r.Start(1, Top); r.Show(1, written("Rain."), nil) }, "rain 1", ""},
		"one on its way": {func(r *Reader) { r.Start(1, Top) }, "", ""},
	} {
		r := New(Defaults())
		r.library.Add(library.Item{Loaded: true}, library.Item{Loaded: true})
		r.Start(0, Top)
		r.Show(0, written(first), nil)
		r.find("river")
		found := func() string {
			s := r.open.search
			if s == nil {
				return ""
			}
			for i := range s.Len() {
				if hit := s.Hit(i); !strings.EqualFold(hit.Of(r.open.article.Text), s.query) {
					t.Errorf("%s: hit %d of %s is not in this text", name, i, s.query)
				}
			}
			return fmt.Sprint(s.query, " ", s.Len())
		}
		for _, typed := range []bool{true, false} {
			r.Type(ForFind, "")
			r.Edit(func(l *Line) { l.Insert("rai") })
			if c.come(r); typed {
				r.Edit(func(l *Line) { l.Insert("n") })
				if got := found(); got != c.typed {
					t.Errorf("%s: typed, %q, want %q", name, got, c.typed)
				}
				r.Accept()
				r.Start(0, Top)
				r.Show(0, written(first), nil)
				r.find("river")
				continue
			}
			r.cancelInput()
			if got := found(); got != c.cancelled || r.input != nil {
				t.Errorf("%s: given up, %q, want %q", name, got, c.cancelled)
			}
		}
	}
}

// A result whose text comes while a search is typed there changes neither that nor the
// page; its hits are there when the line is given up, also in another text of it, and not
// when it is accepted.
func TestTypedOverAResult(t *testing.T) {
	t.Parallel()
	written := func(s string, head bool) *article.Article {
		var b article.Builder
		b.Write(s)
		a := b.Build(article.Origin{})
		if head {
			a.Head = &article.Head{}
		}
		return a
	}
	const head, whole = "A long rain.", "A long rain. A rain on a long river."
	for _, early := range []bool{false, true} {
		for _, accepted := range []bool{false, true} {
			r := New(Defaults())
			r.library.Add(library.Item{Loaded: true}, library.Item{Loaded: true})
			r.FindAll()
			r.Edit(func(l *Line) { l.Insert("long") })
			asked, err := search.Parse("long")
			if err != nil {
				t.Fatal(err)
			}
			r.Answer(Answer{Asked: asked, Found: make([]search.Result, 1), Done: true})
			r.finding.results[0].Meta.Title = "Rain"
			r.finding.results[0].Hits = []text.Span{{Start: 1 << 20, End: 1<<20 + 1}} // of another text
			r.Accept()
			r.OpenResult(1, false)
			if early {
				r.Show(1, written(head, true), nil)
			}
			r.Type(ForFind, "")
			r.Edit(func(l *Line) { l.Insert("rain") })
			r.Effects()
			r.Show(1, written(whole, false), nil)
			if s := r.open.search; s == nil || s.query != "rain" || s.Len() != 2 || wanted[Revealing](r) {
				t.Errorf("head %v: typed, %+v", early, s)
			}
			if accepted {
				r.Accept()
				r.Show(1, written(whole+" Long.", false), nil)
				if s := r.open.search; s == nil || s.across || s.Len() != 2 {
					t.Errorf("head %v: accepted, %+v", early, s)
				}
				continue
			}
			r.cancelInput()
			if s := r.open.search; s == nil || !s.across || s.Len() != 2 {
				t.Errorf("head %v: given up, %+v", early, s)
			}
			if r.Show(1, written(whole+" Long.", false), nil); !r.open.search.across || r.open.search.Len() != 3 {
				t.Errorf("head %v: the article grew, %+v", early, r.open.search)
			}
		}
	}
}

// A search of a long article goes on in what follows it, once.
func TestSearchGoesOnInTheRest(t *testing.T) {
	t.Parallel()
	r := New(Defaults())
	r.library.Add(library.Item{Loaded: true})
	r.Start(0, Top)
	head := article.Article{Text: strings.Repeat("a bridge ", 100_000)}
	r.Show(0, &head, nil)
	r.find("bridge")
	r.Effects()
	r.Show(0, &article.Article{Text: head.Text + "a bridge"}, nil)
	n := 0
	for _, e := range r.Effects() {
		if e == (Searching{}) {
			n++
		}
	}
	if n != 1 || !r.open.search.Pending() {
		t.Errorf("%d times, pending %v", n, r.open.search.Pending())
	}
}

// TestSearchAgainIsForWords: what the list was filtered by without a word is no search to
// take up.
func TestSearchAgainIsForWords(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.keepSought("unread tag:world")
	if _, ok := r.SearchAgain(); ok {
		t.Errorf("searched for %q", r.open.search.Query())
	}
	r.keepSought("o")
	r.keepSought("is:starred")
	if fresh, ok := r.SearchAgain(); !fresh || !ok || r.open.search.Query() != "o" {
		t.Errorf("%v, %v", fresh, ok)
	}
}
