package entity

import (
	"slices"
	"strings"

	"lede/model/gender"
	"lede/model/linear"
	"lede/model/nlp"
)

// candidate is one that a pronoun can mean: a cluster seen lately.
type candidate struct {
	cluster int
	nearest int  // its last sighting
	leads   bool // it was a subject in this sentence or in the one before
	facts   facts
}

// anaphor is a pronoun and what is known of it without whom it means.
type anaphor struct {
	token      int
	kind       Kind // Person, or Organization for a thing
	gender     gender.Gender
	subject    bool // before the first verb of its sentence
	possessive bool
	facts      facts // those that hold whoever is meant
	speaker    int   // the cluster whose words it is in, and the paragraph that told
	spoke      int
	all        []candidate // the nearest first
	unnamed    int         // the last sighting of somebody or something without a name; -1 where none
}

// drawn is what the chance that a person is meant, less half the chance of the next,
// must come to for a pronoun to be joined. Of three thirds of the texts learned from, each
// told by the rest, 95 in 100 (own articles) and 89 (GUM) of he and she so joined are right,
// and 91 of GUM's news, from which nothing is learned.
const drawn = 0.65

// drawnThing is drawn of "it" and "its", which mean a fact or the weather as often as
// a name: of those thirds all 15 and 85 in 100 are right, from 0.8 on 96 and 86, but of the
// news no more than half.
const drawnThing = 0.85

// likely is the chance from which a pronoun counts as a sighting of whom it most
// likely means, joined or not.
const likely = 0.5

// pronoun joins the pronoun at token i, if it is one, to whom it means.
func (s *coreference) pronoun(i int, subject bool) {
	kind, g, ok := s.pronounOf(i)
	if !ok {
		return
	}
	p := anaphor{token: i, kind: kind, gender: g, subject: subject, possessive: s.possessive(i)}
	s.gather(&p)
	if s.study != nil {
		s.study(p.token, kind, s.choices(&p))
	}
	best, chance, next := s.likeliest(&p)
	if chance < likely {
		return
	}
	at, least := p.all[best].cluster, drawn
	if kind != Person {
		least = drawnThing
	}
	switch {
	case kind == Person && (p.unnamed > p.all[best].nearest || s.outranked(&p, &p.all[best])):
		s.see(sighting{cluster: unnamed, token: i, sentence: s.now, kind: kind, gender: g, form: Pronoun, chance: 1})
	case chance-next/2 < least || s.together(&p, &p.all[best]) || s.strangers(&p, at):
		s.see(sighting{cluster: at, token: i, sentence: s.now, kind: s.clusters[at].kind, form: Pronoun, chance: min(chance, likely)})
	default:
		if g != gender.Unknown && s.genders[at] == gender.Unknown {
			s.genders[at] = g
		}
		s.speak(at, i, i+1)
		s.chains[at]++
		s.most[s.clusters[at].kind] = max(s.most[s.clusters[at].kind], s.weight(at))
		s.refer(at, i, i+1, Pronoun, chance, "the likeliest of those named shortly before")
	}
	s.recent[len(s.recent)-1].subject = subject
}

// likeliest is the candidate that p most likely means, the last of equals, the chance of that, and
// the chance of the next; 0 where there is none. Whom the words name that p speaks is none.
func (s *coreference) likeliest(p *anaphor) (best int, chance, next float64) {
	for k := range p.all {
		if p.all[k].facts[inOwnWords] == 1 {
			continue
		}
		switch c := s.chances.of(p.kind, &p.all[k].facts); {
		case c >= chance:
			best, chance, next = k, c, chance
		case c > next:
			next = c
		}
	}
	return best, chance, next
}

// joined reports whether x is a pronoun that was joined to whom it most likely means.
func (x *sighting) joined() bool { return x.form == Pronoun && x.chance > likely }

// outranked reports whether somebody without a name did what c is only named beside:
// "The suspect fled with a work by Banksy. Police found it in his van."
func (s *coreference) outranked(p *anaphor, c *candidate) bool {
	if p.unnamed < 0 || c.leads {
		return false
	}
	u, x := &s.recent[p.unnamed], &s.recent[c.nearest]
	return u.subject && u.sentence == x.sentence
}

// strangers reports whether p is a reflexive pronoun whose subject, a pronoun before it
// in its sentence, was not taken for the cluster at: "He killed himself".
func (s *coreference) strangers(p *anaphor, at int) bool {
	if !strings.HasSuffix(s.lower[p.token], "self") {
		return false
	}
	for n := len(s.recent) - 1; n >= 0 && s.recent[n].sentence == s.now; n-- {
		if x := &s.recent[n]; x.form == Pronoun && x.subject {
			return x.cluster != at || !x.joined()
		}
	}
	return false
}

