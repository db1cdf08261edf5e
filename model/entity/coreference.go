package entity

import "lede/model/text"

// coreference follows a text from sentence to sentence: who has been named, in which
// role, and whom "the company" or "she" can mean.
type coreference struct {
	*linker
	roles   map[string]int // role, or people and role, to the cluster that has it
	genders map[int]gender
	recent  []sighting // the last mentions, oldest first
	now     int        // number of the sentence
}

// sighting is a mention in the text.
type sighting struct {
	cluster, token, sentence int
	kind                     Kind
	subject                  bool // before the first verb of its sentence
}

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
		for i := sentence.First; i < sentence.Last; i++ {
			if next < len(l.found) && l.found[next].first == i {
				f, at := l.found[next], l.of[next]
				s.learnRoles(f, at)
				s.see(sighting{at, i, n, f.kind, !verb})
				i = f.last - 1
				next++
				continue
			}
			tag := l.doc.Tokens[i].Tag
			verb = verb || tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD"
			if l.lower[i] == "the" {
				if last := s.nominal(i, sentence.Last); last > i {
					i = min(last, s.beforeNext(next)-1)
				}
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
	best, top := -1, -1000
	for n, x := range s.recent {
		place := thing && x.kind == Place && x.subject
		if x.kind != kind && !place || s.now-x.sentence > reach {
			continue
		}
		if known := s.genders[x.cluster]; g != unknown && known != unknown && known != g {
			continue
		}
		score := n - 6*(s.now-x.sentence)
		if x.subject {
			score += 5
		}
		if place {
			score -= 4
		}
		if score >= top {
			best, top = x.cluster, score
		}
	}
	return best
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
	at := s.latest(kind, g, kind == Organization)
	if at < 0 && kind == Organization {
		at = s.latest(Place, unknown, false)
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
		known := s.genders[x.cluster]
		if x.kind == kind && s.now-x.sentence <= reach && (g == unknown || known == unknown || known == g) {
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
	s.see(sighting{at, first, s.now, c.kind, false})
}
