package entity

import (
	"slices"

	"lede/model/text"
)

// intro is the first full mention of c with the role before it or the
// apposition after it; empty where there is neither.
func (l *linker) intro(c *cluster) text.Span {
	if c.kind > Place {
		return text.Span{}
	}
	for _, f := range c.names {
		if !slices.Equal(l.nameWords(f), c.words) {
			continue
		}
		first, last := l.before(f), l.after(f)
		if first == f.first && last == f.last {
			return text.Span{}
		}
		return l.span(first, last)
	}
	return text.Span{}
}

// before is where the role before a name starts: "Russian President", "union
// leader".
func (l *linker) before(f found) int {
	s := l.doc.Sentences[l.doc.SentenceAt(l.doc.Tokens[f.first].Start)]
	role := false
	i := f.first
	for i > s.First && f.first-i < 8 {
		k := i - 1
		if l.roleEndsAt(k, s.First) {
			role = true
		} else if tag := l.doc.Tokens[k].Tag; tag != "NN" && tag != "NNP" && tag != "JJ" || !role {
			if !(role && l.lower[k] == "of") {
				break
			}
		}
		i = k
	}
	if !role {
		return f.first
	}
	return i
}

// roleEndsAt reports whether token i is a role or a title.
func (l *linker) roleEndsAt(i, start int) bool {
	for _, c := range []class{"personrole", "title", "orgrole"} {
		if l.is(i, i+1, c) != nil {
			return true
		}
	}
	return false
}

// after is where the apposition after a name ends: ", the mayor of
// Springfield," up to the next comma or the end of the sentence.
func (l *linker) after(f found) int {
	s := l.doc.Sentences[l.doc.SentenceAt(l.doc.Tokens[f.first].Start)]
	if l.word(f.last, s.Last) != "," {
		return f.last
	}
	switch w := l.word(f.last+1, s.Last); {
	case w == "the" || w == "a" || w == "an" || w == "who" || w == "which" || w == "whose" || w == "chief" || w == "head":
	case f.last+1 < s.Last && l.is(f.last+1, s.Last, "personrole") != nil:
	default:
		return f.last
	}
	for i := f.last + 2; i < s.Last && i < f.last+25; i++ {
		switch l.lower[i] {
		case ",", ";", ".", "—", ")", ":":
			return i
		}
	}
	return f.last
}

// linkNominals joins role nouns with "the" to the entity that the text has
// given this role: "the Russian president", "the treaty", "the agency".
func (l *linker) linkNominals() {
	order := make([]int, 0, len(l.found))
	for i := range l.found {
		order = append(order, i)
	}
	next := 0
	roles := map[string]int{} // role → cluster that has it
	for _, s := range l.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			for next < len(order) && l.found[order[next]].last <= i {
				l.learnRoles(order[next], roles)
				next++
			}
			if l.lower[i] == "the" {
				i = l.nominal(i, s.Last, roles)
			}
		}
	}
}

// roleKinds says which kind a role noun is for.
var roleKinds = []struct {
	class class
	kind  Kind
}{{"personrole", Person}, {"orgrole", Organization}, {"workrole", Work}}

// learnRoles notes the role nouns in and around a name.
func (l *linker) learnRoles(i int, roles map[string]int) {
	f, at := l.found[i], l.of[i]
	if f.kind != Person && f.kind != Organization && f.kind != Work {
		return
	}
	first, last := l.before(f), l.after(f)
	for _, rk := range roleKinds {
		if rk.kind != f.kind {
			continue
		}
		for k := first; k < last; k++ {
			inName := k >= f.first && k < f.last
			if inName && f.kind == Person || k >= f.last && k > f.last+6 {
				continue
			}
			if p := l.is(k, last, rk.class); p != nil {
				role := p.words[len(p.words)-1]
				roles[role] = at
				if k > 0 && l.is(k-1, k, "group") != nil {
					roles[l.lower[k-1]+" "+role] = at
				}
			}
		}
	}
}

// nominal reads "the", up to two modifiers and a role noun at i; it returns the
// last token it took.
func (l *linker) nominal(i, end int, roles map[string]int) int {
	for k := i + 1; k < end && k <= i+3; k++ {
		for _, rk := range roleKinds {
			p := l.is(k, end, rk.class)
			if p == nil || l.capital(k+len(p.words), end) {
				continue
			}
			role := p.words[len(p.words)-1]
			last := k + len(p.words)
			at, ok := roles[role]
			confidence := 0.7
			if l.is(k-1, k, "group") != nil {
				at, ok = roles[l.lower[k-1]+" "+role]
				confidence = 0.85
			} else if k > i+1 {
				ok = false
			}
			if !ok || l.clusters[at].kind != rk.kind || last < end && (l.doc.Tokens[last].Tag == "NN" || l.doc.Tokens[last].Tag == "NNS" || l.lower[last] == "of") {
				return i
			}
			full := l.clusters[at].full
			l.guesses = append(l.guesses, guessed{at, Mention{
				Span: l.span(i, last), Form: Nominal, Confidence: confidence,
				Evidence: l.span(full.first, full.last), Why: "the text gives them this role",
			}})
			return last - 1
		}
	}
	return i
}
