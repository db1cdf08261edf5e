package html_test

import (
	"strings"
	"testing"
)

// TestNoscript: a text in <noscript> is shown where it is sixty words long and
// twice as long as what is shown without it; of several copies one is.
func TestNoscript(t *testing.T) {
	t.Parallel()
	const mark = "quaysidelantern"
	// prose is n words in sentences of ten, the last of which is mark.
	prose := func(n int) string {
		words := strings.Fields(strings.Repeat("the old harbour crane was lifted off its rails today, ", n/10+1))[:n]
		words[n-1] = mark
		return "<p>" + strings.Join(words, " ") + ".</p>"
	}
	silent := func(s string) string { return "<noscript><div>" + s + "</div></noscript>" }
	for name, c := range map[string]struct {
		page  string
		times int
	}{
		"sixty words":                {"<body>" + silent(prose(60)), 1},
		"fifty-nine words":           {"<body>" + silent(prose(59)), 0},
		"twice what is shown":        {"<p>" + opening + "</p>" + silent(prose(2*22)+prose(16)), 2},
		"a copy of what is shown":    {prose(60) + silent(prose(60)), 1},
		"less than twice":            {prose(60) + silent(prose(119)), 1},
		"twice":                      {prose(60) + silent(prose(120)), 2},
		"two copies":                 {"<body>" + silent(prose(60)) + silent(prose(60)), 1},
		"a counter before the text":  {"<body>" + silent("<img src=count.gif>") + silent(prose(60)), 1},
		"a thousand counters before": {"<body>" + strings.Repeat(silent("<img src=count.gif>"), 1000) + silent(prose(60)), 1},
		"in the head":                {"<head>" + silent(prose(60)) + "</head><p>" + opening + "</p>", 0},
	} {
		if got := strings.Count(decodeAny(t, "<!DOCTYPE html><title>Crane</title>"+c.page), mark); got != c.times {
			t.Errorf("%s: the text is there %d times, want %d", name, got, c.times)
		}
	}
}
