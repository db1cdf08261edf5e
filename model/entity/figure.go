package entity

import "strings"

// figures returns money, percentages, measures and counts: the number with its
// currency, per cent or unit, or the number alone where it counts a noun.
func (r *reading) figures() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; {
			f, ok := r.figure(i, s.Last)
			if !ok {
				i++
				continue
			}
			out = append(out, f)
			i = f.last
		}
	}
	return out
}

func (r *reading) figure(i, end int) (found, bool) {
	if s := r.is(i, end, "symbol"); s != nil {
		at := i + len(s.words)
		if v, n := r.number(at, end); n > 0 && (r.lower[at][0] < 'a' || r.lower[at][0] > 'z') {
			return r.asFigure(i, at+n, v, s.value), true
		}
		return found{}, false
	}
	if f, ok := r.fraction(i, end); ok {
		return f, true
	}
	v, n := r.number(i, end)
	if n == 0 {
		return found{}, false
	}
	after := i + n
	if dash := r.word(after, end); (dash == "to" || dash == "-" || dash == "–") && r.measureAfterRange(after+1, end) {
		_, m := r.number(after+1, end)
		after += 1 + m
	}
	for _, c := range []class{"percent", "currency", "unit", "timefigure"} {
		at := after
		if r.word(at, end) == "-" && c != "percent" {
			at++
		}
		if p := r.is(at, end, c); p != nil {
			unit := strings.Join(p.words, " ")
			switch {
			case c == "percent" && (p.words[0] == "percent" || p.words[0] == "per" || p.words[0] == "pct"):
				unit = "%"
			case c == "currency":
				unit = p.value
			}
			return r.asFigure(i, at+len(p.words), v, unit), true
		}
	}
	return r.count(i, end, v, n)
}

// measureAfterRange reports whether a number and a unit stand at i, as after
// the "to" of "10 to 15 percent".
func (r *reading) measureAfterRange(i, end int) bool {
	_, n := r.number(i, end)
	if n == 0 {
		return false
	}
	for _, c := range []class{"percent", "currency", "unit", "timefigure"} {
		if r.is(i+n, end, c) != nil {
			return true
		}
	}
	return false
}

// fraction reads "two-thirds", "half of", "a third of".
func (r *reading) fraction(i, end int) (found, bool) {
	f := r.is(i, end, "fraction")
	if f == nil {
		return found{}, false
	}
	w := f.words[0]
	if strings.Contains(w, "-") || r.word(i+1, end) == "of" && (w == "half" || r.word(i-1, end) == "a") {
		return r.asFigure(i, i+1, f.num, ""), true
	}
	return found{}, false
}

// count takes a number that counts the noun after it: "1,150 jobs", "two
// Swedish companies". A bare one, a year or part of a name is none.
func (r *reading) count(i, end int, v float64, n int) (found, bool) {
	if v == 1 && n == 1 {
		return found{}, false
	}
	for k := i + n; k < end && k < i+n+4; k++ {
		switch tag := r.doc.Tokens[k].Tag; {
		case tag == "NNS" && !r.capital(k, end):
			return r.asFigure(i, i+n, v, r.lower[k]), true
		case tag == "JJ" || tag == "VBN" || tag == "NN" || tag == "RBR" || tag == "JJR":
		case tag == "IN" && r.lower[k] == "of":
		default:
			k = end
		}
	}
	if n > 1 && v >= 100 {
		return r.asFigure(i, i+n, v, ""), true
	}
	return found{}, false
}

func (r *reading) asFigure(first, last int, v float64, unit string) found {
	return found{
		first: first, last: last, kind: Figure, confidence: 0.95, why: "number with its unit",
		value: Value{Number: v, Unit: unit, Confidence: 0.95},
	}
}
