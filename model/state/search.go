package state

import (
	"sort"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/text"
)

// Search is a search inside the open article. Hits are ascending; At is the
// current one, -1 where there is none. A long article is searched piece by
// piece, from the reading place to the end and then from the start: until it is
// no longer Pending, Hits are those from the reading place on that were found.
type Search struct {
	Query   string
	Hits    []text.Span
	At      int
	Across  bool // the hits are those of a search of the library
	Stopped bool // by the reader, or at maxHits: there may be more

	article *article.Article
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

// Find searches the open article's text and makes the first hit at or after
// the reading place the current one, round to the first. Of a long article only
// the piece at the reading place is searched; Piece and Take do the rest.
func (o *Open) Find(query string) {
	if query == "" || o.Article == nil {
		o.Search = nil
		return
	}
	s := &Search{Query: query, At: -1, article: o.Article, from: onRune(o.Article.Text, o.from())}
	o.Search = s
	if len(o.Article.Text) <= searchWhole {
		s.whole()
		return
	}
	s.advance(s.from, firstPiece)
	s.Take(s.next, text.FindIn(o.Article.Text, query, s.next))
}

func (s *Search) whole() {
	s.Hits = text.FindAll(s.article.Text, s.Query)
	if s.done = len(s.article.Text); len(s.Hits) > 0 {
		s.At = sort.Search(len(s.Hits), func(i int) bool { return s.Hits[i].Start >= s.from }) % len(s.Hits)
	}
}

// from is the byte the screen begins with.
func (o *Open) from() int { return max(0, o.Place) }

// onRune moves i back to the start of a rune of s, and into s.
func onRune(s string, i int) int {
	for i = min(i, len(s)); i > 0 && i < len(s) && !utf8.RuneStart(s[i]); {
		i--
	}
	return i
}

// Pending reports whether a part of the article is still to be searched.
func (s *Search) Pending() bool { return s != nil && !s.next.Empty() }

// Began reports whether the search was begun at the reading place p.
func (s *Search) Began(p Place) bool { return max(0, p) == s.from }

// Progress is how much of the article was searched, from 0 to 1.
func (s *Search) Progress() float64 {
	if s.article == nil || len(s.article.Text) == 0 {
		return 1
	}
	return float64(s.done) / float64(len(s.article.Text))
}

// Piece is the text and the piece of it that is to be searched next, by FindIn
// and then Take; ok is false where all was searched.
func (s *Search) Piece() (whole string, within text.Span, ok bool) {
	if !s.Pending() {
		return "", text.Span{}, false
	}
	return s.article.Text, s.next, true
}

// Take adds the hits of the piece within, and reports whether it made one of
// them the current hit. A piece that was not asked for changes nothing.
func (s *Search) Take(within text.Span, hits []text.Span) bool {
	if !s.Pending() || within != s.next {
		return false
	}
	before := s.At
	s.done += within.Len()
	last := within.End
	if len(hits) > 0 {
		last = max(last, hits[len(hits)-1].End)
	}
	if s.wrapped {
		s.early = append(s.early, hits...)
	} else if s.Hits = append(s.Hits, hits...); s.At < 0 && len(hits) > 0 {
		s.At = 0
	}
	if len(s.Hits)+len(s.early) >= maxHits {
		s.Stop()
	} else {
		s.advance(last, max(firstPiece, min(2*within.Len(), lastPiece)))
	}
	return before < 0 && s.At >= 0
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
		s.settle()
		return
	}
	s.next = text.Span{Start: at, End: end}
	if at+length < end {
		s.next.End = max(at+1, onRune(s.article.Text, at+length))
	}
}

// Stop ends the search; what was found stays.
func (s *Search) Stop() {
	s.Stopped = true
	s.settle()
}

// settle ends the search and puts the hits before the place where it began
// before the others.
func (s *Search) settle() {
	s.next = text.Span{}
	if len(s.early) > 0 && len(s.Hits) > 0 && s.early[len(s.early)-1].End > s.Hits[0].Start {
		s.early = s.early[:len(s.early)-1]
	}
	if len(s.early) > 0 {
		s.Hits = append(s.early, s.Hits...)
		if s.At >= 0 {
			s.At += len(s.early)
		} else {
			s.At = 0 // none behind: round to the first
		}
		s.early = nil
	}
}

// Step makes the hit step places on the current one, round the ends, and
// returns it. ok is false where there are no hits.
func (s *Search) Step(step int) (hit text.Span, ok bool) {
	if s == nil || len(s.Hits) == 0 {
		return text.Span{}, false
	}
	s.At = ((s.At+step)%len(s.Hits) + len(s.Hits)) % len(s.Hits)
	return s.Hits[s.At], true
}
