package epub

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/load/plain"
	"lede/model/text"
)

// within reports whether an address leads to a place in the book.
func within(href string) bool { return href != "" && !strings.Contains(href, ":") }

// isBar reports whether an element is a bar of links through the book: nothing but
// such links, two at least or one between marks, and the marks between them.
func isBar(n *html.Node) bool {
	if !markup.IsBlock(n) {
		return false
	}
	rest, links := between(n)
	marked := strings.ContainsAny(rest, "|«»<>←→")
	return (links > 1 || links == 1 && marked) && !text.HasWord(rest)
}

// maxBar is how long a bar of links is, in bytes, at most.
const maxBar = 300

// between is the text of n outside of its links, and how many links within the book
// it has; -1 where one leads out of it, or it is too long for a bar.
func between(n *html.Node) (rest string, links int) {
	if len(markup.TextOf(n)) > maxBar {
		return "", -1
	}
	var out strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.DataAtom == atom.A && !within(markup.Attr(c, "href")):
			return "", -1
		case c.DataAtom == atom.A:
			links++
		case c.Type == html.TextNode && !inLink(c, n):
			out.WriteString(c.Data)
		}
	}
	return out.String(), links
}

func inLink(n, limit *html.Node) bool {
	for ; n != nil && n != limit; n = n.Parent {
		if n.DataAtom == atom.A {
			return true
		}
	}
	return false
}

// contentsShare is the part of a page's text in links within the book from which it
// is a page of contents.
const contentsShare = 0.8

// isContents reports whether a page is one of contents: links within the book, two
// at least, and hardly a word besides.
func isContents(body *html.Node) bool {
	links, linked := 0, 0
	if body == nil {
		return false
	}
	for c := range body.Descendants() {
		if c.DataAtom == atom.A && within(markup.Attr(c, "href")) {
			links++
			linked += len(strings.Fields(markup.TextOf(c)))
		}
	}
	return links > 1 && float64(linked) >= contentsShare*float64(len(strings.Fields(markup.TextOf(body))))
}

// downloaded matches what calibre says below an article that it fetched.
var downloaded = text.Pattern(`(?i)^This article was downloaded by\b`)

// maxHead is how many lines below a headline may say when and by whom.
const maxHead = 4

// head reads the lines right below the headline that are metadata by themselves, and
// returns the elements they stand in.
func head(m *article.Meta, body, heading *html.Node) map[*html.Node]bool {
	read := map[*html.Node]bool{}
	if heading == nil {
		return read
	}
	seen, lines := false, 0
	for n := range body.Descendants() {
		if n == heading {
			seen = true
		}
		if !seen || n == heading || !markup.IsBlock(n) || holdsBlocks(n) || isBar(n) {
			continue
		}
		s := markup.TextOf(n)
		if lines++; lines > maxHead || s != "" && !plain.IsHeaderLine(s) {
			break
		}
		if s == "" {
			continue
		}
		own := article.Meta{}
		read[n] = plain.HeaderLine(&own, s)
		if len(own.Authors) > 0 {
			m.Authors = own.Authors // the book's are those who put it together
		}
		if own.Published.Known() {
			m.Published = own.Published
		}
		if own.URL != "" {
			m.URL = own.URL
		}
	}
	return read
}

func holdsBlocks(n *html.Node) bool {
	for c := range n.Descendants() {
		if markup.IsBlock(c) {
			return true
		}
	}
	return false
}
