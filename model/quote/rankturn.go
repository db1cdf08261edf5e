package quote

import (
	"slices"

	"lede/model/entity"
)

// goesOn finds whom the pronoun at token t stands for where its verb says that a
// speech goes on, and somebody who can be meant has just spoken: "…," he added.
func (r *resolver) goesOn(t, spoke, gap int, rivals []rival) referent {
	at := slices.IndexFunc(rivals, func(x rival) bool { return r.people[x.person].entity == spoke })
	if at < 0 || gap > 1 || r.people[rivals[at].person].gender == -pronounGender(r.tokens[t].low) {
		return referent{entity: Nobody}
	}
	i := t + 1
	for i < len(r.tokens) && i < t+3 && r.beforeVerb(i) {
		i++
	}
	next, ok := r.tokenOr(i, r.tokens[t].para)
	switch stem(next.low) {
	case stem("add"), stem("continue"):
	case stem("go"):
		on, _ := r.tokenOr(i+1, r.tokens[t].para)
		ok = ok && on.low == "on"
	default:
		ok = false
	}
	if !ok {
		return referent{entity: Nobody}
	}
	return r.turnOf(rivals[at], "who has just spoken goes on")
}

// answers finds whom the pronoun at token t stands for where the paragraph before
// ends with somebody asking one person something: the one that was asked.
func (r *resolver) answers(t int, rivals []rival) referent {
	nobody := referent{entity: Nobody}
	first := t
	for first > 0 && r.tokens[first-1].para == r.tokens[t].para && r.sentences[first-1] == r.sentences[t] {
		first--
	}
	if first == 0 || r.tokens[first].marked == 0 || r.tokens[first-1].para == r.tokens[t].para {
		return nobody // the answer opens the paragraph, in the sentence of the pronoun
	}
	last := r.sentences[first-1]
	for i := first - 1; i > 0 && r.sentences[i] == last; i-- {
		if stem(r.tokens[i].low) != stem("ask") || r.tokens[i].tag != "VBD" || r.tokens[i].marked != 0 {
			continue
		}
		n := slices.IndexFunc(rivals, func(x rival) bool { return r.askedAt(x, i) })
		if n < 0 {
			return nobody
		}
		return r.turnOf(rivals[n], "who was asked answers")
	}
	return nobody
}

// askedAt reports whether x is named right behind the verb at token i, as the one whom
// it asks.
func (r *resolver) askedAt(x rival, i int) bool {
	p := &r.people[x.person]
	for _, t := range p.mentions[p.before(i+1):] {
		from := r.nameFrom(t)
		if from > i+2 || t+1 >= len(r.tokens) {
			return false
		}
		if from > i && asksOf(r.tokens[t+1].low) {
			return true
		}
	}
	return false
}

// asksOf reports whether a word begins what somebody is asked.
func asksOf(low string) bool {
	switch low {
	case "if", "whether", "what", "why", "how", "who", "where", "when", "about":
		return true
	}
	return false
}

func (r *resolver) turnOf(x rival, why string) referent {
	p := &r.people[x.person]
	return referent{p.entity, r.nameAt(p.mentions[x.seen-1]), entity.Sure, why}
}

// behindOffice finds the name that ends what phrase k begins: "the head of the Islamic
// community, Ann Lee.", "Founder and Managing Partner Ann Lee".
func (r *resolver) behindOffice(k int) referent {
	nobody := referent{entity: Nobody}
	if r.tokens[r.phrases[k].head].tag == "NNS" || r.phrases[k].possessor {
		return nobody
	}
	for j := k + 1; j < len(r.phrases) && j <= k+3; j++ {
		p := r.phrases[j]
		if r.phrases[j-1].last >= len(r.tokens) || r.sentences[p.head] != r.sentences[r.phrases[k].head] {
			return nobody
		}
		if p.kind == named && !p.possessor && r.entities[p.entity].Kind == entity.Person && r.namesOffice(k, j) {
			return referent{p.entity, r.nameAt(p.head), 0.9, "the name stands behind the office"}
		}
		if gap := r.tokens[r.phrases[j-1].last].low; p.first > r.phrases[j-1].last+1 || gap != "of" && gap != "for" && gap != "at" {
			return nobody
		}
	}
	return nobody
}

// namesOffice reports whether phrase j, a person's name, names the office of phrase k:
// alone between a comma and a mark, or behind an "and" with an office of its own, both
// with capitals.
func (r *resolver) namesOffice(k, j int) bool {
	p, before := r.phrases[j], r.phrases[j-1]
	if p.first != before.last+1 {
		return false
	}
	from := r.nameFrom(p.head)
	switch r.tokens[before.last].low {
	case ",":
		next, ok := r.tokenOr(p.last, r.tokens[p.head].para)
		return j > k+1 && from == p.first && p.last-p.first > 1 && (!ok || next.low == "." || next.low == "," || next.low == ";")
	case "and":
		return j <= k+2 && from > p.first && r.capital(p.first) && r.capital(r.phrases[k].head)
	}
	return false
}

// author finds whose words phrase k is: "Ann Lee's statement" and "a statement by Ann
// Lee" say what she does.
func (r *resolver) author(k int) referent {
	p := r.phrases[k]
	if p.possessor || !tables().nouns[r.tokens[p.head].low] {
		return referent{entity: Nobody}
	}
	for j := k - 1; j >= 0 && r.phrases[j].first == p.first; j-- {
		if o := r.phrases[j]; o.possessor && o.kind == named && r.entities[o.entity].Kind == entity.Person && o.last == p.head-1 {
			return referent{o.entity, r.nameAt(o.head), 0.9, "whose words they are"}
		}
	}
	if by, ok := r.tokenOr(p.last, r.tokens[p.head].para); !ok || by.low != "by" || k+1 == len(r.phrases) {
		return referent{entity: Nobody}
	}
	j := r.phraseFrom(p.last + 1)
	if j == len(r.phrases) || r.phrases[j].first != p.last+1 || r.phrases[j].kind != named || r.entities[r.phrases[j].entity].Kind > entity.Organization {
		return referent{entity: Nobody}
	}
	return referent{r.phrases[j].entity, r.nameAt(r.phrases[j].head), 0.9, "whose words they are"}
}
