package tagger

import "lede/model/linear"

// run is a stretch of capitalised words with the small words that join them,
// tokens [first, last): what a reader takes for a name before reading on.
type run struct{ first, last int }

// findRuns finds the runs of a sentence.
func (p *page) findRuns(s sentence) {
	for i := s.first; i < s.last; i++ {
		if !p.words[i].upper || i == s.first && !p.nominalAt(i) {
			continue
		}
		r := run{i, i + 1}
		for r.last < s.last {
			n := p.joined(r.last, s.last)
			if n == 0 {
				break
			}
			r.last += n
		}
		for k := r.first; k < r.last; k++ {
			p.runs[k] = r
		}
		i = r.last - 1
	}
}

// joined is how many tokens at i go on with a run: a capitalised word, with up
// to two joining words before it.
func (p *page) joined(i, end int) int {
	for n := 0; n < 3 && i+n < end; n++ {
		switch w := p.words[i+n]; {
		case w.upper:
			return n + 1
		case !w.joins && !(n > 0 && w.lower == "the"):
			return 0
		}
	}
	return 0
}

// nominalAt reports whether token i, which begins a sentence, can begin a name
// by its part of speech.
func (p *page) nominalAt(i int) bool {
	switch tag := p.doc.Tokens[i].Tag; tag {
	case "NNP", "NNPS", "NN", "NNS", "JJ", "FW", "CD":
		return true
	}
	return false
}

// runFeatures appends what stands around the run that token i is in, and which
// word heads it.
func (p *page) runFeatures(to []linear.Feature, s *sentence, i int) []linear.Feature {
	r := p.runs[i]
	if r.last == 0 {
		return append(to, at(tRun, 0, 0))
	}
	before, after := p.wordAt(s, r.first-1), p.wordAt(s, r.last)
	first, head := p.words[r.first], p.words[r.last-1]
	place := number(min(i-r.first, 3)*16 + min(r.last-1-i, 3)*4 + min(r.last-r.first, 3))
	lists := number(int(p.lists[r.last-1].any()))
	to = append(to,
		at(tRun, 0, place), at(tRun, 1, place.With(before.hash)), at(tRun, 2, place.With(after.hash)),
		at(tRunWord, -2, before.hash), at(tRunWord, -1, before.cut(10)), at(tRunWord, 1, after.cut(10)), at(tRunWord, 2, after.hash),
		at(tRunWord, 0, before.cut(8).With(after.cut(8))),
		at(tRunHead, 0, head.hash), at(tRunHead, 1, head.cut(10)), at(tRunHead, 2, linear.Hash(suffix(head.lower, 3)).With(place)),
		at(tRunHead, -1, lists), at(tRunHead, -2, first.hash),
		at(tRunList, 0, number(int(p.lists[r.first].any())).With(lists)), at(tRunList, 1, lists.With(place)),
		at(tRunList, 2, p.tagAt(s, r.first-1).With(p.tagAt(s, r.last))),
	)
	if noun, ok := p.apposition(s, r.last); ok {
		to = append(to, at(tApposition, 0, noun.hash), at(tApposition, 1, noun.cut(8)), at(tApposition, 2, noun.cut(12)))
	}
	return to
}

// apposition is the noun of an apposition that begins at token i: "company" in
// ", a company founded by", or the "who" or "which" of a clause.
func (p *page) apposition(s *sentence, i int) (*word, bool) {
	if i+2 >= s.last || p.words[i].lower != "," {
		return nil, false
	}
	switch w := p.words[i+1]; w.lower {
	case "who", "which", "whose", "where":
		return w, true
	case "a", "an", "the", "its", "his", "her", "their":
	default:
		if w.upper || !w.letter {
			return nil, false
		}
	}
	for k := i + 1; k < s.last && k < i+8; k++ {
		tag := p.doc.Tokens[k].Tag
		if (tag == "NN" || tag == "NNS") && (k+1 == s.last || p.doc.Tokens[k+1].Tag != tag) {
			return p.words[k], true
		}
		if tag == "," || tag == "." || len(tag) > 1 && tag[:2] == "VB" && tag != "VBN" && tag != "VBG" {
			return nil, false
		}
	}
	return nil, false
}
