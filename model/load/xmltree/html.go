package xmltree

import (
	"strings"

	"lede/model/text"
)

// tag matches a tag; XML's own may have a prefix and close themselves.
var tag = text.Pattern(`<(/?)(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s[^<>]*?)?)(/?)>`)

// HTML is n's content as HTML that a parser of HTML reads as it was meant:
// without prefixes, with end tags for elements that close themselves, and with
// the elements of rename (by lower-case local name) under another name.
func (n *Node) HTML(rename map[string]string) string {
	if n == nil {
		return ""
	}
	if len(n.Children) == 0 {
		return n.Markup()
	}
	return ToHTML(unwrap(n.Inner), rename)
}

// ToHTML is Node.HTML for a source as a whole.
func ToHTML(source string, rename map[string]string) string {
	return tag().ReplaceAllStringFunc(source, func(t string) string {
		m := tag().FindStringSubmatch(t)
		name := strings.ToLower(m[2])
		if to, ok := rename[name]; ok {
			name = to
		}
		if m[4] == "" {
			return "<" + m[1] + name + m[3] + ">"
		}
		switch name {
		case "br", "hr", "img", "meta", "link", "base", "col", "input", "source", "wbr":
			return "<" + name + m[3] + ">"
		}
		return "<" + name + m[3] + "></" + name + ">"
	})
}
