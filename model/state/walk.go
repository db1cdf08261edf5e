package state

import (
	"sort"

	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// Selection is the mention or the quotation that was walked to: an index into
// Doc.Mentions or Doc.Quotes.
type Selection struct {
	quote bool
	index int
}

// Quote reports whether a quotation is selected, not a mention.
func (s *Selection) Quote() bool { return s.quote }

// Index is its place in Doc.Mentions or Doc.Quotes.
func (s *Selection) Index() int { return s.index }

// SelectMention selects mention i of the open article.
func (r *Reader) SelectMention(i int) { r.sel(Selection{index: i}) }

// SelectQuote selects quotation i of the open article.
func (r *Reader) SelectQuote(i int) { r.sel(Selection{quote: true, index: i}) }

func (r *Reader) sel(s Selection) {
	if r.open != nil {
		r.open.selection = &s
	}
}

// Selected returns the span of the selection; ok is false where nothing is
// selected.
func (o *Open) Selected() (span text.Span, ok bool) {
	if o == nil || o.doc == nil || o.selection == nil {
		return text.Span{}, false
	}
	if o.selection.quote {
		return o.doc.Quotes[o.selection.index].Span, true
	}
	return o.doc.Mentions[o.selection.index].Span, true
}

// SelectedQuote returns the selected quotation, nil where none is.
func (o *Open) SelectedQuote() *quote.Quote {
	if o == nil || o.doc == nil || o.selection == nil || !o.selection.quote {
		return nil
	}
	return &o.doc.Quotes[o.selection.index]
}

// WalkMentions selects the next lit name in the direction of step, starting from
// the selection, or where it was before it was rejected, or else from the reading place, round the ends. It reports whether
// there is one. Pronouns are not walked to, for they are not lit.
func (r *Reader) WalkMentions(step int) (text.Span, bool) { return r.walkMentions(step, false) }

// WalkNumbers selects the next lit date or figure likewise.
func (r *Reader) WalkNumbers(step int) (text.Span, bool) { return r.walkMentions(step, true) }

func (r *Reader) walkMentions(step int, numbers bool) (text.Span, bool) {
	o := r.open
	if o == nil || o.doc == nil || !o.doc.Covers(o.from()) {
		return text.Span{}, false
	}
	lit := func(i int) bool {
		m := &o.doc.Mentions[i]
		return r.lights(m) && m.Form != entity.Pronoun && (o.doc.Entities[m.Entity].Kind >= entity.Date) == numbers
	}
	starts := func(i int) int { return o.doc.Mentions[i].Start }
	return o.walk(step, false, len(o.doc.Mentions), starts, lit)
}

// WalkQuotes selects the next quotation of speech likewise; those of the
// spotlit entity only, where there is one. A walk does not begin with a phrase
// where more than phrases lies that way.
func (r *Reader) WalkQuotes(step int) (text.Span, bool) {
	o := r.open
	if o == nil || o.doc == nil || !o.doc.Covers(o.from()) {
		return text.Span{}, false
	}
	if from := o.from(); o.selection == nil {
		if span, ok := r.walkQuotes(step, true); ok && (span.Start >= from) == (step > 0) {
			return span, true
		}
		o.selection = nil
	}
	return r.walkQuotes(step, false)
}

func (r *Reader) walkQuotes(step int, whole bool) (text.Span, bool) {
	o := r.open
	speech := func(i int) bool {
		q := &o.doc.Quotes[i]
		return r.Hears(q) && !(whole && IsPhrase(o.doc.Quotes, i)) && (o.spot == nil || q.Speaker != nil && q.Speaker.Entity == *o.spot)
	}
	starts := func(i int) int { return o.doc.Quotes[i].Start }
	return o.walk(step, true, len(o.doc.Quotes), starts, speech)
}

func (o *Open) walk(step int, quotes bool, n int, start func(int) int, want func(int) bool) (text.Span, bool) {
	place := o.from()
	if span, ok := o.Selected(); ok {
		place = span.Start
	} else if o.gone != nil {
		place = o.gone.Start
	}
	from := sort.Search(n, func(i int) bool { return start(i) >= place })
	if step > 0 {
		from--
	}
	if o.selection != nil && o.selection.quote == quotes {
		from = o.selection.index
	}
	for k := 1; k <= n; k++ {
		i := from + step*k
		if o.doc.Partial() && (i < 0 || i >= n) {
			break // the article goes on there
		}
		if i = (i%n + n) % n; want(i) {
			o.selection = &Selection{quote: quotes, index: i}
			return o.Selected()
		}
	}
	return text.Span{}, false
}

// SelectAt selects what lies at the byte offset: the shortest mention, else the
// shortest quotation. It reports whether there is one.
func (r *Reader) SelectAt(offset int) bool {
	o := r.open
	if o == nil || o.doc == nil {
		return false
	}
	best, length := (*Selection)(nil), 0
	for i, m := range o.doc.Mentions {
		if m.Contains(offset) && r.lights(&m) && (best == nil || m.Len() < length) {
			best, length = &Selection{index: i}, m.Len()
		}
	}
	for i, q := range o.doc.Quotes {
		if q.Contains(offset) && (best == nil || best.quote && q.Len() < length) {
			best, length = &Selection{quote: true, index: i}, q.Len()
		}
	}
	if best == nil {
		return false
	}
	o.selection = best
	return true
}

// ToggleSpot puts the spotlight on an entity, or takes it off that one.
func (r *Reader) ToggleSpot(id int) {
	switch o := r.open; {
	case o == nil:
	case o.spot != nil && *o.spot == id:
		o.spot = nil
	default:
		o.spot = &id
	}
}

// ToggleSpotlight takes the spotlight away where there is one, else puts it on
// who is selected or speaks there. It reports false where nobody is.
func (r *Reader) ToggleSpotlight() bool {
	o := r.open
	switch {
	case o == nil:
		return false
	case o.spot != nil:
		o.spot = nil
		return true
	case o.doc == nil || o.selection == nil:
		return false
	}
	id := o.subject()
	if id == quote.Nobody {
		return false
	}
	r.ToggleSpot(id)
	return true
}

// subject is whom the selection names or quotes, quote.Nobody where that is not
// known.
func (o *Open) subject() int {
	if o.selection.quote {
		return speakerOf(o.doc, o.selection.index)
	}
	return o.doc.Mentions[o.selection.index].Entity
}

// SpotRow puts the spotlight on whom the panel's row is about.
func (r *Reader) SpotRow() {
	if row, ok := r.PanelRow(); ok && row.Entity != quote.Nobody {
		r.ToggleSpot(row.Entity)
	}
}

// SpotCard puts the spotlight on whom the card is about, and closes it.
func (r *Reader) SpotCard() {
	if r.card != nil && r.card.entity != quote.Nobody {
		r.ToggleSpot(r.card.entity)
		r.card = nil
	}
}
