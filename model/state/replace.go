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
	o := r.Open
	if !strings.HasPrefix(a.Text, old.Text) {
		o.Place, _ = anchor.At(old, o.Place).Find(a)
		o.Doc, o.Select, o.Search, o.Spot, o.Folds, r.Card = nil, nil, nil, nil, nil, nil
		o.setNotes(nil) // the caller finds them in the new text
		r.Retyping, r.last, r.Visual = nil, nil, nil
		r.closePrompts()
		return
	}
	o.Article = a
	if o.Doc != nil {
		d := *o.Doc
		if d.Article = a; !d.Partial() {
			d.Part = text.Span{Start: 0, End: len(old.Text)}
		}
		o.Doc, o.head.doc = &d, &d
	}
	if o.Search != nil {
		o.Find(o.Search.Query)
	}
}

// Paragraph is the number of the block at offset of the open article; how many
// there are for an offset behind all. The blocks are counted once.
func (o *Open) Paragraph(offset int) int {
	if o.numbers == nil || o.numbered != o.Article {
		o.numbers, o.numbered = o.Article.Paragraphs(), o.Article
	}
	return o.numbers(offset)
}
