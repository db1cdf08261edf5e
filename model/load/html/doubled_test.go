package html_test

import (
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/loadtest"
)

// TestOnce: a second copy of the text is left out with its headings; what an article says
// twice is not.
func TestOnce(t *testing.T) {
	t.Parallel()
	p := func(s string) string { return "<p>" + s + "</p>" }
	const short = "The mayor said no to that, on Monday, and left."
	story := p(opening) + "<h2>Who is against it?</h2>" + p(middle) + p(other)
	for name, c := range map[string]struct {
		page          string
		times, headed int // of a paragraph, of the heading
	}{
		"a second copy":      {"<article><h1>Light out</h1><div class=wide>" + story + "</div><div class=narrow>" + story + "</div></article>", 1, 1},
		"a paragraph again":  {"<article><h1>Light out</h1>" + story + p(closing) + boats + fares + crew + engine + p(middle) + "</article>", 2, 1},
		"short lines too":    {"<article><h1>Light out</h1><div class=wide>" + story + p(short) + p(closing) + "</div><div class=narrow>" + story + p(short) + p(closing) + "</div></article>", 1, 1},
		"a refrain":          {"<article><h1>Light out</h1>" + p(opening) + p(middle) + "<h2>Who is against it?</h2>" + p(other) + p(middle) + p(closing) + p(middle) + boats + p(middle) + fares + p(middle) + crew + p(middle) + engine + p(middle) + "</article>", 7, 1},
		"nothing said twice": {"<article><h1>Light out</h1>" + story + p(closing) + "</article>", 1, 1},
	} {
		got := loadtest.Read(t, html.Decode, "<!DOCTYPE html><title>Light out</title><body>"+c.page)
		if n, h := strings.Count(got, middle), strings.Count(got, "Who is against it?"); n != c.times || h != c.headed {
			t.Errorf("%s: %d and %d times:\n%s", name, n, h, got)
		}
		if n := strings.Count(got, short); n > 1 {
			t.Errorf("%s: a short line %d times:\n%s", name, n, got)
		}
	}
}
