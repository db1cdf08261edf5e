package search

import (
	"slices"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/text"
)

// Marked tells the reader's marks of an article, and where it is from.
type Marked struct {
	Read, Starred bool
	New, Changed  bool // since the last visit

	Feeds, Tags []string // of the subscriptions that brought it
}

// Match reports whether s answers q.
func (q *Query) Match(s *Subject, marked Marked) bool {
	if q.Root == nil {
		return true
	}
	m := matcher{s: s, marked: marked}
	return m.holds(q.Root)
}

// Answer is how an article answers a query.
type Answer struct {
	Hits   []text.Span // in the text; see Query.Hits
	Voices []Voice     // of the quotations that have hits, where quotations are asked for
	Score  float64     // higher is better
}

// Voice is a quotation in the text, and the name of who speaks it.
type Voice struct {
	text.Span
	Name string
}

// Answer matches s as Match does, and says where and how well. weights are the
// weights of the leaves in the order of Walk, the rarer the heavier; without
// them all weigh the same.
func (q *Query) Answer(s *Subject, marked Marked, weights []float64) (Answer, bool) {
	m := matcher{s: s, marked: marked}
	if q.Root == nil {
		return Answer{}, true
	}
	if !m.holds(q.Root) {
		return Answer{}, false
	}
	var a Answer
	i, spoken := 0, false
	Walk(q.Root, func(leaf Node, positive bool) {
		weight := 1.0
		if i < len(weights) {
			weight = weights[i]
		}
		i++
		if !positive {
			return
		}
		places := m.places(leaf)
		spoken = spoken || ofQuotes(leaf)
		a.Hits = append(a.Hits, places...)
		a.Score += weight * (saturate(len(places), len(s.Text)) + m.boost(leaf))
	})
	if a.Hits = disjoint(a.Hits); spoken {
		a.Voices = m.voices(a.Hits)
	}
	return a, true
}

// ofQuotes reports whether a leaf asks for quotations.
func ofQuotes(leaf Node) bool {
	switch n := leaf.(type) {
	case *Utterance:
		return true
	case *Words:
		return n.Field == Said || n.Field == Quote
	}
	return false
}

// voices are those of the quotations that some of hits are in; they ascend.
func (m *matcher) voices(hits []text.Span) (out []Voice) {
	for i := range m.s.Quotes {
		q := &m.s.Quotes[i]
		at, _ := slices.BinarySearchFunc(hits, q.Start+1, func(h text.Span, end int) int { return h.End - end })
		if len(q.Speaker) > 0 && at < len(hits) && q.Overlaps(hits[at]) {
			out = append(out, Voice{q.Span, q.Speaker[0]})
		}
	}
	return out
}

// Parameters of Okapi BM25 (Robertson & Zaragoza 2009), with the length of a
// usual article in place of the mean.
const (
	bm25K     = 1.2
	bm25B     = 0.75
	bm25Usual = 3500 // bytes
	// A headline says what an article is about, a summary nearly so.
	titleBoost   = 2.5
	summaryBoost = 0.8
)

// saturate is the worth of n places in a text of that length.
func saturate(n, length int) float64 {
	f := float64(n)
	return f * (bm25K + 1) / (f + bm25K*(1-bm25B+bm25B*float64(length)/bm25Usual))
}

// boost is what a leaf is worth beside its places in the text.
func (m *matcher) boost(leaf Node) (worth float64) {
	w, ok := leaf.(*Words)
	if !ok {
		return 0
	}
	if w.Field <= Title && w.inString(m.s.Meta.Title) {
		worth += titleBoost
	}
	if w.Field == Anywhere && w.inString(m.s.Meta.Summary) {
		worth += summaryBoost
	}
	return worth
}

// Hits are the places in the text of s that q asks for, ascending and disjoint:
// the words, the mentions of names, the quotations. What must not be there has
// no place. There may be none where s answers by its headline or date.
func (q *Query) Hits(s *Subject) []text.Span {
	m := matcher{s: s}
	var hits []text.Span
	Walk(q.Root, func(leaf Node, positive bool) {
		if positive {
			hits = append(hits, m.places(leaf)...)
		}
	})
	return disjoint(hits)
}

