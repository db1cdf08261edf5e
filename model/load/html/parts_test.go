package html_test

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/html"
)

// decodeAll are the articles of a page.
func decodeAll(t *testing.T, page string) (out []*article.Article) {
	t.Helper()
	for a, err := range html.Decode(t.Context(), decode.Input{Reader: strings.NewReader(page), File: "page.html"}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	return out
}

const (
	boats  = "<p>The boats of the outer islands will sail twice a day from Monday on, the harbour office said, as they did before the storm.</p>"
	fares  = "<p>Fares stay as they are until spring, and children travel free on Sundays, which the owners had asked for since last year.</p>"
	crew   = "<p>Two sailors were hired in the winter, and a third one will follow, so that nobody has to work on more than five days a week.</p>"
	engine = "<p>The engine of the older boat was taken out and mended in the yard, where it had lain since the pier broke in the autumn.</p>"
)

// TestParts: articles that a page added below its first are articles of their own;
// sections, teasers and comments are not.
func TestParts(t *testing.T) {
	t.Parallel()
	p := func(s ...string) string { return "<p>" + strings.Join(s, "</p><p>") + "</p>" }
	first, next := p(opening, middle, other, closing), boats+fares+crew+engine
	for name, c := range map[string]struct {
		page string
		want []string // titles
	}{
		"two articles":           {"<article><h1>Light out</h1>" + first + "</article><article><h1>Boats sail again</h1><p class=byline>By Ada Wren</p><time datetime=2024-05-06>6 May</time>" + next + "</article>", []string{"Light out", "Boats sail again"}},
		"three, named":           {"<div class=story><h1>Light out</h1>" + first + "</div><div class=story><h1>Boats sail again</h1>" + next + "</div><div class=story><h1>Third time</h1>" + next + "</div>", []string{"Light out", "Boats sail again", "Third time"}},
		"the headline above":     {"<h1>Light out</h1><main><div class=article>" + first + "</div><div class=article><h1>Boats sail again</h1>" + next + "</div></main>", []string{"Light out", "Boats sail again"}},
		"sections with h1":       {"<article><h1>Light out</h1><section><h1>One</h1>" + first + "</section><section><h1>Two</h1>" + next + "</section></article>", []string{"Light out"}},
		"a teaser":               {"<article><h1>Light out</h1>" + first + "</article><article><h1>Boats sail again</h1>" + boats + "</article>", []string{"Light out"}},
		"below a teaser":         {"<article>" + boats + "</article><article><h1>Light out</h1>" + first + "</article>", []string{"Light out"}},
		"built in another way":   {"<article class=lead><h1>Light out</h1>" + first + "</article><article class=more><h1>Boats sail again</h1>" + next + "</article>", []string{"Light out"}},
		"comments":               {"<article><h1>Light out</h1>" + first + "</article><article>" + next + "</article>", []string{"Light out"}},
		"sections of one":        {"<main><h1>Light out</h1>" + first + "<section class=story-section><h1>One</h1>" + next + "</section><section class=story><h1>Two</h1>" + next + "</section><section class=story><h1>Three</h1>" + next + "</section></main>", []string{"Light out"}},
		"parts of one":           {"<main><h1>Light out</h1>" + first + "<div class=story-section><h1>One</h1>" + next + "</div><div class=story-section><h1>Two</h1>" + next + "</div></main>", []string{"Light out"}},
		"text out of sight":      {"<article><h1>Light out</h1>" + first + "</article><article><h1>Boats sail again</h1><div hidden>" + next + "</div><p>Read it now.</p></article>", []string{"Light out"}},
		"a headline in a footer": {"<article><h1>Light out</h1>" + first + "</article><footer><article><h1>Boats sail again</h1>" + next + "</article></footer>", []string{"Light out"}},
	} {
		got := decodeAll(t, "<title>Light out</title><meta property=og:site_name content='Marrow Light'><meta property=og:locale content=en_GB>"+c.page)
		var titles []string
		for i, a := range got {
			titles = append(titles, a.Meta.Title)
			if a.Origin.Index != i || a.Meta.Outlet != "Marrow Light" || a.Meta.Language != "en-GB" || i > 0 && strings.Contains(a.Text, opening) || i > 0 != strings.Contains(a.Text, "Fares stay") && len(c.want) > 1 {
				t.Errorf("%s: article %d is %v, %q", name, i, a.Origin, a.Text)
			}
		}
		if fmt.Sprint(titles) != fmt.Sprint(c.want) {
			t.Errorf("%s: %q, want %q", name, titles, c.want)
		}
		if name == "two articles" && (fmt.Sprint(got[1].Meta.Authors) != "[Ada Wren]" || got[1].Meta.Published.ISO() != "2024-05-06" || len(got[0].Meta.Authors) > 0) {
			t.Errorf("%s: authors %v and %v, date %v", name, got[0].Meta.Authors, got[1].Meta.Authors, got[1].Meta.Published)
		}
	}
}

// TestGates: what a subscription prompt hides is shown as the file's text, with a
// notice; what is hidden for other reasons is not.
func TestGates(t *testing.T) {
	t.Parallel()
	hidden := boats + fares + crew + engine
	data := func(free string) string {
		return `<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":` + free + `,"hasPart":[{"@type":"WebPageElement","isAccessibleForFree":` + free + `,"cssSelector":".x7"}]}</script>`
	}
	for name, c := range map[string]struct {
		gate, data string
		shown      bool
	}{
		"named":                         {"<div class=subscriber-only style='display:none'>" + hidden + "</div>", "", true},
		"by attribute":                  {"<div id=premium hidden>" + hidden + "</div>", "", true},
		"by data":                       {"<div class=x7 hidden>" + hidden + "</div>", data("false"), true},
		"by data, as text":              {"<div class=x7 hidden>" + hidden + "</div>", data(`"False"`), true},
		"free for all":                  {"<div class=x7 hidden>" + hidden + "</div>", data("true"), false},
		"not named":                     {"<div class=menu-panel hidden>" + hidden + "</div>", "", false},
		"a prompt":                      {"<div class=subscriber-only hidden>" + boats + "</div>", "", false},
		"nested":                        {strings.Repeat("<div class=premium hidden>", 300) + boats + strings.Repeat("</div>", 300), "", false},
		"by one class of several":       {"<div class='x7 x8' hidden>" + hidden + "</div>", strings.ReplaceAll(data("false"), ".x7", ".meter .x9, div.x8:not(p) "), true},
		"inside a class of the data":    {"<div class=meter hidden>" + hidden + "</div>", strings.ReplaceAll(data("false"), ".x7", ".meter .x9"), false},
		"by data, of a name that drops": {"<div class='x7 subscribe' hidden>" + hidden + "</div>", data("false"), true},
		"hidden by a class":             {"<div class='premium is-hidden' hidden>" + hidden + "</div>", "", true},
		"a wall":                        {"<div class=regwall hidden>" + hidden + "</div>", "", true},
		"a newsletter":                  {"<div class='newsletter-modal subscription' style='display:none'>" + hidden + "</div>", "", false},
		"another article":               {"<div class=related-premium hidden>" + hidden + "</div>", "", false},
		"another by its id":             {"<div class=premium id=related hidden>" + hidden + "</div>", "", false},
		"in a list of data":             {"<div class=x7 hidden>" + hidden + "</div>", strings.ReplaceAll(data("false"), "[{", "[[],{"), true},
	} {
		got := decodePage(t, "<title>Light out</title>"+c.data+"<h1>Light out</h1><div><p>"+opening+"</p><p>"+middle+"</p></div>"+c.gate)
		told := strings.Contains(fmt.Sprint(got.Notices), "behind a subscription prompt")
		if strings.Contains(got.Text, "Two sailors") != c.shown || told != c.shown {
			t.Errorf("%s: %q, %v", name, got.Text, got.Notices)
		}
	}
}

// TestLeftOut: where over a third of the running text is left out the article says
// so, and holds it as asides; what no reader would miss does not count.
func TestLeftOut(t *testing.T) {
	t.Parallel()
	story := "<div class=entry-content><p>" + opening + "</p><p>" + middle + "</p><p>" + other + "</p></div>"
	for name, c := range map[string]struct {
		rest string
		want int // asides
	}{
		"over a third":   {"<h2>Related stories</h2>" + boats + "<p>In the museum a new room opens, with maps of all the harbours, on Sunday.</p>", 2},
		"a quarter":      {"<h2>Related stories</h2>" + boats, 0},
		"comments":       {"<div class=comments><div>" + boats + "</div><div>" + fares + crew + "</div></div>", 0},
		"what was said":  {"<div><div><p>" + opening + "</p><p>" + middle + "</p></div></div><div><div><p>" + other + "</p></div></div>", 0},
		"the page's own": {"<div><div><p>Copyright 2024 Marrow Light Ltd. Of these pages nothing may be printed elsewhere, in any form.</p></div></div>", 0},
	} {
		got := decodePage(t, "<title>Light out</title><h1>Light out</h1>"+story+c.rest)
		asides := 0
		for _, b := range got.Blocks {
			if b.Aside {
				asides++
			}
		}
		if told := strings.Contains(fmt.Sprint(got.Notices), "are left out"); asides != c.want || told != (c.want > 0) {
			t.Errorf("%s: %d asides, want %d: %q, %v", name, asides, c.want, got.Text, got.Notices)
		}
	}
}
