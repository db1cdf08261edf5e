package entity

import (
	"strings"

	given "lede/model/gender"
	"lede/model/text"
)

// coreference follows a text from sentence to sentence: who has been named, in which
// role, and whom "the company" or "she" can mean.
type coreference struct {
	*linker
	roles   map[string]int // role, or people and role, to the cluster that has it
	genders map[int]gender
	recent  []sighting // the last mentions, oldest first
	now     int        // number of the sentence
	marks   bool       // inside quotation marks
}

// sighting is a mention in the text.
type sighting struct {
	cluster, token, sentence int
	kind                     Kind
	subject                  bool // before the first verb of its sentence
	gender                   gender
}

// unnamed is the cluster of a person without a name: a gunman, the suspect.
const unnamed = -1

type gender uint8

const (
	unknown gender = iota
	male
	female
)

// memory is how many sightings are kept, and reach how many sentences back one
// can be meant.
const (
	memory = 16
	reach  = 3
)

// linkReferences joins roles and pronouns to the entities they mean.
func (l *linker) linkReferences() {
	s := coreference{linker: l, roles: map[string]int{}, genders: map[int]gender{}}
	next := 0
	for n, sentence := range l.doc.Sentences {
		s.now = n
		verb := false
		s.seeThing(sentence.First, min(sentence.Last, s.beforeNext(next)))
		for i := sentence.First; i < sentence.Last; i++ {
			s.turn(i)
			if next < len(l.found) && l.found[next].first == i {
				f, at := l.found[next], l.of[next]
				s.learnRoles(f, at)
				s.knowFirstName(at)
				s.see(sighting{at, i, n, f.kind, !verb, unknown})
				i = f.last - 1
				next++
				continue
			}
			tag := l.doc.Tokens[i].Tag
			verb = verb || tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD"
			if l.lower[i] == "the" {
				if last := s.nominal(i, sentence.Last); last > i {
					i = min(last, s.beforeNext(next)-1)
					continue
				}
			}
			if s.seeUnnamed(i, min(sentence.Last, s.beforeNext(next)), !verb) {
				continue
			}
			s.pronoun(i, !verb)
		}
	}
}

// beforeNext is where the next name starts.
func (s *coreference) beforeNext(next int) int {
	if next < len(s.found) {
		return s.found[next].first
	}
	return len(s.lower)
}

func (s *coreference) see(x sighting) {
	if x.kind > Work {
		return
	}
	if len(s.recent) == memory {
		copy(s.recent, s.recent[1:])
		s.recent = s.recent[:memory-1]
	}
	s.recent = append(s.recent, x)
}

// learnGender notes what a role or title says of a person.
func (s *coreference) learnGender(word string, at int) {
	switch v := vocabularies(); {
	case s.clusters[at].kind != Person:
	case v.single(word, "female") != nil:
		s.genders[at] = female
	case v.single(word, "male") != nil:
		s.genders[at] = male
	}
}

// latest is the cluster of a kind that is most likely meant now: the subject of
// this sentence or the last, else what was named last; -1 where none can be. A
// thing can also be a place that acts.
func (s *coreference) latest(kind Kind, g gender, thing bool) int {
	best, second, top := -1, -1000, -1000
	for n, x := range s.recent {
		place := thing && x.kind == Place && x.subject
		if x.kind != kind && !place || s.now-x.sentence > reach {
			continue
		}
		if s.contradicts(x, g) {
			continue
		}
		score := n - 6*(s.now-x.sentence)
		if x.subject {
			score += 5
		}
		if place {
			score -= 4
		}
		switch {
		case x.cluster == best:
			top = max(top, score)
		case score >= top:
			best, second, top = x.cluster, top, score
		default:
			second = max(second, score)
		}
	}
	least := margin[kind]
	if s.marks {
		least *= 2 // whom those who speak mean need not be named
	}
	if top-second < least {
		return -1
	}
	return best
}

// turn notes a quotation mark at token i.
func (s *coreference) turn(i int) {
	if i > 0 && strings.Contains(s.doc.Text[s.doc.Tokens[i-1].End:s.doc.Tokens[i].Start], "\n") {
		s.marks = false // a paragraph begins
	}
	switch s.doc.Tokens[i].Tag {
	case "“":
		s.marks = true
	case "”":
		s.marks = false
	}
}

// seeThing notes that a sentence begins with a thing that has no name, which
// "it" then means: "The blaze …".
func (s *coreference) seeThing(i, end int) {
	if i >= end {
		return
	}
	switch s.doc.Tokens[i].Tag {
	case "DT", "NN", "PRP$":
	default:
		return
	}
	for k := i; k < end && k < i+4; k++ {
		switch tag := s.doc.Tokens[k].Tag; {
		case s.is(k, end, "orgrole") != nil || s.is(k, end, "personrole") != nil:
			return
		case tag == "NN" && !(k+1 < end && s.doc.Tokens[k+1].Tag == "NN"):
			s.see(sighting{unnamed, i, s.now, Organization, true, unknown})
			return
		case tag != "DT" && tag != "JJ" && tag != "PRP$" && tag != "NN":
			return
		}
	}
}

