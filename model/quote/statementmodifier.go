package quote

import (
	"strings"

	"lede/model/entity"
)

// headOf is the phrase that phrase j belongs to, by prepositions, by "and" and by what
// tells nouns apart: the lawyer in "a lawyer representing Ann Lee". modified reports
// whether more than prepositions stand between, so that j says nothing itself.
func (lay *layout) headOf(j, lo int) (head int, modified bool) {
	who := lay.phrases[j].kind == pronoun // what it takes up says the same, whatever that tells apart
	for lay.phrases[j].first > lo && !lay.runsInto(j) {
		if low := lay.tokens[lay.phrases[j].first-1].low; who && (low == "to" || low == "about") {
			break // "fresh arms to critics who say"
		}
		up := lay.governor(j, lo)
		if up < 0 {
			if up = lay.conjoined(j, lo); up < 0 && !who {
				up = lay.modifies(j, lo)
			}
			if up < 0 {
				break
			}
			modified = true
		}
		j = up
	}
	return j, modified
}

// runsInto reports whether phrase j holds a name with a person's behind it, which begins
// a clause: "In a letter to Reuters Ann Lee said".
func (lay *layout) runsInto(j int) bool {
	p := lay.phrases[j]
	for i := p.first + 1; i < p.last; i++ {
		a, b := lay.tokens[i-1].mention, lay.tokens[i].mention
		if a != 0 && b != 0 && a != b && lay.entities[b-1].Kind == entity.Person && lay.entities[a-1].Kind < entity.Group && lay.entities[a-1].Kind != entity.Place {
			return true
		}
	}
	return false
}

// conjoined is the phrase that phrase j, behind "and" or "or", hangs on together with
// the one before: the ministry in "the ministry of trade and tourism"; -1 where j
// stands for itself, as "the mayor" does in "the head of the union and the mayor".
func (lay *layout) conjoined(j, lo int) int {
	for last := true; lay.phrases[j].first-1 > lo; last = false {
		at := lay.phrases[j].first - 1
		if low := lay.tokens[at].low; low != "and" && low != "or" && low != "&" && (low != "," || last) {
			return -1
		}
		before := lay.phraseEnding(at)
		if before < 0 || !lay.likeEachOther(before, j) {
			return -1
		}
		if up := lay.governor(before, lo); up >= 0 {
			return up
		}
		j = before
	}
	return -1
}

// likeEachOther reports whether phrases a and b can both hang on one preposition: nouns
// without an article, or names of one kind.
func (lay *layout) likeEachOther(a, b int) bool {
	p, q := lay.phrases[a], lay.phrases[b]
	if p.kind == named && q.kind == named {
		return lay.entities[p.entity].Kind == lay.entities[q.entity].Kind
	}
	noun := func(p phrase) bool {
		tag := lay.tokens[p.first].tag
		return (p.kind == common || p.kind == proper) && tag != "DT" && tag != "PRP$" && tag != "CD"
	}
	return noun(p) && noun(q)
}

// modifies is the noun that phrase j is at the end of a clause or a participle of, which
// tells it apart: "the man who shot Karl Brandt", "the woman accused of killing Ann
// Lee", "the decision to leave out Ann Lee"; -1 where j ends no such thing.
func (lay *layout) modifies(j, lo int) int {
	at := lay.phrases[j].first
	if noun := lay.against(at, lo); noun >= 0 {
		return noun
	}
	from := lay.verbsFrom(at, lo)
	if from == at || lay.partOfName(j) {
		return -1
	}
	if lay.tokens[from].low == "to" || lay.participle(from, at) {
		if noun := lay.phraseEnding(from); noun >= 0 && lay.phrases[noun].kind != pronoun {
			return noun
		}
	}
	return lay.relativeTo(from, lo)
}

