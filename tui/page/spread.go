package page

import "slices"

// spread is which spaces of a line are widened by a column.
type spread struct {
	wide    []int // their places in bytes
	columns []int // where they end, in columns of the text
}

// spreadOver widens as many gaps of a line as it lacks columns, at even
// distances, and so that few of them stand below those of the line above: wide
// spaces below each other are a river.
func (set setting) spreadOver(s string, l line, above spread) spread {
	if l.slack == 0 {
		return spread{}
	}
	var gaps []int
	for i := l.start; i < l.end; i++ {
		if s[i] == ' ' && s[i-1] != ' ' {
			gaps = append(gaps, i)
		}
	}
	best, least := spread{}, -1
	for i := range gaps {
		phase := (len(gaps)/2 + i) % len(gaps) // from the middle: a line does not begin with a wide space
		now := set.phase(s, l, gaps, phase)
		if n := now.meets(above); least < 0 || n < least {
			best, least = now, n
		}
	}
	return best
}

// phase is one way to choose gaps at even distances.
func (set setting) phase(s string, l line, gaps []int, phase int) (w spread) {
	n := min(l.slack, len(gaps))
	col, from := 0, l.start
	for k := range n {
		at := gaps[(k*len(gaps)+phase)/n]
		col += set.method.StringWidth(s[from:at]) + 1
		w.wide, w.columns = append(w.wide, at), append(w.columns, col)
		from = at
	}
	return w
}

// meets counts wide spaces that stand below those above.
func (w spread) meets(above spread) (n int) {
	for _, a := range above.columns {
		for _, b := range w.columns {
			if -1 <= a-b && a-b <= 1 {
				n++
			}
		}
	}
	return n
}

// at is how many columns the space at byte i gets more.
func (w spread) at(i int) int {
	if len(w.wide) > 0 && slices.Contains(w.wide, i) {
		return 1
	}
	return 0
}
