package tagger

import "lede/model/linear"

// Templates number the kinds of features. Their order is part of the weights.
const (
	tBias linear.Feature = iota + 1
	tLower
	tExact
	tShape
	tCompact
	tPrefix
	tSuffix
	tCluster
	tTag
	tTags
	tWordPair
	tWordSkip
	tShapePair
	tShapeTriple
	tWordShape
	tShapeWord
	tClusterPair
	tClusterShape
	tList
	tListShape
	tListNext
	tListPrevious
	tListPair
	tPlace
	tElsewhere
	tElsewherePlace
	tVote
	tVoteSpan
	tVotePair
	tVoteOwn
	tRun
	tRunWord
	tRunHead
	tRunList
	tApposition
	templates
)

// number makes a feature part of a small number.
func number(n int) linear.Feature { return linear.Feature(n) * 0x9E3779B97F4A7C15 }

// name is the feature of a template and its parts, at the offset from the token.
func name(t linear.Feature, offset int) linear.Feature {
	return linear.Feature(0).With(t<<8 | linear.Feature(offset+8))
}

// names has the hash of each template at each offset, made once.
type namesTable [templates][5]linear.Feature

func makeNames() (n namesTable) {
	for t := range n {
		for o := range n[t] {
			n[t][o] = name(linear.Feature(t), o-2)
		}
	}
	return n
}

var names = makeNames() // never changed after

// at is the feature of a template and one part, at the offset from the token.
func at(t linear.Feature, offset int, part linear.Feature) linear.Feature {
	return names[t][offset+2].With(part)
}

// clusterCuts are how many leading bits of a cluster make a feature.
var clusterCuts = [...]uint{4, 6, 8, 10, 12, 16}

// cut is the leading bits of the word's cluster as a feature part.
func (w *word) cut(bits uint) linear.Feature {
	if !w.clustered {
		return number(int(bits))
	}
	return number(int(bits)<<20 | 1<<16 | int(w.cluster>>(16-bits)))
}

// wordFeatures appends what is true of any token written like w, as seen from a
// token at -offset from it. nil is the edge of the sentence.
func wordFeatures(to []linear.Feature, w *word, offset int) []linear.Feature {
	if w == nil {
		return append(to, at(tLower, offset, 0))
	}
	to = append(to, at(tLower, offset, w.hash), at(tCompact, offset, w.compact))
	if offset < -1 || offset > 1 {
		if w.clustered {
			to = append(to, at(tCluster, offset, w.cut(6)), at(tCluster, offset, w.cut(10)))
		}
		return to
	}
	to = append(to, at(tExact, offset, w.exact), at(tShape, offset, w.shape))
	if w.clustered {
		for _, bits := range clusterCuts {
			to = append(to, at(tCluster, offset, w.cut(bits)))
		}
	}
	if offset != 0 {
		return append(to, at(tSuffix, offset, linear.Hash(suffix(w.lower, 3))))
	}
	for n := 1; n <= 4; n++ {
		to = append(to, at(tPrefix, n-2, linear.Hash(prefix(w.lower, n))), at(tSuffix, n-2+0, linear.Hash(suffix(w.lower, n)).With(1)))
	}
	return append(to, at(tBias, 0, 0))
}

