package markup

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
)

func (w *writer) list(n *html.Node) {
	w.close()
	l := &list{ordered: n.DataAtom == atom.Ol, kind: Attr(n, "type"), next: 1}
	if start, err := strconv.Atoi(strings.TrimSpace(Attr(n, "start"))); err == nil {
		l.next = start
	}
	w.lists = append(w.lists, l)
	w.children(n)
	w.lists = w.lists[:len(w.lists)-1]
	w.close()
}

func (w *writer) item(n *html.Node) {
	marker := "•"
	if len(w.lists) > 0 {
		l := w.lists[len(w.lists)-1]
		if v, err := strconv.Atoi(strings.TrimSpace(Attr(n, "value"))); err == nil {
			l.next = v
		}
		if l.ordered {
			marker = number(l.kind, l.next) + "."
		}
		l.next++
	}
	w.within(n, article.Block{Kind: article.Item, Level: max(1, len(w.lists)), Marker: marker})
}

// number writes n as an ordered list of that kind does; beyond what letters
// and Roman numerals are used for, in figures.
func number(kind string, n int) string {
	switch {
	case kind == "a" && 1 <= n && n <= 26:
		return string(rune('a' + n - 1))
	case kind == "A" && 1 <= n && n <= 26:
		return string(rune('A' + n - 1))
	case kind == "i" && 1 <= n && n < 100:
		return roman(n)
	case kind == "I" && 1 <= n && n < 100:
		return strings.ToUpper(roman(n))
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	units := []string{"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"}
	tens := []string{"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"}
	return tens[n/10%10] + units[n%10]
}

func (w *writer) pre(n *html.Node) {
	w.close()
	w.b.Open(article.Block{Kind: article.Code, Label: language(n), Aside: w.asides > 0})
	w.preformatted(n)
	w.b.Close()
}

func (w *writer) preformatted(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.b.Write(c.Data)
		case c.Type != html.ElementNode || hidden(c):
		case c.DataAtom == atom.Br:
			w.b.Write("\n")
		default:
			w.preformatted(c)
		}
	}
}

// language returns the programming language that a <pre> or its <code> names
// in the usual way, class="language-go".
func language(n *html.Node) string {
	for c := n; c != nil; c = c.FirstChild {
		for class := range strings.FieldsSeq(Attr(c, "class")) {
			for _, prefix := range []string{"language-", "lang-"} {
				if name, ok := strings.CutPrefix(class, prefix); ok && name != "none" {
					return name
				}
			}
		}
		if c.FirstChild == nil || c.FirstChild.DataAtom != atom.Code {
			break
		}
	}
	return ""
}

// address returns where a link leads, absolute where the base is known; ""
// for what leads nowhere: scripts, anchors of the page, data.
func (w *writer) address(ref string) string {
	return Resolve(w.o.Base, ref)
}

// longestBase is the longest path of a page that others are resolved against: each of
// its links has it.
const longestBase = 2 << 10

// Resolve returns the address that ref has on a page at base; "" where it
// leads nowhere a reader could go: scripts, places on the page, inlined data.
func Resolve(base *url.URL, ref string) string {
	ref = strings.TrimSpace(ref)
	if ref == "" || ref[0] == '#' {
		return ""
	}
	u, err := url.Parse(ref)
	if err != nil {
		return ""
	}
	if base != nil && len(base.Path) <= longestBase {
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "", "http", "https", "mailto", "ftp", "tel", "gemini", "gopher", "file":
		return u.String()
	}
	return ""
}
