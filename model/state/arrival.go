package state

import (
	"sort"

	"lede/model/library"
	"lede/model/text"
)

// arrival is an article that is being opened, and what is to be its search.
type arrival struct {
	id   library.ID
	last bool    // of the result that is opened the last hit is wanted, not the first
	back *Search // that was left with the article, nil for a result that is opened
}

// OpenResult opens the selected result, which is item id, at its first hit or
// its last.
func (r *Reader) OpenResult(id library.ID, last bool) {
	r.Leave()
	r.Enter(id)
	r.arrival = &arrival{id: id, last: last}
	r.arrive()
}

// arrive goes to the hit of the result that was opened, once its text is there:
// of a head that is shown first, and of the whole. What is typed meanwhile stays, and
// the page where it is.
func (r *Reader) arrive() {
	to, o := r.arrival, r.open
	if to == nil || o == nil || o.id != to.id || o.article == nil {
		return
	}
	s := r.arrived(to)
	if o.article.Head == nil || to.back != nil && s != nil {
		r.arrival = nil
	}
	switch {
	case s == nil:
	case r.input.finds(o):
		r.input.search = s
	default:
		if o.search = s; to.back == nil {
			o.selection = nil
			r.want(Revealing{s.hits[s.at]})
		}
	}
}

// arrived is the search that an arrival brings, nil for none.
func (r *Reader) arrived(to *arrival) *Search {
	if to.back != nil {
		return r.again(to.back)
	}
	s := r.across()
	if s != nil && to.last {
		s.at = len(s.hits) - 1
	}
	return s
}

// restore makes s the search of the open article again, once its text is there.
func (r *Reader) restore(s *Search) {
	if r.open.search = nil; s == nil {
		return
	}
	r.arrival = &arrival{id: r.open.id, back: s}
	r.arrive()
	r.goOn()
}

// again is s itself where it is a search of the open article's text, else what it asks,
// asked in this text. It is nil where nothing of a search of the library is in that.
func (r *Reader) again(s *Search) *Search {
	if s == nil || s.article == r.open.article {
		return s
	}
	var again *Search
	if s.across {
		again = r.across()
	} else {
		again = r.open.searched(s.query)
	}
	if again != nil && !again.Pending() {
		again.hold(s)
	}
	return again
}

// hold makes the current hit of s the current one, where it is one here; of the hits of a
// search of the library the next, where it is not.
func (s *Search) hold(was *Search) {
	if was.at < 0 || was.at >= len(was.hits) {
		return
	}
	hit := was.hits[was.at]
	i := sort.Search(len(s.hits), func(i int) bool { return s.hits[i].Start >= hit.Start })
	if s.across || i < len(s.hits) && s.hits[i] == hit {
		s.at = i % len(s.hits)
	}
}

// across is a search with the hits of the selected result in the open article, which has
// its text; nil where there are none.
func (r *Reader) across() *Search {
	f, o := r.finding, r.open
	if f == nil || f.Selected() == nil {
		return nil
	}
	hits := f.HitsOf(f.Selected(), o.article)
	if title := o.article.Meta.Title; len(hits) == 0 && f.account != nil && title != "" {
		hits = beforeText(o.article, []text.Span{{End: len(title)}})
	}
	if len(hits) == 0 && f.asked != nil {
		hits = beforeText(o.article, f.asked.TitleHits(o.article.Meta.Title))
	}
	if len(hits) == 0 {
		return nil
	}
	query := f.query
	if f.account != nil {
		query = f.account.label()
	}
	return &Search{query: query, hits: hits, across: true, article: o.article, head: len(o.article.Meta.Head()), done: len(o.article.Text)}
}

// NextResult is the result to open when the reader walks on from the last hit
// of the open one, or back from its first; ok is false where that is not so.
func (r *Reader) NextResult(step int) (row int, ok bool) {
	f, o := r.finding, r.open
	if f == nil || o == nil || o.search == nil || !o.search.across {
		return 0, false
	}
	at, end := o.search.at+step, len(o.search.hits)
	if at >= 0 && at < end {
		return 0, false
	}
	row = f.row + step
	return row, row >= 0 && row < len(f.results)
}
