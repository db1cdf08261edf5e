package entity

import (
	"strings"

	"lede/model/gender"
	"lede/model/text"
)

// coreference follows a text from sentence to sentence: who has been named, in which
// role, and whom "the company" or "she" can mean.
type coreference struct {
	*linker
	roles                map[string]int // role, or people and role, to the cluster that has it
	genders              map[int]gender.Gender
	recent               []sighting    // the last mentions, oldest first
	now                  int           // number of the sentence
	marks                bool          // inside quotation marks
	page                 int           // number of the paragraph
	speaker, speakerPage int           // who spoke last, and in which paragraph
	chains               map[int]int   // how many pronouns were joined to a cluster
	most                 [Work + 1]int // the largest weight of a kind's clusters
	firstNamed           [Work + 1]int // the cluster of each kind that is named first
	relatives            map[int]bool  // clusters that are told of as somebody's relatives
	chances              *chances
	study                func(token int, kind Kind, all []Choice) // sees each pronoun; nil but for learning
}

// sighting is a mention in the text.
type sighting struct {
	cluster, token, sentence int
	kind                     Kind
	subject                  bool // before the first verb of its sentence
	gender                   gender.Gender
	page                     int     // paragraph
	marks                    bool    // inside quotation marks
	form                     Form    // how it is mentioned
	chance                   float64 // that it is of the cluster
}

// unnamed is the cluster of a person without a name: a gunman, the suspect.
const unnamed = -1

// memory is how many sightings are kept, and reach how many sentences back one
// can be meant.
const (
	memory = 16
	reach  = 3
)

// linkReferences joins roles and pronouns to the entities they mean.
func (l *linker) linkReferences() {
	l.reference(learned(), nil)
}

// reference joins roles and pronouns by these chances; study sees the pronouns.
func (l *linker) reference(c *chances, study func(int, Kind, []Choice)) {
	s := coreference{
		linker: l, roles: map[string]int{}, genders: map[int]gender.Gender{}, chains: map[int]int{}, relatives: map[int]bool{}, speaker: unnamed, chances: c, study: study,
	}
	for k, c := range l.clusters {
		if c.kind <= Work {
			s.most[c.kind] = max(s.most[c.kind], s.weight(k))
		}
	}
	for i := len(l.found) - 1; i >= 0; i-- {
		if k := l.found[i].kind; k <= Work {
			s.firstNamed[k] = l.of[i]
		}
	}
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
				s.learnRelative(f, at)
				s.knowFirstName(at)
				s.speak(at, f.first, f.last)
				s.see(sighting{cluster: at, token: i, sentence: n, kind: f.kind, subject: !verb, chance: f.confidence})
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
	x.page, x.marks = s.page, s.marks
	if len(s.recent) == memory {
		copy(s.recent, s.recent[1:])
		s.recent = s.recent[:memory-1]
	}
	s.recent = append(s.recent, x)
}

// learnGender notes what a role or title says of a person.
func (s *coreference) learnGender(word string, at int) {
	if g := gender.OfRole(word); g != gender.Unknown && s.clusters[at].kind == Person {
		s.genders[at] = g
	}
}

// turn notes a quotation mark at token i.
func (s *coreference) turn(i int) {
	if s.breaks(i) {
		s.marks = false
		s.page++
	}
	switch s.doc.Tokens[i].Tag {
	case "“":
		s.marks = true
	case "”":
		s.marks = false
	}
}

// breaks reports whether a paragraph begins at token i.
func (s *coreference) breaks(i int) bool {
	return i > 0 && strings.Contains(s.doc.Text[s.doc.Tokens[i-1].End:s.doc.Tokens[i].Start], "\n")
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
			s.see(sighting{cluster: unnamed, token: i, sentence: s.now, kind: Organization, subject: true, form: Nominal, chance: 1})
			return
		case tag != "DT" && tag != "JJ" && tag != "PRP$" && tag != "NN":
			return
		}
	}
}

// contradicts reports whether the gender of x is known to be another than g.
func (s *coreference) contradicts(x sighting, g gender.Gender) bool {
	known := x.gender
	if x.cluster != unnamed {
		known = s.genders[x.cluster]
	}
	return g != gender.Unknown && known != gender.Unknown && known != g
}

// knowFirstName notes what the first name of a person says, where no title or
// role said more.
func (s *coreference) knowFirstName(at int) {
	c := s.clusters[at]
	if c.kind != Person || s.genders[at] != gender.Unknown || len(c.words) == 1 && s.family(c.words[0]) {
		return
	}
	s.genders[at] = gender.Of(c.words[0])
}

// family reports whether a word is listed as a family name, so that alone it tells
// nothing of a person's sex.
func (s *coreference) family(word string) bool {
	t, err := names()
	return err != nil || t.Lists().IsFamilyName(word)
}

// seeUnnamed notes a person without a name whom the noun phrase at token i is
// of: "a student", "the hooded gunman", "the neighbour who called".
func (s *coreference) seeUnnamed(i, end int, subject bool) bool {
	switch s.lower[i] {
	case "a", "an", "the", "one", "another", "this", "that":
	default:
		return false
	}
	for k := i + 1; k < end && k <= i+4; k++ {
		p := s.is(k, end, "personrole")
		if p == nil {
			p = s.is(k, end, "unnamedrole")
		}
		if s.capital(k, end) || p == nil && (s.word(k+1, end) != "who" || s.doc.Tokens[k].Tag != "NN") {
			continue
		}
		last := k + 1
		if p != nil {
			last = k + len(p.words)
		}
		if last < len(s.lower) && (s.capital(last, len(s.lower)) || s.doc.Tokens[last].Tag == "NN" || s.doc.Tokens[last].Tag == "NNS") {
			return false
		}
		g := gender.OfRole(s.lower[last-1])
		s.see(sighting{cluster: unnamed, token: i, sentence: s.now, kind: Person, subject: subject, gender: g, form: Nominal, chance: 1})
		return true
	}
	return false
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
	s.see(sighting{cluster: at, token: first, sentence: s.now, kind: c.kind, form: form, chance: confidence})
}
