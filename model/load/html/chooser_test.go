package html_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/html/trees"
	"lede/model/load/html/weights"
)

// TestChooser: what is shipped can be read, and written again.
func TestChooser(t *testing.T) {
	t.Parallel()
	c, err := html.DecodeChooser(weights.Lines)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := c.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := html.DecodeChooser(string(packed))
	if err != nil {
		t.Fatal(err)
	}
	page := html.ReadCandidates(framed(""))
	if before, after := c.Scores(page), again.Scores(page); !slices.Equal(before, after) {
		t.Fatalf("%v after reading, %v before", after, before)
	}
	rows := page.First(c.Odds)
	seconds := page.Second(rows, c.First.Chances(rows))
	for i := range rows {
		if len(rows[i]) != html.FirstWidth || len(seconds[i]) != html.SecondWidth {
			t.Fatalf("line %d has %d and %d features, want %d and %d", i, len(rows[i]), len(seconds[i]), html.FirstWidth, html.SecondWidth)
		}
	}
	wide := &trees.Forest{Trees: []*trees.Tree{{Feature: html.FirstWidth, Left: &trees.Tree{}, Right: &trees.Tree{}}}}
	packed, err = (&html.Chooser{First: wide, Second: c.Second}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := html.DecodeChooser(string(packed)); err == nil {
		t.Error("weights that ask for a feature which no line has are read")
	}
	for _, damaged := range []string{"", "x", weights.Lines[:len(weights.Lines)/2], weights.Lines[:len(weights.Lines)-1]} {
		if _, err := html.DecodeChooser(damaged); err == nil {
			t.Errorf("%d bytes are read as weights", len(damaged))
		}
	}
}

// framed is a page with a story in an element of that class, amid navigation.
func framed(class string) string {
	var nav strings.Builder
	for i := range 30 {
		nav.WriteString("<li><a href=/" + strconv.Itoa(i) + ">Part " + strconv.Itoa(i) + "</a></li>")
	}
	story := "<p>" + strings.Join([]string{opening, middle, other, closing}, "</p><p>") + "</p>"
	return "<!DOCTYPE html><title>Light out</title><body><nav><ul>" + nav.String() + "</ul></nav><h1>Light out</h1><div>" + story[:len(story)/2] +
		"<div class='" + class + "'>" + story + "</div></div><footer><ul>" + nav.String() + "</ul><p>All rights reserved.</p></footer>"
}

// TestNames: names of classes do not condemn a text that reads like the rest.
func TestNames(t *testing.T) {
	t.Parallel()
	for _, class := range []string{"", "article-hidden", "has-sidebar", "premium", "post-ad-x7f", "promoted", "newsletter-story", "gallery", "card"} {
		got := decodePage(t, framed(class))
		for _, want := range []string{opening, closing} {
			if !strings.Contains(got.Text, want) {
				t.Errorf("%q: %.30q is lost", class, want)
			}
		}
		if strings.Contains(got.Text, "Part 7") {
			t.Errorf("%q: navigation is kept", class)
		}
	}
}

// TestLongPages: of a page's text the last paragraph is read like the first,
// however many there are.
func TestLongPages(t *testing.T) {
	t.Parallel()
	frame, _, _ := strings.Cut(framed(""), "<h1>")
	for _, length := range []int{10, 40, 120, 200, 485, 1000} {
		var story strings.Builder
		for i := range length {
			fmt.Fprintf(&story, "<p>The keeper went up step %d of the tower, and the lamp, which had burned since noon, was cold.</p>", i)
		}
		got := decodePage(t, frame+"<main><article><h1>Light out</h1>"+story.String()+"</article></main>")
		for i := range length {
			if !strings.Contains(got.Text, fmt.Sprintf("step %d of", i)) {
				t.Errorf("of %d paragraphs the %d. is lost", length, i+1)
				break
			}
		}
	}
}

// TestCode: code among the paragraphs of a text is kept with them.
func TestCode(t *testing.T) {
	t.Parallel()
	frame, _, _ := strings.Cut(framed(""), "<h1>")
	code := func(n int) string {
		var lines strings.Builder
		fmt.Fprintf(&lines, "<pre>/**\n * Turns %d\n */\n$app->get('/image', function($x) use ($app) {\n", n)
		for i := range 40 {
			fmt.Fprintf(&lines, "\t// Check that the user %d exists\n\tif (!isset($app['datastore'][$u%d])) {\n\t\t$app->abort(404, 'no');\n\t}\n", i, i)
		}
		return lines.String() + "});\n</pre>"
	}
	var story strings.Builder
	for i := range 30 {
		fmt.Fprintf(&story, "<p>The keeper went up step %d of the tower, and the lamp, which had burned since noon, was cold.</p>", i)
		if i%7 == 1 && i < 29 {
			story.WriteString(code(i))
		}
	}
	got := decodePage(t, frame+"<main><article><h1>Light out</h1>"+story.String()+"</article></main>")
	for i := range 30 {
		if want := i%7 == 1 && i < 29; strings.Contains(got.Text, fmt.Sprintf("* Turns %d\n", i)) != want {
			t.Errorf("code after paragraph %d is kept: %v, want %v", i, !want, want)
		}
	}
}

// headColumn is where a row has how far the headline is.
const headColumn = 74

// TestFarHeadline: where a headline stands is known however far down it is.
func TestFarHeadline(t *testing.T) {
	t.Parallel()
	for _, before := range []int{0, 2, 999, 1000, 1001, 1200} {
		lines := html.ReadCandidates("<title>Light out at sea</title>" + strings.Repeat("<p>x</p>", before) + "<h1>Light out at sea</h1><p>" + opening + "</p><p>" + middle + "</p>")
		rows := lines.First(nil)
		for i, row := range rows[:min(len(rows), before+2)] {
			if want := float32(i - before); row[headColumn] != want {
				t.Fatalf("%d lines before: line %d is %v from the headline, want %v", before, i, row[headColumn], want)
			}
		}
	}
	for i, row := range html.ReadCandidates("<p>" + opening + "</p><p>" + middle).First(nil) {
		if row[headColumn] != -1000 {
			t.Errorf("no headline: line %d is %v from it", i, row[headColumn])
		}
	}
}
