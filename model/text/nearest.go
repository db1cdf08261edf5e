package text

import (
	"fmt"
	"strings"
)

// Nearest says which of names was meant by a misspelt one, or lists them all.
func Nearest(word string, names []string) string {
	if best := Meant(word, names); best != "" {
		return fmt.Sprintf("did you mean %q?", best)
	}
	return "there are " + strings.Join(names, ", ")
}

// Meant is which of names was meant by a misspelt one, "" where none is near: a letter in
// three may be wrong, and one in any.
func Meant(word string, names []string) (best string) {
	distance := max(1, (len(word)+1)/3) + 1
	for _, name := range names {
		if d := edits(word, name); d < distance {
			best, distance = name, d
		}
	}
	return best
}

// edits is how many letters are wrong, missing, too many or in each other's place between a
// and b, in bytes.
func edits(a, b string) int {
	last, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(next[j]+1, row[j+1]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], last[j-1]+1)
			}
		}
		last, row = row, next
	}
	return row[len(b)]
}
