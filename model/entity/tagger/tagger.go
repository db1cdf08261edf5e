package tagger

import (
	"context"

	"lede/model/linear"
	"lede/model/nlp"
)

// Span is a name: tokens [First, Last) of the document.
type Span struct {
	First, Last int
	Type        Type
	Margin      float64 // score by which the best reading beats the best without this name's type; ≥ 0
}

// Spans are the names that labels mark, without margins. Labels that do not
// follow one another end a name.
func Spans(labels []Label) []Span {
	var spans []Span
	first := -1
	for i, l := range labels {
		if l == Outside {
			first = -1
			continue
		}
		if p := l.Position(); p == First || p == Only {
			first = i
		}
		if p := l.Position(); first >= 0 && (p == Last || p == Only) {
			spans = append(spans, Span{First: first, Last: i + 1, Type: l.Type()})
			first = -1
		}
	}
	return spans
}

// Tagger marks names in two passes: the second has seen what the first said of
// the same words elsewhere in the document. It is immutable and safe for
// concurrent use.
type Tagger struct {
	lists       *Lists
	passes      [2]*linear.Model
	transitions [2][]int32
}

// New returns a tagger of the two passes' models.
func New(lists *Lists, first, second *linear.Model) *Tagger {
	return &Tagger{
		lists: lists, passes: [2]*linear.Model{first, second},
		transitions: [2][]int32{Constrain(first.Transitions()), Constrain(second.Transitions())},
	}
}

// Tag returns the names in doc, ascending and disjoint, none across a sentence.
// It fails only when ctx is done.
func (t *Tagger) Tag(ctx context.Context, doc *nlp.Doc) ([]Span, error) {
	p := newPage(doc, t.lists)
	labels, err := t.pass(ctx, p, 0)
	if err != nil {
		return nil, err
	}
	p.takeVotes(labels)
	p.forget()
	if labels, err = t.pass(ctx, p, 1); err != nil {
		return nil, err
	}
	return Spans(labels), nil
}

// pass labels every token of p with one model.
func (t *Tagger) pass(ctx context.Context, p *page, n int) ([]Label, error) {
	labels := make([]Label, len(p.words))
	run := runner{page: p, model: t.passes[n], transitions: t.transitions[n]}
	for k := range p.sentence {
		if k%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.stretches(p.sentence[k], func(first, last int) { run.label(&p.sentence[k], first, last, labels) })
	}
	return labels, nil
}

// forget drops the sums that belong to one model.
func (p *page) forget() {
	for _, w := range p.words {
		w.emission = [5]*[Labels]int32{}
	}
}

// runner labels stretches with one model, reusing its memory.
type runner struct {
	page        *page
	model       *linear.Model
	transitions []int32
	features    []linear.Feature
	emissions   []int32
	path        []uint8
	edges       [5]*[Labels]int32
}

func (r *runner) label(s *sentence, first, last int, labels []Label) {
	r.emissions = append(r.emissions[:0], make([]int32, (last-first)*Labels)...)
	for i := first; i < last; i++ {
		r.emit(s, i, r.emissions[(i-first)*Labels:(i-first+1)*Labels])
	}
	r.path = linear.Decode(r.emissions, r.transitions, Labels, r.path)
	for i, l := range r.path {
		labels[first+i] = Label(l)
	}
}

// emit adds up the weights of all features of token i.
func (r *runner) emit(s *sentence, i int, scores []int32) {
	for offset := -2; offset <= 2; offset++ {
		var w *word
		memo := &r.edges[offset+2]
		if k := i + offset; k >= s.first && k < s.last {
			w = r.page.words[k]
			memo = &w.emission[offset+2]
		}
		if *memo == nil {
			*memo = new([Labels]int32)
			r.features = wordFeatures(r.features[:0], w, offset)
			for _, f := range r.features {
				r.model.Add((*memo)[:], f)
			}
		}
		for l, v := range *memo {
			scores[l] += v
		}
	}
	r.features = r.page.contextFeatures(r.features[:0], s, i)
	for _, f := range r.features {
		r.model.Add(scores, f)
	}
}
