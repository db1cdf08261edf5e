package quote

import (
	"strings"

	"lede/model/entity"
)

// titled finds the one person of the text before phrase p whose title is what p
// says: "the prime minister", "the Ohio senator" of "Sen. Ann Lee (D-Ohio)".
func (r *resolver) titled(p phrase) referent {
	nobody := referent{entity: Nobody}
	if p.possessor || p.last-p.first < 2 || r.tokens[p.first].low != "the" || !strings.HasPrefix(r.tokens[p.head].tag, "NN") || r.tokens[p.head].tag == "NNS" {
		return nobody
	}
	out := nobody
	for _, n := range r.titleHolders()[r.tokens[p.last-1].low] {
		if n.token >= p.first {
			break
		}
		who := r.people[n.person].entity
		if who == out.entity || !r.holds(n.token, p) {
			continue
		}
		if out.entity != Nobody {
			return nobody
		}
		out = referent{who, r.nameAt(n.token), titleChance, "the title stands before the name"}
	}
	return out
}

// titleHolders are the names with a word in front of them, by that word, ascending.
func (r *resolver) titleHolders() map[string][]naming {
	if r.holders == nil {
		r.holders = map[string][]naming{}
		for _, n := range r.named {
			if at := r.nameFrom(n.token) - 1; at >= 0 && r.tokens[at].para == r.tokens[n.token].para {
				low := entity.TitleInFull(r.tokens[at].low)
				r.holders[low] = append(r.holders[low], n)
			}
		}
	}
	return r.holders
}

// titleChance is how sure it is that a title is the one person's who has it.
const titleChance = 0.9

// holds reports whether the words of p behind "the" are the title of the name that
// ends at token t, each in front of the name or, but for the last, in the brackets
// behind it.
func (lay *layout) holds(t int, p phrase) bool {
	before := lay.nameFrom(t) - 1
	inFront := true
	for w := p.last - 1; w > p.first; w-- {
		low := lay.tokens[w].low
		if inFront = inFront && before >= 0 && lay.tokens[before].para == lay.tokens[t].para && entity.TitleInFull(lay.tokens[before].low) == low; inFront {
			before--
		} else if w == p.last-1 || !lay.bracketed(t+1, low) {
			return false
		}
	}
	return before < 0 || !entity.Withholds(lay.tokens[before].low)
}

// bracketed reports whether the brackets that open at token i hold low, or what it
// is cut to: "(D-Ohio)", "(R-Fla.)", "(Democrat of Ohio)".
func (lay *layout) bracketed(i int, low string) bool {
	if i >= len(lay.tokens) || lay.tokens[i].low != "(" {
		return false
	}
	for i++; i < len(lay.tokens) && lay.tokens[i].low != ")" && lay.tokens[i].para == lay.tokens[i-1].para; i++ {
		for part := range strings.FieldsFuncSeq(lay.tokens[i].low, func(r rune) bool { return r == '-' || r == '.' }) {
			switch part {
			case "d":
				part = "democrat"
			case "r":
				part = "republican"
			}
			if len(part) > 1 && strings.HasPrefix(low, part) {
				return true
			}
		}
	}
	return false
}
