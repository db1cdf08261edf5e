package quote

import (
	"strings"

	"lede/model/text"
)

// statementEnd is where the statement that begins at token i ends: with the
// sentence, or at a mark or word where what follows is the writer's own.
func (lay *layout) statementEnd(i, hi int) int {
	end := i + 1
	for end < hi && !lay.endsAt(i, end, hi) {
		end++
	}
	return lay.lastWord(i, end)
}

// lastWord is the end of the tokens [i, end) without the marks they end with.
func (lay *layout) lastWord(i, end int) int {
	for end > i && !text.HasWord(lay.tokens[end-1].low) && lay.tokens[end-1].marked == 0 && !lay.closesBracket(i, end-1) {
		end--
	}
	return end
}

// closesBracket reports whether token t closes a bracket that opens behind token i.
func (lay *layout) closesBracket(i, t int) bool {
	if lay.tokens[t].low != ")" {
		return false
	}
	for t--; t >= i && lay.tokens[t].low != ")"; t-- {
		if lay.tokens[t].low == "(" {
			return true
		}
	}
	return false
}

// endsAt reports whether the statement that begins at token i ends before token t.
func (lay *layout) endsAt(i, t, hi int) bool {
	x := lay.tokens[t]
	switch {
	case x.marked != 0:
		return false
	case x.low == ";", x.low == "according" && t+1 < hi && lay.tokens[t+1].low == "to":
		return true
	case lay.takesUp(t, hi), lay.otherAct(t, hi):
		return true
	}
	return (x.low == "," || x.low == "—" || x.low == "–") && lay.ownWords(i, t, hi)
}

// subordinates reports whether low makes the clause behind it one that a main clause
// follows: "While Ann Lee said the pier was safe, she …".
func subordinates(low string) bool {
	switch low {
	case "while", "although", "though", "if", "when", "after", "because", "since", "once", "before":
		return true
	}
	return false
}

// mainClause is where, among the tokens [i, end) of a statement, a clause begins
// behind a comma: end where none does.
func (lay *layout) mainClause(i, end int) int {
	for t := i + 2; t < end; t++ {
		if lay.tokens[t].low == "," && lay.tokens[t].marked == 0 && lay.isClause(t+1, end) && lay.isClauseOrThat(i, t) {
			return lay.lastWord(i, t)
		}
	}
	return end
}

// otherAct reports whether somebody else begins to say something behind the
// conjunction at token t: "…, although two officials said …".
func (lay *layout) otherAct(t, hi int) bool {
	switch lay.tokens[t].low {
	case "and", "but", "although", "though", "while":
	default:
		return false
	}
	for v := t + 2; v < hi && v < t+longestSubject; v++ {
		if lay.tokens[v].marked != 0 || lay.isFinite(v-1) && !lay.beforeVerb(v-1) {
			return false
		}
		if how, ok := lay.tells(v); ok {
			k, from := lay.subjectOf(v, t)
			return k >= 0 && from <= t+2 && lay.speaks(k) && (subordinates(lay.tokens[t].low) || lay.complement(v+1, hi, how) >= 0 || lay.bringsMarks(v, hi))
		}
	}
	return false
}

// bringsMarks reports whether marked words begin shortly behind the verb at token v.
func (lay *layout) bringsMarks(v, hi int) bool {
	for t := v + 1; t < min(hi, v+4); t++ {
		if lay.tokens[t].marked != 0 {
			return true
		}
	}
	return false
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
	if tag := lay.tokens[k].tag; tag != "VBG" && tag != "VBD" && tag != "VBZ" {
		return false
	}
	return k+1 < hi
}

// ownWords reports whether what follows the comma at token t is the writer's own:
// the tagger sees no content up to the next mark, and the statement from i has
// its verb.
func (lay *layout) ownWords(i, t, hi int) bool {
	if !lay.isClauseOrThat(i, t) || lay.subordinate(i) || lay.tokens[t].low == "," && (lay.addsPart(t+1, hi) || lay.inPart(i, t, hi)) {
		return false
	}
	stop := t + 1
	for stop < hi && text.HasWord(lay.tokens[stop].low) {
		stop++
	}
	return lay.meanContent(t+1, stop) < ownBelief && !(lay.tokens[i].low == "that" && lay.moreThat(t, hi))
}

// addsPart reports whether the words from token i on are joined to a statement by "that"
// or without a verb of their own, so that they are part of it: ", and, in part, of the
// harbour".
func (lay *layout) addsPart(i, hi int) bool {
	if i >= hi || lay.tokens[i].low != "and" && lay.tokens[i].low != "or" {
		return false
	}
	if i+1 < hi && lay.tokens[i].low == "and" && lay.tokens[i+1].low == "that" {
		return true
	}
	for t := i + 1; t < min(hi, i+longestSubject) && lay.tokens[t].marked == 0; t++ {
		if strings.HasPrefix(lay.tokens[t].tag, "VB") || lay.tokens[t].tag == "MD" {
			return false
		}
	}
	return true
}

// inPart reports whether the comma at token t stands in a part that is joined to the
// statement from i on by a comma shortly before.
func (lay *layout) inPart(i, t, hi int) bool {
	for k := t - 1; k > i && k > t-5; k-- {
		if lay.tokens[k].low == "," {
			return lay.addsPart(k+1, hi)
		}
	}
	return false
}

// moreThat reports whether ", and that" goes on with a statement behind token t.
func (lay *layout) moreThat(t, hi int) bool {
	for k := t + 1; k+2 < hi && lay.tokens[k].marked == 0; k++ {
		if lay.tokens[k].low == "," && lay.tokens[k+1].low == "and" && lay.tokens[k+2].low == "that" {
			return true
		}
	}
	return false
}

// ownBelief is the content belief below which words behind a statement's comma
// are the writer's.
const ownBelief = 0.3

func (lay *layout) isClauseOrThat(i, hi int) bool {
	if lay.tokens[i].low == "that" {
		i++
	}
	return lay.tokens[i].low == "to" || lay.tokens[i].low == "of" || lay.isClause(i, hi)
}

// subordinate reports whether the statement at token i begins with a clause that
// another must follow: "that while …".
func (lay *layout) subordinate(i int) bool {
	if lay.tokens[i].low == "that" && i+1 < len(lay.tokens) {
		i++
	}
	switch low := lay.tokens[i].low; low {
	case "unless", "until", "as", "despite", "in", "under", "for", "by", "at", "on", "with", "without", "even", "given":
		return true
	default:
		return subordinates(low)
	}
}
