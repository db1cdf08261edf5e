package quote

import (
	"strings"

	"lede/model/entity"
)

// phrase is a noun phrase that could name a speaker: the tokens [first, last).
type phrase struct {
	first, last int
	head        int // token
	kind        phraseKind
	entity      int // of the name at its end, or Nobody
	possessor   bool
}

type phraseKind uint8

const (
	named    phraseKind = iota // a person, organization, place or group by name
	proper                     // capitalised, but no entity
	personal                   // he, she
	pronoun                    // I, we, they, it, who, …
	common                     // "a senior official"
	bare                       // no noun: "one", "some"
)

// findPhrases returns the base noun phrases outside quotation marks.
func (sc *scene) findPhrases() []phrase {
	var out []phrase
	for i := 0; i < len(sc.tokens); {
		if !sc.nominal(i) {
			i++
			continue
		}
		p, next := sc.phraseAt(i)
		if p.last > p.first {
			out = append(sc.possessors(p, out), p)
		}
		i = max(next, i+1)
	}
	return out
}

// possessors adds the owners that phrase p begins with: "Ann Lee" of "Ann Lee's
// claim", "his" of "his claim".
func (sc *scene) possessors(p phrase, out []phrase) []phrase {
	if p.last-p.first > 1 && sc.tokens[p.first].tag == "PRP$" {
		out = append(out, phrase{
			first: p.first, last: p.first + 1, head: p.first,
			kind: pronounKind(sc.tokens[p.first].low), entity: Nobody, possessor: true,
		})
	}
	for i := p.first + 1; i < p.last; i++ {
		if sc.tokens[i].tag == "POS" && sc.isNoun(i-1) {
			out = append(out, sc.name(phrase{first: p.first, last: i, head: i - 1, possessor: true}))
		}
	}
	return out
}

// nominal reports whether a noun phrase can start at token i.
func (sc *scene) nominal(i int) bool {
	t := sc.tokens[i]
	if t.mention != 0 {
		return true
	}
	switch t.tag {
	case "DT", "PDT", "PRP$", "WP$", "CD", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "PRP", "WP", "$":
		return true
	}
	return false
}

// phraseAt reads the noun phrase that starts at token i; next is where to go on.
func (sc *scene) phraseAt(i int) (p phrase, next int) {
	t := sc.tokens[i]
	if t.mention == 0 && (t.tag == "PRP" || t.tag == "WP") {
		return phrase{first: i, last: i + 1, head: i, kind: pronounKind(t.low), entity: Nobody}, i + 1
	}
	end, noun := i, -1
	for end < len(sc.tokens) && end < i+maxPhrase && !sc.saying(end, noun) && sc.tokens[end].para == t.para && (end == i || sc.continues(end, noun >= 0)) {
		if sc.isNoun(end) {
			noun = end
		}
		end++
	}
	if noun < 0 {
		return phrase{first: i, last: i + 1, head: i, kind: bare, entity: Nobody}, i + 1
	}
	if end < len(sc.tokens) && end == noun+1 && sc.tokens[end].tag == "POS" {
		return sc.name(phrase{first: i, last: end, head: noun, possessor: true}), end
	}
	return sc.name(phrase{first: i, last: noun + 1, head: noun}), noun + 1
}

// saying reports whether token i, right after the name that ends at noun, is a
// verb that was taken for a noun: "Trump says", "Blige sings the song".
func (sc *scene) saying(i, noun int) bool {
	if noun < 0 || noun != i-1 || sc.tokens[noun].mention == 0 || sc.tokens[i].mention != 0 || !sc.lower(i) {
		return false
	}
	next := ""
	if i+1 < len(sc.tokens) {
		next = sc.tokens[i+1].tag
	}
	if tables().cues[sc.tokens[i].low] {
		return !strings.HasPrefix(next, "NN")
	}
	return sc.tokens[i].tag == "NNS" && (next == "DT" || next == "PRP$" || next == "NNP" || next == "TO")
}

// maxPhrase bounds a phrase, in tokens.
const maxPhrase = 24

func (sc *scene) isNoun(i int) bool {
	return sc.tokens[i].mention != 0 || strings.HasPrefix(sc.tokens[i].tag, "NN")
}

// continues reports whether token i goes on with a phrase that began before it.
func (sc *scene) continues(i int, noun bool) bool {
	t := sc.tokens[i]
	if t.mention != 0 || strings.HasPrefix(t.tag, "NN") {
		return sc.tokens[i].marked == sc.tokens[i-1].marked
	}
	switch t.tag {
	case "JJ", "JJR", "JJS", "CD", "&":
		return true
	case "VBN", "VBG":
		return !noun && i+1 < len(sc.tokens) && sc.isNoun(i+1)
	case "POS":
		return i+1 < len(sc.tokens) && (sc.isNoun(i+1) || strings.HasPrefix(sc.tokens[i+1].tag, "JJ"))
	}
	return false
}

// name fills in what kind of phrase p is and whose name ends it.
func (sc *scene) name(p phrase) phrase {
	p.entity, p.kind = Nobody, common
	if e := sc.tokens[p.head].mention; e != 0 {
		p.entity, p.kind = int(e)-1, named
		if sc.entities[p.entity].Kind > entity.Group {
			p.kind = common
		}
		return p
	}
	if strings.HasPrefix(sc.tokens[p.head].tag, "NNP") || sc.capital(p.head) && p.head > p.first {
		p.kind = proper
	}
	return p
}

func pronounKind(low string) phraseKind {
	if pronounGender(low) != unknown {
		return personal
	}
	return pronoun
}

// phraseBefore is the last phrase that ends at or before token t, or -1.
func (sc *scene) phraseBefore(t int) int {
	lo, hi := 0, len(sc.phrases)
	for lo < hi {
		mid := (lo + hi) / 2
		if sc.phrases[mid].last <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}
