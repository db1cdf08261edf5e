package state

import (
	"sort"

	"lede/model/text"
)

// Search is a search inside the open article. Hits are ascending; At is the
// current one, -1 where there is none.
type Search struct {
	Query string
	Hits  []text.Span
	At    int
}

// Find searches the open article's text and makes the first hit at or after
// the reading place the current one, round to the first.
func (o *Open) Find(query string) {
	if query == "" || o.Article == nil {
		o.Search = nil
		return
	}
	s := &Search{Query: query, Hits: text.FindAll(o.Article.Text, query), At: -1}
	if len(s.Hits) > 0 {
		from := o.from()
		s.At = sort.Search(len(s.Hits), func(i int) bool { return s.Hits[i].Start >= from }) % len(s.Hits)
	}
	o.Search = s
}

// from is the byte the screen begins with.
func (o *Open) from() int { return max(0, o.Place) }

// Step makes the hit step places on the current one, round the ends, and
// returns it. ok is false where there are no hits.
func (s *Search) Step(step int) (hit text.Span, ok bool) {
	if s == nil || len(s.Hits) == 0 {
		return text.Span{}, false
	}
	s.At = ((s.At+step)%len(s.Hits) + len(s.Hits)) % len(s.Hits)
	return s.Hits[s.At], true
}
