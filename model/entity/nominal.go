package entity

import (
	"slices"
	"strings"
)

// roleKinds says which kind a role noun is for.
var roleKinds = [...]struct {
	class class
	kind  Kind
}{{"personrole", Person}, {"orgrole", Organization}, {"workrole", Work}, {"placerole", Place}}

// learnRoles notes the role nouns in and around a name: those before it, those
// that head it, and those that head an apposition to it.
func (s *coreference) learnRoles(f found, at int) {
	if f.kind > Place && f.kind != Work {
		return
	}
	first, last := s.before(f), s.headsEnd(f.last, s.after(f))
	if title := s.is(f.first-1, f.first, "title"); title != nil && first == f.first {
		first--
	}
	for _, rk := range roleKinds {
		if rk.kind != f.kind {
			continue
		}
		from, to := s.nameHead(f)
		for k := first; k < last; k++ {
			inName := k >= f.first && k < f.last
			if inName && (k < from || k >= to) {
				continue
			}
			if p := s.is(k, last, rk.class); p != nil {
				s.learnRole(k, p, rk.class, at)
			}
		}
	}
	if k, p := s.officeOf(f); p != nil && f.kind == Person {
		s.learnRole(k, p, "personrole", at)
	}
	for k := max(0, f.first-2); k < f.first; k++ {
		s.learnGender(s.lower[k], at)
	}
}

// officeOf is the role in front of f that a name parts from it, and its token: "the
// president of Haiti, Ann Lee,"; nil where there is none.
func (s *coreference) officeOf(f found) (int, *phrase) {
	_, end := s.sentenceOf(f.first)
	n, _ := s.nameAt(f.first)
	if n == 0 || f.first < 4 || s.found[n-1].last != f.first-1 || s.lower[f.first-1] != "," || !s.closes(f.last, end) {
		return 0, nil
	}
	of := s.found[n-1].first - 1
	if of > 0 && s.lower[of] == "the" {
		of--
	}
	if of < 1 || s.lower[of] != "of" {
		return 0, nil
	}
	k := of - s.endsAt(of, "personrole")
	return k, s.is(k, of, "personrole")
}

// learnRole notes that the role p at token k is one of the cluster at.
func (s *coreference) learnRole(k int, p *phrase, c class, at int) {
	role := strings.Join(p.words, " ")
	if k == 0 || s.is(k-1, k, "formerly") == nil {
		s.holds(role, at)
	}
	if k > 0 {
		s.holds(s.lower[k-1]+" "+role, at)
	}
	if c == "workrole" {
		s.roles[pactRole(role)] = at
	}
	s.learnGender(p.words[len(p.words)-1], at)
}

// nameHead is where in a name its head can stand: nowhere in that of a person, first or
// last in that of a place, "Lake Chad", and before "of" in others, "Bank of England".
func (s *coreference) nameHead(f found) (first, last int) {
	switch {
	case f.kind == Person:
		return f.last, f.last
	case f.kind == Place && s.is(f.first, f.last, "placerole") != nil:
		return f.first, f.first + 1 // "Lake Chad"
	}
	for k := f.first + 1; k < f.last; k++ {
		if w := s.lower[k]; w == "of" || w == "for" || w == "on" {
			return f.first, k
		}
	}
	return f.last - 1, f.last
}

// headsEnd is where in what is said of a name, tokens [i, end), the heads end: "the
// mayor of", "who is the mayor", not "who met the mayor".
func (s *coreference) headsEnd(i, end int) int {
	for k := i; k < end; k++ {
		switch s.lower[k] {
		case "who", "which":
			if w := s.word(k+1, end); w == "is" || w == "was" || w == "became" {
				k++
				continue
			}
			return k
		case "of", "for", "at", "in", "from", "with", "by", "on", "to", "whose", "that", "'s", "’s", "where", "whom", "under":
			return k
		}
	}
	return end
}

// shared is the holder of a role that two in the text have: nobody.
const shared = -2

// holds notes that a cluster has a role, which no other had before.
func (s *coreference) holds(role string, at int) {
	if before, ok := s.roles[role]; ok && before != at && s.clusters[at].kind != Work {
		at = shared
	}
	s.roles[role] = at
}

