package quote

import (
	"slices"
	"sort"

	"lede/model/entity"
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
	model *linear.Model
	col   collector
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
func (lay *layout) rivals(t int, want gender) []rival {
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

// pronounFeatures are those of rival x for the pronoun at token t; spoke is the
// entity that spoke last, gap paragraphs back.
func (lay *layout) pronounFeatures(t int, want gender, x rival, rivals []rival, spoke, gap int, col *collector) {
	col.reset()
	p := &lay.people[x.person]
	last := p.mentions[x.seen-1]
	fit := num(int(p.gender * want)).With(flag(p.titled))
	sentences := num(min(6, int(lay.sentences[t]-lay.sentences[last])))
	paras := num(min(4, int(lay.tokens[t].para-lay.tokens[last].para)))
	rank := num(x.rank)
	seen := num(min(6, x.seen))
	most, fitting := 0, 0
	for _, r := range rivals {
		most = max(most, r.seen)
		if lay.people[r.person].gender != -want {
			fitting++
		}
	}
	top := flag(x.seen == most)
	fits := num(min(4, fitting))
	same := flag(p.entity == spoke).With(num(min(3, gap)))
	subject := lay.subjectness(last)
	initial := flag(t == 0 || lay.sentences[t-1] != lay.sentences[t])
	latest := flag(x.seen == len(p.mentions))
	pronouns := num(min(4, lay.pronounsBetween(last, t, want)))
	col.add(fit)
	col.add(sentences)
	col.add(paras)
	col.add(sentences, paras)
	col.add(rank)
	col.add(rank, fit)
	col.add(rank, fits)
	col.add(rank, sentences)
	col.add(rank, paras, top)
	col.add(seen, top)
	col.add(top, fits, fit)
	col.add(same)
	col.add(same, fit)
	col.add(same, rank)
	col.add(same, sentences, paras)
	col.add(subject, sentences)
	col.add(subject, rank)
	col.add(subject, initial, sentences)
	col.add(num(decile(lay.beliefs[last].source)), sentences)
	col.add(num(decile(lay.beliefs[last].source)), paras, rank)
	col.add(num(decile(lay.beliefs[last].content)), sentences)
	col.add(flag(lay.tokens[last].marked != 0), sentences)
	col.add(flag(p.full[x.seen-1]), sentences)
	col.add(flag(x.person == 0), top)
	col.add(pronouns, sentences)
	col.add(pronouns, rank, fit)
	col.add(latest, top)
	col.add(flag(last+1 < len(lay.tokens) && lay.tokens[last+1].tag == "POS"), sentences)
	col.add(num(bucket(t-last)), fits)
	col.add(initial, rank)
	col.add(flag(x.quoted), sentences)
	col.add(flag(x.quoted), rank)
	col.add(flag(x.quoted), same)
	known := num(0)
	if n, ok := lay.refers[t]; ok {
		known = num(1).With(flag(n.entity == p.entity)).With(num(decile(float32(lay.entities[n.entity].Mentions[n.mention].Confidence))))
	}
	col.add(known)
	col.add(known, rank)
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
func (lay *layout) pronounsBetween(from, to int, want gender) int {
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
	rivals := r.rivals(t, want)
	if len(rivals) == 0 {
		return referent{entity: Nobody}
	}
	scores := make([]float64, len(rivals))
	for i, x := range rivals {
		r.pronounFeatures(t, want, x, rivals, spoke, gap, &r.col)
		sum := [1]int32{}
		r.model.AddAll(sum[:], r.col.out)
		scores[i] = float64(sum[0]) / 256
	}
	softmax(scores)
	best := 0
	for i, s := range scores {
		if s > scores[best] {
			best = i
		}
	}
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

// nameAt is the name mention that ends with token t.
func (lay *layout) nameAt(t int) text.Span {
	first := t
	for first > 0 && lay.tokens[first-1].mention == lay.tokens[t].mention {
		first--
	}
	return lay.span(first, t+1)
}

// whom finds the entity that phrase k refers to.
func (r *resolver) whom(k, spoke, gap int) referent {
	p := r.phrases[k]
	low := r.tokens[p.head].low
	switch {
	case p.entity != Nobody && p.kind == named:
		return referent{entity: p.entity, chance: 1}
	case pronounGender(low) != unknown:
		return r.pronoun(p.head, spoke, gap)
	case p.kind != common && p.kind != proper:
		return referent{entity: Nobody}
	}
	if e := r.beside(k); e.entity != Nobody {
		return e
	}
	if e := r.office(k); e.entity != Nobody {
		return e
	}
	return r.role(p)
}

// beside looks for a person's name in apposition to phrase k: "Ann Lee, the
// mayor," and "the mayor, Ann Lee,".
func (r *resolver) beside(k int) referent {
	for _, j := range [2]int{k - 1, k + 1} {
		if j < 0 || j >= len(r.phrases) || r.phrases[j].kind != named || r.phrases[j].possessor {
			continue
		}
		a, b := r.phrases[min(j, k)], r.phrases[max(j, k)]
		if r.entities[r.phrases[j].entity].Kind != entity.Person || b.first != a.last+1 || r.tokens[a.last].low != "," {
			continue
		}
		if after, ok := r.tokenOr(b.last, r.tokens[b.head].para); j > k && (!ok || after.low != "," && after.low != "”" && after.low != ".") {
			continue
		}
		return referent{r.phrases[j].entity, r.span(r.phrases[j].first, r.phrases[j].last), 0.9, "the name stands in apposition"}
	}
	return referent{entity: Nobody}
}

// office looks for the name behind an office: "Secretary" of "Secretary of State
// Ann Lee".
func (r *resolver) office(k int) referent {
	if k+1 >= len(r.phrases) || !r.capital(r.phrases[k].head) {
		return referent{entity: Nobody}
	}
	next := r.phrases[k+1]
	at := r.phrases[k].last
	if next.kind != named || r.entities[next.entity].Kind != entity.Person || next.first > at+2 || r.tokens[at].low != "of" ||
		r.tokens[next.first].mention == r.tokens[next.head].mention {
		return referent{entity: Nobody}
	}
	return referent{next.entity, r.span(next.first, next.last), 0.95, "the name stands behind the office"}
}

// role takes over what is known of role nouns: "the president".
func (r *resolver) role(p phrase) referent {
	n, ok := r.refers[p.head]
	if !ok {
		return referent{entity: Nobody}
	}
	m := r.entities[n.entity].Mentions[n.mention]
	why := m.Why
	if why == "" {
		why = "the role was introduced with the name"
	}
	return referent{n.entity, m.Evidence, m.Confidence, why}
}
