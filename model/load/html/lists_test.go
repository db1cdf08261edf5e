package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// TestLongList: no white space is left behind a list, which each item would pass over.
func TestLongList(t *testing.T) {
	t.Parallel()
	const n = 100
	doc, _ := markup.Parse(strings.Repeat("<p class=MsoListParagraph><span style='mso-list:Ignore'>1.</span>a</p>\n", n))
	promote(doc)
	items, spaces := 0, 0
	for node := range doc.Descendants() {
		if node.DataAtom == atom.Li && node.Parent.DataAtom == atom.Ol {
			items++
		}
		if node.Type == html.TextNode && node.Data == "\n" {
			spaces++
		}
	}
	if items != n || spaces != 1 {
		t.Errorf("%d items, %d lines of nothing", items, spaces)
	}
}
