package entity

import (
	"strings"

	"lede/model/when"
)

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
	if unit, m := r.measure(after, end); m > 0 && !(v == 1 && r.lower[i] == "one") {
		return r.asFigure(i, after+m, v, unit), true
	}
	return r.count(i, end, v, n)
}

// measure reads a currency, per cent or unit at i, with its "an hour" or "per
// second": the unit and how many tokens it takes.
func (r *reading) measure(i, end int) (unit string, n int) {
	dash := 0
	if r.word(i, end) == "-" {
		dash = 1
	}
	for _, c := range measures {
		p := r.is(i+dash, end, c)
		if p == nil {
			continue
		}
		unit, n = strings.Join(p.words, " "), dash+len(p.words)
		switch {
		case c == "percent" && (p.words[0] == "percent" || p.words[0] == "per" || p.words[0] == "pct"):
			unit = "%"
		case c == "currency":
			unit = p.value
		case c == "unit" && (r.word(i+n, end) == "an" || r.word(i+n, end) == "a" || r.word(i+n, end) == "per") && r.is(i+n+1, end, "timefigure") != nil:
			unit, n = unit+" "+r.lower[i+n]+" "+r.lower[i+n+1], n+2
		}
		return unit, n
	}
	return "", 0
}

// measures are the classes of what a number can measure, the surest first.
var measures = [...]class{"percent", "currency", "unit", "timefigure"}

// measureAfterRange reports whether a number and a unit stand at i, as after
// the "to" of "10 to 15 percent".
func (r *reading) measureAfterRange(i, end int) bool {
	_, n := r.number(i, end)
	if n == 0 {
		return false
	}
	_, m := r.measure(i+n, end)
	return m > 0
}

// fraction reads "two-thirds", "half an hour", "half a percentage point".
func (r *reading) fraction(i, end int) (found, bool) {
	f := r.is(i, end, "fraction")
	if f == nil {
		return found{}, false
	}
	if strings.Contains(f.words[0], "-") {
		return r.asFigure(i, i+1, f.num, ""), true
	}
	if w := r.word(i+1, end); f.words[0] == "half" && (w == "a" || w == "an") {
		if unit, n := r.measure(i+2, end); n > 0 {
			return r.asFigure(i, i+2+n, 0.5, unit), true
		}
	}
	return found{}, false
}

// count takes a number that stands for a count, an age or a score, with the
// noun it counts where one follows. A bare "one", the number of a law, a flight
// or a house, and an enumeration mark are none.
func (r *reading) count(i, end int, v float64, n int) (found, bool) {
	if v == 1 && n == 1 {
		return found{}, false
	}
	if n == 1 && r.isLabel(i, end) {
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
	if n == 1 && when.YearOf(r.word(i, end)) != 0 { // four digits alone are rather a year
		return found{}, false
	}
	return r.asFigure(i, i+n, v, ""), true
}

// isLabel reports whether the number at i names something: "Flight 370", "No.
// 10", "Route 66", "Group 8", "3." at the start of a line, "24/7".
func (r *reading) isLabel(i, end int) bool {
	switch r.word(i-1, end) {
	case "no.", "nos.", "number", "#", "flight", "route", "room", "page", "chapter", "section", "article", "version", "phase", "level", "season", "episode", "part", "channel", "highway", "line", "platform", "gate", "/", "box":
		return true
	}
	start := r.doc.Sentences[r.doc.SentenceAt(r.doc.Tokens[i].Start)].First == i
	w := r.word(i+1, end)
	digit := r.lower[i][0] >= '0' && r.lower[i][0] <= '9'
	if digit && start && (w == "" || w == "." || w == ")") {
		return true
	}
	return digit && r.capital(i-1, end) && r.doc.Tokens[i-1].Tag == "NNP" && !r.comma(i-1) && w != "percent"
}

// comma reports whether token i is a comma.
func (r *reading) comma(i int) bool { return r.lower[i] == "," }

func (r *reading) asFigure(first, last int, v float64, unit string) found {
	return found{
		first: first, last: last, kind: Figure, confidence: 0.95, why: "number with its unit",
		value: &Value{Number: v, Unit: unit, Confidence: 0.95},
	}
}
