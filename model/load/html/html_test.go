package html_test

import (
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, html.Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, html.Decode, "<p>one<p>two", "<table><tr><td>", `<script type="application/ld+json">{"@graph":[{"@type":"Article"}]}</script>`)
}

// TestHostile: pages made to exhaust give text or an error, quickly.
func TestHostile(t *testing.T) {
	sentence := "The harbour office said on Monday that the ferry would sail again, after nine days of repairs. "
	for name, page := range map[string]string{
		"deep":       strings.Repeat("<div>", 50000) + sentence,
		"formatting": strings.Repeat("<b><i><font>", 5000) + sentence,
		"tables":     strings.Repeat("<table>", 3000) + sentence,
		"attributes": "<p " + strings.Repeat("a=b ", 50000) + ">" + sentence,
		"linked":     `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 20000) + "</script><p>" + sentence,
		"hidden":     `<div style="display:none">` + sentence + "</div>",
		"inlines":    "<p>" + strings.Repeat("<b>x</b> ", 50000) + sentence,
		"times":      strings.Repeat("<div><time>x</time>", 20000) + "<p>" + sentence,
		"headlines":  strings.Repeat("<h1>Some headline or other</h1>", 20000) + "<p>" + sentence,
		"tails":      strings.Repeat("<h3>Comments</h3><p>"+sentence, 5000),
		"breaks":     strings.Repeat("<br> ", 50000) + sentence,
		"bylines":    strings.Repeat("<div class=author>", 400) + strings.Repeat(sentence, 5000),
		"depths":     strings.Repeat("<div class=story>", 9000) + strings.Repeat("<h1>A headline of some kind</h1><h2>And more of it</h2><p>"+sentence, 2000),
		"gates":      strings.Repeat(strings.Repeat("<div class=premium hidden>", 300)+strings.Repeat("<p>"+sentence, 9)+strings.Repeat("</div>", 300), 40) + sentence,
		"damaged":    `<script type="application/ld+json">{"@type":"Article",` + strings.Repeat(`"headline":"a, "author":{"name":"`, 1<<16) + "</script><p>" + sentence,
		"left out":   "<p>" + sentence + strings.Repeat("<div class=x><aside>", 9000) + strings.Repeat("<p>"+sentence+"<br><br>", 2000),
		"names":      "<p class='" + strings.Repeat("a-", 50000) + "'>" + sentence,
	} {
		got := loadtest.Read(t, html.Decode, page)
		if name == "hidden" {
			if !strings.HasPrefix(got, "error: ") {
				t.Errorf("hidden: %s", got)
			}
		} else if !strings.Contains(got, "ferry would sail") {
			t.Errorf("%s: text lost: %.200s", name, got)
		}
	}
}

func TestDeclared(t *testing.T) {
	for page, want := range map[string]string{
		`<meta charset=windows-1251>`: "windows-1251",
		`<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=Shift_JIS">`: "shift_jis",
		`<?xml version="1.0" encoding="ISO-8859-2"?><html>`:                       "iso-8859-2",
		strings.Repeat("<!-- long -->", 5000) + `<meta charset="koi8-r">`:         "koi8-r",
		`<p>charset=utf-8`: "",
	} {
		if got := html.Declared([]byte(page)); got != want {
			t.Errorf("%.40s: %q, want %q", page, got, want)
		}
	}
}
