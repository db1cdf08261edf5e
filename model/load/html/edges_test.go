package html_test

import (
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/loadtest"
)

// TestEdges: what stands before the first paragraph and behind the last is the
// article's where it is built as its parts are.
func TestEdges(t *testing.T) {
	t.Parallel()
	p := func(s string) string { return "<p>" + s + "</p>" }
	figure := func(s string) string { return "<figure><img src=a.jpg><figcaption>" + s + "</figcaption></figure>" }
	story := p(opening) + p(middle) + p(other)
	for name, c := range map[string]struct{ page, want, not string }{
		"captions alone":           {"<article><h1>Light out</h1>" + figure(opening) + figure(middle) + figure(closing) + "</article>", closing, ""},
		"captions behind":          {"<article>" + story + figure(closing) + "</article>", closing, ""},
		"a caption elsewhere":      {"<article>" + story + "</article><div>" + figure(closing) + "</div>", opening, closing},
		"the first subheading":     {"<article><h1>Light out</h1><h2>What happened?</h2>" + p(opening) + "<h2>Who is against it?</h2>" + p(middle) + p(other) + "</article>", "What happened?", ""},
		"a heading alone":          {"<article><h1>Light out</h1><h2>At the coast</h2>" + p(opening) + p(middle) + p(other) + "</article>", opening, "At the coast"},
		"a heading of other rank":  {"<article><h1>Light out</h1><h3>At the coast</h3>" + p(opening) + "<h2>Who is against it?</h2>" + p(middle) + p(other) + "</article>", opening, "At the coast"},
		"posts":                    {"<div><article><header><h2>Vote carried</h2></header>" + p(opening) + "</article><article><header><h2>It begins</h2></header>" + p(middle) + p(other) + "</article></div>", "Vote carried", ""},
		"sections of one line":     {"<article><h1>Light out</h1><section class=part>" + p(opening+" "+closing) + "</section><div class=ad><h4>Story continues below</h4><ul><li>Share your thoughts and join in</ul></div><section class=part><h4>Wine 1</h4>" + p(middle) + "</section><div class=ad><h4>Story continues below</h4><ul><li>Share your thoughts and join in</ul></div></article>", "Wine 1", ""},
		"sections of two articles": {"<article><h1>Light out</h1><section class=part>" + p(opening+" "+closing) + p(other) + "</section></article><article><section class=part>" + p(middle) + "</section></article>", opening, "    paragraph: " + middle},
		"posts with bylines":       {"<div><article><h2><a href=1>Vote carried</a></h2><div>By Ada Wren on 6 May 2024</div>" + p(opening) + "</article><article><h2><a href=2>It begins</a></h2><div>By Jo Ek on 6 May 2024</div>" + p(middle) + p(other) + "</article></div>", "Vote carried", ""},
		"text before the byline":   {"<div><article><h2>Vote carried</h2><div>By Ada Wren</div><div>On 6 May</div><div>In Dorn</div><div>Read aloud</div>" + p(opening) + "</article><article><h2>It begins</h2>" + p(middle) + p(other) + "</article></div>", opening, "Vote carried"},
		"links that are announced": {"<article>" + story + p("Where it stops:") + p("North: <a href=1>Old Quay</a>, <a href=2>Salt Street</a>, <a href=3>Mill Lane</a>, <a href=4>Hospital</a>") + p(closing) + "</article>", "Old Quay", ""},
		"links that are not":       {"<article>" + story + p("Where it stops") + p("North: <a href=1>Old Quay</a>, <a href=2>Salt Street</a>, <a href=3>Mill Lane</a>, <a href=4>Hospital</a>") + p(closing) + "</article>", closing, "Old Quay"},
		"links to more":            {"<article>" + story + p("Read more:") + p("North: <a href=1>Old Quay</a>, <a href=2>Salt Street</a>, <a href=3>Mill Lane</a>, <a href=4>Hospital</a>") + p(closing) + "</article>", opening, "Old Quay"},
		"all in an aside":          {"<span class=readmore_span>" + story + p(closing) + "</span>", closing, ""},
		"five loose words":         {"<article>" + p(opening) + "<div>Five loose words stand here</div>" + p(middle) + p(other) + "</article>", "Five loose words", ""},
		"four loose words":         {"<article>" + p(opening) + "<div>Four loose words stand</div>" + p(middle) + p(other) + "</article>", opening, "Four loose words"},
	} {
		got := loadtest.Read(t, html.Decode, "<!DOCTYPE html><title>Light out</title><body>"+c.page)
		if !strings.Contains(got, c.want) || c.not != "" && strings.Contains(got, c.not) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

// TestPublisher: the outlet is what is marked as the publisher, for want of a better.
func TestPublisher(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		`<div itemprop=publisher itemscope><meta itemprop=name content="The Herald"></div>`: "outlet: The Herald\n",
		`<div itemprop=publisher><b itemprop=name>The Herald</b></div>`:                     "outlet: The Herald\n",
		`<meta itemprop=publisher content="The Herald">`:                                    "outlet: The Herald\n",
		`<div itemprop=author><b itemprop=name>The Herald</b></div>`:                        "",
	} {
		got := loadtest.Read(t, html.Decode, "<!DOCTYPE html><title>Light out</title><body>"+page+"<article><p>"+opening+"<p>"+middle+"<p>"+closing+"</article>")
		if strings.Contains(got, "outlet: ") != (want != "") || !strings.Contains(got, want) {
			t.Errorf("%s: %.200s", page, got)
		}
	}
}
