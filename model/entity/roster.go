package entity

// A roster is a list of names with an initial, of a team or a jury: "M Blair (Edinburgh),
// D Parks (Glasgow)".
const (
	rosterNames = 4  // that make one
	rosterGap   = 12 // tokens from one to the next at most
)

// rosters returns the persons of rosters, whatever was found of them.
func (r *reading) rosters() []found {
	var out, list []found
	flush := func() {
		if len(list) >= rosterNames {
			out = append(out, list...)
		}
		list = nil
	}
	for i := 0; i+1 < len(r.lower); i++ {
		last := r.initialed(i)
		if last == 0 {
			continue
		}
		if n := len(list); n > 0 && i-list[n-1].last > rosterGap {
			flush()
		}
		list = append(list, found{first: i, last: last, kind: Person, confidence: 0.85, why: "listed with an initial"})
		i = last - 1
	}
	flush()
	return out
}

// initialed is where a name ends that begins at token i with an initial without a stop,
// behind no other word with a capital and before a mark; 0 where none does.
func (r *reading) initialed(i int) int {
	w := r.doc.Word(i)
	if len(w) != 1 || w[0] < 'A' || w[0] > 'Z' || i > 0 && r.capital(i-1, i) {
		return 0
	}
	family := i + 1
	if r.particle(family) {
		family++
	}
	last := r.run(family, len(r.lower))
	if last == family || last-i > 4 || r.shouted(family) {
		return 0
	}
	switch r.word(last, len(r.lower)) {
	case ",", "(", ";", "", ".", ")":
		return last
	}
	return 0
}