// participle reports whether the verbs from token i to at are a participle's, or an
// adjective, that tells the noun before apart: one of the past only with a preposition,
// for it has no object: "sacked by", not "registered voters".
func (lay *layout) participle(i, at int) bool {
	t := lay.tokens[i]
	switch {
	case isBe(t.low) || isHave(t.low) || t.low == "did":
		return false
	case t.tag == "VBG":
		return true
	case t.tag == "VBN" || t.tag == "VBD": // the tagger takes one for the other
		return at > i+1
	}
	return !strings.HasPrefix(t.tag, "VB") && t.tag != "MD" && t.tag != "TO"
}

// partOfName reports whether phrase j goes on with a title before its name: "policy
// planning director Ann Lee".
func (lay *layout) partOfName(j int) bool {
	p := lay.phrases[j]
	return p.kind == named && lay.tokens[p.first].mention == 0 && lay.tokens[p.first].tag == "NN"
}

// against is the noun right before the preposition that ends before token at, other
// than those of a governor: "the case against Karl Brandt"; -1 where there is none.
func (lay *layout) against(at, lo int) int {
	if at-1 <= lo {
		return -1
	}
	switch lay.tokens[at-1].low {
	case "against", "about", "behind", "near", "between", "around", "over", "inside", "outside":
		return lay.phraseEnding(at - 1)
	}
	return -1
}

// verbsFrom is where the verbs and adjectives begin of which what begins at token at is
// the object, with their adverbs, auxiliaries and prepositions: "accused of killing",
// "had met with", "close to"; at itself where there are none, or where what begins
// there can be the subject of what they say or think.
func (lay *layout) verbsFrom(at, lo int) int {
	from := at
	for k := at; k-1 > max(lo, at-longestSubject) && lay.tokens[k-1].marked == 0; {
		t := lay.tokens[k-1]
		switch {
		case lay.thinks(k - 1):
			return at
		case strings.HasPrefix(t.tag, "VB") || t.tag == "MD" || from < at && t.low == "to":
			k--
			from = k
		case strings.HasPrefix(t.tag, "RB") && from < at:
			k--
		default:
			verb := lay.takes(k-1, lo)
			if verb < 0 {
				return from
			}
			k, from = verb, verb
		}
	}
	return from
}

// takes is the verb that the preposition or particle at token i belongs to, or behind a
// noun the adjective: "close to"; -1 where there is none.
func (lay *layout) takes(i, lo int) int {
	particle := lay.tokens[i].tag == "RP"
	if !particle && !tables().prepositions[lay.tokens[i].low] {
		return -1
	}
	verb := i - 1
	for verb-1 > lo && strings.HasPrefix(lay.tokens[verb].tag, "RB") && lay.phraseEnding(verb) < 0 {
		verb--
	}
	if verb <= lo {
		return -1
	}
	switch tag := lay.tokens[verb].tag; {
	case tag == "VBG" || tag == "VBN" || tag == "VBD" || particle && strings.HasPrefix(tag, "VB"):
		return verb
	case (strings.HasPrefix(tag, "JJ") || strings.HasPrefix(tag, "RB")) && lay.phraseEnding(verb) >= 0:
		return verb
	}
	return -1
}

// thinks reports whether a clause can follow the verb at token i without "that", so that
// the name behind it may be a subject: "he believes Ann Lee said".
func (lay *layout) thinks(i int) bool {
	t := lay.tokens[i]
	return strings.HasPrefix(t.tag, "VB") && t.tag != "VBN" && tables().telling[stem(t.low)].is(clause|onlyThat|inMind)
}

// relativeTo is the noun that "who", "that" or "which" takes up in front of the verb at
// token i, or in front of the subject of that verb; -1 where none does.
func (lay *layout) relativeTo(i, lo int) int {
	for range 2 {
		if i-1 > lo && (lay.relative(i-1, lo) || lay.tokens[i-1].low == "who" || lay.tokens[i-1].low == "that") {
			return lay.phraseEnding(i - 1)
		}
		subject := lay.phraseEnding(i)
		if subject < 0 || lay.phrases[subject].first <= lo {
			return -1
		}
		i = lay.phrases[subject].first
	}
	return -1
}
