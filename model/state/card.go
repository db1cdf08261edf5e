package state

import (
	"cmp"
	"slices"
	"sort"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// Card answers "who is this again?" for an entity, or "who says this, and why
// do we think so?" for a quotation.
type Card struct {
	entity  int  // quote.Nobody where the quotation has no known speaker
	quote   int  // index of the quotation asked about, -1 for a mention
	mention int  // index in Doc.Mentions of the mention asked about, -1
	why     bool // the evidence is shown too

	elsewhere int // other articles that name the entity, -1 while that is not known

	profile *Profile           // see Reader.Profile
	of      *analysis.Document // that it was gathered from
}

// Entity is whose card it is, quote.Nobody where a quotation has no known speaker.
func (c *Card) Entity() int { return c.entity }

// Quote is the quotation asked about, -1 for a mention.
func (c *Card) Quote() int { return c.quote }

// Mention is the mention asked about, -1 for none.
func (c *Card) Mention() int { return c.mention }

// Why reports whether the evidence is shown too.
func (c *Card) Why() bool { return c.why }

// Elsewhere is how many other articles of the library name the entity, -1 while
// that is not known.
func (c *Card) Elsewhere() int { return c.elsewhere }

// CloseCard takes the card away.
func (r *Reader) CloseCard() { r.card = nil }

// ToggleWhy shows the evidence on the card, or hides it. It reports false where the
// card says all already.
func (r *Reader) ToggleWhy() bool {
	if !r.Explains() {
		return false
	}
	r.card.why = !r.card.why
	return true
}

// Explains reports whether there is evidence that the card shows only where it is
// asked for.
func (r *Reader) Explains() bool {
	if r.card == nil || r.open == nil || r.open.doc == nil {
		return false
	}
	return r.card.quote < 0 || len(Grounds(&r.open.doc.Quotes[r.card.quote])) > 0
}

// Grounds are the words that the speaker of a quotation rests on, beside the words of
// saying, which a card shows at once.
func Grounds(q *quote.Quote) (all []text.Span) {
	for _, s := range q.Evidence {
		if !s.Empty() && s != q.Cue {
			all = append(all, s)
		}
	}
	return all
}

// AskSelected opens the card of the selected mention or quotation. It reports
// false where nothing is selected.
func (r *Reader) AskSelected() bool {
	o := r.open
	if o == nil || o.doc == nil || o.selection == nil {
		return false
	}
	r.AskEntity(o.subject())
	if o.selection.quote {
		r.card.quote = o.selection.index
	} else {
		r.card.mention = o.selection.index
	}
	return true
}

// AskEntity opens the card of an entity.
func (r *Reader) AskEntity(id int) {
	r.card = &Card{entity: id, quote: -1, mention: -1, elsewhere: -1}
	r.want(Wondering{})
}

// Profile is what an article says about one of its entities.
type Profile struct {
	Entity   entity.Entity
	Intro    string // first full mention with its apposition; "" where none
	Names    int    // mentions by name
	Guessed  int    // nominal and pronoun mentions
	Quotes   []int  // indexes of quotations by the entity
	Together []int  // entities named in the same blocks, the most often first
}

// Profile is what the open article says about the entity of the card, which has
// one. It is gathered once a card and document.
func (r *Reader) Profile() Profile {
	id := r.card.entity
	if doc := r.open.doc; r.card.of != doc {
		p := ProfileOf(doc, id)
		r.card.profile, r.card.of = &p, doc
	}
	return *r.card.profile
}

// maxTogether is how many companions a profile names.
const maxTogether = 5

// ProfileOf gathers the profile of entity id.
func ProfileOf(doc *analysis.Document, id int) Profile {
	e := doc.Entities[id]
	p := Profile{Entity: e, Intro: text.OneLine(e.Intro.Of(doc.Article.Text))}
	for _, m := range e.Mentions {
		if m.Form == entity.Name {
			p.Names++
		} else {
			p.Guessed++
		}
	}
	for i, q := range doc.Quotes {
		if q.Said && q.Speaker != nil && q.Speaker.Entity == id {
			p.Quotes = append(p.Quotes, i)
		}
	}
	p.Together = together(doc, id)
	return p
}

// together counts who is named in the blocks that name entity id. It costs a
// search a block, and the mentions in those that count.
func together(doc *analysis.Document, id int) []int {
	own, all := doc.Entities[id].Mentions, doc.Mentions
	counts := map[int]int{}
	for _, b := range inPart(doc) {
		i := sort.Search(len(own), func(i int) bool { return own[i].Start >= b.Start })
		if i == len(own) || own[i].Start >= b.End {
			continue
		}
		first := sort.Search(len(all), func(i int) bool { return all[i].Start >= b.Start })
		for _, m := range all[first:] {
			if m.Start >= b.End {
				break
			}
			if m.Entity != id && m.Form == entity.Name && doc.Entities[m.Entity].Kind <= entity.Organization {
				counts[m.Entity]++
			}
		}
	}
	var ids []int
	for e := range counts {
		ids = append(ids, e)
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	return ids[:min(len(ids), maxTogether)]
}

// inPart are the blocks that were analysed.
func inPart(doc *analysis.Document) []article.Block {
	blocks := doc.Article.Blocks
	if !doc.Partial() {
		return blocks
	}
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > doc.Part.Start })
	end := sort.Search(len(blocks), func(i int) bool { return blocks[i].Start >= doc.Part.End })
	return blocks[first:max(first, end)]
}

// WalkEntity selects the next mention of the card's entity in the direction of
// step, or its next quotation, round the ends. The card stays and is about what
// was found.
func (r *Reader) WalkEntity(quotes bool, step int) (text.Span, bool) {
	o, card := r.open, r.card
	if o == nil || o.doc == nil || card == nil || card.entity == quote.Nobody {
		return text.Span{}, false
	}
	d := o.doc
	if quotes {
		span, ok := o.walk(step, true, len(d.Quotes), func(i int) int { return d.Quotes[i].Start }, func(i int) bool {
			s := d.Quotes[i].Speaker
			return s != nil && s.Entity == card.entity && d.Quotes[i].Said
		})
		if ok {
			card.quote, card.mention = o.selection.index, -1
		}
		return span, ok
	}
	span, ok := o.walk(step, false, len(d.Mentions), func(i int) int { return d.Mentions[i].Start }, func(i int) bool {
		return d.Mentions[i].Entity == card.entity
	})
	if ok {
		card.quote, card.mention = -1, o.selection.index
	}
	return span, ok
}
