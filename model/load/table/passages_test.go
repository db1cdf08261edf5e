package table

import (
	"errors"
	"iter"
	"strings"
	"testing"
)

// TestWorks: the passages of a work are one row, in parts of a size that is kept in
// memory; what was read before an error is given before it.
func TestWorks(t *testing.T) {
	t.Parallel()
	h, err := NewHead([]string{"Title", "Highlight"})
	if err != nil {
		t.Fatal(err)
	}
	const row = len("one") + len("A") + len("<blockquote><p>one</p></blockquote>\n")
	bare := strings.NewReplacer("</p></blockquote>\n<blockquote><p>", " ", "<blockquote><p>", "", "</p></blockquote>\n", "")
	for most, want := range map[int]string{
		100 * row: "A: one two, B: three, failed", row: "A: one two, B: three, failed", row - 1: "A: one, A: two, B: three, failed",
	} {
		var got []string
		for row, err := range h.works(rows("A|one", "A|two", "B|three", "short"), most) {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			got = append(got, row[0]+": "+bare.Replace(row[1]))
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%d: %s, want %s", most, s, want)
		}
	}
}

// rows gives lines as rows, and an error last.
func rows(lines ...string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, l := range lines {
			if !yield(strings.Split(l, "|"), nil) {
				return
			}
		}
		yield(nil, errors.New("failed"))
	}
}
