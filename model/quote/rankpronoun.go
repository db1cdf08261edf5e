package quote

import (
	"slices"
	"sort"

	"lede/model/gender"
	"lede/model/linear"
	"lede/model/text"
)

// referent is whom a phrase is taken for.
type referent struct {
	entity   int // or Nobody
	evidence text.Span
	chance   float64
	why      string
}

// resolver finds whom he, she and role nouns stand for.
type resolver struct {
	*layout
	model   *linear.Model
	col     collector
	holders map[string][]naming // by the word in front of the name
}

// How many persons are considered, the nearest first, and how many mentions
// are looked through for them.
const mostPeople, farthestName = 10, 200

// rival is a person who may be meant by a pronoun.
type rival struct {
	person int
	seen   int  // mentions before the pronoun, up to the one that counts
	quoted bool // named in marks since then: whoever speaks does not name himself
	rank   int  // by nearness among those of fitting gender, from 0
}

// rivals are the persons that the pronoun at token t may stand for, the last
// mentioned first.
func (lay *layout) rivals(t int, want gender.Gender) []rival {
	var out []rival
	from := sort.Search(len(lay.named), func(i int) bool { return lay.named[i].token >= t })
	for i := from - 1; i >= 0 && i > from-farthestName && len(out) < mostPeople; i-- {
		x := rival{person: lay.named[i].person}
		p := &lay.people[x.person]
		if p.gender == -want && p.titled || slices.ContainsFunc(out, func(r rival) bool { return r.person == x.person }) {
			continue
		}
		x.seen, x.quoted = lay.lastPlain(p, t)
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b rival) int {
		return lay.people[b.person].mentions[b.seen-1] - lay.people[a.person].mentions[a.seen-1]
	})
	rank := 0
	for i := range out {
		out[i].rank = rank
		if lay.people[out[i].person].gender != -want {
			rank++
		}
	}
	return out
}

// lastPlain counts the mentions of p before token t up to the last that stands
// outside marks; where there is none among the last few, up to the last.
func (lay *layout) lastPlain(p *person, t int) (seen int, quoted bool) {
	n := p.before(t)
	for k := n; k > 0 && k > n-6; k-- {
		if lay.tokens[p.mentions[k-1]].marked == 0 {
			return k, k < n
		}
	}
	return n, true
}

// pronounCase is a rival for a pronoun in the words of features.
type pronounCase struct {
	rival
	person                            *person
	token, last                       int            // of the pronoun; of the mention that counts
	fit, rank, top, fits              linear.Feature // the rival's gender; among the rivals; most mentioned; how many fit
	sentences, paras, source, initial linear.Feature
}

func (lay *layout) pronounCase(t int, want gender.Gender, x rival, rivals []rival) pronounCase {
	p := &lay.people[x.person]
	last := p.mentions[x.seen-1]
	most, fitting := 0, 0
	for _, r := range rivals {
		most = max(most, r.seen)
		if lay.people[r.person].gender != -want {
			fitting++
		}
	}
	return pronounCase{
		rival: x, person: p, token: t, last: last,
		fit: num(int(p.gender * want)).With(flag(p.titled)), rank: num(x.rank),
		top: flag(x.seen == most), fits: num(min(4, fitting)),
		sentences: num(min(6, int(lay.sentences[t]-lay.sentences[last]))),
		paras:     num(min(4, int(lay.tokens[t].para-lay.tokens[last].para))),
		source:    num(decile(lay.beliefs[last].source)),
		initial:   flag(t == 0 || lay.sentences[t-1] != lay.sentences[t]),
	}
}

// pronounFeatures are those of rival x for the pronoun at token t; spoke is the
// entity that spoke last, gap paragraphs back. The place of a feature in the list
// is its number in the weights.
func (lay *layout) pronounFeatures(t int, want gender.Gender, x rival, rivals []rival, spoke, gap int, col *collector) {
	col.reset()
	c := lay.pronounCase(t, want, x, rivals)
	c.nearness(col)
	same := flag(c.person.entity == spoke).With(num(min(3, gap)))
	lay.lastSeen(&c, same, col)
	lay.betweenNames(&c, want, col)
	col.add(flag(x.quoted), c.sentences)
	col.add(flag(x.quoted), c.rank)
	col.add(flag(x.quoted), same)
	known := lay.knownAs(t, c.person.entity)
	col.add(known)
	col.add(known, c.rank)
	addressed := flag(lay.addressed(c.last))
	col.add(addressed, c.sentences)
	col.add(addressed, same)
}

// addressed reports whether the name that ends at token t is whom a word of saying
// right before it speaks to: "asked Ann Lee".
func (lay *layout) addressed(t int) bool {
	first := lay.nameFrom(t)
	if first == 0 || lay.sentences[first-1] != lay.sentences[t] {
		return false
	}
	switch stem(lay.tokens[first-1].low) {
	case "tell", "ask", "urge", "question", "interview", "thank", "warn":
		return true
	}
	return false
}

// nearness are the features of how far the rival is and who else is near.
func (c *pronounCase) nearness(col *collector) {
	col.add(c.fit)
	col.add(c.sentences)
	col.add(c.paras)
	col.add(c.sentences, c.paras)
	col.add(c.rank)
	col.add(c.rank, c.fit)
	col.add(c.rank, c.fits)
	col.add(c.rank, c.sentences)
	col.add(c.rank, c.paras, c.top)
	col.add(num(min(6, c.seen)), c.top)
	col.add(c.top, c.fits, c.fit)
}

