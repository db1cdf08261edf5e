package entity

// roleKinds says which kind a role noun is for.
var roleKinds = [...]struct {
	class class
	kind  Kind
}{{"personrole", Person}, {"orgrole", Organization}, {"workrole", Work}}

// learnRoles notes the role nouns in and around a name.
func (s *coreference) learnRoles(f found, at int) {
	if f.kind != Person && f.kind != Organization && f.kind != Work {
		return
	}
	first, last := s.before(f), s.after(f)
	if title := s.is(f.first-1, f.first, "title"); title != nil && first == f.first {
		first--
	}
	for _, rk := range roleKinds {
		if rk.kind != f.kind {
			continue
		}
		for k := first; k < last; k++ {
			inName := k >= f.first && k < f.last
			if inName && f.kind == Person || k > f.last+7 {
				continue
			}
			p := s.is(k, last, rk.class)
			if p == nil {
				continue
			}
			role := p.words[len(p.words)-1]
			s.roles[role] = at
			if k > 0 && s.is(k-1, k, "group") != nil {
				s.roles[s.lower[k-1]+" "+role] = at
			}
			if rk.class == "workrole" {
				s.roles[pactRole(role)] = at
			}
			s.learnGender(role, at)
		}
	}
	for k := max(0, f.first-2); k < f.first; k++ {
		s.learnGender(s.lower[k], at)
	}
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
			if p == nil || s.capital(k, end) && k > i+1 || s.capital(k+len(p.words), end) {
				continue
			}
			last := k + len(p.words)
			if last < end && (s.doc.Tokens[last].Tag == "NN" || s.doc.Tokens[last].Tag == "NNS" || s.lower[last] == "of") {
				break
			}
			at, confidence, why := s.holder(i, k, p, rk.kind)
			if at < 0 {
				return i
			}
			s.refer(at, i, last, Nominal, confidence, why)
			return last - 1
		}
	}
	return i
}

// holder is the cluster that the role p at token k, the noun phrase of which
// begins at i, is of; -1 where none is.
func (s *coreference) holder(i, k int, p *phrase, kind Kind) (at int, confidence float64, why string) {
	role := p.words[len(p.words)-1]
	if kind == Work {
		role = pactRole(role)
	}
	modified := k > i+1
	if modified && s.is(k-1, k, "group") != nil {
		if at, ok := s.roles[s.lower[k-1]+" "+role]; ok && s.clusters[at].kind == kind {
			return at, 0.85, "the text gives them this role"
		}
		return -1, 0, ""
	}
	if at, ok := s.roles[role]; ok && s.clusters[at].kind == kind {
		if modified {
			return at, 0.5, "the text gives them this role"
		}
		return at, 0.7, "the text gives them this role"
	}
	if kind == Organization && !modified {
		if at := s.latest(Organization, unknown, false); at >= 0 {
			return at, 0.45, "the last organization named"
		}
	}
	return -1, 0, ""
}
