package state

import (
	"slices"
	"sort"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/library"
	"lede/model/text"
)

// Search is a search inside the open article. Hits are ascending, those in the
// headline and the summary, which are not in its text, before it: see InHead. At is
// the current one, -1 where there is none. A long article is searched piece by
// piece, from the reading place to the end and then from the start: until it is
// no longer Pending, Hits are those from the reading place on that were found.
type Search struct {
	query   string
	hits    []text.Span
	at      int
	across  bool // the hits are those of a search of the library
	stopped bool // by the reader, or at maxHits: there may be more

	article *article.Article
	head    int         // bytes of its Meta.Head, before the text
	from    int         // where the search began
	next    text.Span   // the piece to search next; empty when all is
	wrapped bool        // next is before from
	early   []text.Span // hits before from
	done    int         // bytes that were searched
}

// Lengths in bytes: of an article that is searched whole at once, of the first
// piece of a longer one, and of the longest, which takes some milliseconds.
const (
	searchWhole = 512 << 10
	firstPiece  = 256 << 10
	lastPiece   = 4 << 20
)

// maxHits is how many hits end a search: 16 MB of them, and those of one piece.
const maxHits = 1 << 20

// find searches the open article's text and makes the first hit at or after
// the reading place the current one, round to the first. Of a long article only
// the piece at the reading place is searched; Piece and TakeHits do the rest.
func (o *Open) find(query string) {
	o.search = o.searched(query)
}

// searched is the search that find begins, nil for none.
func (o *Open) searched(query string) *Search {
	if query == "" || o.article == nil {
		return nil
	}
	s := &Search{query: query, at: -1, article: o.article, head: len(o.article.Meta.Head()), from: onRune(o.article.Text, o.from())}
	head := headHits(o.article, query)
	if len(o.article.Text) <= searchWhole {
		s.whole(head, o.place)
		return s
	}
	if s.hits = head; o.place >= 0 || len(head) == 0 {
		s.hits, s.early = nil, head
	} else {
		s.at = 0
	}
	s.advance(s.from, firstPiece)
	s.take(s.next, text.FindIn(o.article.Text, query, s.next))
	return s
}

func (s *Search) whole(head []text.Span, place Place) {
	s.hits = append(head, text.FindAll(s.article.Text, s.query)...)
	if s.done = len(s.article.Text); len(s.hits) > 0 {
		s.at = sort.Search(len(s.hits), func(i int) bool { return s.hits[i].Start >= place }) % len(s.hits)
	}
}

// headHits are the places in the headline and the summary as they are shown,
// before the text: the last byte of them is at -1.
func headHits(a *article.Article, query string) []text.Span {
	head := a.Meta.Head()
	shown := text.Span{End: len(head)}
	if a.Repeats() {
		shown.End = len(a.Meta.Title)
	}
	return beforeText(a, text.FindIn(head, query, shown))
}

// beforeText makes places in Meta.Head places before the text.
func beforeText(a *article.Article, hits []text.Span) []text.Span {
	n := len(a.Meta.Head())
	for i := range hits {
		hits[i].Start -= n
		hits[i].End -= n
	}
	return hits
}

// InHead is where a hit before the text stands in Meta.Head; ok is false for one in
// the text.
func (s *Search) InHead(hit text.Span) (in text.Span, ok bool) {
	return text.Span{Start: hit.Start + s.head, End: hit.End + s.head}, hit.Start < 0
}

// find searches the open article, and wants the rest of a long one searched.
func (r *Reader) find(query string) {
	r.open.find(query)
	r.goOn()
}

// goOn wants the rest of a long article searched, where it is to be.
func (r *Reader) goOn() {
	if r.open.search.Pending() {
		r.want(Searching{})
	}
}

// from is the byte the screen begins with.
func (o *Open) from() int { return max(0, o.place) }

// onRune moves i back to the start of a rune of s, and into s.
func onRune(s string, i int) int {
	for i = min(i, len(s)); i > 0 && i < len(s) && !utf8.RuneStart(s[i]); {
		i--
	}
	return i
}

// question is what s asks, and its current hit, without the text.
func (s *Search) question() *Search {
	if s == nil {
		return nil
	}
	q := &Search{query: s.query, across: s.across, at: -1}
	if s.at >= 0 && s.at < len(s.hits) {
		q.hits, q.at = []text.Span{s.hits[s.at]}, 0
	}
	return q
}

// Query is what is searched for.
func (s *Search) Query() string { return s.query }

// Len is how many hits there are.
func (s *Search) Len() int { return len(s.hits) }

// Hit is hit i, in the order of the text.
func (s *Search) Hit(i int) text.Span { return s.hits[i] }

// At is the current hit, -1 where there is none.
func (s *Search) At() int { return s.at }

