package html_test

import (
	"strings"
	"testing"

	"lede/model/load/html"
	"lede/model/load/loadtest"
)

// TestProcessors: what word processors export as styles is a headline or a list.
func TestProcessors(t *testing.T) {
	t.Parallel()
	item := func(mark, s string) string {
		return "<p class=MsoListParagraphCxSpMiddle><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list: Ignore'>" + mark + "<span>&nbsp; </span></span></span><![endif]>" + s + "</p>\n"
	}
	story := "<p class=MsoNormal>" + opening + "</p><p class=MsoNormal>" + middle + "</p><p class=MsoNormal>" + other + "</p>"
	for name, c := range map[string]struct{ page, want string }{
		"Word's title":        {"<body><p class=MsoTitle>Light out at the point</p>" + story, "title: Light out at the point\n"},
		"Word's list":         {"<body>" + story + item("·", "The first lamp is out.") + item("·", "The second one burns.") + "<p>" + closing + "</p>", "  item 1 •: The first lamp is out.\n  item 1 •: The second one burns.\n"},
		"Word's numbers":      {"<body>" + story + item("1.", "The first lamp is out.") + item("2.", "The second one burns.") + "<p>" + closing + "</p>", "  item 1 1.: The first lamp is out.\n  item 1 2.: The second one burns.\n"},
		"a numbered heading":  {"<body><p class=MsoTitle>Light out</p>" + story + "<h2><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>At the coast</h2>" + story, "  heading 2: 2. At the coast\n"},
		"an indented line":    {"<body>" + story + "<p class=MsoListParagraph>" + closing + "</p>", "  paragraph: " + closing},
		"Google's title":      {"<body class='c5 doc-content'><p class='c3 title'>Light out at the point</p>" + story, "title: Light out at the point\n"},
		"another's \"title\"": {"<body><p class='title'>Light out at the point</p>" + story, "title: Draft 2\n"},
	} {
		got := loadtest.Read(t, html.Decode, "<!DOCTYPE html><title>Draft 2</title>"+c.page)
		if !strings.Contains(got, c.want) || strings.Contains(got, "·") {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}
