package entity

// wordsName reports whether the words in marks that the pronoun at token i speaks,
// “Lee won,” he said, or he said, “Lee won”, name the cluster at: nobody says his own
// name.
func (s *coreference) wordsName(i, at int) bool {
	if s.marks || !s.says(i+1) && !s.says(i-1) {
		return false
	}
	for k := i - 1; k >= max(0, i-4); k-- {
		if s.doc.Tokens[k].Tag == "”" {
			return s.namedIn(k, -1, "“", at)
		}
	}
	for k := i + 1; k < min(i+5, len(s.lower)); k++ {
		if s.doc.Tokens[k].Tag == "“" {
			return s.namedIn(k, 1, "”", at)
		}
	}
	return false
}

// namedIn reports whether a name of the cluster at begins between the mark at token
// i and the one with this tag, in the direction of step.
func (s *coreference) namedIn(i, step int, mark string, at int) bool {
	for n := 1; n < far; n++ {
		k := i + n*step
		if k < 0 || k >= len(s.lower) || s.doc.Tokens[k].Tag == mark {
			return false
		}
		if f, ok := s.nameAt(k); ok && s.of[f] == at {
			return true
		}
	}
	return false
}
