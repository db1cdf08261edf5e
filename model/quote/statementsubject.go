package quote

import (
	"strings"

	"lede/model/entity"
)

// subjectOf finds the phrase that is the subject of the verb at token i, past
// adverbs, auxiliaries and an aside; from is where it begins, with what belongs to it
// and may say the same.
func (lay *layout) subjectOf(i, lo int) (subject, from int) {
	k := lay.overBoth(lay.overAdverbs(i, lo))
	if k > lo && lay.tokens[k-1].low == "," {
		end := k - 1
		if k = lay.overAside(end, lo); k < 0 {
			return -1, i
		}
		if name, noun := lay.apposed(k, end); name >= 0 {
			if head, modified := lay.headOf(noun, lo); modified {
				return head, i
			}
			return name, lay.phrases[noun].first
		}
	}
	j := lay.phraseEnding(lay.overAge(k, lo))
	for j >= 0 && lay.phrases[j].first > lo && (isSpan(lay.tokens[lay.phrases[j].head].low) || lay.asideOf(j, lo) >= 0) {
		if at := lay.asideOf(j, lo); at >= 0 {
			j = lay.phraseEnding(at)
			continue
		}
		k = lay.phrases[j].first
		for k > lo && lay.tokens[k-1].tag == "VBN" {
			k--
		}
		j = lay.phraseEnding(k)
	}
	relative := j < 0 // "the firm that Ann Lee had left said"
	if relative {
		j = lay.relativeTo(lay.verbsFrom(k, lo), lo)
	}
	if j < 0 || lay.phrases[j].first < lo {
		return -1, i
	}
	head, modified := lay.headOf(j, lo)
	if at := lay.asideOf(head, lo); at >= 0 {
		if name := lay.phraseEnding(at); name >= 0 && lay.phrases[name].kind == named {
			return name, lay.phrases[name].first // "Ann Lee, of the School of Law in Bergen said"
		}
	}
	if lay.tokens[lay.phrases[head].first].marked != 0 {
		return -1, i
	}
	if !modified && !relative {
		return head, lay.phrases[head].first
	}
	if name := lay.personFrom(k + 1); lay.tokens[k].low == "," && name >= 0 {
		return name, i // "One pastor supporting Ann Lee, Karl Brandt of Dorn, said"
	}
	return head, i
}

// overAdverbs is where what can stand between a subject and its verb at token i begins:
// "has also", "on Tuesday".
func (lay *layout) overAdverbs(i, lo int) int {
	for i > lo && (lay.beforeVerb(i-1) || lay.tokens[i-1].low == "on" && lay.isTime(i)) {
		i--
	}
	return i
}

// personFrom is the phrase that begins at token i and names a person, -1 where none does.
func (lay *layout) personFrom(i int) int {
	k := lay.phraseFrom(i)
	if k == len(lay.phrases) || lay.phrases[k].first != i || lay.phrases[k].kind != named || lay.entities[lay.phrases[k].entity].Kind != entity.Person {
		return -1
	}
	return k
}

// beforeVerb reports whether token i can stand between a subject and its verb: an
// adverb, an auxiliary, a day.
func (lay *layout) beforeVerb(i int) bool {
	t := lay.tokens[i]
	return t.marked == 0 && (strings.HasPrefix(t.tag, "RB") || t.low == "further" || isHave(t.low) || isBe(t.low) || lay.isTime(i))
}

// overAge is where the words before ", 49" end that end at token k, k where none
// do.
func (lay *layout) overAge(k, lo int) int {
	if k-2 > lo && lay.tokens[k-1].tag == "CD" && lay.tokens[k-2].low == "," {
		return k - 2
	}
	return k
}

// isSpan reports whether a word is a length or point of time, which says nothing.
func isSpan(low string) bool {
	switch low {
	case "year", "month", "week", "night", "day", "morning", "evening", "afternoon", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"today", "yesterday", "tomorrow":
		return true
	}
	return false
}

