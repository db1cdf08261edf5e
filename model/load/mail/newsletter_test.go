package mail_test

import (
	"strconv"
	"strings"
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/mail"
)

// told are stories of which newsletters tell.
var told = [...]struct{ title, text string }{
	{"Light out at Marrow Point", "The keeper of Marrow Point switched off the lamp for the last time on Sunday."},
	{"Ferry stays in port", "The ferry to Skerry will stay in port until the spring, the harbour office said."},
	{"A buoy follows in June", "A new buoy with a solar lamp will be laid off the point in June, pilots were told."},
}

// each writes the stories in a layout with NUMBER, TITLE and TEXT.
func each(layout string) string {
	var out strings.Builder
	for i, s := range told {
		out.WriteString(strings.NewReplacer("NUMBER", strconv.Itoa(i+1), "TITLE", s.title, "TEXT", s.text).Replace(layout))
	}
	return out.String()
}

// TestStories: a newsletter that tells of several stories, in the layouts of those that
// make them, is what it says itself and an article a story; one that tells one is one.
func TestStories(t *testing.T) {
	t.Parallel()
	const head = "From: The Herald <n@herald.example>\nSubject: Morning\nDate: Mon, 6 May 2024 06:00:00 +0200\nList-Unsubscribe: <https://herald.example/u>\nContent-Type: text/"
	const page, bare = head + "html; charset=utf-8\n\n", head + "plain; charset=utf-8\n\n"
	const meta = "outlet: The Herald\nauthors: The Herald\npublished: 2024-05-06T06:00:00+02:00\n"
	const own = "title: Morning\n" + meta
	const hello = "Good morning. Three stories from the shore today."
	const leave = "You received this because you signed up. Unsubscribe"
	story := func(author, body string) string {
		return each("\ntitle: TITLE\n" + strings.Replace(meta, "authors: The Herald", "authors: "+author, 1) + "url: https://herald.example/NUMBER\n  paragraph: TEXT" + body)
	}
	const button = "\n  paragraph aside: Read more\n    link \"Read more\" https://herald.example/NUMBER\n"
	for name, c := range map[string]struct{ in, want string }{
		"cells and buttons": {page + "<table><tr><td><p>" + hello + "</p></td></tr></table>" + each(`<table><tr><td><h2 class="null">TITLE</h2><p>TEXT</p></td></tr></table><table><tr><td><a class="mcnButton" href="https://herald.example/NUMBER">Read more</a></td></tr></table>`) + "<p>" + leave + "</p>",
			own + "  paragraph: " + hello + "\n  paragraph aside: " + leave + "\n" + story("The Herald", button)},
		"headlines that lead on": {page + each(`<table><tr><td><a href="https://herald.example/NUMBER" style="font-weight:600">TITLE</a><div>TEXT</div><div>Hana Brolin ∙ May 5 ∙ 4 min read</div></td></tr></table>`) + "<p>" + leave + "</p>",
			own + "  paragraph aside: " + leave + "\n" + story("Hana Brolin", "\n")},
		"links at the end": {page + "<table><tr><td>" + each(`<h2><b>TITLE</b></h2></td></tr><tr><td><p>TEXT <a href="https://herald.example/NUMBER"><span>Read more</span></a></p></td></tr><tr><td>`) + "</td></tr></table><p>" + leave + "</p>",
			own + "  paragraph aside: " + leave + "\n" + story("The Herald", " Read more\n    link \"Read more\" https://herald.example/NUMBER\n")},
		"rows": {bare + hello + "\n" + each("\n--------------------\n\nTITLE\n\nTEXT\n\nRead more: https://herald.example/NUMBER\n") + "\n--------------------\n" + leave + "\n",
			own + "  paragraph: " + hello + "\n  paragraph aside: " + leave + "\n" + story("The Herald", "\n  paragraph aside: Read more: https://herald.example/NUMBER\n")},
		"underlined": {bare + hello + "\n\n" + each("** TITLE (https://herald.example/NUMBER)\n--------------------\nTEXT\n\n") + "====================\n" + leave + "\n",
			own + "  paragraph: " + hello + "\n  paragraph aside: " + leave + "\n" + story("The Herald", "\n")},
	} {
		if got := loadtest.Read(t, mail.Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
	long := strings.Repeat("<p>"+told[0].text+" "+told[1].text+"</p>", 6)
	linked := each(`<h3><a href="https://herald.example/NUMBER">TITLE</a></h3><p>TEXT</p>`)
	for name, in := range map[string]string{
		"one with others behind it": page + "<h1>Light out</h1>" + long + linked,
		"one in parts":              page + each(`<h2>TITLE</h2><p>TEXT</p>`),
		"two headlines that lead":   page + strings.Split(linked, "<h3><a href=\"https://herald.example/3")[0],
		"to one":                    strings.Replace(page, "List-Unsubscribe", "X-U", 1) + linked,
		"rows in one":               bare + each("\n--------------------\n\nTITLE\n\nTEXT\n"),
		"one that is linked":        bare + "--------------------\n" + told[0].title + "\n\n" + told[0].text + "\n\nRead more: https://herald.example/1\n--------------------\n" + leave,
	} {
		if got := loadtest.Read(t, mail.Decode, in); strings.Count(got, "title: ") != 1 || !strings.Contains(got, "title: Morning") {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}
