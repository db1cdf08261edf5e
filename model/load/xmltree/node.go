package xmltree

import (
	"iter"
	"strings"

	"lede/model/text"
)

// Attr returns the value of an attribute by its local name, "" where n has none.
func (n *Node) Attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Own is the decoded text that stands in n itself, not in its children.
func (n *Node) Own() string {
	if n == nil {
		return ""
	}
	return n.text.String()
}

// Text is the decoded text of n and all below it, on one line.
func (n *Node) Text() string {
	if n == nil {
		return ""
	}
	if len(n.Children) == 0 {
		return text.OneLine(n.Own())
	}
	doc := Parse(stripTags(n.Inner))
	return text.OneLine(doc.Root.Own())
}

// Markup is n's content as HTML: decoded where it was escaped or CDATA, as it
// stands where it was written as elements.
func (n *Node) Markup() string {
	if n == nil {
		return ""
	}
	if len(n.Children) == 0 {
		return n.Own()
	}
	return n.HTML(nil)
}

// unwrap drops the marks of CDATA sections, not what is in them.
func unwrap(s string) string {
	return strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(s)
}

// stripTags replaces tags by spaces, so that character references and CDATA
// are all that is left to read.
func stripTags(s string) string {
	var out strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			out.WriteString(s)
			break
		}
		out.WriteString(s[:i])
		s = s[i:]
		if strings.HasPrefix(s, "<![CDATA[") {
			end := strings.Index(s, "]]>")
			if end < 0 {
				end = len(s) - len("]]>")
			}
			end = max(end, 0)
			out.WriteString(s[:min(len(s), end+3)])
			s = s[min(len(s), end+3):]
			continue
		}
		end := strings.IndexByte(s, '>')
		if end < 0 {
			break
		}
		out.WriteByte(' ')
		s = s[end+1:]
	}
	return out.String()
}

// Child returns the first child of that local name, nil where there is none.
// Methods that read accept nil.
func (n *Node) Child(name string) *Node {
	for c := range n.All(name) {
		return c
	}
	return nil
}

// Path follows children by name.
func (n *Node) Path(names ...string) *Node {
	for _, name := range names {
		n = n.Child(name)
	}
	return n
}

// All yields the children of that local name.
func (n *Node) All(name string) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		if n == nil {
			return
		}
		for _, c := range n.Children {
			if c.Name == name && !yield(c) {
				return
			}
		}
	}
}

// Find yields the elements of one of these local names below n, outer ones
// first, and nothing below one that was found.
func (n *Node) Find(names ...string) iter.Seq[*Node] {
	return func(yield func(*Node) bool) { n.find(names, yield) }
}

func (n *Node) find(names []string, yield func(*Node) bool) bool {
	if n == nil {
		return true
	}
	for _, c := range n.Children {
		found := false
		for _, name := range names {
			found = found || c.Name == name
		}
		if found {
			if !yield(c) {
				return false
			}
		} else if !c.find(names, yield) {
			return false
		}
	}
	return true
}

// First returns the first element of one of these local names below n.
func (n *Node) First(names ...string) *Node {
	for c := range n.Find(names...) {
		return c
	}
	return nil
}
