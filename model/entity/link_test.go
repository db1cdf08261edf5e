package entity

import (
	"strings"
	"testing"
)

func TestPlainWord(t *testing.T) {
	t.Parallel()
	for w, want := range map[string]string{
		"u.n": "un", "a.n.c": "anc", "á": "a", "müller": "muller", "o’brien": "o'brien", "defence": "defense", "st": "st", "": "", "x.": "x.",
	} {
		if got := plainWord(w); got != want {
			t.Errorf("%q: %q, want %q", w, got, want)
		}
	}
}

// An organization answers to its initials, but no name of one letter is anyone's.
func TestInitials(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"Bank Wales met BW .":   1,
		"De Telegraaf met T .":  2,
		"De Telegraaf met DT .": 2,
	} {
		r := readingOf(t, text)
		r.found = []found{{first: 0, last: 2, kind: Organization}, {first: 3, last: 4, kind: Organization}}
		l := newLinker(r)
		l.linkNames()
		if got := len(l.clusters); got != want {
			t.Errorf("%s: %d organizations, want %d", text, got, want)
		}
	}
}

// An organization that comes with a short name and keeps it is called by that.
func TestProperName(t *testing.T) {
	often := strings.Repeat(" Reuters said so, and Reuters wrote on.", 3)
	for in, want := range map[string]string{
		"Reuters said so." + often + " He read the Reuters Harbour Index Service.": "Reuters",
		"The Reuters Harbour Service said so." + often:                             "Reuters Harbour Service",
		"Reuters said so." + often + " He wrote to Reuters Inc. in May.":           "Reuters Inc.",
	} {
		found := false
		for _, e := range find(t, in, Context{}) {
			found = found || e.Kind == Organization && e.Name == want
		}
		if !found {
			t.Errorf("%s: nothing is called %s", in, want)
		}
	}
}
