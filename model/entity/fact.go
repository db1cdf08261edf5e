package entity

import (
	"math"
	"slices"
	"strings"

	"lede/model/gender"
)

// facts are what the chance that a pronoun means a candidate is computed from: 0
// or 1, or the logarithm of a number.
type facts [factCount]float64

const (
	always = iota
	sameSentence
	sentenceBefore
	nearest // no other candidate was seen later
	alone   // there is no other
	wasSubject
	nearestSubject
	leads         // subject in this sentence or the one before
	wasPronoun    // its last sighting is a pronoun that was joined
	pronounHere   // in the same sentence
	unsurePronoun // its last sighting is a pronoun that was not joined
	agrees        // its gender is known to be the pronoun's
	nearestAgrees
	rivalAgrees
	rivalUnknown
	inMarks // the pronoun stands between marks
	marked  // the last sighting does
	marksDiffer
	possessivePronoun
	objectPronoun
	parallel // both subjects, in neighbouring sentences
	named    // logarithm of how often it is named
	chained  // logarithm of how often it was meant
	mostTold // no other of its kind is told of as often
	rivalTold
	rivalChained
	newParagraph
	unnamedNearer
	unsureName
	besideRole // its last sighting is a name behind a role or a comma
	saying     // it is the subject of this sentence, which has a verb of saying before the pronoun
	place
	otherKind
	nounsBetween // logarithm of the number of common nouns
	strangers    // capitalised words between that are in no name
	strangerFirst
	atStart
	saysNext   // the pronoun's verb is one of saying
	emptyVerb  // "it is", "it seems"
	owner      // the last sighting owns something: "Ann's"
	oblique    // it stands behind a preposition
	acting     // a verb stands behind it
	actingHere // in the same sentence
	reflexive
	speaker        // it speaks the words around the pronoun
	earlierSpeaker // it spoke in a paragraph before
	firstNamed     // it is the first of its kind that the text names
	relative       // it is told of as somebody's relative: "her niece, Eva Orr"
	inOwnWords     // it is named in the words that the pronoun speaks
	objectOf       // it is the subject of the sentence that the pronoun is an object of
	possessedBy    // likewise, of what the pronoun owns
	subjectAgain   // likewise, and the pronoun a subject again
	obliqueStart   // it stood behind a preposition, and the pronoun begins its sentence
	leadsStart     // it leads, and the pronoun begins its sentence
	onlyAgreeing   // its gender agrees, and no other's is known to
	rivalLeads     // another leads, and it does not
	rivalActs      // another is the subject of the sentence before, and it is not
	leadsParagraph // it leads, and a paragraph began since
	sameMarks      // it and the pronoun stand in the same words of somebody
	voiceless      // the pronoun stands in words of nobody known
	markedSubject  // it is a subject outside of the words that the pronoun stands in
	foreign        // no word of its name is on a list of people's names
	factCount
)

// set makes a fact 1 where it holds.
func (f *facts) set(fact int, holds bool) {
	if holds {
		f[fact] = 1
	}
}

// itself notes what is known of the pronoun, whoever is meant.
func (s *coreference) itself(p *anaphor) {
	if len(p.all) == 0 {
		return
	}
	f := &p.facts
	f[always] = 1
	f.set(inMarks, s.marks)
	f.set(possessivePronoun, p.possessive)
	f.set(objectPronoun, !p.possessive && !p.subject)
	f.set(alone, len(p.all) == 1)
	first, last := s.sentenceOf(p.token)
	f.set(atStart, p.token-first <= 1)
	if !p.possessive {
		f.set(saysNext, s.says(p.token+1))
		f.set(emptyVerb, s.is(p.token+1, last, "emptyverb") != nil)
	}
	p.speaker, p.spoke = s.spokenBy(p.token)
}

// where notes how far the candidate is.
func (s *coreference) where(p *anaphor, c *candidate) {
	x, f := &s.recent[c.nearest], &c.facts
	distance := s.now - x.sentence
	f.set(sameSentence, distance == 0)
	f.set(sentenceBefore, distance == 1)
	f.set(newParagraph, s.page > x.page)
	f.set(marked, x.marks)
	f.set(marksDiffer, x.marks != s.marks)
	f.set(parallel, p.subject && x.subject && distance == 1)
	f.set(unnamedNearer, p.unnamed > c.nearest)
}

// who notes what the candidate is; rank is how many were seen after it.
func (s *coreference) who(p *anaphor, c *candidate, rank int) {
	x, f := &s.recent[c.nearest], &c.facts
	f.set(wasSubject, x.subject)
	f.set(leads, c.leads)
	f.set(wasPronoun, x.joined())
	f.set(unsurePronoun, x.form == Pronoun && !x.joined())
	f.set(pronounHere, x.form == Pronoun && s.now == x.sentence)
	f.set(agrees, p.gender != gender.Unknown && s.genders[c.cluster] == p.gender)
	f.set(place, x.kind == Place)
	f.set(firstNamed, c.cluster == s.firstNamed[x.kind])
	f.set(relative, s.relatives[c.cluster])
	f.set(otherKind, x.kind > Place)
	f.set(besideRole, x.form == Name && (s.is(x.token-1, x.token, "personrole") != nil || s.word(x.token-1, x.token) == ","))
	f[named] = math.Log(float64(len(s.clusters[c.cluster].names)))
	f[chained] = math.Log(1 + float64(s.chains[c.cluster]))
	f[unsureName] = 1 - x.chance
	f.set(nearest, rank == 0)
	f.set(nearestAgrees, rank == 0 && f[agrees] == 1)
	f.set(nearestSubject, rank == 0 && x.subject)
}

