package takeout

import (
	"bytes"
	"iter"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isLinks reports whether a page is a list of links as Pocket and browsers write
// it: with an attribute that says when each was kept.
func isLinks(raw []byte) bool {
	head := bytes.ToLower(raw[:min(len(raw), 8<<10)])
	return bytes.HasPrefix(head, []byte("<!doctype netscape-bookmark")) ||
		bytes.HasPrefix(head, []byte("<")) && (bytes.Contains(head, []byte(" time_added=")) || bytes.Contains(head, []byte("<title>instapaper: export")))
}

// links reads entries that are links, below headings that say where they lie.
func links(raw []byte) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		doc, err := html.Parse(bytes.NewReader(raw))
		if err != nil {
			yield(Entry{}, err)
			return
		}
		place, found := "", false
		for n := range doc.Descendants() {
			switch n.DataAtom {
			case atom.H1, atom.H2, atom.H3:
				place = words(n)
			case atom.A:
				e := linkEntry(n, place)
				if !strings.HasPrefix(e.URL, "http") {
					continue
				}
				found = true
				if !yield(e, nil) {
					return
				}
			}
		}
		if !found {
			yield(Entry{}, ErrEmpty)
		}
	}
}

// linkEntry is a link as an entry.
func linkEntry(n *html.Node, place string) Entry {
	e := Entry{Title: words(n)}
	for _, a := range n.Attr {
		switch a.Key {
		case "href":
			e.URL = a.Val
		case "tags":
			e.Tags = append(e.Tags, split(a.Val)...)
		case "toread":
			e.Read = a.Val == "0"
		}
	}
	if !strings.EqualFold(place, "bookmarks") {
		e.folder(place)
	}
	if e.Title == e.URL {
		e.Title = ""
	}
	return e
}

// words is the text below a node.
func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(b.String())
}
