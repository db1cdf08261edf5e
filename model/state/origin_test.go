package state

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/library"
	"lede/model/search"
)

// numberedResults are n results, of different files.
func numberedResults(n int) (all []search.Result) {
	for i := range n {
		all = append(all, search.Result{Path: strings.Repeat("a", i+1), Origin: article.Origin{File: strings.Repeat("a", i+1)}})
	}
	return all
}

// Of the articles where searches of the library were begun, only the one that is open is
// held; what was searched for in each is known still.
func TestSearchesHoldNoArticle(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.TogglePanel(Names)
	r.FocusOn(OnArticle)
	r.find("river")
	for range 3 {
		r.FindAll()
		r.Answer(Answer{Found: numberedResults(2), Done: true})
		r.Accept()
		r.OpenResult(1-r.open.id, false)
	}
	for n, f := 0, r.finding; f != nil; n, f = n+1, f.before {
		if at := f.from; at.open != nil || at.panel != nil || at.search != nil && (at.search.article != nil || len(at.search.hits) > 1) {
			t.Errorf("search %d from the last holds %+v", n, at)
		}
		if f.before == nil && (f.from.search == nil || f.from.search.query != "river") {
			t.Errorf("what was searched for is %+v", f.from.search)
		}
	}
}

// A search that another led back to is asked again where something of its answer was to
// come, and then alone.
func TestLeftSearchIsAskedAgain(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		was  Finding
		asks bool
	}{
		"answered":        {Finding{}, false},
		"busy":            {Finding{busy: true}, true},
		"a dossier":       {Finding{dossier: &Dossier{Known: true}}, false},
		"one to be known": {Finding{dossier: &Dossier{}}, true},
	} {
		r := reading(t)
		was := c.was
		was.query = "river"
		r.finding, r.focus = &was, OnArticle
		r.FindAll()
		r.Effects()
		if r.leaveFinding(); r.finding != &was || wanted[Asked](r) != c.asks {
			t.Errorf("%s: asked again: %v", name, !c.asks)
		}
		if _, ok := r.Ask(); !ok {
			t.Errorf("%s: cannot be asked", name)
		}
		r.Effects()
		if r.leaveFinding(); !wanted[AskedNoMore](r) {
			t.Errorf("%s: the answer is still to come, for nobody", name)
		}
	}
}

// A search begun where another led shows its results until it is asked, and nothing else
// of it; what answers it is not the other's.
func TestSearchesShareNothing(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.FindAll()
	was := r.finding
	r.Answer(Answer{Found: append(make([]search.Result, 0, 9), numberedResults(3)...)})
	was.results = was.results[:2]
	was.fault, was.dossier, was.again = "no", &Dossier{}, &search.Result{}
	r.focus = OnArticle
	r.FindAll()
	if f := r.finding; f == was || f.Len() != 2 || f.fault != "" || f.dossier != nil || f.again != nil {
		t.Fatalf("begun with %+v", f)
	}
	r.Answer(Answer{Found: make([]search.Result, 1), After: true})
	if was.Len() != 2 || was.results[:3][2].Path == "" {
		t.Errorf("the other's results are %+v", was.results[:3])
	}
}

// Asked again, the selected result is selected where it comes, until another one is.
func TestSelectedAgain(t *testing.T) {
	t.Parallel()
	all := numberedResults(4)
	for name, c := range map[string]struct {
		meanwhile func(*Reader)
		want      int
	}{
		"nothing":          {func(*Reader) {}, 2},
		"another row":      {func(r *Reader) { r.SelectResult(1) }, 0},
		"another order":    {func(r *Reader) { r.SortResults() }, 0},
		"another is typed": {func(r *Reader) { r.FindAll(); r.Edit(func(l *Line) { l.Insert("x") }) }, 0},
	} {
		r := reading(t)
		r.FindAll()
		r.Answer(Answer{Found: all[:3]})
		r.SelectResult(2)
		r.focus = OnArticle
		r.FindAll()
		r.leaveFinding()
		r.focus = OnFindings
		c.meanwhile(r)
		r.Answer(Answer{Found: all[:1]})
		r.Answer(Answer{Found: all[1:], After: true, Done: true})
		if r.finding.row != c.want || r.finding.again != nil {
			t.Errorf("%s: row %d, want %d", name, r.finding.row, c.want)
		}
	}
}

// A search that was begun in the list leads back to the row that was selected there, also
// where the page beside it had not followed yet.
func TestLeftSearchSelectsItsRow(t *testing.T) {
	t.Parallel()
	for name, opened := range map[string]library.ID{"nothing was opened": library.None, "the one on the page was": 0, "the selected one was": 1, "another one was": 2} {
		r := reading(t)
		r.library.Add(library.Item{Loaded: true, Meta: article.Meta{Title: "Three"}})
		r.FocusOn(OnList)
		r.SelectRow(1) // of which the preview is to come: item 0 is open
		r.FindAll()
		r.Answer(Answer{Found: numberedResults(2), Done: true})
		r.Accept()
		if opened != library.None {
			r.OpenResult(opened, false)
			r.FocusOn(OnFindings)
		}
		if r.leaveFinding(); r.focus != OnList || r.Row() != 1 {
			t.Errorf("%s: back at row %d", name, r.Row())
		}
	}
}

// A filter that is given up leaves the selection where it was, whatever it hid; so does one
// that leads on to the texts.
func TestFilterGivenUpSelectsItsRow(t *testing.T) {
	t.Parallel()
	for typed, row := range map[string]int{"zzz": 1, "one": 1, "two": 1, "": 1} {
		r := reading(t)
		r.FocusOn(OnList)
		r.SelectRow(1)
		r.Type(ForFilter, "")
		r.Edit(func(l *Line) { l.Insert(typed) })
		if r.Cancel(); r.Row() != row || r.library.Query() != "" {
			t.Errorf("%q: back at row %d, filtered by %q", typed, r.Row(), r.library.Query())
		}
	}
}
