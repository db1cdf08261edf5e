package quote

import (
	"strings"

	"lede/model/text"
)

// complement is where the statement behind a verb of saying begins, at token i
// or behind whom it is told, where and when; -1 where none does.
func (lay *layout) complement(i, hi int, m manner) int {
	if i < hi && (lay.tokens[i].low == "out" || lay.tokens[i].low == "back") {
		i++
	}
	if at := lay.ordered(i, hi, m); at >= 0 {
		return at
	}
	from := i
	if m.is(whom) {
		if i = lay.skipPhrase(from, hi); i == from {
			return -1
		}
	}
	for steps := 0; i < hi && steps < 8; steps++ {
		next := lay.adjunct(i, hi)
		if next == i && i > from && lay.tokens[i-1].low == "," {
			next = lay.asideAt(i, hi)
		}
		if next == i {
			if at := lay.opens(i, hi, m, i == from); at >= 0 {
				return at
			}
			if next = lay.skipPhrase(i, hi); next == i || next >= hi || !lay.goesBefore(next, m, i > from) {
				return -1
			}
		}
		i = next
	}
	return -1
}

// goesBefore reports whether a noun phrase that ends before token i can stand
// between a verb and its statement: whom it is told, or, behind something else that
// does, any before "that".
func (lay *layout) goesBefore(i int, m manner, after bool) bool {
	switch lay.tokens[i].low {
	case "that":
		return after || m.is(whom|maybeWhom)
	case "whether", "if":
		return m.is(whom | maybeWhom)
	}
	return false
}

// asideAt is the end of the noun phrase at token i, if it is an aside that a comma
// ends: the state in "in Buffalo, New York, that"; i where it is none.
func (lay *layout) asideAt(i, hi int) int {
	if next := lay.skipPhrase(i, hi); next < hi && lay.tokens[next].low == "," {
		return next
	}
	return i
}

// ordered is where what somebody is to do begins, or did, behind whom it is told,
// at token i: "urged the council to go", "accused him of lying"; -1 where nothing
// does.
func (lay *layout) ordered(i, hi int, m manner) int {
	if m.is(appeal) && i < hi && (lay.tokens[i].low == "on" || lay.tokens[i].low == "upon" || lay.tokens[i].low == "to") {
		i, m = i+1, m|order
	}
	at := lay.skipPhrase(i, hi)
	if at == i || !m.is(order|blame) {
		return -1
	}
	for at < hi && (lay.isTime(at) || lay.tokens[at].low == "on") {
		at++
	}
	to := at
	if to < hi && lay.tokens[to].low == "not" {
		to++
	}
	switch {
	case to+1 >= hi:
		return -1
	case m.is(order) && lay.tokens[to].low == "to" && lay.tokens[to+1].tag == "VB":
		return at
	case m.is(blame) && lay.tokens[to].low == "of" && lay.tokens[to+1].tag == "VBG":
		return at
	}
	return -1
}

// opens is where a statement begins at token i: i, or -1.
func (lay *layout) opens(i, hi int, m manner, right bool) int {
	t := lay.tokens[i]
	if t.marked != 0 || i+1 >= hi || lay.takesUpNoun(i-1) {
		return -1
	}
	var ok bool
	switch t.low {
	case "that":
		ok = m.is(clause|onlyThat) && (text.HasWord(lay.tokens[i+1].low) || lay.tokens[i+1].low == ",") && (t.tag == "IN" || lay.finite(i+1, hi) >= 0) && !lay.isFinite(i+1)
	case "whether", "why", "how", "what", "when", "where", "who":
		ok = m.is(clause|question) && lay.finite(i+1, hi) >= 0
	case "to":
		ok = m.is(infinitive) && right && lay.tokens[i+1].tag == "VB"
	case "if":
		ok = m.is(clause|question) && lay.isClause(i, hi)
	default:
		participle := t.tag == "VBG" && i > 0 && lay.tokens[i-1].low == ","
		ok = m.is(clause) && !participle && lay.isClause(i, hi) && (m.is(wordsOnly) || !lay.onlyThing(i, hi)) && !lay.saysItself(i, hi)
	}
	if !ok {
		return -1
	}
	return i
}

