package quote

import (
	"strings"

	"lede/model/text"
)

// complement is where the statement behind a verb of saying begins, at token i
// or behind whom it is told, where and when; -1 where none does.
func (lay *layout) complement(i, hi int, how string) int {
	if i < hi && lay.tokens[i].low == "out" {
		i++
	}
	from := i
	if how == "whom" {
		next := lay.skipPhrase(i, hi)
		if next == i {
			return -1
		}
		i = next
	}
	for steps := 0; i < hi && steps < 6; steps++ {
		next := lay.adjunct(i, hi)
		if next == i {
			if at := lay.opens(i, hi, how, i == from); at >= 0 {
				return at
			}
			if next = lay.skipPhrase(i, hi); how != "may" && how != "whom" || next == i || next >= hi || lay.tokens[next].low != "that" {
				return -1
			}
		}
		i = next
	}
	return -1
}

// opens is where a statement begins at token i: i, or behind a comma.
func (lay *layout) opens(i, hi int, how string, right bool) int {
	t := lay.tokens[i]
	if t.marked != 0 {
		return -1
	}
	switch t.low {
	case "that":
		if i+1 < hi && text.HasWord(lay.tokens[i+1].low) && (t.tag == "IN" || lay.finite(i+1, hi) >= 0) && !lay.isFinite(i+1) {
			return i
		}
		return -1
	case "whether", "why", "how", "what", "when", "where", "who":
		if how != "that" && i+1 < hi && lay.finite(i+1, hi) >= 0 {
			return i
		}
		return -1
	case "to":
		if how == "to" && right && i+1 < hi && lay.tokens[i+1].tag == "VB" {
			return i
		}
		return -1
	}
	if how == "that" || how == "to" || !lay.isClause(i, hi) {
		return -1
	}
	return i
}

// adjunct is the end of when, where or how something was said, at token i; i
// where none is.
func (lay *layout) adjunct(i, hi int) int {
	t := lay.tokens[i]
	switch {
	case t.marked != 0:
		return i
	case t.low == ",":
		return i + 1
	case strings.HasPrefix(t.tag, "RB"):
		return i + 1
	case lay.isTime(i):
		return i + 1
	case t.low == "last" || t.low == "this" || t.low == "next" || t.low == "earlier" || t.low == "late" || t.low == "early":
		if i+1 < hi && (lay.isTime(i+1) || lay.tokens[i+1].low == "week" || lay.tokens[i+1].low == "month" || lay.tokens[i+1].low == "year" || lay.tokens[i+1].low == "night") {
			return i + 2
		}
	case t.tag == "IN" || t.tag == "TO" || t.low == "to":
		switch t.low {
		case "on", "in", "at", "to", "during", "after", "by", "from", "via", "through", "before", "of", "with":
			if next := lay.skipPhrase(i+1, hi); next > i+1 {
				return next
			}
		}
	}
	return i
}

func (lay *layout) isTime(i int) bool {
	switch lay.tokens[i].low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "later", "earlier":
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
		case t > i && (x.low == "that" || x.low == "who" || x.low == "which" || x.low == "whose") && lay.tokens[t-1].low != ",":
			return lay.overRelative(t, hi)
		case lay.isFinite(t):
			return t
		}
	}
	return -1
}

// overRelative is the verb behind the relative clause at token t, -1 where there
// is none.
func (lay *layout) overRelative(t, hi int) int {
	seen := 0
	for k := t + 1; k < hi && k < t+longestSubject; k++ {
		if lay.isFinite(k) && !lay.isFinite(k-1) {
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

// statementEnd is where the statement that begins at token i ends: with the
// sentence, or at a mark or word where what follows is the writer's own.
func (lay *layout) statementEnd(i, hi int) int {
	end := hi
	for t := i + 1; t < hi; t++ {
		x := lay.tokens[t]
		if x.marked != 0 {
			continue
		}
		if x.low == ";" || x.low == "according" && t+1 < hi && lay.tokens[t+1].low == "to" {
			end = t
			break
		}
		if lay.takesUp(t, hi) || (x.low == "," || x.low == "—" || x.low == "–") && lay.ownWords(i, t, hi) {
			end = t
			break
		}
	}
	for end > i && !text.HasWord(lay.tokens[end-1].low) && lay.tokens[end-1].marked == 0 {
		end--
	}
	return end
}

// takesUp reports whether another act of saying by the same speaker begins at
// token t: "… and added that …", "…, adding that …".
func (lay *layout) takesUp(t, hi int) bool {
	if low := lay.tokens[t].low; low != "and" && low != "but" && low != "," {
		return false
	}
	k := t + 1
	for k < hi && (lay.tokens[k].low == "and" || lay.tokens[k].low == "but" || strings.HasPrefix(lay.tokens[k].tag, "RB")) {
		k++
	}
	if k >= hi {
		return false
	}
	if _, ok := lay.tells(k); !ok {
		return false
	}
	if tag := lay.tokens[k].tag; tag != "VBG" && tag != "VBD" {
		return false
	}
	return k+1 < hi
}

// ownWords reports whether what follows the comma at token t is the writer's own:
// the tagger sees no content up to the next mark, and the statement from i has
// its verb.
func (lay *layout) ownWords(i, t, hi int) bool {
	if !lay.isClauseOrThat(i, t) || lay.subordinate(i) {
		return false
	}
	stop := t + 1
	for stop < hi && text.HasWord(lay.tokens[stop].low) {
		stop++
	}
	return lay.meanContent(t+1, stop) < ownBelief
}

// ownBelief is the content belief below which words behind a statement's comma
// are the writer's.
const ownBelief = 0.3

func (lay *layout) isClauseOrThat(i, hi int) bool {
	if lay.tokens[i].low == "that" {
		i++
	}
	return lay.tokens[i].low == "to" || lay.isClause(i, hi)
}

// subordinate reports whether the statement at token i begins with a clause that
// another must follow: "that while …".
func (lay *layout) subordinate(i int) bool {
	if lay.tokens[i].low == "that" && i+1 < len(lay.tokens) {
		i++
	}
	switch lay.tokens[i].low {
	case "while", "if", "when", "although", "though", "once", "after", "before", "unless", "until", "because", "since", "as", "despite", "in", "under", "for", "by", "at", "on", "with", "without", "even", "given":
		return true
	}
	return false
}

// clausal reports whether the tokens [lo, hi) are what a verb of saying can be
// followed by: a clause, or what somebody is to do.
func (lay *layout) clausal(lo, hi int) bool {
	switch last := lay.tokens[hi-1]; {
	case last.low == "and", last.low == "or", last.low == "but", last.low == "the", last.low == "a", last.low == "an", last.low == "which", last.low == "that":
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