// together reports whether c is named together with another that p can mean: "Ann
// and Eva left. She …".
func (s *coreference) together(p *anaphor, c *candidate) bool {
	for k := range p.all {
		if other := &p.all[k]; other != c && s.joined(s.recent[other.nearest].token, s.recent[c.nearest].token) {
			return true
		}
	}
	return false
}

// joined reports whether the names that begin at tokens a and b are joined by "and"
// or "or".
func (s *coreference) joined(a, b int) bool {
	n, ok := s.nameAt(min(a, b))
	if !ok || s.found[n].last+1 != max(a, b) {
		return false
	}
	w := s.lower[s.found[n].last]
	return w == "and" || w == "or" || w == "&"
}

// pronounOf is the kind and gender that the pronoun at token i can mean; ok is
// false where it is none.
func (s *coreference) pronounOf(i int) (k Kind, g gender.Gender, ok bool) {
	p := s.is(i, i+1, "pronoun")
	if p == nil {
		return 0, 0, false
	}
	switch p.value {
	case "male":
		return Person, gender.Male, true
	case "female":
		return Person, gender.Female, true
	}
	return Organization, gender.Unknown, true
}

// possessive reports whether the pronoun at token i is of somebody who owns something.
func (s *coreference) possessive(i int) bool {
	switch s.lower[i] {
	case "his", "its", "hers":
		return true
	}
	return s.lower[i] == "her" && s.doc.Tokens[i].Tag == "PRP$"
}

// gather finds the candidates of p and what is known of each.
func (s *coreference) gather(p *anaphor) {
	p.unnamed = -1
	for n := len(s.recent) - 1; n >= 0; n-- {
		x := &s.recent[n]
		switch {
		case s.now-x.sentence > reach || s.contradicts(*x, p.gender) || (p.kind == Person) != (x.kind == Person) || s.actedOn(x, p):
		case x.cluster == unnamed:
			p.unnamed = max(p.unnamed, n)
		default:
			c := p.candidate(x.cluster, n)
			c.leads = c.leads || x.subject && s.now-x.sentence <= 1
		}
	}
	s.itself(p)
	for k := range p.all {
		c := &p.all[k]
		c.facts = p.facts
		s.where(p, c)
		s.who(p, c, k)
		s.rivals(p, c)
		s.between(p, c)
		s.around(p, c)
	}
	for k := range p.all {
		s.pairs(p, &p.all[k])
	}
}

// actedOn reports whether x stands in a participle's clause whose doer p is: the "he"
// of "Before being appointed by Pope Benedict, he …" is somebody else.
func (s *coreference) actedOn(x *sighting, p *anaphor) bool {
	if x.sentence != s.now || p.possessive || s.word(p.token-1, p.token) != "," {
		return false
	}
	first, _ := s.sentenceOf(p.token)
	for k := first; k < x.token; k++ {
		switch tag := s.doc.Tokens[k].Tag; {
		case tag == "VBG" || tag == "VBN":
			return !s.finite(first, p.token)
		case tag != "IN" && tag != "RB" || k > first+1:
			return false
		}
	}
	return false
}

// finite reports whether a verb that has a subject of its own stands among the
// tokens [first, last).
func (s *coreference) finite(first, last int) bool {
	return slices.ContainsFunc(s.doc.Tokens[first:last], func(t nlp.Token) bool {
		return t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD"
	})
}

// candidate is the one of the cluster at, a new one where n is its first sighting
// met.
func (p *anaphor) candidate(at, n int) *candidate {
	for k := range p.all {
		if p.all[k].cluster == at {
			return &p.all[k]
		}
	}
	p.all = append(p.all, candidate{cluster: at, nearest: n})
	return &p.all[len(p.all)-1]
}

// weight is how often the cluster at is named in the text and was meant so far.
func (s *coreference) weight(at int) int { return len(s.clusters[at].names) + s.chains[at] }

// chances are the weights of facts, and of two at once, for persons and for things.
type chances [2]struct {
	single [factCount]float64
	pair   [factCount][factCount]float64 // the first before the second
}

// of is the chance that a pronoun of a kind means the one with these facts.
func (c *chances) of(kind Kind, f *facts) float64 {
	var held [factCount]uint8
	n, z := 0, 0.0
	w := &c[kind]
	for k, v := range f {
		if v == 0 {
			continue
		}
		z += v * w.single[k]
		for _, j := range held[:n] {
			z += v * f[j] * w.pair[j][k]
		}
		held[n] = uint8(k)
		n++
	}
	return linear.Logistic(z)
}