// rivals notes who else the pronoun can mean.
func (s *coreference) rivals(p *anaphor, c *candidate) {
	f := &c.facts
	f.set(mostTold, s.weight(c.cluster) == s.most[s.recent[c.nearest].kind])
	for k := range p.all {
		other := p.all[k].cluster
		if other == c.cluster {
			continue
		}
		known := p.gender != gender.Unknown && s.genders[other] == p.gender
		f.set(rivalAgrees, known)
		f.set(rivalUnknown, !known)
		f.set(rivalTold, s.weight(other) > s.weight(c.cluster))
		f.set(rivalChained, s.chains[other] > s.chains[c.cluster])
	}
}

// far is how many tokens between a candidate and a pronoun are looked at.
const far = 120

// between notes what stands between the candidate and the pronoun.
func (s *coreference) between(p *anaphor, c *candidate) {
	x, f := &s.recent[c.nearest], &c.facts
	nouns := 0
	for k := x.token + 1; k < min(p.token, x.token+far); k++ {
		tag := s.doc.Tokens[k].Tag
		if tag == "NN" && s.doc.Tokens[k+1].Tag != "NN" {
			nouns++
		}
		f.set(saying, s.now == x.sentence && x.subject && s.says(k))
		if (tag == "NNP" || tag == "NNPS") && s.stranger(k) {
			f[strangers] = 1
			first, _ := s.sentenceOf(k)
			f.set(strangerFirst, k-first <= 1)
		}
	}
	f[nounsBetween] = math.Log(1 + float64(nouns))
}

// stranger reports whether token k is a capitalised word in no name, and no role.
func (s *coreference) stranger(k int) bool {
	n, _ := slices.BinarySearchFunc(s.found, k, func(f found, at int) int { return f.last - at - 1 })
	inName := n < len(s.found) && s.found[n].first <= k
	return !inName && s.capital(k, k+1) && len(s.lower[k]) > 2 && s.is(k, k+1, "title") == nil && s.is(k, k+1, "personrole") == nil
}

// around notes what stands beside the candidate and the pronoun.
func (s *coreference) around(p *anaphor, c *candidate) {
	x, f := &s.recent[c.nearest], &c.facts
	end := x.token + 1
	if n, ok := s.nameAt(x.token); ok {
		end = s.found[n].last
	}
	f.set(owner, s.word(end, p.token) == "'s" || s.word(end, p.token) == "’s")
	before := x.token - 1
	if s.word(before, x.token) == "the" {
		before--
	}
	f.set(oblique, before >= 0 && (s.doc.Tokens[before].Tag == "IN" || s.doc.Tokens[before].Tag == "TO"))
	f.set(acting, s.acts(end, p.token))
	f.set(actingHere, f[acting] == 1 && s.now == x.sentence)
	f.set(reflexive, f[actingHere] == 1 && strings.HasSuffix(s.lower[p.token], "self"))
	f.set(speaker, p.speaker == c.cluster && p.spoke == s.page)
	f.set(inOwnWords, s.wordsName(p.token, c.cluster))
	f.set(earlierSpeaker, p.speaker == c.cluster && p.spoke < s.page)
}

// acts reports whether a verb stands at token i, an adverb before it allowed.
func (s *coreference) acts(i, end int) bool {
	for k := i; k < min(i+2, end); k++ {
		switch s.doc.Tokens[k].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		case "RB":
		default:
			return false
		}
	}
	return false
}

// says reports whether token i is a verb of saying.
func (s *coreference) says(i int) bool { return i < len(s.lower) && s.is(i, i+1, "saying") != nil }

// nameAt is the name that begins at token i.
func (s *coreference) nameAt(i int) (int, bool) {
	return slices.BinarySearchFunc(s.found, i, func(f found, at int) int { return f.first - at })
}

// spokenBy is the cluster whose words token i is in, as far as a name beside a
// verb of saying tells, and the paragraph that told; none outside of marks.
func (s *coreference) spokenBy(i int) (cluster, page int) {
	if !s.marks {
		return unnamed, 0
	}
	for k := i; k < min(i+far, len(s.lower)) && (k == i || !s.breaks(k)); k++ {
		if s.doc.Tokens[k].Tag != "”" {
			continue
		}
		for j := k + 1; j < min(k+4, len(s.lower)); j++ {
			if n, ok := s.nameAt(j); ok && (s.says(s.found[n].last) || s.says(j-1)) {
				return s.of[n], s.page
			}
		}
	}
	return s.speaker, s.speakerPage
}

// speak notes that the cluster at, mentioned by tokens [first, last), says
// something.
func (s *coreference) speak(at, first, last int) {
	if !s.marks && (s.says(last) || s.says(first-1) || s.says(last+1)) {
		s.speaker, s.speakerPage = at, s.page
	}
}