// lastSeen are the features of who spoke last and what the rival's last mention
// was in its sentence.
func (lay *layout) lastSeen(c *pronounCase, same linear.Feature, col *collector) {
	subject, last := lay.subjectness(c.last), c.last
	col.add(same)
	col.add(same, c.fit)
	col.add(same, c.rank)
	col.add(same, c.sentences, c.paras)
	col.add(subject, c.sentences)
	col.add(subject, c.rank)
	col.add(subject, c.initial, c.sentences)
	col.add(c.source, c.sentences)
	col.add(c.source, c.paras, c.rank)
	col.add(num(decile(lay.beliefs[last].content)), c.sentences)
	col.add(flag(lay.tokens[last].marked != 0), c.sentences)
	col.add(flag(c.person.full[c.seen-1]), c.sentences)
	col.add(flag(c.rival.person == 0), c.top)
}

// betweenNames are the features of what stands between the mention and the
// pronoun.
func (lay *layout) betweenNames(c *pronounCase, want gender.Gender, col *collector) {
	pronouns := num(min(4, lay.pronounsBetween(c.last, c.token, want)))
	col.add(pronouns, c.sentences)
	col.add(pronouns, c.rank, c.fit)
	col.add(flag(c.seen == len(c.person.mentions)), c.top)
	col.add(flag(c.last+1 < len(lay.tokens) && lay.tokens[c.last+1].tag == "POS"), c.sentences)
	col.add(num(bucket(c.token-c.last)), c.fits)
	col.add(c.initial, c.rank)
}

// knownAs tells whether the pronoun at token t was taken for somebody before,
// whether for the entity, and how surely.
func (lay *layout) knownAs(t, entity int) linear.Feature {
	n, ok := lay.refers[t]
	if !ok {
		return num(0)
	}
	sure := lay.entities[n.entity].Mentions[n.mention].Confidence
	return num(1).With(flag(n.entity == entity)).With(num(decile(float32(sure))))
}

// subjectness tells how much the mention that ends at token t looks like a
// subject.
func (lay *layout) subjectness(t int) linear.Feature {
	para := lay.tokens[t].para
	next, _ := lay.tokenOr(t+1, para)
	first := t
	for first > 0 && lay.sentences[first-1] == lay.sentences[t] && t-first < 6 && (lay.tokens[first-1].mention != 0 || lay.isNoun(first-1)) {
		first--
	}
	begins := first == 0 || lay.sentences[first-1] != lay.sentences[t]
	verb := len(next.tag) > 1 && (next.tag[:2] == "VB" || next.tag == "MD")
	return flag(begins).With(flag(verb)).With(flag(next.low == ","))
}

// pronounsBetween counts the pronouns of a gender in (from, to), up to 4.
func (lay *layout) pronounsBetween(from, to int, want gender.Gender) int {
	n := 0
	for i := max(from+1, to-200); i < to && n < 4; i++ {
		if lay.tokens[i].marked == 0 && pronounGender(lay.tokens[i].low) == want {
			n++
		}
	}
	return n
}

// pronoun finds whom the pronoun at token t stands for.
func (r *resolver) pronoun(t, spoke, gap int) referent {
	want := pronounGender(r.tokens[t].low)
	rivals := slices.DeleteFunc(r.rivals(t, want), func(x rival) bool { return r.namesAfter(&r.people[x.person], t) })
	if len(rivals) == 0 {
		return referent{entity: Nobody}
	}
	if on := r.goesOn(t, spoke, gap, rivals); on.entity != Nobody {
		return on
	}
	if answer := r.answers(t, rivals); answer.entity != Nobody {
		return answer
	}
	scores := make([]float64, len(rivals))
	for i, x := range rivals {
		r.pronounFeatures(t, want, x, rivals, spoke, gap, &r.col)
		scores[i] = r.model.Score(r.col.out)
	}
	softmax(scores)
	best := highest(scores)
	p := &r.people[rivals[best].person]
	if p.gender == -want {
		return referent{entity: Nobody}
	}
	at := p.mentions[rivals[best].seen-1]
	return referent{
		entity: p.entity, evidence: r.nameAt(at), chance: scores[best],
		why: "the pronoun most likely stands for the name mentioned before",
	}
}

// namesAfter reports whether p is named in the words that the pronoun at token t is the
// subject of, so that it stands for somebody else: "He said he did not know how fast Lee
// was going". Behind a comma or in a clause of when or why p may be the one who speaks.
func (lay *layout) namesAfter(p *person, t int) bool {
	n := p.before(t + 1)
	if n == len(p.mentions) || lay.sentences[p.mentions[n]] != lay.sentences[t] {
		return false
	}
	for i := t + 1; i < p.mentions[n]; i++ {
		switch low := lay.tokens[i].low; low {
		case ",", "—", "–", "--", ":", ";", "(", "as":
			return false
		default:
			if subordinates(low) {
				return false
			}
		}
	}
	return true
}

// nameAt is the name mention that ends with token t.
func (lay *layout) nameAt(t int) text.Span { return lay.span(lay.nameFrom(t), t+1) }

// nameFrom is the first token of the name mention that ends with token t.
func (lay *layout) nameFrom(t int) int {
	first := t
	for first > 0 && lay.tokens[first-1].mention == lay.tokens[t].mention {
		first--
	}
	return first
}
