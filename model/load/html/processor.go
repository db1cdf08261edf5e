package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// promote makes headlines and lists of what word processors export as paragraphs with
// the name of a style: Word's "MsoTitle" and "MsoListParagraph", Google's "title".
func promote(doc *html.Node) {
	var titles, items, marks []*html.Node
	google := false
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Body:
			google = strings.Contains(markup.Attr(n, "class"), "doc-content")
		case n.DataAtom == atom.Span && strings.Contains(strings.ReplaceAll(markup.Attr(n, "style"), " ", ""), "mso-list:Ignore"):
			marks = append(marks, n)
		case n.DataAtom == atom.P:
			for class := range strings.FieldsSeq(markup.Attr(n, "class")) {
				switch {
				case class == "MsoTitle" || class == "title" && google:
					titles = append(titles, n)
				case strings.HasPrefix(class, "MsoListParagraph"):
					items = append(items, n)
				}
			}
		}
	}
	for _, n := range titles {
		n.DataAtom, n.Data = atom.H1, "h1"
	}
	itemise(items, marks)
}

// itemise puts the paragraphs that have a mark into lists, without it: those in a row
// into one, which is numbered where the first mark is. Other marks, as the numbers of
// headings, stay.
func itemise(paragraphs, marks []*html.Node) {
	markOf := map[*html.Node]*html.Node{}
	for _, m := range marks {
		for n := m.Parent; n != nil; n = n.Parent {
			if n.DataAtom == atom.P {
				markOf[n] = m
				break
			}
		}
	}
	lists := map[*html.Node]bool{}
	for _, n := range paragraphs {
		mark := markOf[n]
		if mark == nil {
			continue
		}
		mark.Parent.RemoveChild(mark)
		list := n.PrevSibling
		for list != nil && list.Type == html.TextNode && strings.TrimSpace(list.Data) == "" {
			list = list.PrevSibling
		}
		if !lists[list] {
			list = listFor(mark)
			lists[list] = true
			n.Parent.InsertBefore(list, n)
		}
		for list.NextSibling != n { // white space, which the next item need not pass over again
			list.Parent.RemoveChild(list.NextSibling)
		}
		n.Parent.RemoveChild(n)
		n.DataAtom, n.Data = atom.Li, "li"
		list.AppendChild(n)
	}
}

// listFor is an empty list of the kind whose first item has that mark.
func listFor(mark *html.Node) *html.Node {
	kind := atom.Ul
	if s := strings.TrimSpace(markup.TextOf(mark)); s != "" && '0' <= s[0] && s[0] <= '9' {
		kind = atom.Ol
	}
	return &html.Node{Type: html.ElementNode, DataAtom: kind, Data: kind.String()}
}
