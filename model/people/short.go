package people

import (
	"fmt"
	"slices"
	"strings"

	"lede/model/entity"
	"lede/model/text"
)

// shortNames joins names of one word, acronyms, and organizations by their last
// words to the one full name that they can be short for; of several, to the one
// with most names beside it that stand beside the short one too.
func (j *joiner) shortNames() {
	bearers := j.shortened()
	alone := map[string]int{}
	beside := newCircles(j)
	for i, s := range j.all {
		if j.keys[i] == "" || s.kind == entity.Person && full(s.kind, j.keys[i]) || s.trade == actor {
			continue
		}
		if s.kind != entity.Person {
			if to, why := j.beside(i, bearers["short "+j.keys[i]], beside); to >= 0 {
				j.unite(to, i)
				j.doubts[i] = why
				continue
			}
		}
		if s.kind == entity.Place {
			continue
		}
		if to, why := j.best(i, bearers[s.kind.String()+" "+j.keys[i]], beside); to >= 0 {
			j.unite(to, i)
			j.doubts[i] = why
			continue
		}
		if full(s.kind, j.keys[i]) || s.kind == entity.Organization {
			continue
		}
		if first, ok := alone[j.keys[i]]; ok {
			j.unite(first, i)
			j.doubts[i] = "one short name, and no full one"
		} else {
			alone[j.keys[i]] = i
		}
	}
}

// shortened are sightings with a full name, one of each group, by what the name is
// shortened to.
func (j *joiner) shortened() map[string][]int {
	out := map[string][]int{}
	seen := map[string]map[int]bool{}
	for i, s := range j.all {
		if !full(s.kind, j.keys[i]) || s.trade == actor {
			continue
		}
		for _, k := range j.forms(i) {
			if seen[k] == nil {
				seen[k] = map[int]bool{}
			}
			if root := j.root(i); !seen[k][root] {
				seen[k][root] = true
				out[k] = append(out[k], i)
			}
		}
	}
	return out
}

// forms are what the full name of i is shortened to, behind its kind, or "short" for
// what needs company: a person's last name and what his article calls him, the last
// words of an organization, those before "of", and its initials, "the" among them or
// not; a facility and a place by what stands before that, a mountain or a lake by its
// last words, and a street without its side.
func (j *joiner) forms(i int) (out []string) {
	s := j.all[i]
	words := strings.Fields(j.keys[i])
	short := func(words []string) { out = append(out, "short "+strings.Join(words, " ")) }
	if s.kind == entity.Place {
		for n := 1; n+1 < len(words); n++ {
			if listed("feature", words[n]) {
				short(words[n:])
			}
		}
		if n := len(words); n > 1 && listed("ground", words[n-1]) {
			short(words[:n-1])
			if n > 2 && listed("side", words[0]) {
				short(words[1:])
			}
		}
	}
	for n := len(words); s.kind != entity.Person && n > 1 && listed("facility", words[n-1]); n-- {
		short(words[:n-1])
	}
	if s.kind == entity.Place {
		return out
	}
	for _, form := range j.ownForms(i, words) {
		out = append(out, s.kind.String()+" "+form)
	}
	return out
}

// ownForms are short names of the kind of i itself.
func (j *joiner) ownForms(i int, words []string) (out []string) {
	s := j.all[i]
	if s.kind == entity.Organization {
		for n := 1; n < len(words); n++ {
			out = append(out, strings.Join(words[n:], " "))
		}
		if n := slices.Index(words, "of"); n > 0 {
			out = append(out, strings.Join(singular(words[:n]), " "))
		}
		short := strings.ToLower(text.Initials(s.name))
		out = append(out, short, "t"+short)
		for known, of := range lists()["body"] {
			if of == j.keys[i] && known != short {
				out = append(out, known)
			}
		}
	} else {
		out = append(out, words[len(words)-1])
	}
	for _, alias := range j.aliases(i) {
		if k := key(s.kind, alias); k != "" && !full(s.kind, k) {
			out = append(out, k)
		}
	}
	return out
}

// chance is how many names may stand beside two organizations by chance.
const chance = 1

// best is the bearer that i is short for, and why; -1 where that cannot be told.
// A name of several words needs company, for "Supreme Court" is not just any court,
// and so does one that no article has beside the full name. Initials need such an
// article: "AP" is not just any body of these letters.
func (j *joiner) best(i int, bearers []int, beside *circles) (to int, why string) {
	kind, short := j.all[i].kind, j.keys[i]
	known := func(b int) bool {
		return kind != entity.Organization || beside.calls(b, short) || meant("body", short) == j.keys[b]
	}
	if len(bearers) == 1 && !full(kind, short) && known(bearers[0]) {
		return bearers[0], "the only " + kind.String() + " of that name"
	}
	most, tie := 0, false
	to = -1
	for _, b := range bearers {
		n := beside.shared(int(j.all[i].article), int(beside.root[b]))
		if !known(b) && (j.initials(b, short) || n <= chance) || full(kind, short) && n <= chance {
			continue
		}
		tie = n == most || tie && n < most
		if n > most {
			most, to = n, b
		}
	}
	if to < 0 || tie {
		return -1, ""
	}
	return to, fmt.Sprintf("%d names beside it in both", most)
}

// beside is the only bearer, of one entity, that i is short for by the company it
// keeps, and why; -1 where that cannot be told.
func (j *joiner) beside(i int, bearers []int, beside *circles) (to int, why string) {
	to = -1
	most := chance
	for _, b := range bearers {
		if j.root(b) == j.root(i) {
			return -1, ""
		}
		n := beside.shared(int(j.all[i].article), int(beside.root[b]))
		switch {
		case n <= chance:
		case to >= 0 && j.root(b) != j.root(to):
			return -1, "" // it may be either
		default:
			most, to = max(most, n), b
		}
	}
	if to < 0 {
		return -1, ""
	}
	return to, fmt.Sprintf("%d names beside it in both", most)
}

// initials reports whether short is made of the first letters of the name of i.
func (j *joiner) initials(i int, short string) bool {
	letters := strings.ToLower(text.Initials(j.all[i].name))
	return short == letters || short == "t"+letters
}
