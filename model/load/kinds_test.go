package load

import (
	"strings"
	"testing"
)

// TestKinds: each kind names formats that there are, and says what it was tried on.
func TestKinds(t *testing.T) {
	t.Parallel()
	lines := strings.Count(kindTable, "\n")
	if got := len(Kinds()); got != lines-1 {
		t.Errorf("%d kinds in %d lines", got, lines-1)
	}
	for _, k := range Kinds() {
		for name := range strings.SplitSeq(k.Formats, ", ") {
			if _, err := lookup(name); err != nil && name != "-" {
				t.Errorf("%s: %v", k.Name, err)
			}
		}
		if k.Tried != "real, made" && k.Tried != "made" && k.Tried != "-" || k.Right == "" || k.Wrong == "" {
			t.Errorf("%+v", k)
		}
	}
}
