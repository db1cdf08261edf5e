package people

import (
	"strings"

	"lede/model/entity"
)

// joiner joins sightings. Which of them are one is a forest: up is the parent of
// each.
type joiner struct {
	all    []sighting
	names  [][]string // aliases
	up     []int32
	keys   []string
	doubts map[int]string // why a sighting was joined by a guess

	trades  []Trade // of each, known from any of its own
	company company
	eponyms map[string]bool // keys of whom facilities are called after
}

func newJoiner(r *Register) *joiner {
	n := len(r.sightings)
	j := &joiner{all: r.sightings, names: r.aliases, up: make([]int32, n), keys: make([]string, n), trades: make([]Trade, n), doubts: map[int]string{}, eponyms: map[string]bool{}}
	type named struct {
		kind entity.Kind
		name string
	}
	known := map[named]string{}
	for i := range j.all {
		s := &j.all[i]
		of, ok := known[named{s.kind, s.name}]
		if !ok {
			of = key(s.kind, s.name)
			known[named{s.kind, s.name}] = of
		}
		j.up[i], j.keys[i], j.trades[i] = int32(i), of, s.trade
	}
	for _, k := range j.keys {
		if after := calledAfter(k); after != "" {
			j.eponyms[after] = true
		}
	}
	j.company = newCompany(j)
	return j
}

// aliases are what the article of i calls it, too.
func (j *joiner) aliases(i int) []string { return j.names[j.all[i].aliases] }

func (j *joiner) root(i int) int {
	for int(j.up[i]) != i {
		j.up[i] = j.up[j.up[i]]
		i = int(j.up[i])
	}
	return i
}

// unite makes a and b one, under the smaller number.
func (j *joiner) unite(a, b int) {
	a, b = j.root(a), j.root(b)
	j.up[max(a, b)] = int32(min(a, b))
}

// class parts names of people from others: "Jordan" is not Jordan. Of names of
// more than one word, whether it is an organization or a place is the
// analysis's guess in each article, and no reason to part them.
func class(kind entity.Kind, key string) string {
	switch {
	case kind == entity.Person:
		return "person "
	case strings.Contains(key, " "):
		return "named "
	}
	return kind.String() + " "
}

// fullNames joins sightings of one full name, unless their trades contradict, but for
// those that may be places: they come after, to the roots that are returned.
func (j *joiner) fullNames() bearers {
	known := bearers{}
	for i := range j.all {
		if !j.mayBeVenue(i) {
			j.fullName(i, known)
		}
	}
	return known
}

// bearers are roots, by class and key.
type bearers map[string][]int

func (j *joiner) fullName(i int, known bearers) {
	s := &j.all[i]
	if !full(s.kind, j.keys[i]) && s.kind != entity.Organization || s.trade == actor {
		return
	}
	k := class(s.kind, j.keys[i]) + j.keys[i]
	if !j.joinFirst(i, known[k]) {
		known[k] = append(known[k], i)
	}
}

// joinFirst joins i to the first of bearers that it does not contradict.
func (j *joiner) joinFirst(i int, bearers []int) bool {
	for _, b := range bearers {
		if j.trades[b].contradicts(j.trades[i]) {
			continue
		}
		if !j.trades[b].known() {
			j.trades[b] = j.trades[i]
		}
		j.unite(b, i)
		return true
	}
	return false
}

// firstNames joins people of one last name whose first names are short and long
// forms of one, "Fred" and "Frederick", where there is only one such pair.
func (j *joiner) firstNames() {
	first := map[string]map[string]int{} // by last name and first: a sighting
	for i, s := range j.all {
		given, last, ok := strings.Cut(j.keys[i], " ")
		if s.kind != entity.Person || !ok {
			continue
		}
		if first[last] == nil {
			first[last] = map[string]int{}
		}
		if _, known := first[last][given]; !known {
			first[last][given] = i
		}
	}
	for i, s := range j.all {
		given, last, ok := strings.Cut(j.keys[i], " ")
		if s.kind != entity.Person || !ok {
			continue
		}
		if to, ok := longer(given, first[last]); ok && !j.trades[to].contradicts(j.trades[i]) {
			j.unite(to, i)
			j.doubts[i] = "short for " + j.all[to].name
		}
	}
}

// shortest is how many letters a short first name has at least.
const shortest = 3

// longer is the one name of names that given is the beginning of.
func longer(given string, names map[string]int) (at int, ok bool) {
	if len(given) < shortest {
		return 0, false
	}
	for name, i := range names {
		if name != given && strings.HasPrefix(name, given) {
			if ok {
				return 0, false
			}
			at, ok = i, true
		}
	}
	return at, ok
}

// groups are the sightings that are one, in their order.
func (j *joiner) groups() [][]int32 {
	var out [][]int32
	at := map[int]int{}
	for i := range j.all {
		root := j.root(i)
		n, ok := at[root]
		if !ok {
			n = len(out)
			at[root] = n
			out = append(out, nil)
		}
		out[n] = append(out[n], int32(i))
	}
	return out
}
