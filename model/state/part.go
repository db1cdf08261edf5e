package state

import (
	"slices"

	"lede/model/analysis"
	"lede/model/quote"
	"lede/model/text"
)

// carry moves what the reader chose from an analysis to one of another part of
// the article: the selection, the spotlight and the card, where what they are
// about is in both.
func (r *Reader) carry(old, d *analysis.Document) {
	o := r.open
	if was, ok := o.chosen(old); ok {
		o.selection, o.gone = nil, nil
		if i := was.in(d); i >= 0 {
			o.selection = &Selection{quote: was.quote, index: i}
		} else if d.Covers(was.Start) {
			o.gone = &was
		}
	}
	if o.spot != nil {
		spot := sameEntity(old, d, *o.spot)
		if o.spot = nil; spot != quote.Nobody {
			o.spot = &spot
		}
	}
	if r.card == nil {
		return
	}
	r.carryCard(old, d)
}

// gone is a place where a mention or a quotation was selected.
type gone struct {
	text.Span
	quote bool
}

// chosen is what is selected in old, else what was selected last and is gone: it is
// selected again once it is there again, as by undoing.
func (o *Open) chosen(old *analysis.Document) (was gone, ok bool) {
	switch s := o.selection; {
	case s != nil && s.quote:
		return gone{old.Quotes[s.index].Span, true}, true
	case s != nil:
		return gone{old.Mentions[s.index].Span, false}, true
	case o.gone != nil:
		return *o.gone, true
	}
	return gone{}, false
}

// in is the quotation or mention of d at that place, -1 where none is.
func (g gone) in(d *analysis.Document) int {
	at, ok := mentionAt(d, g.Span)
	if g.quote {
		at, ok = quoteAt(d, g.Span)
	}
	if !ok {
		return -1
	}
	return at
}

// carryCard moves the card likewise. It is about who says the quotation now, and
// whom the mention names now: a correction may have changed both.
func (r *Reader) carryCard(old, d *analysis.Document) {
	was, card := *r.card, *r.card
	if card.entity != quote.Nobody {
		card.entity = sameEntity(old, d, card.entity)
	}
	if card.mention >= 0 {
		if card.mention = counterpart(old, d, false, card.mention); card.mention >= 0 {
			card.entity = d.Mentions[card.mention].Entity
		}
	}
	if card.quote >= 0 {
		if card.quote = counterpart(old, d, true, card.quote); card.quote >= 0 {
			card.entity = speakerOf(d, card.quote)
		}
	}
	if card.quote < 0 && (card.entity == quote.Nobody || was.quote >= 0) {
		r.card = nil
		return
	}
	r.card = &card
	if card.elsewhere < 0 || nameOf(old, was.entity) != nameOf(d, card.entity) {
		card.elsewhere = -1
		r.want(Wondering{})
	}
}

// speakerOf is who says quotation i, quote.Nobody where that is not known.
func speakerOf(d *analysis.Document, i int) int {
	if s := d.Quotes[i].Speaker; s != nil {
		return s.Entity
	}
	return quote.Nobody
}

// nameOf is the name of an entity, "" of quote.Nobody.
func nameOf(d *analysis.Document, id int) string {
	if id == quote.Nobody {
		return ""
	}
	return d.Entities[id].Name
}

// counterpart is the quotation or mention of d that lies where that of old does,
// -1 where none does.
func counterpart(old, d *analysis.Document, quotes bool, index int) int {
	if quotes {
		return gone{old.Quotes[index].Span, true}.in(d)
	}
	return gone{old.Mentions[index].Span, false}.in(d)
}

func quoteAt(d *analysis.Document, s text.Span) (int, bool) {
	return slices.BinarySearchFunc(d.Quotes, s, func(q quote.Quote, s text.Span) int { return text.Compare(q.Span, s) })
}

func mentionAt(d *analysis.Document, s text.Span) (int, bool) {
	return slices.BinarySearchFunc(d.Mentions, s, func(m analysis.Mention, s text.Span) int { return text.Compare(m.Span, s) })
}

// sameEntity is the entity of d that has a mention in common with entity id of
// old, quote.Nobody where there is none.
func sameEntity(old, d *analysis.Document, id int) int {
	for _, m := range old.Entities[id].Mentions {
		if at, ok := mentionAt(d, m.Span); ok {
			return d.Mentions[at].Entity
		}
	}
	return quote.Nobody
}

// keepRow selects the panel's row that is about the same as row was, else the
// one nearest to the reading place.
func (r *Reader) keepRow(row PanelRow) {
	for i, other := range r.PanelRows() {
		if !other.Head && other.Target == row.Target && other.Text == row.Text {
			r.panel.row = i
			return
		}
	}
	r.FollowPanel()
}