// margin is by how much, in sightings, the one that is meant must stand nearer
// than any other that could be; below it nobody is meant rather than the wrong
// one. Chosen on the training half of the annotated articles.
var margin = [...]int{Person: 4, Organization: 3, Place: 3, Group: 0, Event: 0, Work: 0}

// contradicts reports whether the gender of x is known to be another than g.
func (s *coreference) contradicts(x sighting, g gender) bool {
	known := x.gender
	if x.cluster != unnamed {
		known = s.genders[x.cluster]
	}
	return g != unknown && known != unknown && known != g
}

// knowFirstName notes what the first name of a person says, where no title or
// role said more.
func (s *coreference) knowFirstName(at int) {
	c := s.clusters[at]
	if c.kind != Person || s.genders[at] != unknown || len(c.words) < 2 {
		return
	}
	switch given.Of(c.words[0]) {
	case given.Female:
		s.genders[at] = female
	case given.Male:
		s.genders[at] = male
	}
}

// seeUnnamed notes a person without a name whom the noun phrase at token i is
// of: "a student", "the hooded gunman".
func (s *coreference) seeUnnamed(i, end int, subject bool) bool {
	switch s.lower[i] {
	case "a", "an", "the", "one", "another", "this", "that":
	default:
		return false
	}
	for k := i + 1; k < end && k <= i+3; k++ {
		p := s.is(k, end, "personrole")
		if p == nil {
			p = s.is(k, end, "unnamedrole")
		}
		if p == nil || s.capital(k, end) {
			continue
		}
		last := k + len(p.words)
		if last < len(s.lower) && (s.capital(last, len(s.lower)) || s.doc.Tokens[last].Tag == "NN" || s.doc.Tokens[last].Tag == "NNS") {
			return false
		}
		g := unknown
		switch v := vocabularies(); {
		case v.single(s.lower[last-1], "female") != nil:
			g = female
		case v.single(s.lower[last-1], "male") != nil:
			g = male
		}
		s.see(sighting{unnamed, i, s.now, Person, subject, g})
		return true
	}
	return false
}

// pronounOf is the kind and gender that the pronoun at token i can mean; ok is
// false where it is none.
func (s *coreference) pronounOf(i int) (k Kind, g gender, ok bool) {
	p := s.is(i, i+1, "pronoun")
	if p == nil {
		return 0, 0, false
	}
	switch p.value {
	case "male":
		return Person, male, true
	case "female":
		return Person, female, true
	}
	return Organization, unknown, p.words[0] != "it" || s.acts(i+1)
}

// acts reports whether the verb at token i is one that an "it" that means
// something stands before: "it has", "it plans", not "it is", "it seems".
func (s *coreference) acts(i int) bool {
	if i >= len(s.lower) {
		return false
	}
	tag := s.doc.Tokens[i].Tag
	return s.is(i, i+1, "emptyverb") == nil && (tag == "VBD" || tag == "VBZ" || tag == "MD")
}

// pronoun joins the pronoun at token i, if it is one, to whom it means.
func (s *coreference) pronoun(i int, subject bool) {
	kind, g, ok := s.pronounOf(i)
	if !ok {
		return
	}
	at := -1
	if kind != Organization || !s.marks {
		at = s.latest(kind, g, kind == Organization)
	}
	if at < 0 {
		return
	}
	confidence := 0.6
	if rivals := s.rivals(kind, g); rivals > 1 {
		confidence = 0.45
	}
	if g != unknown && s.genders[at] == unknown {
		s.genders[at] = g
	} else if g != unknown {
		confidence += 0.1
	}
	s.refer(at, i, i+1, Pronoun, confidence, "the last one named that it can mean")
	s.recent[len(s.recent)-1].subject = subject
}

// rivals is how many clusters a pronoun can mean.
func (s *coreference) rivals(kind Kind, g gender) int {
	seen := map[int]bool{}
	for _, x := range s.recent {
		if x.kind == kind && s.now-x.sentence <= reach && !s.contradicts(x, g) {
			seen[x.cluster] = true
		}
	}
	return len(seen)
}

// refer adds a guessed mention of a cluster over tokens [first, last).
func (s *coreference) refer(at, first, last int, form Form, confidence float64, why string) {
	c := s.clusters[at]
	evidence := text.Span{}
	for n := len(s.recent) - 1; n >= 0 && evidence.Empty(); n-- {
		if s.recent[n].cluster == at {
			evidence = s.doc.Tokens[s.recent[n].token].Span
		}
	}
	if evidence.Empty() {
		evidence = s.span(c.full.first, c.full.last)
	}
	s.guesses = append(s.guesses, guessed{at, Mention{
		Span: s.span(first, last), Form: form, Confidence: confidence, Evidence: evidence, Why: why,
	}})
	s.see(sighting{at, first, s.now, c.kind, false, unknown})
}
