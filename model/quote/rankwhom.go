package quote

import (
	"strings"

	"lede/model/entity"
	"lede/model/gender"
)

// whom finds the entity that phrase k refers to; before is who spoke last.
func (r *resolver) whom(k, spoke, gap int, before *Speaker) referent {
	p := r.phrases[k]
	low := r.tokens[p.head].low
	switch {
	case r.oneOfMany(p):
		return r.role(p)
	case p.entity != Nobody && p.kind == named:
		return r.byTitle(p)
	case pronounGender(low) != gender.Unknown:
		return r.notBefore(p.head, r.pronoun(p.head, spoke, gap), before)
	case low == "it":
		return r.body(k, before)
	case p.kind != common && p.kind != proper:
		return referent{entity: Nobody}
	}
	if e := r.beside(k); e.entity != Nobody {
		return e
	}
	if e := r.author(k); e.entity != Nobody {
		return e
	}
	if e := r.behindOffice(k); e.entity != Nobody {
		return e
	}
	if e := r.office(k); e.entity != Nobody {
		return e
	}
	if e := r.role(p); e.entity != Nobody {
		return e
	}
	if e := r.titled(p); e.entity != Nobody {
		return e
	}
	return r.described(k, spoke, gap)
}

// byTitle is the person whom p names, unless the title in p is a woman's and the person
// a man, or the other way round: then who has the last name and may have the title,
// where one does.
func (r *resolver) byTitle(p phrase) referent {
	title := gender.Unknown
	if from := r.nameFrom(p.head); from > p.first {
		title = gender.OfRole(r.tokens[from-1].low)
	}
	if title == gender.Unknown || r.entities[p.entity].Kind != entity.Person || givenName(r.entities[p.entity].Name) != -title {
		return referent{entity: p.entity, chance: 1}
	}
	out := referent{entity: Nobody}
	for _, x := range r.people {
		if x.gender != title || r.tokens[x.mentions[0]].low != r.tokens[p.head].low {
			continue
		}
		if out.entity != Nobody {
			return referent{entity: Nobody}
		}
		out = referent{x.entity, r.nameAt(x.mentions[0]), titleChance, "the title fits the name"}
	}
	return out
}

// notBefore is who, whom the pronoun at token t is taken for, unless somebody without a
// name has spoken since who was named: "an analyst said …", "he said".
func (r *resolver) notBefore(t int, who referent, before *Speaker) referent {
	if who.entity == Nobody || before == nil || before.Entity != Nobody || before.Start < who.evidence.Start {
		return who
	}
	first, last := r.between(before.Span)
	if first >= last || last > t || r.tokens[t].para-r.tokens[first].para > 1 || !r.unnamed(first, last) || !r.leads(first) {
		return who
	}
	if gender.OfRole(r.tokens[last-1].low) == -pronounGender(r.tokens[t].low) {
		return who
	}
	return referent{entity: Nobody}
}

// unnamed reports whether the tokens [first, last) are one person without a name: "a
// local analyst".
func (lay *layout) unnamed(first, last int) bool {
	switch lay.tokens[first].low {
	case "a", "an", "one", "another":
		return lay.tokens[last-1].tag == "NN" && lay.tokens[last-1].mention == 0
	}
	return false
}

// leads reports whether what begins at token i is what its sentence begins with, or
// stands behind a verb of saying, other than of asking.
func (lay *layout) leads(i int) bool {
	for t := i - 1; t >= 0 && lay.sentences[t] == lay.sentences[i]; t-- {
		if low := lay.tokens[t].low; tables().cues[low] {
			return !tables().telling[stem(low)].is(question)
		} else if i-t > 2 {
			return false
		}
	}
	k := lay.phraseFrom(i)
	if k == len(lay.phrases) {
		return false
	}
	verb, ok := lay.tokenOr(lay.phrases[k].last, lay.tokens[i].para)
	return !ok || !tables().telling[stem(verb.low)].is(question)
}

// body finds what "it", phrase k, stands for where a body has just spoken, in its
// sentence, the one before or the paragraph before.
func (r *resolver) body(k int, before *Speaker) referent {
	if before == nil || before.Entity == Nobody || before.Start > r.doc.Tokens[r.phrases[k].first].Start {
		return referent{entity: Nobody}
	}
	at, t := r.doc.TokenAt(before.Start), r.phrases[k].first
	if r.entities[before.Entity].Kind != entity.Organization || r.tokens[t].para-r.tokens[at].para > 1 {
		return referent{entity: Nobody}
	}
	return referent{before.Entity, before.Span, bodyChance, "the body that has just spoken goes on"}
}

// bodyChance is how sure it is that "it" is the body that has just spoken.
const bodyChance = 0.9

// oneOfMany reports whether p is one of a group, whom the group's name does not
// name: "the Republican", as "the Republicans" and "the British" are not.
func (lay *layout) oneOfMany(p phrase) bool {
	if p.kind != named || lay.entities[p.entity].Kind != entity.Group {
		return false
	}
	low := lay.tokens[p.head].low
	for _, end := range []string{"s", "ese", "ish", "ch", "sh"} {
		if strings.HasSuffix(low, end) {
			return false
		}
	}
	return low != "men" && low != "women"
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
	if next.kind != named || r.entities[next.entity].Kind != entity.Person || next.first > at+2 || r.tokens[at].low != "of" && r.tokens[at].low != "for" ||
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
