package pages

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// bared returns a page without the frame that says what it is, and without names
// of elements.
func bared(source string) string {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return source
	}
	var frame []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Svg, atom.Style:
			frame = append(frame, n)
		}
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool {
			return n.DataAtom != atom.Meta && (a.Key == "class" || a.Key == "id" || a.Key == "role" || strings.HasPrefix(a.Key, "data-"))
		})
	}
	for _, n := range frame {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	var out strings.Builder
	if html.Render(&out, doc) != nil {
		return source
	}
	return out.String()
}
