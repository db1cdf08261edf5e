package quote

import (
	"slices"
	"sort"
	"strings"

	"lede/model/entity"
	"lede/model/gender"
)

// person is an entity that he or she may stand for.
type person struct {
	entity   int
	gender   gender.Gender
	titled   bool  // the gender is known by a title or role, not by the first name
	mentions []int // heads of the name mentions, tokens, ascending
	full     []bool
}

// naming is a name mention of a person.
type naming struct{ token, person int }

// findPeople lists the persons among the entities, by first mention.
func (lay *layout) findPeople() {
	for _, e := range lay.entities {
		if e.Kind != entity.Person {
			continue
		}
		p := person{entity: e.ID}
		votes := 0
		for _, m := range e.Mentions {
			if m.Form != entity.Name {
				continue
			}
			first, last := lay.between(m.Span)
			if first >= last {
				continue
			}
			p.mentions = append(p.mentions, last-1)
			p.full = append(p.full, last-first > 1)
			if first > 0 && lay.tokens[first-1].para == lay.tokens[first].para {
				votes += int(gender.OfRole(lay.tokens[first-1].low))
			}
		}
		if len(p.mentions) == 0 {
			continue
		}
		if votes == 0 {
			votes = lay.introduced(e)
		}
		p.gender, p.titled = gender.Gender(min(1, max(-1, votes))), votes != 0
		if votes == 0 {
			p.gender = firstName(e)
		}
		lay.people = append(lay.people, p)
	}
	slices.SortStableFunc(lay.people, func(a, b person) int { return a.mentions[0] - b.mentions[0] })
	for i, p := range lay.people {
		for _, t := range p.mentions {
			lay.named = append(lay.named, naming{t, i})
		}
	}
	slices.SortFunc(lay.named, func(a, b naming) int { return a.token - b.token })
	lay.readGenders()
}

// readGenders gives people whose first names tell nothing the gender of the
// pronouns behind their names, where at least two tell and hardly any tells
// otherwise.
func (lay *layout) readGenders() {
	votes := make([][2]int, len(lay.people)) // she, he
	for i, n := range lay.named {
		end := len(lay.tokens)
		if i+1 < len(lay.named) {
			end = lay.named[i+1].token
		}
		switch lay.pronounBehind(n.token, end) {
		case gender.Female:
			votes[n.person][0]++
		case gender.Male:
			votes[n.person][1]++
		}
	}
	for i, v := range votes {
		if p := &lay.people[i]; p.gender == gender.Unknown && max(v[0], v[1]) >= max(2, 4*min(v[0], v[1])) {
			p.gender = gender.Male
			if v[0] > v[1] {
				p.gender = gender.Female
			}
		}
	}
}

// pronounBehind is the gender of the first he or she outside marks between tokens
// t and end, in the sentence of t or the next.
func (lay *layout) pronounBehind(t, end int) gender.Gender {
	for i := t + 1; i < end && lay.sentences[i] <= lay.sentences[t]+1 && lay.tokens[i].para == lay.tokens[t].para; i++ {
		if g := pronounGender(lay.tokens[i].low); g != gender.Unknown && lay.tokens[i].marked == 0 {
			return g
		}
	}
	return gender.Unknown
}

// introduced votes by the words that introduce e.
func (lay *layout) introduced(e entity.Entity) int {
	votes := 0
	for _, w := range strings.Fields(strings.ToLower(e.Intro.Of(lay.doc.Text))) {
		votes += int(gender.OfRole(strings.Trim(w, ".,;:")))
	}
	return votes
}

// firstName judges by the first names of e.
func firstName(e entity.Entity) gender.Gender {
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		if g := givenName(name); g != gender.Unknown {
			return g
		}
	}
	return gender.Unknown
}

// givenName judges by the first word of a name.
func givenName(name string) gender.Gender {
	given, _, _ := strings.Cut(strings.ToLower(name), " ")
	return gender.Of(given)
}

// before is the number of mentions of p before token t.
func (p *person) before(t int) int { return sort.SearchInts(p.mentions, t) }

// pronounGender is the gender of he, his, him, she and her.
func pronounGender(low string) gender.Gender {
	switch low {
	case "he", "his", "him", "himself":
		return gender.Male
	case "she", "her", "hers", "herself":
		return gender.Female
	}
	return gender.Unknown
}