// takesUpNoun reports whether token i is a part of the clause behind it: "hinted at what
// some of them plan".
func (lay *layout) takesUpNoun(i int) bool {
	switch lay.tokens[i].low {
	case "what", "who", "which", "whom", "whose", "how", "why":
		return true
	}
	return false
}

// saysItself reports whether the noun at token i has a participle that tells the clause
// behind it: "a letter saying the pier was dry".
func (lay *layout) saysItself(i, hi int) bool {
	for t := i + 1; t < lay.finite(i, hi); t++ {
		if x := lay.tokens[t]; x.tag == "VBG" && lay.isNoun(t-1) && tables().telling[stem(x.low)].is(clause) {
			return lay.overRelative(t, hi) < 0
		}
	}
	return false
}

// adjunct is the end of when, where or how something was said, at token i; i
// where none is.
func (lay *layout) adjunct(i, hi int) int {
	t := lay.tokens[i]
	switch {
	case t.marked != 0:
		return i
	case t.low == "," || t.low == ":":
		return i + 1
	case t.low == "(":
		return lay.overBrackets(i, hi)
	case lay.dateEnd(i, hi) > i:
		return lay.partOfDay(lay.dateEnd(i, hi), hi)
	case lay.isTime(i):
		return lay.partOfDay(i+1, hi)
	case strings.HasPrefix(t.tag, "RB") && i+1 < hi && !lay.modified(i+1):
		return i + 1
	case t.low == "last" || t.low == "this" || t.low == "next" || t.low == "earlier" || t.low == "late" || t.low == "early":
		if i+1 < hi && (lay.isTime(i+1) || isSpan(lay.tokens[i+1].low)) {
			return lay.partOfDay(i+2, hi)
		}
	case t.tag == "IN" || t.tag == "TO" || t.low == "to":
		switch t.low {
		case "on", "in", "at", "to", "during", "after", "by", "from", "via", "through", "before", "of", "with", "since", "for", "about":
			if next := max(lay.skipPhrase(i+1, hi), lay.dateEnd(i+1, hi)); next > i+1 {
				return next
			}
		}
	}
	return i
}

// dateEnd is the end of the date that begins at token i and is no subject, i where none
// is.
func (lay *layout) dateEnd(i, hi int) int {
	if end := lay.dates[i]; end < hi && !lay.isFinite(end) {
		return max(i, end)
	}
	return i
}

// overBrackets is the end of the few words in the brackets that open at token i: of the
// date in "on Friday (July 20th)"; i where they do not close soon.
func (lay *layout) overBrackets(i, hi int) int {
	for t := i + 1; t < min(hi, i+8); t++ {
		if lay.tokens[t].low == ")" {
			return t + 1
		}
	}
	return i
}

// modified reports whether an adverb before token i belongs to what follows: "far
// too many", "nearly half", "even if".
func (lay *layout) modified(i int) bool {
	switch t := lay.tokens[i]; t.tag {
	case "RB", "JJ", "JJR", "CD", "PDT":
		return true
	default:
		return t.low == "half" || t.low == "if" || t.low == "every"
	}
}

// partOfDay is the end of what may follow a day at token i: "Monday night".
func (lay *layout) partOfDay(i, hi int) int {
	if i < hi {
		switch lay.tokens[i].low {
		case "morning", "afternoon", "evening", "night", "noon":
			return i + 1
		}
	}
	return i
}

func (lay *layout) isTime(i int) bool {
	switch lay.tokens[i].low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "later", "earlier", "afterward", "afterwards":
		return true
	}
	return false
}

// skipPhrase is the end of the noun phrase at token i, i where none is; a
// pronoun that is the subject of what follows is none.
func (lay *layout) skipPhrase(i, hi int) int {
	if i >= hi || lay.tokens[i].marked != 0 {
		return i
	}
	k := lay.phraseBefore(i)
	for k++; k < len(lay.phrases) && lay.phrases[k].first <= i; k++ {
		p := lay.phrases[k]
		if p.first == i && !p.possessor && p.last <= hi {
			return p.last
		}
	}
	return i
}