// Stopped reports whether it ended early: there may be more.
func (s *Search) Stopped() bool { return s.stopped }

// Pending reports whether a part of the article is still to be searched.
func (s *Search) Pending() bool { return s != nil && !s.next.Empty() }

// began reports whether the search was begun at the reading place p.
func (s *Search) began(p Place) bool { return max(0, p) == s.from }

// Progress is how much of the article was searched, from 0 to 1.
func (s *Search) Progress() float64 {
	if s.article == nil || len(s.article.Text) == 0 {
		return 1
	}
	return float64(s.done) / float64(len(s.article.Text))
}

// Piece is the text and the piece of it that is to be searched next, by FindIn
// and then TakeHits; ok is false where all was searched.
func (s *Search) Piece() (whole string, within text.Span, ok bool) {
	if !s.Pending() {
		return "", text.Span{}, false
	}
	return s.article.Text, s.next, true
}

// take adds the hits of the piece within, and reports whether it made one of
// them the current hit. A piece that was not asked for changes nothing.
func (s *Search) take(within text.Span, hits []text.Span) bool {
	if !s.Pending() || within != s.next {
		return false
	}
	before := s.at
	s.done += within.Len()
	last := within.End
	if len(hits) > 0 {
		last = max(last, hits[len(hits)-1].End)
	}
	if s.wrapped {
		s.early = append(s.early, hits...)
	} else if s.hits = append(s.hits, hits...); s.at < 0 && len(hits) > 0 {
		s.at = 0
	}
	if len(s.hits)+len(s.early) >= maxHits {
		s.stop()
	} else {
		s.advance(last, max(firstPiece, min(2*within.Len(), lastPiece)))
	}
	return before < 0 && s.at >= 0
}

// advance makes the piece that begins at at the next one, or ends the search.
func (s *Search) advance(at, length int) {
	end := len(s.article.Text)
	if !s.wrapped && at >= end {
		s.wrapped, at = true, 0
	}
	if s.wrapped {
		end = s.from
	}
	if at >= end {
		s.done = len(s.article.Text)
		s.join()
		return
	}
	s.next = text.Span{Start: at, End: end}
	if at+length < end {
		s.next.End = max(at+1, onRune(s.article.Text, at+length))
	}
}

// stop ends the search; what was found stays.
func (s *Search) stop() {
	s.stopped = true
	s.join()
}

// join ends the search and puts the hits before the place where it began
// before the others.
func (s *Search) join() {
	s.next = text.Span{}
	if len(s.early) > 0 && len(s.hits) > 0 && s.early[len(s.early)-1].End > s.hits[0].Start {
		s.early = s.early[:len(s.early)-1]
	}
	if len(s.early) > 0 {
		s.hits = append(s.early, s.hits...)
		if s.at >= 0 {
			s.at += len(s.early)
		} else {
			s.at = 0 // none behind: round to the first
		}
		s.early = nil
	}
}

// TakeHits takes the hits of a piece of a search, and shows the first of all
// unless the reader has moved on meanwhile. A search that was ended or replaced
// changes nothing.
func (r *Reader) TakeHits(s *Search, within text.Span, hits []text.Span) {
	if r.open != nil && r.open.search == s && s.take(within, hits) && s.began(r.open.place) {
		r.want(Revealing{s.hits[s.at]})
	}
}

// SearchAgain takes up the search that was ended in this article, else what was searched
// for last, in this article or another. It reports false where there is nothing to
// take up; fresh is whether the hits are those of a new search, which begins here.
func (r *Reader) SearchAgain() (fresh, ok bool) {
	o := r.open
	switch {
	case o == nil || o.article == nil:
		return false, false
	case o.ended != nil:
		o.search, o.ended = o.ended, nil
		return false, true
	}
	for _, query := range slices.Backward(r.sought) {
		if _, words := library.Question(query); words { // else it is a filter like unread
			r.find(query)
			return true, true
		}
	}
	return false, false
}

// StepHit makes the hit step places on the current one, and returns it: one is there
// now, and at nothing that was selected before. ok is false where there are no hits.
func (r *Reader) StepHit(step int) (hit text.Span, ok bool) {
	if r.open == nil {
		return text.Span{}, false
	}
	if hit, ok = r.open.search.step(step); ok && !r.input.finds(r.open) { // what is typed may be given up
		r.open.selection = nil
	}
	return hit, ok
}

// step makes the hit step places on the current one, round the ends, and
// returns it. ok is false where there are no hits.
func (s *Search) step(step int) (hit text.Span, ok bool) {
	if s == nil || len(s.hits) == 0 {
		return text.Span{}, false
	}
	s.at = ((s.at+step)%len(s.hits) + len(s.hits)) % len(s.hits)
	return s.hits[s.at], true
}
