package markup

import (
	"strings"
	"testing"
)

// TestCutTags: as many tags as are allowed are all read, one more is cut off.
func TestCutTags(t *testing.T) {
	t.Parallel()
	for extra, notices := range map[int]int{0: 0, 1: 1} {
		got, said := cutTags(strings.Repeat("a<", maxTags+extra))
		if n := strings.Count(got, "<"); n != maxTags-notices || len(said) != notices {
			t.Errorf("%d tags more than the limit: %d are left, %d notices", extra, n, len(said))
		}
	}
}