// looseClause reports whether the tokens [i, hi) are a clause but for its verb, which
// was taken for a participle: "Demand accounted for a third", as what stands whole
// before a verb of saying must have one.
func (lay *layout) looseClause(i, hi int) bool {
	for t := i + 1; t < hi; t++ {
		if lay.tokens[t].tag == "VBN" && lay.isNoun(t-1) && t+1 < hi && lay.tokens[t+1].low != "by" {
			return true
		}
	}
	return false
}

// longestSubject is how far the verb of a statement may be from its start.
const longestSubject = 22

// isClause reports whether a clause with a verb of its own begins at token i.
func (lay *layout) isClause(i, hi int) bool {
	if i >= hi || lay.isFinite(i) || !text.HasWord(lay.tokens[i].low) {
		return false
	}
	switch t := lay.tokens[i]; {
	case t.low == "and" || t.low == "or" || t.low == "than" || t.low == "as" || t.low == "of" || t.low == "to" || t.tag == "VBN":
		return false
	case t.tag == "IN" && i+1 < hi && lay.finite(i+1, hi) < 0:
		return false
	}
	v := lay.finite(i, hi)
	if v < 0 {
		return false
	}
	for t := i; t < v; t++ {
		if tag := lay.tokens[t].tag; lay.isNoun(t) || tag == "PRP" || tag == "EX" || tag == "VBG" || tag == "DT" || tag == "CD" || strings.HasPrefix(tag, "JJ") {
			return true
		}
	}
	return false
}

// finite is the first finite verb at or behind token i that is the clause's own:
// no relative clause begins before it; -1 where there is none.
func (lay *layout) finite(i, hi int) int {
	for t := i; t < hi && t < i+longestSubject; t++ {
		x := lay.tokens[t]
		switch {
		case x.low == ";" || x.low == ":":
			return -1
		case x.tag == "VBG" && t-2 > i && lay.tokens[t-2].low == "," && subordinates(lay.tokens[t-1].low):
			return -1 // "a drop of a tenth, while noting that …"
		case x.low == "," && t > i && lay.addsClause(t+1, hi):
			return -1 // "a photograph of the pier, a day after it burned"
		case t > i && (x.low == "that" || x.low == "who" || x.low == "which" || x.low == "whose") && lay.tokens[t-1].low != ",":
			return lay.overRelative(t, hi)
		case lay.isFinite(t):
			return t
		}
	}
	return -1
}

// addsClause reports whether what begins at token i, behind a comma, is up to hi a clause
// of when or why.
func (lay *layout) addsClause(i, hi int) bool {
	for t := i; t < hi && t < i+5 && !lay.isFinite(t); t++ {
		if subordinates(lay.tokens[t].low) {
			return lay.next(t, hi, ",") < 0
		}
	}
	return false
}

// overRelative is the verb behind the relative clause at token t, -1 where there
// is none.
func (lay *layout) overRelative(t, hi int) int {
	seen := 0
	for k := t + 1; k < hi && k < t+longestSubject; k++ {
		if lay.isFinite(k) && !lay.isFinite(k-1) && (seen == 0 || lay.tokens[k-1].tag != "PRP") {
			if seen++; seen == 2 {
				return k
			}
		}
	}
	return -1
}

func (lay *layout) isFinite(t int) bool {
	switch lay.tokens[t].tag {
	case "VBD", "VBZ", "MD", "VBP":
		return lay.tokens[t].mention == 0
	}
	return false
}

// clausal reports whether the tokens [lo, hi) are what a verb of saying can be
// followed by: a clause, or what somebody is to do.
func (lay *layout) clausal(lo, hi int) bool {
	if lay.joins(hi - 1) {
		return false
	}
	switch lay.tokens[lo].low {
	case "that", "whether", "why", "how", "what", "if", "when", "where", "who", "which":
		return lay.tokens[lo].tag == "IN" || lay.finite(lo+1, hi) >= 0
	case "to":
		return lo+1 < hi && lay.tokens[lo+1].tag == "VB"
	}
	return lay.isClause(lo, hi)
}
