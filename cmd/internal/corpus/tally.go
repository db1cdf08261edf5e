package corpus

import "fmt"

// Tally counts names: right, found, and missed.
type Tally struct{ right, found, missed int }

// Count takes in one name: found, and right or not; or missed.
func (t *Tally) Count(right, found bool) {
	switch {
	case right:
		t.right++
		t.found++
	case found:
		t.found++
	default:
		t.missed++
	}
}

// Wanted is how many names there are to find.
func (t *Tally) Wanted() int { return t.right + t.missed }

// F1 is the harmonic mean of precision and recall, in per cent.
func (t *Tally) F1() float64 {
	return 200 * float64(t.right) / float64(max(1, t.found+t.right+t.missed))
}

func (t *Tally) String() string {
	return fmt.Sprintf("P%.1f R%.1f F%.2f", 100*float64(t.right)/float64(max(1, t.found)),
		100*float64(t.right)/float64(max(1, t.right+t.missed)), t.F1())
}
