package main

import (
	"context"

	"lede/model/entity/tagger"
	"lede/model/linear"
	"lede/model/nlp"
)

// labelSet is a set of labels, a bit each.
type labelSet uint32

const anyLabel = labelSet(1<<tagger.Labels - 1)

func (s labelSet) has(l tagger.Label) bool { return s>>l&1 != 0 }

// sample is a document as the model sees it, with the labels each token may
// have.
type sample struct {
	gold     *labelled
	doc      *nlp.Doc
	allowed  []labelSet
	examples []example
	fold     int
}

type example struct {
	first    int
	features [][]int32
}

// newSample parses g and lays its names over the tokens.
func newSample(g *labelled) (*sample, error) {
	doc, err := nlp.Parse(context.Background(), g.text, g.sentences)
	if err != nil {
		return nil, err
	}
	s := &sample{gold: g, doc: doc, allowed: make([]labelSet, len(doc.Tokens))}
	outside := labelSet(1)
	if g.corpus.latent {
		for _, t := range []tagger.Type{tagger.Group, tagger.Event, tagger.Work, tagger.Other} {
			outside |= 15 << tagger.LabelOf(t, tagger.First)
		}
	}
	for i := range s.allowed {
		s.allowed[i] = outside
	}
	for _, n := range g.names {
		s.lay(n)
	}
	return s, nil
}

// lay allows the labels of a name on its tokens. Where its edges fall inside a
// token, nothing is known of that token.
func (s *sample) lay(n goldName) {
	first, last := s.doc.TokenAt(n.Start), s.doc.TokenAt(n.End-1)+1
	if last > len(s.allowed) || first >= last {
		return
	}
	if s.doc.Tokens[first].Start != n.Start || s.doc.Tokens[last-1].End != n.End {
		for i := first; i < last; i++ {
			s.allowed[i] = anyLabel
		}
		return
	}
	for i := first; i < last; i++ {
		position := tagger.Inner
		switch {
		case last-first == 1:
			position = tagger.Only
		case i == first:
			position = tagger.First
		case i == last-1:
			position = tagger.Last
		}
		set := labelSet(0)
		if n.orNone {
			set = s.allowed[i]
		}
		for _, t := range n.allowed {
			set |= 1 << tagger.LabelOf(t, position)
		}
		s.allowed[i] = set
	}
}

// number fills in the examples of samples; labels are those of the first pass,
// nil on it. Features that occur once get no number.
func number(samples []*sample, lists *tagger.Lists, labels [][]tagger.Label) []linear.Feature {
	count := map[linear.Feature]int32{}
	raw := make([][]tagger.Example, len(samples))
	for i, s := range samples {
		var first []tagger.Label
		if labels != nil {
			first = labels[i]
		}
		raw[i] = tagger.Examples(s.doc, lists, first)
		for _, e := range raw[i] {
			for _, fs := range e.Features {
				for _, f := range fs {
					count[f]++
				}
			}
		}
	}
	var names []linear.Feature
	ids := map[linear.Feature]int32{}
	for i, s := range samples {
		s.examples = s.examples[:0]
		for _, e := range raw[i] {
			x := example{first: e.First}
			for _, fs := range e.Features {
				row := make([]int32, 0, len(fs))
				for _, f := range fs {
					if count[f] < 2 {
						continue
					}
					id, ok := ids[f]
					if !ok {
						id = int32(len(names))
						ids[f] = id
						names = append(names, f)
					}
					row = append(row, id)
				}
				x.features = append(x.features, row)
			}
			s.examples = append(s.examples, x)
		}
		raw[i] = nil
	}
	return names
}
