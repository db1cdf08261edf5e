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
	Query   string // as it is typed
	Asked   *search.Query
	Fault   string // why the query is not understood; the results are of the one before
	Results []search.Found
	Total   int  // that answer; -1 more than are shown
	Busy    bool // more results may come
	Row     int  // the selected result
	Top     int  // the first on the screen
	Sort    search.Sort

	from origin
}

// origin is where the reader was before.
type origin struct {
	focus Focus
	id    library.ID // of the open article
	place Place
}

// FindAll goes to the search of the library, with what was asked before.
func (r *Reader) FindAll() {
	if r.Finding == nil {
		r.Finding = &Finding{from: origin{focus: r.Focus, id: library.None}}
		if r.Open != nil {
			r.Finding.from.id, r.Finding.from.place = r.Open.ID, r.Open.Place
		}
	}
	r.Focus, r.Panel, r.Card, r.Help = OnFindings, nil, nil, nil
	r.Type(ForLibrary, r.Finding.Query)
}

// LeaveFinding ends the search of the library. The reader goes back to where it
// began; other is the item to open for that, None where it is open still or none
// was.
func (r *Reader) LeaveFinding() (other library.ID, place Place) {
	f := r.Finding
	r.Finding, r.Input = nil, nil
	if f == nil {
		return library.None, Top
	}
	r.Focus = f.from.focus
	if r.Focus == OnPanel {
		r.Focus = OnArticle
	}
	if f.from.id == library.None {
		r.Focus = OnList
		return library.None, Top
	}
	if r.Open != nil && r.Open.ID == f.from.id {
		r.Open.Place = f.from.place
		return library.None, Top
	}
	return f.from.id, f.from.place
}

// Answer takes results of the question in force, in place of those of the one
// before, or after those that came already.
func (f *Finding) Answer(found []search.Found, total int, more, done bool) {
	if !more {
		f.Results, f.Row, f.Top = nil, 0, 0
	}
	f.Results = append(f.Results, found...)
	f.Total, f.Busy = total, !done
}

// Move selects the result n rows on.
func (f *Finding) Move(n int) {
	f.Row = max(0, min(f.Row+n, len(f.Results)-1))
}

// Selected is the selected result, nil where there is none.
func (f *Finding) Selected() *search.Found {
	if f.Row < 0 || f.Row >= len(f.Results) {
		return nil
	}
	return &f.Results[f.Row]
}

// KeepVisible moves Top so that the selected result is on a screen of lines
// lines; height gives those of a result.
func (f *Finding) KeepVisible(lines int, height func(i int) int) {
	if f.Top = max(0, min(f.Top, f.Row)); len(f.Results) == 0 {
		return
	}
	used := 0
	for i := f.Row; i >= f.Top; i-- {
		if used += height(i); used > lines && i < f.Row {
			f.Top = i + 1
			return
		}
	}
}

// HitsOf are the hits of a result in the article as it was opened: those that
// were found where its text is still the same, else the words it has now.
func (f *Finding) HitsOf(found *search.Found, a *article.Article) []text.Span {
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
	if f.Asked == nil {
		return nil
	}
	return f.Asked.Hits(search.SubjectOf(a))
}

// ShowHits makes the hits of the selected result those that n and N walk; last
// makes the last one the current. It reports false where there are none.
func (r *Reader) ShowHits(last bool) (text.Span, bool) {
	f, o := r.Finding, r.Open
	if f == nil || f.Selected() == nil || o == nil || o.Article == nil {
		return text.Span{}, false
	}
	hits := f.HitsOf(f.Selected(), o.Article)
	if len(hits) == 0 {
		return text.Span{}, false
	}
	o.Search = &Search{Query: f.Query, Hits: hits, Across: true, article: o.Article, done: len(o.Article.Text)}
	if last {
		o.Search.At = len(hits) - 1
	}
	return hits[o.Search.At], true
}

// NextResult is the result to open when the reader walks on from the last hit
// of the open one, or back from its first; ok is false where that is not so.
func (r *Reader) NextResult(step int) (row int, ok bool) {
	f, o := r.Finding, r.Open
	if f == nil || o == nil || o.Search == nil || !o.Search.Across {
		return 0, false
	}
	at, end := o.Search.At+step, len(o.Search.Hits)
	if at >= 0 && at < end {
		return 0, false
	}
	row = f.Row + step
	return row, row >= 0 && row < len(f.Results)
}