// pactRole makes the words for what states agree on one.
func pactRole(role string) string {
	switch role {
	case "treaty", "agreement", "pact", "accord", "deal":
		return "treaty"
	}
	return role
}

// nominal reads "the", up to two modifiers and a role noun at i; it returns
// the last token it took, i where there is none.
func (s *coreference) nominal(i, end int) int {
	for k := i + 1; k < end && k <= i+3; k++ {
		for _, rk := range roleKinds {
			p := s.is(k, end, rk.class)
			if p == nil || s.ownerBetween(i, k) || s.capital(k, end) && k > i+1 || s.capital(k+len(p.words), end) {
				continue
			}
			last := k + len(p.words)
			if last < end && s.narrows(last) {
				break
			}
			at, confidence, why := s.holder(i, k, p, rk.kind)
			if at < 0 || s.beside(i, at) {
				return i
			}
			s.refer(at, i, last, Nominal, confidence, why)
			return last - 1
		}
	}
	return i
}

// narrows reports whether token i, behind a role noun, says whose or which it is:
// "the company headquarters", "the Treaty on".
func (s *coreference) narrows(i int) bool {
	switch s.lower[i] {
	case "of", "for", "on", "from":
		return true
	}
	return s.doc.Tokens[i].Tag == "NN" || s.doc.Tokens[i].Tag == "NNS"
}

// ownerBetween reports whether an owner stands in tokens [first, last): "the
// country's military".
func (s *coreference) ownerBetween(first, last int) bool {
	return slices.Contains(s.lower[first:last], "'s") || slices.Contains(s.lower[first:last], "’s")
}

// beside reports whether the noun phrase at token i stands in apposition to a
// name, or in one to a name of the cluster at: "Ann Lee, the mayor," and "Ann
// Lee, an aunt of the mayor,".
func (s *coreference) beside(i, at int) bool {
	if i < 2 {
		return false
	}
	n, _ := slices.BinarySearchFunc(s.found, i, func(f found, at int) int { return f.first - at })
	if n == 0 {
		return false
	}
	before := s.found[n-1]
	if s.lower[i-1] == "," {
		return before.last == i-1 || s.lower[i-2] == ")" && (before.last == i-2 || before.last == i-4)
	}
	return s.lower[i-1] == "of" && s.of[n-1] == at && before.last < i && before.last > i-5 && s.lower[before.last] == ","
}

// holder is the cluster that the role p at token k, the noun phrase of which
// begins at i, is of; -1 where none is.
func (s *coreference) holder(i, k int, p *phrase, kind Kind) (at int, confidence float64, why string) {
	role := strings.Join(p.words, " ")
	if kind == Work {
		role = pactRole(role)
	}
	modified := k > i+1
	if modified {
		role = s.lower[k-1] + " " + role
	}
	if at, ok := s.roles[role]; ok && at >= 0 && s.clusters[at].kind == kind && (kind != Place || s.lastPlace(at)) {
		return at, 0.8, "the text gives them this role"
	}
	if kind == Organization && !modified && s.is(k, k+1, "firm") != nil {
		if at := s.sole(); at >= 0 {
			return at, 0.6, "the one organization named so far"
		}
	}
	return -1, 0, ""
}

// lastPlace reports whether the cluster at was seen lately, and no other place since the
// sentence before began: "the river" behind "the lower Omo" is not the Athi River.
func (s *coreference) lastPlace(at int) bool {
	seen := false
	for _, x := range s.recent {
		seen = seen || x.cluster == at
		if x.kind == Place && x.cluster != at && s.now-x.sentence <= 1 {
			return false
		}
	}
	return seen
}

// sole is the organization that is the only one seen lately and that did
// something; -1 where there is none.
func (s *coreference) sole() int {
	at, acted := -1, false
	for _, x := range s.recent {
		if x.kind != Organization || x.cluster == unnamed {
			continue
		}
		if at >= 0 && x.cluster != at {
			return -1
		}
		at = x.cluster
		acted = acted || x.subject && s.now-x.sentence <= 1
	}
	if !acted {
		return -1
	}
	return at
}
