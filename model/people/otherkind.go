package people

import (
	"fmt"
	"slices"
	"strings"
)

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
				j.move(j.besideClub(groups[i], groups[to], beside), groups[i], to, why)
			}
		}
	}
}

// besideClub are those of a group that stand in articles of another one, if it is called as
// they are by nothing but a city's name for its club; else all: a city elsewhere is no club.
func (j *joiner) besideClub(group, club []int, beside *circles) []int {
	name := one(j.keys[group[0]])
	if slices.ContainsFunc(club, func(n int) bool { return one(j.keys[n]) == name && j.all[n].trade != actor }) {
		return group
	}
	var near []int
	for _, n := range group {
		if _, in := slices.BinarySearch(beside.by[int(beside.root[club[0]])], j.all[n].article); in {
			near = append(near, n)
		}
	}
	return near
}

// move parts some of a group from it and unites them with another group by a guess; all
// ascend.
func (j *joiner) move(some, group []int, to int, why string) {
	stay := -1
	if to = j.root(to); to == j.root(group[0]) {
		return
	}
	for _, n := range group {
		if _, goes := slices.BinarySearch(some, n); goes {
			j.up[n], j.doubts[n] = int32(to), why
			continue
		}
		if stay < 0 {
			stay = n
		}
		j.up[n] = int32(stay)
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
