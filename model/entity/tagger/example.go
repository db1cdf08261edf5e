package tagger

import (
	"lede/model/linear"
	"lede/model/nlp"
)

// Example is a stretch of tokens that are decoded together, from token First
// on, with the features of each.
type Example struct {
	First    int
	Features [][]linear.Feature
}

// Examples returns what the model sees of doc: on the first pass with nil, on
// the second with the first's label for every token. Tokens in no example are
// Outside.
func Examples(doc *nlp.Doc, lists *Lists, labels []Label) []Example {
	p := newPage(doc, lists, new(cache))
	if labels != nil {
		p.takeVotes(labels)
	}
	var out []Example
	for k := range p.sentence {
		s := &p.sentence[k]
		p.stretches(*s, func(first, last int) {
			e := Example{First: first}
			for i := first; i < last; i++ {
				e.Features = append(e.Features, p.features(s, i))
			}
			out = append(out, e)
		})
	}
	return out
}

// features are those that runner.emit adds up.
func (p *page) features(s *sentence, i int) []linear.Feature {
	var fs []linear.Feature
	for offset := -2; offset <= 2; offset++ {
		var w *word
		if k := i + offset; k >= s.first && k < s.last {
			w = p.words[k]
		}
		fs = wordFeatures(fs, w, offset)
	}
	return p.contextFeatures(fs, s, i)
}