// contextFeatures appends what is true of token i of sentence s because of
// where it stands.
func (p *page) contextFeatures(to []linear.Feature, s *sentence, i int) []linear.Feature {
	w := p.words[i]
	w1, w2 := p.wordAt(s, i-1), p.wordAt(s, i+1)
	to = p.tagFeatures(to, s, i)
	to = append(to,
		at(tWordPair, -1, w1.hash.With(w.hash)), at(tWordPair, 0, w.hash.With(w2.hash)),
		at(tWordSkip, 0, w1.hash.With(w2.hash)),
		at(tWordSkip, -1, p.wordAt(s, i-2).hash.With(w1.hash)), at(tWordSkip, 1, w2.hash.With(p.wordAt(s, i+2).hash)),
		at(tShapePair, -1, w1.compact.With(w.compact)), at(tShapePair, 0, w.compact.With(w2.compact)),
		at(tShapeTriple, 0, w1.compact.With(w.compact).With(w2.compact)),
		at(tWordShape, 0, w1.hash.With(w.compact)), at(tShapeWord, 0, w.compact.With(w2.hash)),
		at(tClusterPair, -1, w1.cut(8).With(w.cut(8))), at(tClusterPair, 0, w.cut(8).With(w2.cut(8))),
		at(tClusterPair, -2, w1.cut(10).With(w.compact)), at(tClusterPair, 1, w2.cut(10).With(w.compact)),
		at(tClusterShape, 0, w.cut(8).With(w.compact)),
		at(tClusterShape, -1, w1.cut(6).With(w.compact).With(w2.cut(6))),
	)
	to = p.listFeatures(to, s, i)
	to = p.runFeatures(to, s, i)
	return p.documentFeatures(to, s, i)
}

var edge = &word{} // stands beyond both ends of a sentence

func (p *page) wordAt(s *sentence, i int) *word {
	if i < s.first || i >= s.last {
		return edge
	}
	return p.words[i]
}

func (p *page) tagAt(s *sentence, i int) linear.Feature {
	if i < s.first || i >= s.last {
		return 0
	}
	return linear.Hash(p.doc.Tokens[i].Tag)
}

func (p *page) tagFeatures(to []linear.Feature, s *sentence, i int) []linear.Feature {
	t1, t, t2 := p.tagAt(s, i-1), p.tagAt(s, i), p.tagAt(s, i+1)
	return append(to, at(tTag, -1, t1), at(tTag, 0, t), at(tTag, 1, t2),
		at(tTags, -1, t1.With(t)), at(tTags, 0, t.With(t2)), at(tTags, 1, t1.With(t).With(t2)))
}

func (p *page) listFeatures(to []linear.Feature, s *sentence, i int) []linear.Feature {
	w, here := p.words[i], &p.lists[i]
	to = append(to, at(tListPair, 0, number(int(here.any()))))
	for position, lists := range here {
		for k := 0; lists>>k != 0; k++ {
			if lists>>k&1 != 0 {
				f := number(k*4 + position + 1)
				to = append(to, at(tList, 0, f), at(tListShape, 0, f.With(w.compact)))
			}
		}
	}
	if i > s.first {
		to = appendBits(to, tListPrevious, p.lists[i-1].any(), here.any())
	}
	if i+1 < s.last {
		to = appendBits(to, tListNext, p.lists[i+1].any(), here.any())
	}
	return to
}

func appendBits(to []linear.Feature, t linear.Feature, lists, here uint32) []linear.Feature {
	to = append(to, at(t, 1, number(int(lists)).With(number(int(here)))))
	for k := 0; lists>>k != 0; k++ {
		if lists>>k&1 != 0 {
			to = append(to, at(t, 0, number(k+1)))
		}
	}
	return to
}

// documentFeatures appends what the rest of the document says of token i.
func (p *page) documentFeatures(to []linear.Feature, s *sentence, i int) []linear.Feature {
	w := p.words[i]
	place := 0
	if i == s.first {
		place = 1
	} else if !p.words[i-1].letter && !p.words[i-1].digit {
		place = 2
	}
	style := 0
	switch {
	case s.shouting:
		style = 1
	case s.title:
		style = 2
	case s.lower:
		style = 3
	}
	where := number(place*4 + style + 1)
	elsewhere := number(flag(w.lowerElsewhere) | flag(w.capitalElsewhere)<<1 | min(w.count, 3)<<2)
	to = append(to, at(tPlace, 0, where), at(tPlace, 1, where.With(w.compact)),
		at(tElsewhere, 0, elsewhere), at(tElsewherePlace, 0, elsewhere.With(where)))
	if p.votes != nil {
		to = p.voteFeatures(to, s, i)
	}
	return to
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
