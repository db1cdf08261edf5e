package field

import (
	"strings"
	"testing"
)

// TestKeys: each key is written as it is looked for, and names one field.
func TestKeys(t *testing.T) {
	t.Parallel()
	in := map[string]string{}
	for line := range strings.Lines(table) {
		name, words, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, key := range strings.Fields(words) {
			if n := normalise(key); n != key {
				t.Errorf("%s: %q is looked for as %q", name, key, n)
			}
			if other, twice := in[key]; twice {
				t.Errorf("%q is a key of %s and of %s", key, other, name)
			}
			in[key] = name
		}
	}
	if len(in) < 100 {
		t.Errorf("%d keys", len(in))
	}
}
