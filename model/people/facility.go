package people

import (
	"slices"
	"strings"

	"lede/model/entity"
)

// facilities joins what is called after one by several names, "Betty Ford Clinic" and
// "Betty Ford Center", and whom it is called after where he stands as it would, "at Betty
// Ford", where the articles have other names in common. Who else stands so is joined by
// his full name to those that are known.
func (j *joiner) facilities(known bearers) {
	beside := newCircles(j)
	after := map[string][]int{} // one of each group, by what they are called after
	for i, s := range j.all {
		name := calledAfter(j.keys[i])
		if s.kind == entity.Person || name == "" {
			continue
		}
		if !j.keepsCompany(i, after[name], beside) {
			after[name] = append(after[name], i)
		}
	}
	for i := range j.all {
		if j.mayBeVenue(i) && !j.keepsCompany(i, after[j.keys[i]], beside) {
			j.fullName(i, known)
		}
	}
}

// mayBeVenue reports whether a person may be what is called after him.
func (j *joiner) mayBeVenue(i int) bool { return j.all[i].trade == venue && j.eponyms[j.keys[i]] }

// keepsCompany joins i to the only one of some that has names beside it that stand beside
// i, too, and reports whether there is one, or they are one already.
func (j *joiner) keepsCompany(i int, some []int, beside *circles) bool {
	to, why := j.beside(i, some, beside)
	if to < 0 {
		return slices.ContainsFunc(some, func(n int) bool { return j.root(n) == j.root(i) })
	}
	j.unite(to, i)
	j.doubts[i] = why
	return true
}

// calledAfter is who or what a facility is called after, in two words or more; "" for
// what is none.
func calledAfter(key string) string {
	words := strings.Fields(key)
	n := len(words)
	for n > 0 && listed("facility", words[n-1]) {
		n--
	}
	if n == len(words) || n < 2 {
		return ""
	}
	return strings.Join(words[:n], " ")
}
