package entity

import "lede/model/when"

// election is the vote that its year, the name of who votes and the kind of the
// vote tell, at token i: "2007 Ontario general election".
func (r *reading) election(i, end int) (found, bool) {
	if when.YearOf(r.lower[i]) == 0 || len(r.lower[i]) != 4 {
		return found{}, false
	}
	k := i + 1
	for k < end && k <= i+6 && (r.capital(k, end) || r.lower[k] == "of" && k > i+1) {
		k++
	}
	if k == i+1 {
		return found{}, false
	}
	for n := 0; n < 2 && r.is(k, end, "electionkind") != nil; n++ {
		k++
	}
	if r.is(k, end, "electionnoun") == nil || r.capital(k, end) {
		return found{}, false
	}
	return found{first: i, last: k + 1, kind: Event, confidence: 0.85, why: "named by its year as an " + r.lower[k]}, true
}
