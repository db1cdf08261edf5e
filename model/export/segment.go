package export

import (
	"slices"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// segment is a piece of a block under one set of marks. Segments in order are
// the block's text; marks that cross each other need no nesting.
type segment struct {
	Text    string
	Entity  *entity.Entity
	Mention *entity.Mention
	Quote   *quote.Quote
	Link    string
	Inline  [article.Link]bool // by kind of inline
}

// layer is one span and what it makes of the segments under it.
type layer struct {
	text.Span
	mark func(*segment)
}

// layers returns everything that lies over the text of d, by block: what
// crosses blocks is cut at their ends.
func layers(d *analysis.Document) [][]layer {
	a := d.Article
	out := make([][]layer, len(a.Blocks))
	add := func(s text.Span, mark func(*segment)) {
		i, _ := slices.BinarySearchFunc(a.Blocks, s.Start, func(b article.Block, at int) int { return b.End - at - 1 })
		for ; i < len(a.Blocks) && a.Blocks[i].Start < s.End; i++ {
			b := a.Blocks[i]
			cut := text.Span{Start: max(s.Start, b.Start), End: min(s.End, b.End)}
			out[i] = append(out[i], layer{cut, mark})
		}
	}
	for _, in := range a.Inlines {
		add(in.Span, markInline(in))
	}
	for i := range d.Quotes {
		if q := &d.Quotes[i]; q.Said {
			add(q.Span, func(s *segment) { s.Quote = q })
		}
	}
	for i := range d.Entities {
		e := &d.Entities[i]
		for j := range e.Mentions {
			add(e.Mentions[j].Span, func(s *segment) { s.Entity, s.Mention = e, &e.Mentions[j] })
		}
	}
	for _, block := range out {
		slices.SortStableFunc(block, func(x, y layer) int { return text.Compare(x.Span, y.Span) })
	}
	return out
}

func markInline(in article.Inline) func(*segment) {
	return func(s *segment) {
		if in.Kind != article.Link {
			s.Inline[in.Kind] = true
		} else if web(in.URL) {
			s.Link = in.URL
		}
	}
}

// segments cuts the text under s where a layer begins or ends. The layers are
// ascending; where two say the same kind of thing, the inner one holds.
func segments(in string, s text.Span, over []layer) []segment {
	var out []segment
	var active []layer
	for at := s.Start; at < s.End; {
		for len(over) > 0 && over[0].Start <= at {
			active = append(active, over[0])
			over = over[1:]
		}
		active = slices.DeleteFunc(active, func(l layer) bool { return l.End <= at })
		end := s.End
		if len(over) > 0 {
			end = min(end, over[0].Start)
		}
		seg := segment{}
		for _, l := range active {
			end = min(end, l.End)
			l.mark(&seg)
		}
		seg.Text = in[at:end]
		out = append(out, seg)
		at = end
	}
	return out
}
