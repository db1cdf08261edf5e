package state

import (
	"lede/model/article"
	"lede/model/library"
	"lede/model/search"
	"lede/model/text"
)

// Finding is a search of the whole library: what is asked and what answers.
// Results keep their order once they are shown; the next question replaces them.
type Finding struct {
	query   string // as it is typed
	typed   bool   // its last word may be the beginning of one
	asked   *search.Query
	fault   string // why the query is not understood; the results are of the one before
	results []search.Result
	total   int  // that answer; -1 more than are shown
	busy    bool // more results may come
	row     int  // the selected result
	top     int  // the first on the screen
	sort    search.Sort

	from   origin
	before *Finding // that led to the article where this one began, nil for none
	kept   bool     // it was left as it is, and need not be asked again

	dossier *Dossier // of the name that was asked about; nil for none
	about   string   // the query that asked
}

// Query is what is asked, as it is typed.
func (f *Finding) Query() string { return f.query }

// Asked is the question that the results answer, nil where there is none.
func (f *Finding) Asked() *search.Query { return f.asked }

// Fault is why the query is not understood or was not answered, "" where it was;
// the results are of the one before.
func (f *Finding) Fault() string { return f.fault }

// Len is how many results there are.
func (f *Finding) Len() int { return len(f.results) }

// Result is result i.
func (f *Finding) Result(i int) search.Result { return f.results[i] }

// Total is how many articles answer, -1 for more than are shown.
func (f *Finding) Total() int { return f.total }

// Busy reports whether more results may come.
func (f *Finding) Busy() bool { return f.busy }

// Row is the selected result.
func (f *Finding) Row() int { return f.row }

// Top is the first result on the screen.
func (f *Finding) Top() int { return f.top }

// Sort is the order of the results.
func (f *Finding) Sort() search.Sort { return f.sort }

// origin is where the reader was before.
type origin struct {
	focus Focus
	row   library.ID // that was selected in the list
	id    library.ID // of the open article
	place Place
	open  *Open  // that article, as long as no other one is read
	panel *Panel // beside it

	search *Search // in that article
}

// maxBefore is how many searches of the library lie behind each other.
const maxBefore = 50

// FindAll goes to the search of the library, with what was asked before. Begun
// elsewhere than in its results it is another one, which ends there.
func (r *Reader) FindAll() {
	if r.finding == nil || r.focus != OnFindings {
		r.beginFinding()
	}
	r.focus, r.panel, r.card, r.help = OnFindings, nil, nil, nil
	r.Type(ForLibrary, r.finding.query)
}

// beginFinding begins a search of the library where the reader is.
func (r *Reader) beginFinding() {
	var f Finding
	if r.finding != nil {
		f = *r.finding
	}
	f.before = r.finding
	f.from = origin{focus: r.focus, row: r.list.ID, id: library.None, open: r.open, panel: r.panel}
	if r.open != nil {
		f.from.id, f.from.place, f.from.search = r.open.id, r.open.place, r.open.search
	}
	r.finding = &f
	last := &f
	for range maxBefore {
		if last.before == nil {
			return
		}
		last = last.before
	}
	last.before = nil
}

// leaveFinding ends the search of the library. The reader goes back to where it
// began, and begins to read that article again where another one is open by now. The
// search that led there is as it was.
func (r *Reader) leaveFinding() {
	f := r.finding
	if f == nil {
		return
	}
	r.finding, r.input = f.before, nil
	if was := f.before; was != nil {
		was.kept = !was.busy && (was.dossier == nil || was.dossier.Known)
	}
	r.want(Asked{})
	r.arrival = nil
	switch {
	case f.from.id == library.None:
		r.FocusOn(OnList)
		r.list.ID = f.from.row
		r.reselect()
	case r.open == nil || r.open.id != f.from.id:
		r.GoTo(f.from.id, f.from.place)
		if f.from.focus == OnList {
			r.FocusOn(OnList)
		}
		r.restore(f.from.search)
	default:
		if r.open == f.from.open {
			r.panel = f.from.panel
		}
		if r.focus = f.from.focus; r.focus == OnPanel && r.panel == nil {
			r.focus = OnArticle
		}
		r.MoveTo(f.from.place)
		r.restore(f.from.search)
	}
}

