package load

import (
	"slices"
	"strings"

	"lede/model/text"
)

var (
	prolog  = text.Pattern(`(?s)^(?:[\s\x{feff}]+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)`)
	element = text.Pattern(`^<([A-Za-z_][\w.:-]*)`)
	doctype = text.Pattern(`(?is)^\s*(?:<!--.*?-->\s*)*<!DOCTYPE\s+html`)
)

// rootElement is the lower-case name of the first element after the prolog, "" where
// there is none.
func rootElement(text string) string {
	for {
		loc := prolog().FindStringIndex(text)
		if loc == nil {
			break
		}
		text = text[loc[1]:]
	}
	if m := element().FindStringSubmatch(text); m != nil {
		return strings.ToLower(m[1])
	}
	return ""
}

// root makes a sniffer of the names a document's root element may have, with
// any prefix.
func root(names ...string) func(Head) bool {
	return func(h Head) bool {
		name := rootElement(h.Text)
		_, local, _ := strings.Cut(name, ":")
		return slices.Contains(names, name) || local != "" && slices.Contains(names, local)
	}
}

// maxBefore is how much a server may have said before a feed, in bytes.
const maxBefore = 2048

// late matches a feed that does not stand first in its file: after warnings,
// header lines, or in the page that a browser shows it in.
var late = text.Pattern(`(?is)(?:^|[\s>])<\?xml\s[^>]*\?>\s*(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]`)

// sniffFeed asks for a feed's root element, or for one that something went before.
func sniffFeed(h Head) bool {
	if root("rss", "feed", "rdf:rdf", "rdf", "channel", "item", "entry")(h) {
		return true
	}
	if strings.Contains(h.Text, `id="webkit-xml-viewer-source-xml"`) {
		return true
	}
	head := h.Text[:min(len(h.Text), 2*maxBefore)]
	if !strings.Contains(head, "<?") {
		return false
	}
	at := late().FindStringIndex(head)
	return at != nil && at[0] <= maxBefore && !strings.Contains(h.Text[:at[0]], "```")
}

// htmlRoots are elements a saved page or a piece of one begins with.
var htmlRoots = [...]string{
	"html", "head", "body", "title", "meta", "link", "script", "style", "base", "header", "main", "article", "section", "nav",
	"div", "p", "span", "h1", "h2", "h3", "h4", "ul", "ol", "table", "center", "font", "b", "i", "a", "img", "br", "blockquote", "figure", "noscript",
}

func sniffHTML(h Head) bool {
	if doctype().MatchString(h.Text) || root(htmlRoots[:]...)(h) {
		return true
	}
	return strings.HasPrefix(h.Ext, ".htm") && strings.Contains(h.Text, "<") || h.Ext == ".xhtml"
}

// sniffXML holds for what only XML begins with, and for an element that is
// closed further on.
func sniffXML(h Head) bool {
	text := strings.TrimSpace(h.Text)
	root := rootElement(text)
	return strings.HasPrefix(text, "<?xml") || h.Ext == ".xml" && strings.HasPrefix(text, "<") ||
		strings.HasPrefix(text, "<") && root != "" && strings.Contains(strings.ToLower(text), "</"+root+">")
}
