package tagger

import "lede/model/linear"

// vote is what the first pass over a document says of one token.
type vote struct {
	label  Label // here
	token  uint8 // the label most given to the word elsewhere, 1+; 0 where it does not occur
	sure   uint8 // how clearly: 0 to 3
	phrase uint8 // 1 + the type most given to the whole name elsewhere; 0 where it does not occur
}

// tally counts labels or types given to the same words.
type tally struct {
	n [Labels]uint32
}

// top is the class given most often when one count of minus is left out.
func (t *tally) top(minus Label) (best Label, sure uint8, ok bool) {
	var most, total uint32
	for l, n := range t.n {
		if Label(l) == minus {
			n--
		}
		total += n
		if n > most {
			most, best = n, Label(l)
		}
	}
	if total == 0 {
		return 0, 0, false
	}
	return best, uint8(3 * most / total), true
}

// takeVotes makes the first pass's labels into what each token knows of the
// others that are written like it.
func (p *page) takeVotes(labels []Label) {
	p.votes = make([]vote, len(labels))
	words := map[*word]*tally{}
	phrases := map[string]*tally{}
	for i, w := range p.words {
		p.votes[i].label = labels[i]
		if !p.open[i] || !w.letter {
			continue
		}
		t := words[w]
		if t == nil {
			t = new(tally)
			words[w] = t
		}
		t.n[labels[i]]++
	}
	spans := Spans(labels)
	for _, s := range spans {
		key := p.phrase(s)
		if phrases[key] == nil {
			phrases[key] = new(tally)
		}
		phrases[key].n[LabelOf(s.Type, Only)]++
	}
	for i, w := range p.words {
		if t := words[w]; t != nil && p.open[i] {
			if best, sure, ok := t.top(labels[i]); ok {
				p.votes[i].token, p.votes[i].sure = uint8(best)+1, sure
			}
		}
	}
	for _, s := range spans {
		best, _, ok := phrases[p.phrase(s)].top(LabelOf(s.Type, Only))
		if !ok {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			p.votes[i].phrase = uint8(best.Type()) + 1
		}
	}
}

// phrase is the text of a span of tokens, of one line.
func (p *page) phrase(s Span) string {
	return p.doc.Text[p.doc.Tokens[s.First].Start:p.doc.Tokens[s.Last-1].End]
}

func (p *page) voteFeatures(to []linear.Feature, s *sentence, i int) []linear.Feature {
	v := p.votes[i]
	own, token := number(int(v.label)+1), number(int(v.token))
	before, after := linear.Feature(0), linear.Feature(0)
	if i > s.first {
		before = number(int(p.votes[i-1].label) + 1)
	}
	if i+1 < s.last {
		after = number(int(p.votes[i+1].label) + 1)
	}
	return append(to,
		at(tVoteOwn, 0, own), at(tVoteOwn, -1, before), at(tVoteOwn, 1, after),
		at(tVoteOwn, 2, before.With(own).With(after)),
		at(tVote, 0, token), at(tVote, 1, token.With(own)), at(tVote, 2, token.With(number(int(v.sure)+1)).With(own)),
		at(tVoteSpan, 0, number(int(v.phrase))), at(tVoteSpan, 1, number(int(v.phrase)).With(own)),
		at(tVotePair, 0, token.With(before)), at(tVotePair, 1, token.With(after)),
	)
}
