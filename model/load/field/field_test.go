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

func TestGivenFirst(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Ek, Jo": "Jo Ek", "Ek,Jo": "Jo Ek", "Jo Ek": "Jo Ek", "Ek": "Ek", "Ek,": "Ek", ", Jo": "Jo", "": "",
		"Ek, Jr., Jo": "Jo Ek Jr.", "Ek,Jo,Jr": "Jo Ek Jr", "Jo Ek, Ph.D.": "Jo Ek Ph.D.", "Ek, Jo, Oslo": "Jo, Oslo Ek",
	} {
		if got := GivenFirst(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
