package state

import (
	"sort"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// Role is why a span is marked. Higher roles are drawn over lower ones.
type Role uint8

// Roles of marks.
const (
	Reported Role = iota // an indirect quotation
	Phrase               // a few words in marks inside another's sentence
	Quoted               // words in marks
	Lit                  // a mention whose kind is lit
	Noted                // a reader's highlight or note
	Hit                  // a search hit
	Selected             // the selection
	Here                 // the current search hit
	Dimmed               // outside the spotlight
)

// Mark is a span to be drawn differently.
type Mark struct {
	text.Span
	Role  Role
	Kind  entity.Kind // Lit
	Guess bool        // below entity.Sure
	Again bool        // Lit, and not the first mention by name
}

// Marks returns what is lit of the open article between from and to, ordered
// by text.Compare. The cost follows the marks there, not the article.
func (r *Reader) Marks(within text.Span) []Mark {
	o := r.open
	if o == nil {
		return nil
	}
	var marks []Mark
	if o.doc != nil {
		marks = r.quoted(marks, within)
		marks = r.lit(marks, within)
		if o.spot != nil {
			marks = o.dimmed(marks, within)
		}
	}
	if s := o.search; s != nil {
		first := sort.Search(len(s.hits), func(i int) bool { return s.hits[i].End > within.Start })
		for i := first; i < len(s.hits) && s.hits[i].Start < within.End; i++ {
			role := Hit
			if i == s.at && (o.selection == nil || r.input.finds(o)) { // what was gone to last is lit
				role = Here
			}
			marks = append(marks, Mark{Span: s.hits[i], Role: role})
		}
	}
	marks = o.marked(marks, within)
	if v := r.visual; v != nil {
		marks = append(marks, Mark{Span: v.Span(), Role: Selected})
	} else if span, ok := o.Selected(); ok && span.Overlaps(within) && !r.seeking() {
		marks = append(marks, Mark{Span: span, Role: Selected})
	}
	sort.SliceStable(marks, func(i, j int) bool { return text.Compare(marks[i].Span, marks[j].Span) < 0 })
	return marks
}

// seeking reports whether words are typed that the open article has: the page is where
// the first of them stand.
func (r *Reader) seeking() bool {
	return r.input.finds(r.open) && r.open.search != nil && r.open.search.at >= 0
}

// reach is how far before the screen a mention may start and still touch it.
const reach = 512

func (r *Reader) lit(marks []Mark, within text.Span) []Mark {
	all := r.open.doc.Mentions
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= within.Start-reach })
	for _, m := range all[first:] {
		if m.Start >= within.End {
			break
		}
		if m.Overlaps(within) && r.lights(&m) && (m.Form != entity.Pronoun || r.open.selects(m.Entity)) {
			marks = append(marks, r.open.light(&m))
		}
	}
	return marks
}

// light marks a mention.
func (o *Open) light(m *analysis.Mention) Mark {
	return Mark{m.Span, Lit, o.doc.Entities[m.Entity].Kind, m.Confidence < entity.Sure, o.doc.Again(m)}
}

// selects reports whether the reader chose an entity: by a mention of it, or by
// the spotlight.
func (o *Open) selects(id int) bool {
	if o.spot != nil && *o.spot == id {
		return true
	}
	return o.selection != nil && !o.selection.quote && o.doc.Mentions[o.selection.index].Entity == id
}

// QuotesIn returns the indexes of the quotations that touch the range.
func (o *Open) QuotesIn(within text.Span) []int {
	if o == nil || o.doc == nil {
		return nil
	}
	all := o.doc.Quotes
	end := sort.Search(len(all), func(i int) bool { return all[i].Start >= within.End })
	var found []int
	for i := end - 1; i >= 0; i-- {
		if all[i].Overlaps(within) {
			found = append(found, i)
		} else if all[i].Start < within.Start-maxQuote {
			break
		}
	}
	for i, j := 0, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}
	return found
}

// maxQuote is the longest quotation that is looked for before the screen.
const maxQuote = 1 << 16

// maxPhrase is the longest quotation in bytes that counts as a phrase.
const maxPhrase = 60

// IsPhrase reports whether quotation i is a few marked words inside another's
// sentence, or of nobody who is named: they have no bar, which would tell little. A part
// of what has one is none.
func IsPhrase(all []quote.Quote, i int) bool {
	return few(&all[i]) && !goesOn(all, i, i-1) && !goesOn(all, i, i+1)
}

func few(q *quote.Quote) bool {
	return (q.Kind == quote.Mixed || q.Kind == quote.Direct && q.Speaker == nil) && q.Len() <= maxPhrase
}

// goesOn reports whether quotation i is of the same act of speech as k, which has a bar.
func goesOn(all []quote.Quote, i, k int) bool {
	return k >= 0 && k < len(all) && all[k].Group == all[i].Group && all[k].Kind != quote.Indirect && !few(&all[k])
}

func (r *Reader) quoted(marks []Mark, within text.Span) []Mark {
	for _, i := range r.open.QuotesIn(within) {
		q := &r.open.doc.Quotes[i]
		if !r.Hears(q) {
			continue
		}
		role := Quoted
		switch {
		case q.Kind == quote.Indirect:
			role = Reported
		case IsPhrase(r.open.doc.Quotes, i):
			role = Phrase
		}
		marks = append(marks, Mark{Span: q.Span, Role: role, Guess: q.Speaker != nil && q.Confidence < entity.Sure})
	}
	return marks
}

// dimmed marks the blocks that the spotlit entity is not mentioned in.
func (o *Open) dimmed(marks []Mark, within text.Span) []Mark {
	blocks := o.article.Blocks
	first := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > within.Start })
	mentions := o.doc.Entities[*o.spot].Mentions
	for _, b := range blocks[first:] {
		if b.Start >= within.End {
			break
		}
		i := sort.Search(len(mentions), func(i int) bool { return mentions[i].Start >= b.Start })
		if i == len(mentions) || mentions[i].Start >= b.End {
			marks = append(marks, Mark{Span: b.Span, Role: Dimmed})
		}
	}
	return marks
}
