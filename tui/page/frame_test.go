package page

import "testing"

// The text is centred; where it is to have names in its left margin it moves right
// for them and is cut, but to no less than narrow columns, and for no less than
// leastNames of them.
func TestFrame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		width, measure       int
		named                bool
		left, columns, names int
	}{
		{11, 72, true, 0, 11, 0}, {12, 72, true, 2, 8, 0}, {60, 72, true, 2, 56, 0}, {80, 72, false, 4, 72, 0}, {120, 72, false, 24, 72, 19},
		{77, 72, true, 2, 72, 0}, {78, 72, true, 17, 60, 12}, {79, 72, true, 18, 60, 13}, {80, 72, true, 19, 60, 14}, {86, 72, true, 25, 60, 20},
		{87, 72, true, 25, 60, 20}, {89, 72, true, 25, 60, 20}, {90, 72, true, 25, 61, 20}, {98, 72, true, 25, 69, 20}, {100, 72, true, 25, 71, 20}, {101, 72, true, 25, 72, 20}, {122, 72, true, 25, 72, 20}, {123, 72, true, 25, 72, 20}, {124, 72, true, 26, 72, 21},
		{80, 40, true, 20, 40, 15}, {100, 50, true, 25, 50, 20}, {99, 50, true, 25, 50, 20},
	} {
		p := &Page{}
		p.set(Options{Width: c.width, Measure: c.measure, Names: c.named})
		if p.Left() != c.left || p.Measure() != c.columns || p.NameRoom() != c.names {
			t.Errorf("%d columns for %d, names %v: left %d, %d columns, %d for names; want %d, %d, %d",
				c.width, c.measure, c.named, p.Left(), p.Measure(), p.NameRoom(), c.left, c.columns, c.names)
		}
	}
}