// disjoint sorts spans and joins those that overlap.
func disjoint(spans []text.Span) []text.Span {
	slices.SortFunc(spans, text.Compare)
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// TitleHits are the places in the headline that q asks for.
func (q *Query) TitleHits(title string) []text.Span {
	var hits []text.Span
	t := Tokenize(title)
	Walk(q.Root, func(leaf Node, positive bool) {
		if w, ok := leaf.(*Words); ok && positive && (w.Field == Anywhere || w.Field == Title) {
			hits = append(hits, w.in(t)...)
		}
	})
	return disjoint(hits)
}

// matcher answers for one subject; its text is parted into words once.
type matcher struct {
	s      *Subject
	marked Marked
	body   *Tokens
}

func (m *matcher) text() *Tokens {
	if m.body == nil {
		m.body = Tokenize(m.s.Text)
	}
	return m.body
}

func (m *matcher) holds(n Node) bool {
	switch n := n.(type) {
	case All:
		return !slices.ContainsFunc(n, func(part Node) bool { return !m.holds(part) })
	case Any:
		return slices.ContainsFunc(n, m.holds)
	case Not:
		return !m.holds(n.Node)
	case *Words:
		return m.hasWords(n)
	case *Utterance:
		return slices.ContainsFunc(m.s.Quotes, func(q QuoteOf) bool { return m.speaks(n, &q) })
	case *Dates:
		return n.Contain(m.s.Meta.Published)
	case *Literal:
		return m.literally(n)
	}
	return true
}

// Contain reports whether d lies in the dates; an unknown one never does.
func (n *Dates) Contain(d article.Date) bool {
	if !d.Known() {
		return false
	}
	t := Clock(d.Time)
	return (n.From.IsZero() || !t.Before(n.From)) && (n.To.IsZero() || t.Before(n.To))
}

// Clock is what the clock at the place of t shows, as if it were UTC: the day
// that the reader sees is the day that counts.
func Clock(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
}

func (m *matcher) literally(l *Literal) bool {
	switch l.Field {
	case File:
		return strings.Contains(text.Fold(m.s.Origin.File), l.Value)
	case Language:
		return strings.HasPrefix(strings.ToLower(m.s.Meta.Language), l.Value)
	}
	return l.Marked(m.marked)
}

// Marked reports whether an article with these marks is what l asks for.
func (l *Literal) Marked(m Marked) bool {
	switch l.Field {
	case Feed:
		return slices.ContainsFunc(m.Feeds, l.Words.inString)
	case Tag:
		return slices.ContainsFunc(m.Tags, l.Words.inString)
	}
	switch l.Value {
	case "read":
		return m.Read
	case "unread":
		return !m.Read
	case "new":
		return m.New
	case "changed":
		return m.Changed
	}
	return m.Starred
}

func (m *matcher) hasWords(w *Words) bool {
	meta := &m.s.Meta
	switch w.Field {
	case Anywhere:
		return w.inString(meta.Title) || w.inString(meta.Summary) || w.find(m.text(), 0) >= 0
	case Title:
		return w.inString(meta.Title)
	case Outlet:
		return w.inString(meta.Outlet)
	case Section:
		return w.inString(meta.Section)
	case Author:
		return slices.ContainsFunc(meta.Authors, w.inString)
	case Said:
		return slices.ContainsFunc(m.s.Quotes, func(q QuoteOf) bool { return slices.ContainsFunc(q.Speaker, w.inString) })
	case Quote:
		return slices.ContainsFunc(m.s.Quotes, func(q QuoteOf) bool { return w.inString(q.Content.Of(m.s.Text)) })
	}
	return slices.ContainsFunc(m.s.Names, func(n NameOf) bool { return w.naming(&n) })
}

func (w *Words) naming(n *NameOf) bool {
	return w.Field.names(n.Kind) && slices.ContainsFunc(n.Forms, w.inString)
}

// speaks reports whether q is the quotation u asks for.
func (m *matcher) speaks(u *Utterance, q *QuoteOf) bool {
	for _, w := range u.Said {
		if !slices.ContainsFunc(q.Speaker, w.inString) {
			return false
		}
	}
	content := q.Content.Of(m.s.Text)
	return !slices.ContainsFunc(u.Quoted, func(w *Words) bool { return !w.inString(content) })
}

// places are where a leaf is found in the text.
func (m *matcher) places(leaf Node) (found []text.Span) {
	switch n := leaf.(type) {
	case *Utterance:
		for i := range m.s.Quotes {
			if q := &m.s.Quotes[i]; m.speaks(n, q) {
				found = append(found, m.quoted(n.Quoted, q)...)
			}
		}
	case *Words:
		switch {
		case n.Field == Anywhere:
			return n.in(m.text())
		case n.Field == Quote:
			return m.places(&Utterance{Quoted: []*Words{n}})
		case n.Field == Said:
			return m.places(&Utterance{Said: []*Words{n}})
		}
		for i := range m.s.Names {
			if n.naming(&m.s.Names[i]) {
				found = append(found, m.s.Names[i].Mentions...)
			}
		}
	}
	return found
}

// quoted are the words within a quotation, or the whole of it where no words
// are asked for.
func (m *matcher) quoted(words []*Words, q *QuoteOf) (found []text.Span) {
	if len(words) == 0 {
		return []text.Span{q.Span}
	}
	content := Tokenize(q.Content.Of(m.s.Text))
	for _, w := range words {
		for _, s := range w.in(content) {
			found = append(found, text.Span{Start: s.Start + q.Content.Start, End: s.End + q.Content.Start})
		}
	}
	return found
}

func (w *Words) inString(s string) bool { return s != "" && w.find(Tokenize(s), 0) >= 0 }

// in are the places of w among tokens.
func (w *Words) in(t *Tokens) (found []text.Span) {
	for i := w.find(t, 0); i >= 0; i = w.find(t, i+len(w.Tokens)) {
		found = append(found, t.Span(i).Join(t.Span(i+len(w.Tokens)-1)))
	}
	return found
}

// find is the first token from i on at which w stands, -1 where it does not.
func (w *Words) find(t *Tokens, i int) int {
	last := len(w.Tokens) - 1
	for ; i+last < t.Len(); i++ {
		if w.at(t, i) {
			return i
		}
	}
	return -1
}

func (w *Words) at(t *Tokens, i int) bool {
	last := len(w.Tokens) - 1
	for k, word := range w.Tokens[:last] {
		if string(t.Word(i+k)) != word {
			return false
		}
	}
	word := t.Word(i + last)
	if w.Prefix {
		return strings.HasPrefix(string(word), w.Tokens[last])
	}
	return string(word) == w.Tokens[last]
}
