package people

import (
	"fmt"
	"slices"
	"strings"

	"lede/model/entity"
	"lede/model/text"
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
}

func newJoiner(r *Register) *joiner {
	n := len(r.sightings)
	j := &joiner{all: r.sightings, names: r.aliases, up: make([]int32, n), keys: make([]string, n), trades: make([]Trade, n), doubts: map[int]string{}}
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

// fullNames joins sightings of one full name, unless their trades contradict.
func (j *joiner) fullNames() {
	bearers := map[string][]int{} // roots, by class and key
	for i, s := range j.all {
		if !full(s.kind, j.keys[i]) && s.kind != entity.Organization || s.trade == actor {
			continue
		}
		k := class(s.kind, j.keys[i]) + j.keys[i]
		if !j.joinFirst(i, bearers[k]) {
			bearers[k] = append(bearers[k], i)
		}
	}
}

// joinFirst joins i to the first of bearers that it does not contradict.
func (j *joiner) joinFirst(i int, bearers []int) bool {
	for _, b := range bearers {
		if j.trades[b].contradicts(j.trades[i]) {
			continue
		}
		if j.trades[b] == none {
			j.trades[b] = j.trades[i]
		}
		j.unite(b, i)
		return true
	}
	return false
}

// shortNames joins names of one word, acronyms, and organizations by their last
// words to the one full name that they can be short for; of several, to the one
// with most names beside it that stand beside the short one too.
func (j *joiner) shortNames() {
	bearers := j.bearers()
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

// common is how many names stand in both articles beside a name that is of one
// kind here and of another there.
const common = 2

// otherKinds joins names of one word that some articles take for one kind to the
// same name that as many or more take for another: whether "Saints" are people, a
// place or an organization is a guess of the analysis in each article.
func (j *joiner) otherKinds() {
	beside := newCircles(j)
	groups := map[int][]int{} // by root
	byKey := map[string]map[int]bool{}
	for i := range j.all {
		root := j.root(i)
		groups[root] = append(groups[root], i)
		key := one(j.keys[i])
		if byKey[key] == nil {
			byKey[key] = map[int]bool{}
		}
		byKey[key][root] = true
	}
	for i := range j.all {
		if root := j.root(i); root == i && j.lone(groups[root]) {
			if to, why := j.otherKind(groups, byKey[one(j.keys[i])], i, beside); to >= 0 {
				for _, n := range groups[i] {
					j.doubts[n] = why
				}
				j.unite(to, i)
			}
		}
	}
}

// lone reports whether a group has one name, of one word.
func (j *joiner) lone(group []int) bool {
	for _, n := range group {
		if key := j.keys[n]; key == "" || key != j.keys[group[0]] || strings.Contains(key, " ") {
			return false
		}
	}
	return true
}

// otherKind is the group of the same name and another kind that i's is one of by
// all appearance, -1 where that cannot be told.
func (j *joiner) otherKind(groups map[int][]int, roots map[int]bool, i int, beside *circles) (to int, why string) {
	to = -1
	most := common - 1
	for root := range roots {
		group := groups[root]
		if root == i || j.all[root].kind == j.all[i].kind || len(group) < len(groups[i]) {
			continue
		}
		n := 0
		for _, s := range groups[i] {
			n = max(n, beside.shared(int(j.all[s].article), root))
		}
		if n > most || n == most && to >= 0 && root < to {
			most, to = n, root
		}
	}
	if to < 0 {
		return -1, ""
	}
	return to, fmt.Sprintf("taken for a %s here; %d names beside it in both", j.all[i].kind, most)
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

// bearers are sightings with a full name, one of each group, by what the name is
// shortened to.
func (j *joiner) bearers() map[string][]int {
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
// not; a facility by what stands before that, and a mountain or a lake by its last words.
func (j *joiner) forms(i int) (out []string) {
	s := j.all[i]
	words := strings.Fields(j.keys[i])
	if s.kind == entity.Place {
		for n := 1; n+1 < len(words); n++ {
			if listed("feature", words[n]) {
				out = append(out, "short "+strings.Join(words[n:], " "))
			}
		}
	}
	for n := len(words); s.kind != entity.Person && n > 1 && listed("facility", words[n-1]); n-- {
		out = append(out, "short "+strings.Join(words[:n-1], " "))
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