// asideOf is the comma before ", of" in front of phrase j: "Wilson, of
// Springfield, Va.,"; -1 where none is.
func (lay *layout) asideOf(j, lo int) int {
	at := lay.phrases[j].first - 1
	if at-1 <= lo || lay.tokens[at-1].low != "," {
		return -1
	}
	switch lay.tokens[at].low {
	case "of", "from", "with", "for", "at":
		return at - 1
	}
	return -1
}

// overAside is where the aside ends that the comma at token k closes, -1 where
// none does; one that an aside of its own parts from its verb goes on: ", whose firm,
// Zento, runs ferries,".
func (lay *layout) overAside(k, lo int) int {
	for t := k - 1; t > lo && t > k-24; t-- {
		if lay.tokens[t].low == "," && lay.tokens[t].marked == 0 && !lay.isFinite(t+1) {
			return t
		}
	}
	return -1
}

// apposed is the name that stands alone between the commas at tokens from and to,
// and the noun before that it names: "Their spokeswoman, Justa Flores,". It is of
// more words than one, so no place that belongs to an address; -1 where there is
// none.
func (lay *layout) apposed(from, to int) (name, noun int) {
	name, noun = lay.phraseEnding(to), lay.phraseEnding(from)
	if noun >= 0 && lay.phrases[noun].kind == named && lay.entities[lay.phrases[noun].entity].Kind != entity.Person {
		noun = lay.governor(noun, 0) // "the mayor of Bergen, Ann Lee,"
	}
	if name < 0 || noun < 0 || lay.phrases[noun].kind != common || lay.tokens[lay.phrases[noun].first].marked != 0 {
		return -1, -1
	}
	p := lay.phrases[name]
	if p.first != from+1 || p.last-p.first < 2 || p.kind != proper && (p.kind != named || lay.entities[p.entity].Kind == entity.Place) {
		return -1, -1
	}
	return name, noun
}

// phraseEnding is the phrase that ends at token k, no possessor; -1 where none
// does. A bracket between is passed over: "Mica (R-Fla.)".
func (lay *layout) phraseEnding(k int) int {
	if k > 0 && lay.tokens[k-1].low == ")" {
		for t := k - 2; t > 0 && t > k-8; t-- {
			if lay.tokens[t].low == "(" {
				k = t
				break
			}
		}
	}
	j := lay.phraseBefore(k)
	for ; j >= 0 && lay.phrases[j].last == k; j-- {
		if !lay.phrases[j].possessor {
			return j
		}
	}
	return -1
}

// governor is the phrase that phrase j hangs on by a preposition, or that "who"
// takes up; -1 where none.
func (lay *layout) governor(j, lo int) int {
	at := lay.phrases[j].first - 1
	if at <= lo {
		return -1
	}
	switch low := lay.tokens[at].low; {
	case low == "of" || low == "for" || low == "with" || low == "at" || low == "from" || low == "in" || low == "to" || low == "on" || low == "about":
		return lay.phraseEnding(at)
	case lay.tokens[lay.phrases[j].head].low == "who":
		if low == "," {
			return lay.phraseEnding(at)
		}
		return lay.phraseEnding(at + 1)
	}
	return -1
}

// hangs reports whether phrase k hangs on what stands before it: "the envoy to France".
func (lay *layout) hangs(k int) bool {
	at := lay.phrases[k].first - 1
	return at >= 0 && (lay.tokens[at].tag == "IN" || lay.tokens[at].tag == "TO")
}

// spokenBy reports whether phrase k can be the speaker of f: it is the subject or
// stands in what belongs to it.
func (f *frame) spokenBy(lay *layout, k int) bool {
	p := lay.phrases[k]
	if f.cue[0] < f.from || f.trail && f.from >= f.cue[0] { // the subject stands behind the verb
		return p.first >= f.cue[1] && k <= f.subject
	}
	return k == f.subject || (p.kind == named || p.kind == proper) && p.first >= f.from && p.last <= f.cue[0] && !lay.hangs(k) &&
		(p.last == f.cue[0] || !tables().cues[lay.tokens[p.last].low]) // "Lee, Dahl wrote, argued": not Dahl
}
