package page

import "slices"

// columns is the length of the line from a to b.
func (set setting) columns(stops []stop, a, b int) int {
	n := stops[b].endCol - stops[a].nextCol
	if stops[b].hyphen {
		n++
	}
	if a == 0 {
		n += set.lead
	}
	return n
}

// first puts as much on each line as it takes.
func (set setting) first(out []line, stops []stop) []line {
	for from := 0; from < len(stops)-1; {
		to, inside := from, from
		for i := from + 1; i < len(stops) && set.columns(stops, from, i) <= set.width; i++ {
			if inside = i; !stops[i].inside {
				to = i
			}
		}
		if to == from {
			to = max(inside, from+1)
		}
		out = append(out, line{start: stops[from].next, end: stops[to].end})
		from = to
	}
	return out
}

// Demerits of lines, after Knuth and Plass, "Breaking Paragraphs into Lines"
// (1981), with about the values of plain TeX (TeXbook, ch. 14).
const (
	linePenalty   = 10
	hyphenPenalty = 50
	twoHyphens    = 25_000 // on lines that follow each other
	lastHyphen    = 5_000  // on the last line but one
	stub          = 5_000  // a last line of less than an eighth
	insidePenalty = 10_000_000
	tolerance     = 100 // the badness from which words are parted
	worst         = 1_000_000
)

// total chooses the stops whose lines have the fewest demerits together; good
// says that no line is bad.
func (set setting) total(stops []stop) (chosen []int, good bool) {
	type choice struct{ demerits, from int }
	best := make([]choice, len(stops))
	for to := 1; to < len(stops); to++ {
		best[to].demerits = -1
		for from := to - 1; from >= 0; from-- {
			n := set.columns(stops, from, to)
			if n > set.width && from < to-1 {
				break
			}
			d := best[from].demerits + set.demerits(stops, from, to, n)
			if old := best[to].demerits; old < 0 || d < old {
				best[to] = choice{d, from}
			}
		}
	}
	good = true
	last := len(stops) - 1
	for to := last; to > 0; to = best[to].from {
		chosen = append(chosen, to)
		from := best[to].from
		bad := set.badness(max(0, set.width-set.columns(stops, from, to)), stops[to].endGaps-stops[from].nextGaps)
		good = good && (to == last || bad <= tolerance)
	}
	slices.Reverse(chosen)
	return chosen, good
}

// demerits of the line of n columns between two stops.
func (set setting) demerits(stops []stop, from, to, n int) int {
	slack, last := max(0, set.width-n), to == len(stops)-1
	if set.fit == evenFit {
		return set.width*set.width + slack*slack
	}
	bad := set.badness(slack, stops[to].endGaps-stops[from].nextGaps)
	if last {
		bad = 0
	}
	d := (linePenalty + bad) * (linePenalty + bad)
	switch {
	case stops[to].hyphen:
		d += hyphenPenalty * hyphenPenalty
		if stops[from].hyphen {
			d += twoHyphens
		}
	case stops[to].inside:
		d += insidePenalty
	case last && stops[from].hyphen:
		d += lastHyphen
	}
	if last && from > 0 && 8*n < set.width {
		d += stub
	}
	return d
}

// badness of a line that lacks slack columns: 100 where they are a ninth of the
// measure, or where half of the gaps of a filled line get another space.
func (set setting) badness(slack, gaps int) int {
	bad := cube(slack, max(4, set.width/9))
	if set.justify && gaps > 0 {
		bad = cube(2*slack, gaps)
	}
	return min(bad, worst)
}

// cube is 100 times the cube of a/b.
func cube(a, b int) int { return 100 * a * a * a / (b * b * b) }

// between appends the lines that end at the chosen stops. A line is filled
// where no gap between words needs more than one space more.
func (set setting) between(out []line, s string, stops []stop, chosen []int) []line {
	from := 0
	for i, to := range chosen {
		l := line{start: stops[from].next, end: stops[to].end, hyphen: stops[to].hyphen}
		slack := set.width - set.columns(stops, from, to)
		fits := 0 < slack && slack <= stops[to].endGaps-stops[from].nextGaps
		if set.justify && fits && i < len(chosen)-1 && s[l.start] != ' ' {
			l.slack = slack
		}
		out = append(out, l)
		from = to
	}
	return out
}