// Ask understands what is typed as a question, and returns it where it is one to
// be answered: results are awaited then. Else it notes why not.
func (r *Reader) Ask() (*search.Query, bool) {
	f := r.finding
	if f == nil || f.kept {
		if f != nil {
			f.kept = false
		}
		return nil, false
	}
	parse := search.Parse
	if r.input != nil || f.typed {
		parse = search.ParseTyped
	}
	q, err := parse(f.query)
	if err != nil {
		r.RefuseAnswer(err)
		return nil, false
	}
	f.fault = ""
	if q.Root == nil {
		r.Answer(Answer{Done: true})
		return nil, false
	}
	f.busy = true
	return q, true
}

// Answer is what answers a question, or a part of that.
type Answer struct {
	Asked *search.Query // nil where nothing was asked
	Found []search.Result
	Total int  // that answer; -1 more than are shown
	After bool // after the results that came already, not in their place
	Done  bool // no more come
}

// Answer shows results.
func (r *Reader) Answer(a Answer) {
	f := r.finding
	if f == nil {
		return
	}
	if !a.After {
		f.results, f.row, f.top = nil, 0, 0
	}
	f.results = append(f.results, a.Found...)
	f.asked, f.total, f.busy = a.Asked, a.Total, !a.Done
}

// RefuseAnswer notes why the question is not answered; the results stay.
func (r *Reader) RefuseAnswer(err error) {
	if f := r.finding; f != nil {
		f.fault, f.busy = err.Error(), false
	}
}

// SortResults goes to the other order, which it returns: the question is to be
// asked again.
func (r *Reader) SortResults() search.Sort {
	r.finding.sort = search.ByDate - r.finding.sort
	r.want(Asked{})
	return r.finding.sort
}

// MoveResults moves the selected result by n.
func (r *Reader) MoveResults(n int) {
	if r.finding != nil {
		r.SelectResult(r.finding.row + n)
	}
}

// SelectResult selects result i, or the nearest there is.
func (r *Reader) SelectResult(i int) {
	if f := r.finding; f != nil {
		f.row = max(0, min(i, len(f.results)-1))
	}
}

// Selected is a copy of the selected result, nil where there is none.
func (f *Finding) Selected() *search.Result {
	if f.row < 0 || f.row >= len(f.results) {
		return nil
	}
	found := f.results[f.row]
	return &found
}

// KeepResultVisible moves the results so that the selected one is on a screen of
// lines lines; height gives those of a result.
func (r *Reader) KeepResultVisible(lines int, height func(i int) int) {
	f := r.finding
	if f == nil {
		return
	}
	if f.top = max(0, min(f.top, f.row)); len(f.results) == 0 {
		return
	}
	used := 0
	for i := f.row; i >= f.top; i-- {
		if used += height(i); used > lines && i < f.row {
			f.top = i + 1
			return
		}
	}
}

// HitsOf are the hits of a result in the article as it was opened: those that
// were found where its text is still the same, else the words it has now.
func (f *Finding) HitsOf(found *search.Result, a *article.Article) []text.Span {
	same := len(found.Pieces) > 0 || len(found.Hits) == 0
	for _, p := range found.Pieces {
		same = same && p.End <= len(a.Text) && p.Of(a.Text) == p.Text
	}
	for _, h := range found.Hits {
		same = same && h.End <= len(a.Text)
	}
	if same {
		return found.Hits
	}
	if f.asked == nil {
		return nil
	}
	return f.asked.Hits(search.SubjectOf(a))
}
