package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// unfold puts what a browser would show where it would stand: declarative shadow
// roots, parts that a server streams behind the page (React's <div hidden
// id="S:0">), and a text that stands in <noscript> alone.
func unfold(doc *html.Node) {
	var silent []*html.Node
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch {
		case n.DataAtom == atom.Template && (hasAttr(n, "shadowrootmode") || hasAttr(n, "shadowroot")):
			n.Data, n.DataAtom, n.Attr = "div", atom.Div, nil
		case n.DataAtom == atom.Div && strings.HasPrefix(markup.Attr(n, "id"), "S:") && hasAttr(n, "hidden"):
			n.Attr = nil
		case n.DataAtom == atom.Noscript && !inside(n, atom.Head):
			silent = append(silent, n)
		}
	}
	speak(doc, silent)
}

// minSilent is the shortest text in <noscript> that may be the page's, in words.
const minSilent = 60

// speak shows a <noscript> that holds twice the prose of all that is shown.
func speak(doc *html.Node, silent []*html.Node) {
	if len(silent) == 0 {
		return
	}
	least := -1
	for _, n := range silent {
		source := markup.TextOf(n)
		if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
			source = n.FirstChild.Data
		}
		count := len(strings.Fields(markup.Plain(source)))
		if count < minSilent {
			continue
		}
		if least < 0 {
			least = 2 * shown(doc)
		}
		if count < least {
			continue
		}
		body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
		nodes, err := html.ParseFragment(strings.NewReader(source), body)
		if err != nil {
			continue
		}
		for n.FirstChild != nil {
			n.RemoveChild(n.FirstChild)
		}
		n.Data, n.DataAtom, n.Attr = "div", atom.Div, nil
		for _, c := range nodes {
			n.AppendChild(c)
		}
		least = -1
	}
}

// shown is how many words of prose a page shows.
func shown(doc *html.Node) int {
	list, total := collect(doc, nameless()).list, 0
	for _, r := range list {
		if r.prose() {
			total += r.words
		}
	}
	return total
}
