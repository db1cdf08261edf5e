package tagger

import (
	"context"
	"math"
	"slices"
	"sync"

	"lede/model/linear"
	"lede/model/nlp"
)

// Span is a name: tokens [First, Last) of the document.
type Span struct {
	First, Last int
	Type        Type
	Margin      float64 // how far its least sure token is above another type or none; about 0 to 3
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
	lists    *Lists
	passes   [2]*linear.Model
	decoders [2]*linear.Decoder
	caches   *sync.Pool // of *cache
}

// New returns a tagger of the two passes' models.
func New(lists *Lists, first, second *linear.Model) *Tagger {
	return &Tagger{
		caches: &sync.Pool{New: func() any { return new(cache) }},
		lists:  lists, passes: [2]*linear.Model{first, second},
		decoders: [2]*linear.Decoder{
			linear.NewDecoder(Constrain(first.Transitions()), Labels), linear.NewDecoder(Constrain(second.Transitions()), Labels),
		},
	}
}

// Lists are the lists the tagger reads.
func (t *Tagger) Lists() *Lists { return t.lists }

// Tag returns the names in doc, ascending and disjoint, none across a sentence,
// and beside them those that stand on the lists, as Listed does. It fails only
// when ctx is done.
func (t *Tagger) Tag(ctx context.Context, doc *nlp.Doc) (spans, listed []Span, err error) {
	c := t.caches.Get().(*cache)
	defer t.caches.Put(c)
	p := newPage(doc, t.lists, c)
	c.run.page = p
	defer func() { c.run.page = nil }()
	labels, err := t.pass(ctx, &c.run, 0, make([]Label, len(p.words)))
	if err != nil {
		return nil, nil, err
	}
	p.takeVotes(labels)
	if labels, err = t.pass(ctx, &c.run, 1, labels); err != nil {
		return nil, nil, err
	}
	spans = Spans(labels)
	for i, s := range spans {
		spans[i].Margin = slices.Min(p.margins[s.First:s.Last])
	}
	return spans, p.listed(), nil
}

// pass labels the tokens of a page with one model: every token on the first pass, on
// the second the stretches that the first was not sure of.
func (t *Tagger) pass(ctx context.Context, run *runner, n int, labels []Label) ([]Label, error) {
	run.pass, run.model, run.decoder = n, t.passes[n], t.decoders[n]
	p := run.page
	for k := range p.sentence {
		if k%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p.stretches(p.sentence[k], func(first, last int) {
			if n == 0 || slices.Min(p.margins[first:last]) < settled {
				run.label(&p.sentence[k], first, last, labels)
			}
		})
	}
	return labels, nil
}

// runner labels stretches with one model after the other, reusing its memory.
type runner struct {
	page      *page
	pass      int
	model     *linear.Model
	decoder   *linear.Decoder
	features  []linear.Feature
	emissions []int32
	path      linear.Path
	edges     [2][5]*[Labels]int32 // by pass: what is beyond a sentence
}

func (r *runner) label(s *sentence, first, last int, labels []Label) {
	r.emissions = append(r.emissions[:0], make([]int32, (last-first)*Labels)...)
	for i := first; i < last; i++ {
		r.emit(s, i, r.emissions[(i-first)*Labels:(i-first+1)*Labels])
	}
	r.decoder.Decode(r.emissions, &r.path)
	for i, l := range r.path.Classes {
		labels[first+i] = Label(l)
		r.page.margins[first+i] = margin(r.emissions[i*Labels:(i+1)*Labels], Label(l))
	}
}

// margin is how far the score of label l is above the best of another type or
// of none, as a share of the two scores' size; below 0 where its neighbours
// decided.
func margin(scores []int32, l Label) float64 {
	rival := int32(math.MinInt32)
	for k, v := range scores {
		if k := Label(k); k != l && (k == Outside || l == Outside || k.Type() != l.Type()) {
			rival = max(rival, v)
		}
	}
	return float64(scores[l]-rival) / marginUnit
}

// settled is the margin from which a label of the first pass is kept: on the
// development sets the second changes no more than noise above it, and half the
// time is saved.
const settled = 0.4

// marginUnit is the score of a margin of 1.
const marginUnit = 1 << 14

// emit adds up the weights of all features of token i.
func (r *runner) emit(s *sentence, i int, scores []int32) {
	for offset := -2; offset <= 2; offset++ {
		var w *word
		memo := &r.edges[r.pass][offset+2]
		if k := i + offset; k >= s.first && k < s.last {
			w = r.page.words[k]
			memo = &w.emission[r.pass][offset+2]
		}
		if *memo == nil {
			*memo = new([Labels]int32)
			r.features = wordFeatures(r.features[:0], w, offset)
			r.model.AddAll((*memo)[:], r.features)
		}
		for l, v := range *memo {
			scores[l] += v
		}
	}
	r.features = r.page.contextFeatures(r.features[:0], s, i)
	r.model.AddAll(scores, r.features)
}
