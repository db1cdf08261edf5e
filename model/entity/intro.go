package entity

import (
	"slices"

	"lede/model/text"
)

// intro is the first full mention of c with the role before it or the
// apposition after it; empty where there is neither.
func (l *linker) intro(c *cluster) text.Span {
	if c.kind > Place || !english(l.doc, l.about) { // the grammar is English
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

// sentenceOf is the sentence that token i is in.
func (r *reading) sentenceOf(i int) (first, last int) {
	s := r.doc.Sentences[r.doc.SentenceAt(r.doc.Tokens[i].Start)]
	return s.First, s.Last
}

// before is where the role before a name starts: "Russian President", "the
// engineer", "its treasurer,".
func (l *linker) before(f found) int {
	start, end := l.sentenceOf(f.first)
	at := f.first - 1
	if at > start && l.lower[at] == "," && l.closes(f.last, end) {
		at--
		if l.doc.Tokens[at].Tag != "NN" || !l.isRole(at) && f.kind != Person {
			return f.first
		}
	}
	if at < start || !l.isRole(at) && !l.introduces(at, end, f) {
		return f.first
	}
	for at > start && f.first-at < 9 && l.modifies(at-1) {
		at--
	}
	if at > start {
		if tag := l.doc.Tokens[at-1].Tag; tag == "PRP$" || tag == "DT" {
			at--
		}
	}
	return at
}

// introduces reports whether token i, which is no listed role, says before f what
// it is: a noun, behind an article or an adjective where f is no person, since
// nouns and verbs look alike in "Moody's cut Equinor".
func (l *linker) introduces(i, end int, f found) bool {
	if f.kind == Place || l.doc.Tokens[i].Tag != "NN" || l.capital(i, end) {
		return false
	}
	if f.kind == Person || i == 0 {
		return f.kind == Person
	}
	switch l.doc.Tokens[i-1].Tag {
	case "DT", "PRP$", "JJ", "NN":
		return true
	}
	return false
}

// modifies reports whether token i can stand in a noun phrase before its head.
func (l *linker) modifies(i int) bool {
	switch l.doc.Tokens[i].Tag {
	case "NN", "NNP", "NNPS", "JJ", "POS", "NNS":
		return true
	}
	return l.lower[i] == "of" || l.isRole(i)
}

// closes reports whether a mark that can end an apposition stands at token i.
func (l *linker) closes(i, end int) bool {
	if i >= end {
		return true
	}
	switch l.lower[i] {
	case ",", ".", ";", "(", ")", "—", "–", "”", "\"":
		return true
	}
	return l.lower[i] == "of"
}

// isRole reports whether token i is a role or a title.
func (l *linker) isRole(i int) bool {
	for _, c := range [...]class{"personrole", "title", "orgrole"} {
		if l.is(i, i+1, c) != nil {
			return true
		}
	}
	return false
}

// after is where what is said of a name behind it ends: "of Aarhus University",
// ", 62", ", the mayor of Springfield," up to the next comma or the end of the
// sentence.
func (l *linker) after(f found) int {
	_, end := l.sentenceOf(f.first)
	last := l.origin(f.last, end)
	if l.word(last, end) == "(" && l.word(last+2, end) == ")" && l.word(last+3, end) == "," {
		last += 3
	}
	if l.word(last, end) != "," {
		return last
	}
	at := last + 1
	aged := last
	if _, n := l.number(at, end); n > 0 && l.closes(at+n, end) { // , 62, a farmer
		aged = at + n
		if l.word(aged, end) != "," {
			return aged
		}
		at = aged + 1
	}
	if !l.describes(at, end) {
		return aged
	}
	for i := at + 1; i <= end && i < last+30; i++ {
		if i == end || l.stops(i) {
			return i
		}
	}
	return aged
}

// longestOrigin is how many tokens the name of an origin has at most.
const longestOrigin = 16

// origin is where "of Aarhus University" at token i ends, i where there is none.
func (l *linker) origin(i, end int) int {
	if w := l.word(i, end); w != "of" && w != "from" {
		return i
	}
	k := i + 1
	if l.word(k, end) == "the" {
		k++
	}
	first := k
	end = min(end, first+longestOrigin)
	for k < end && (l.capital(k, end) || k > first && l.word(k, end) == "of" && l.capital(k+1, end)) {
		k++
	}
	if k == first {
		return i
	}
	return k
}

// describes reports whether an apposition or a clause about a name begins at
// token i.
func (l *linker) describes(i, end int) bool {
	switch l.word(i, end) {
	case "the", "a", "an", "who", "which", "whose", "chief", "head", "its", "his", "her", "their", "one", "then", "later", "now", "also", "formerly", "from":
		return true
	}
	return i < end && !l.capital(i, end) && (l.is(i, end, "personrole") != nil || l.doc.Tokens[i].Tag == "NN")
}

// stops reports whether the mark at token i ends an apposition.
func (l *linker) stops(i int) bool {
	switch l.lower[i] {
	case ",", ";", ".", "—", ")", ":", "”", "\"", "!", "?":
		return true
	}
	return false
}
