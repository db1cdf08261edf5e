package quote

import (
	"slices"
	"strings"
)

// manner is how a statement follows a verb, as telling.txt says it.
type manner uint16

const (
	clause     manner = 1 << iota // with "that" or without
	onlyThat                      // a clause with "that" only
	infinitive                    // what the speaker is to do: "promised to go"
	whom                          // the person told stands between
	maybeWhom                     // the person told may stand between
	order                         // what the person told is to do: "urged him to go"
	appeal                        // likewise with a preposition: "called on him to go"
	blame                         // what the person did: "accused him of lying"
	question                      // what is asked, with "whether"
	wordsOnly                     // nobody does it to a thing: "said the plan" begins a clause
	inMind                        // it is thought and not said
)

// mannersOf are the manners that the words of s name.
func mannersOf(s string) (m manner) {
	names := [...]string{"clause", "that", "to", "whom", "maybe-whom", "order", "appeal", "blame", "question", "words", "mind"}
	for w := range strings.FieldsSeq(s) {
		m |= 1 << slices.Index(names[:], w)
	}
	return m
}

// is reports whether m has any of the manners in x.
func (m manner) is(x manner) bool { return m&x != 0 }

// tells reports whether token i is a verb that says, as a sentence's own: not
// "could say", "did not say", "was told".
func (lay *layout) tells(i int) (manner, bool) {
	t := lay.tokens[i]
	if !strings.HasPrefix(t.tag, "VB") && !lay.verbal(i) || lay.capital(i) {
		return 0, false // before the stem, which costs most
	}
	m := tables().telling[stem(t.low)]
	if m == 0 || m.is(inMind) {
		return 0, false
	}
	return m, t.tag != "VB" && !lay.hedged(i) && !lay.determined(i)
}

// determined reports whether the participle at token i is a noun: "a saying".
func (lay *layout) determined(i int) bool {
	if i == 0 || !strings.HasSuffix(lay.tokens[i].low, "ing") {
		return false
	}
	tag := lay.tokens[i-1].tag
	return tag == "DT" || tag == "PRP$" || tag == "POS" || tag == "JJ"
}

// verbal reports whether token i, taken for a noun, is a verb that follows a name,
// as in "Trump claims the wall is built", or an adverb behind one, "Ann Lee
// further said".
func (lay *layout) verbal(i int) bool {
	t := lay.tokens[i]
	if !strings.HasPrefix(t.tag, "NN") && !strings.HasPrefix(t.tag, "JJ") || t.low == "say" || t.mention != 0 || !tables().cues[t.low] {
		return false
	}
	k := i - 1
	for k > 0 && (strings.HasPrefix(lay.tokens[k].tag, "RB") || lay.tokens[k].low == "further") {
		k--
	}
	return k >= 0 && lay.tokens[k].mention != 0 && lay.sentences[k] == lay.sentences[i] && lay.capital(k)
}

// hedged reports whether the verb at token i is of something that was not said,
// or said to somebody: "could say", "did not say", "was told".
func (lay *layout) hedged(i int) bool {
	for k := i - 1; k >= 0 && k > i-4 && lay.tokens[k].para == lay.tokens[i].para; k-- {
		switch b := lay.tokens[k]; {
		case b.low == "not" || b.low == "n't" || b.low == "n’t" || b.low == "never" || b.tag == "MD" || b.low == "to":
			return true
		case isBe(b.low):
			return lay.tokens[i].tag != "VBG"
		case !strings.HasPrefix(b.tag, "RB") && !isHave(b.low) && b.low != "do" && b.low != "did" && b.low != "does":
			return false
		}
	}
	return false
}

func isBe(low string) bool {
	switch low {
	case "is", "was", "were", "are", "be", "been", "being", "'s", "’s", "am":
		return true
	}
	return false
}

func isHave(low string) bool {
	switch low {
	case "has", "have", "had", "having", "'ve", "’ve":
		return true
	}
	return false
}
