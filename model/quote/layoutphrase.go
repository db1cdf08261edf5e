package quote

import (
	"strings"

	"lede/model/entity"
	"lede/model/gender"
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
func (lay *layout) findPhrases() []phrase {
	var out []phrase
	for i := 0; i < len(lay.tokens); {
		if !lay.nominal(i) {
			i++
			continue
		}
		p, next := lay.phraseAt(i)
		if p.last > p.first {
			if n := len(out); n > 0 && lay.oneOffice(out[n-1], p) {
				p.first, out = out[n-1].first, out[:n-1]
			}
			out = append(lay.possessors(p, out), p)
		}
		i = max(next, i+1)
	}
	return out
}

// oneOffice reports whether q and p, joined by "and", are one office with the name of who
// holds it: "sales and marketing director Ann Lee".
func (lay *layout) oneOffice(q, p phrase) bool {
	if p.first == 0 || p.kind != named || lay.entities[p.entity].Kind != entity.Person || lay.tokens[p.first].mention != 0 || q.possessor {
		return false
	}
	from := p.first
	if lay.tokens[from-1].tag == "VBG" {
		from-- // "and marketing manager"
	}
	and, of := lay.tokens[q.last], lay.tokens[q.head]
	return (and.low == "and" || and.low == "&") && q.last+1 == from && of.tag == "NN" && lay.tokens[p.first].tag == "NN" && lay.tokens[q.first].tag != "DT" && lay.sentences[q.first] == lay.sentences[p.first]
}

// possessors adds the owners that phrase p begins with: "Ann Lee" of "Ann Lee's
// claim", "his" of "his claim".
func (lay *layout) possessors(p phrase, out []phrase) []phrase {
	if p.last-p.first > 1 && lay.tokens[p.first].tag == "PRP$" {
		out = append(out, phrase{
			first: p.first, last: p.first + 1, head: p.first,
			kind: pronounKind(lay.tokens[p.first].low), entity: Nobody, possessor: true,
		})
	}
	for i := p.first + 1; i < p.last; i++ {
		if lay.tokens[i].tag == "POS" && lay.isNoun(i-1) {
			out = append(out, lay.name(phrase{first: p.first, last: i, head: i - 1, possessor: true}))
		}
	}
	return out
}

// nominal reports whether a noun phrase can start at token i.
func (lay *layout) nominal(i int) bool {
	t := lay.tokens[i]
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
func (lay *layout) phraseAt(i int) (p phrase, next int) {
	t := lay.tokens[i]
	if t.mention == 0 && (t.tag == "PRP" || t.tag == "WP") {
		return phrase{first: i, last: i + 1, head: i, kind: pronounKind(t.low), entity: Nobody}, i + 1
	}
	end, noun := i, -1
	for end < len(lay.tokens) && end < i+maxPhrase && !lay.saying(end, noun) && lay.tokens[end].para == t.para && (end == i || lay.continues(end, noun >= 0)) {
		if lay.isNoun(end) {
			noun = end
		}
		end++
	}
	if noun < 0 {
		return phrase{first: i, last: i + 1, head: i, kind: bare, entity: Nobody}, i + 1
	}
	if end < len(lay.tokens) && end == noun+1 && lay.tokens[end].tag == "POS" {
		return lay.name(phrase{first: i, last: end, head: noun, possessor: true}), end
	}
	return lay.name(phrase{first: i, last: lay.numbered(noun), head: noun}), lay.numbered(noun)
}

// numbered is the end of a name that the word at token i ends, with its number: "Number 10".
func (lay *layout) numbered(i int) int {
	next, ok := lay.tokenOr(i+1, lay.tokens[i].para)
	after, _ := lay.tokenOr(i+2, lay.tokens[i].para)
	if !ok || next.tag != "CD" || next.marked != lay.tokens[i].marked || !strings.HasPrefix(lay.tokens[i].tag, "NNP") || len(next.low) > 3 || !strings.HasPrefix(after.tag, "VB") {
		return i + 1
	}
	return i + 2
}

// saying reports whether token i, right after the name that ends at noun, is a
// verb that was taken for a noun: "Trump says", "Blige sings the song".
func (lay *layout) saying(i, noun int) bool {
	if noun < 0 || noun != i-1 || lay.tokens[i].mention != 0 || !lay.lower(i) {
		return false
	}
	if lay.tokens[noun].mention == 0 {
		return lay.asserts(i, noun)
	}
	next := ""
	if i+1 < len(lay.tokens) {
		next = lay.tokens[i+1].tag
	}
	if tables().cues[lay.tokens[i].low] {
		return !strings.HasPrefix(next, "NN")
	}
	return lay.tokens[i].tag == "NNS" && (next == "DT" || next == "PRP$" || next == "NNP" || next == "TO")
}

// asserts reports whether token i, behind the noun that one thing or person is, brings in what is
// told: "the party asserts that", "Heretic asks: “…”", not "the party claims that".
func (lay *layout) asserts(i, noun int) bool {
	low := lay.tokens[i].low
	if !tables().cues[low] || !strings.HasSuffix(low, "s") || tables().nouns[low] || tables().nouns[singular(low)] || strings.HasSuffix(lay.tokens[noun].tag, "S") {
		return false
	}
	next, ok := lay.tokenOr(i+1, lay.tokens[i].para)
	return ok && (next.low == "that" || next.low == ":" || next.marked != 0)
}

// maxPhrase bounds a phrase, in tokens.
const maxPhrase = 24

func (lay *layout) isNoun(i int) bool {
	return lay.tokens[i].mention != 0 || strings.HasPrefix(lay.tokens[i].tag, "NN") || lay.isAge(i)
}

// isAge reports whether token i is somebody by the age: "the 46-year-old said".
func (lay *layout) isAge(i int) bool {
	if t := lay.tokens[i]; t.tag != "JJ" && t.tag != "CD" || !strings.HasSuffix(t.low, yearOld) {
		return false
	}
	next, _ := lay.tokenOr(i+1, lay.tokens[i].para)
	return next.mention == 0 && !strings.HasPrefix(next.tag, "NN") && !strings.HasPrefix(next.tag, "JJ")
}

// yearOld ends an age that stands for who has it.
const yearOld = "-year-old"

// continues reports whether token i goes on with a phrase that began before it.
func (lay *layout) continues(i int, noun bool) bool {
	t := lay.tokens[i]
	if t.mention != 0 || strings.HasPrefix(t.tag, "NN") {
		return lay.tokens[i].marked == lay.tokens[i-1].marked
	}
	switch t.tag {
	case "JJ", "JJR", "JJS", "CD", "&":
		return true
	case "VBN", "VBG":
		return !noun && i+1 < len(lay.tokens) && lay.isNoun(i+1)
	case "POS":
		return i+1 < len(lay.tokens) && (lay.isNoun(i+1) || strings.HasPrefix(lay.tokens[i+1].tag, "JJ"))
	}
	return false
}

// name fills in what kind of phrase p is and whose name ends it.
func (lay *layout) name(p phrase) phrase {
	p.entity, p.kind = Nobody, common
	if e := lay.tokens[p.head].mention; e != 0 {
		p.entity, p.kind = int(e)-1, named
		if lay.entities[p.entity].Kind > entity.Group {
			p.kind = common
		}
		return p
	}
	if strings.HasPrefix(lay.tokens[p.head].tag, "NNP") || lay.capital(p.head) && p.head > p.first {
		p.kind = proper
	}
	return p
}

func pronounKind(low string) phraseKind {
	if pronounGender(low) != gender.Unknown {
		return personal
	}
	return pronoun
}

// phraseBefore is the last phrase that ends at or before token t, or -1.
func (lay *layout) phraseBefore(t int) int {
	lo, hi := 0, len(lay.phrases)
	for lo < hi {
		mid := (lo + hi) / 2
		if lay.phrases[mid].last <= t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// phraseFrom is the first phrase that ends behind token t, the whole one where it
// begins with its owner: "his daughter", not "his".
func (lay *layout) phraseFrom(t int) int {
	k := lay.phraseBefore(t) + 1
	for k+1 < len(lay.phrases) && lay.phrases[k].possessor && lay.phrases[k].first == t && lay.phrases[k+1].first == t {
		k++
	}
	return k
}
