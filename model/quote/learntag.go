package quote

import (
	"io"

	"lede/model/linear"
)

// tagPasses is how often the tagger sees every paragraph.
const tagPasses = 6

// rare is how often a feature of the tagger must occur to be kept, slight the
// least weight that is.
const (
	rare   = 6
	slight = 0.03
)

// learnTagger fits the tagger to the lessons.
func learnTagger(lessons []*lesson, cues *cueTable, log io.Writer) linear.Weights {
	counts := map[linear.Feature]int32{}
	var order []linear.Feature
	eachParagraph(lessons, cues, func(s *sheet, _ []role) {
		var c collector
		for i := range s.cells {
			s.features(i, &c)
			for _, f := range c.out {
				if counts[f] == 0 {
					order = append(order, f)
				}
				counts[f]++
			}
		}
	})
	var x index
	x.keep(counts, order, rare)
	counts, order = nil, nil
	var chains []chain
	eachParagraph(lessons, cues, func(s *sheet, gold []role) {
		var c collector
		ch := chain{gold: gold}
		for i := range s.cells {
			s.features(i, &c)
			ch.features = append(ch.features, x.of(c.out))
		}
		chains = append(chains, ch)
	})
	learner := newCRF(len(x.names))
	learner.fit(chains, tagPasses, log)
	return learner.export(&x)
}

func eachParagraph(lessons []*lesson, cues *cueTable, visit func(*sheet, []role)) {
	for _, l := range lessons {
		l.layout.eachParagraph(func(lo, hi int) {
			visit(l.layout.sheet(cues, lo, hi), l.roles[lo:hi])
		})
	}
}

// eachParagraph visits the tokens of every paragraph that has any.
func (lay *layout) eachParagraph(visit func(lo, hi int)) {
	for lo := 0; lo < len(lay.tokens); {
		hi := lo + 1
		for hi < len(lay.tokens) && lay.tokens[hi].para == lay.tokens[lo].para {
			hi++
		}
		visit(lo, hi)
		lo = hi
	}
}
