package html_test

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/loadtest"
)

// TestAlternativeTexts: what is said of one picture is shown once, what is said
// of several never, and what is left out says nothing about what is shown.
func TestAlternativeTexts(t *testing.T) {
	t.Parallel()
	const crane = "The old crane of the harbour"
	img := func(src, attrs string) string { return fmt.Sprintf("<img src=%s %s>", src, attrs) }
	alt := `alt="` + crane + `"`
	for name, c := range map[string]struct {
		pictures, elsewhere string
		times               int
	}{
		"one":                     {img("a.jpg", alt), "", 1},
		"two with one text":       {img("a.jpg", alt) + img("b.jpg", alt), "", 0},
		"one, twice":              {img("a.jpg", alt) + img("a.jpg", alt), "", 1},
		"labels of two":           {img("a.jpg", `aria-label="`+crane+`"`) + img("b.jpg", `aria-label="The keeper with his bag"`), "", 1},
		"label and text of two":   {img("a.jpg", `aria-label="`+crane+`"`) + img("b.jpg", alt), "", 0},
		"again in a footer":       {img("a.jpg", alt), img("a.jpg", alt), 1},
		"another in a footer":     {img("a.jpg", alt), img("b.jpg", alt), 1},
		"the headline":            {img("a.jpg", `alt="Light out"`), "", 0},
		"a picture that is lost":  {img("a.jpg", `alt="Image no longer available"`), "", 0},
		"late, one place for all": {img("blank.gif", `data-src=a.jpg `+alt) + img("blank.gif", `data-src=b.jpg `+alt), "", 0},
	} {
		page := "<title>Light out</title><article><h1>Light out</h1><p>" + opening + "</p><div>" + c.pictures + "</div><p>" + middle + "</p><p>" + other +
			"</p></article><footer>" + c.elsewhere + "<a href=/>Home</a></footer>"
		got := loadtest.Read(t, html.Decode, page)
		if n := strings.Count(got, crane); n != c.times {
			t.Errorf("%s: told %d times, want %d:\n%s", name, n, c.times, got)
		}
		if strings.Contains(got, "a.jpg: Light out") || strings.Contains(got, "no longer available") {
			t.Errorf("%s: told of a picture:\n%s", name, got)
		}
	}
}

// TestEven: of two parts that weigh the same the first is the text, each time.
func TestEven(t *testing.T) {
	t.Parallel()
	part := "<div><p>" + opening + "</p><p>" + middle + "</p></div>"
	links := strings.Repeat("<p><a href=/>"+closing+"</a></p>", 9)
	first := loadtest.Read(t, html.Decode, part+links+strings.Replace(part, "The ", "A ", 1))
	if !strings.Contains(first, opening) {
		t.Errorf("not the first:\n%s", first)
	}
	for range 20 {
		if again := loadtest.Read(t, html.Decode, part+links+strings.Replace(part, "The ", "A ", 1)); again != first {
			t.Fatalf("twice read:\n%s\n%s", first, again)
		}
	}
}
