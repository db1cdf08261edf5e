package state

import (
	"strings"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/text"
)

// replace puts a, of which old was the head or an earlier version, in its place.
// Where a goes on from old everything the reader chose stays, and what was found
// out about old holds for that part of a; else the reading place is found again
// and the rest is given up.
func (r *Reader) replace(old, a *article.Article) {
	o := r.open
	if !strings.HasPrefix(a.Text, old.Text) {
		o.place, _ = anchor.At(old, o.place).Find(a)
		o.doc, o.selection, o.gone, o.search, o.ended, o.spot, o.folds, r.card = nil, nil, nil, nil, nil, nil, nil, nil
		o.setNotes(nil) // the caller finds them in the new text
		r.retyping, r.last, r.visual = nil, nil, nil
		r.closePrompts()
		if o.article = a; r.input.finds(o) {
			r.input.place, _ = anchor.At(old, r.input.place).Find(a)
			o.find(r.input.Text())
		}
		return
	}
	o.article = a
	if o.doc != nil {
		d := *o.doc
		if d.Article = a; !d.Partial() {
			d.Part = text.Span{Start: 0, End: len(old.Text)}
		}
		o.doc, o.head.doc = &d, &d
	}
	if o.ended = nil; o.search != nil {
		o.search = r.again(o.search)
	}
}

// Paragraph is the number of the block at offset of the open article; how many
// there are for an offset behind all. The blocks are counted once.
func (o *Open) Paragraph(offset int) int {
	if o.numbers == nil || o.numbered != o.article {
		o.numbers, o.numbered = o.article.Paragraphs(), o.article
	}
	return o.numbers(offset)
}
