package entity

import "strings"

// wordsName reports whether the words in marks that the pronoun at token i speaks,
// “Lee won,” he said, or he said, “Lee won”, name the cluster at: nobody says his own
// name.
func (s *coreference) wordsName(i, at int) bool {
	if s.predicateNames(i, at) {
		return true
	}
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

// predicateNames reports whether what is said of "he" or "she" at token i names the
// cluster at, so that somebody else is meant: "He thinks Lee will win". Behind a comma or
// in a clause of when or why it may be named again, and before a noun, "the Lee plan", it
// names no person; "He is Lee" tells who is meant.
func (s *coreference) predicateNames(i, at int) bool {
	if s.lower[i] != "he" && s.lower[i] != "she" {
		return false
	}
	_, end := s.sentenceOf(i)
	for k := i + 1; k < end; k++ {
		f, ok := s.nameAt(k)
		switch {
		case ok && s.of[f] == at:
			last := s.found[f].last
			return !isCopula(s.lower[k-1]) && (last >= end || !strings.HasPrefix(s.doc.Tokens[last].Tag, "NN"))
		case s.breaks(k) || s.apart(k):
			return false
		}
	}
	return false
}

// isCopula reports whether w tells that somebody is somebody.
func isCopula(w string) bool {
	switch w {
	case "is", "was", "'s", "’s", "be", "been":
		return true
	}
	return false
}

// apart reports whether token k parts what is said of somebody from another clause.
func (s *coreference) apart(k int) bool {
	switch s.lower[k] {
	case ",", ";", ":", "(", "—", "–", "--", "as", "when", "after", "before", "because", "while", "since", "although", "though", "if", "where", "once", "until":
		return true
	}
	tag := s.doc.Tokens[k].Tag
	return tag == "“" || tag == "”"
}
