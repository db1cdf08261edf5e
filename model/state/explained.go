package state

import "lede/model/text"

// explained is a selection with the sentences it lies in.
type explained struct {
	of, within text.Span
}

// Explained is what is selected with the sentences around it: what a card must not
// cover; ok is false where nothing is selected. It is kept until something else is
// selected.
func (o *Open) Explained() (within text.Span, ok bool) {
	span, ok := o.Selected()
	if !ok {
		return text.Span{}, false
	}
	if o.explained == nil || o.explained.of != span {
		first, last := o.around(Sentence, span.Start), o.around(Sentence, max(span.Start, span.End-1))
		o.explained = &explained{span, span.Join(first).Join(last)}
	}
	return o.explained.within, true
}
