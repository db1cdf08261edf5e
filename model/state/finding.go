package state

import (
	"slices"

	"lede/model/article"
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

	again *search.Result // to be selected when it comes again, nil for none

	dossier *Dossier // of the name that was asked about; nil for none
	about   string   // the query that asked

	account *Account // what the results tell, nil where they answer a question
}

// Query is what is asked, as it is typed.
func (f *Finding) Query() string { return f.query }

// Asked is the question that the results answer, nil where there is none.
func (f *Finding) Asked() *search.Query { return f.asked }

// Begun reports whether the last word of what is asked is taken for the beginning of one.
func (f *Finding) Begun() bool { return f.asked != nil && f.asked.Begun && f.asked.Source == f.query }

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

// FindAll goes to the search of the library, with what was asked before. Begun
// elsewhere than in its results it is another one, which ends there.
func (r *Reader) FindAll() {
	if r.finding == nil || r.focus != OnFindings || r.finding.account != nil {
		r.beginFinding()
	}
	r.focus, r.panel, r.card, r.help = OnFindings, nil, nil, nil
	r.Type(ForLibrary, r.finding.query)
}

// Ask understands what is typed as a question, and returns it where it is one to
// be answered: results are awaited then. Else it notes why not.
func (r *Reader) Ask() (*search.Query, bool) {
	f := r.finding
	if f == nil || f.account != nil {
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
	f.selectAgain()
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
	r.finding.sort, r.finding.again = search.ByDate-r.finding.sort, nil
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
		f.row, f.again = max(0, min(i, len(f.results)-1)), nil
	}
}

// selectAgain selects the result that was selected before all was asked again, once it
// is there.
func (f *Finding) selectAgain() {
	if f.again == nil {
		return
	}
	i := slices.IndexFunc(f.results, func(found search.Result) bool {
		return found.Path == f.again.Path && found.Origin.File == f.again.Origin.File && found.Origin.Index == f.again.Origin.Index &&
			(f.account == nil || slices.Equal(found.Hits, f.again.Hits))
	})
	if i >= 0 {
		f.row = i
	}
	if i >= 0 || f.whole() {
		f.again = nil
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
	if f.account != nil && len(found.Hits) == 0 {
		return nil
	}
	if f.account != nil {
		return f.account.passage(f.row, found.Hits[0], a)
	}
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
