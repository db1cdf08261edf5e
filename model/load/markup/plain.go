package markup

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/text"
)

var (
	tag    = text.Pattern(`(?i)</?(?:a|abbr|article|b|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|li|main|ol|p|picture|pre|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|th|thead|time|tr|tt|u|ul|video)(?:\s[^<>]*)?/?>`)
	entity = text.Pattern(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});`)
)

// IsMarkup reports whether s holds a tag that stands in articles, or a
// character reference: whether a field that may be HTML or plain text is HTML.
func IsMarkup(s string) bool {
	return strings.Contains(s, "<") && tag().MatchString(s) || strings.Contains(s, "&") && entity().MatchString(s)
}

// HasTags reports whether s holds a tag that stands in articles.
func HasTags(s string) bool { return strings.Contains(s, "<") && tag().MatchString(s) }

// Plain returns the text of an HTML fragment on one line: a title, a name, a
// summary. A "<" that starts no tag of articles stays: "if a < b".
func Plain(s string) string {
	if !IsMarkup(s) {
		return text.OneLine(s)
	}
	var out text.Line
	z := html.NewTokenizer(strings.NewReader(s))
	skip := atom.Atom(0)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.String()
		case html.TextToken:
			if skip == 0 {
				_, _ = out.Write(z.Text())
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); a == atom.Script || a == atom.Style {
				skip = a
			} else if isBlock(a, "") || a == atom.Br {
				out.Space()
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if a := atom.Lookup(name); a == skip {
				skip = 0
			} else if isBlock(a, "") {
				out.Space()
			}
		}
	}
}

// ShortText is TextOf of an element that has little text; ok is false where it
// has more than most bytes, found without reading on.
func ShortText(n *html.Node, most int) (s string, ok bool) {
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			if size += len(strings.TrimSpace(c.Data)); size > most {
				return "", false
			}
		}
	}
	return TextOf(n), true
}

// TextOf returns the text below n on one line, with a space where a block or a
// line ends; what is not shown is left out.
func TextOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var out text.Line
	appendText(&out, n)
	return out.String()
}

func appendText(out *text.Line, n *html.Node) {
	switch n.Type {
	case html.TextNode:
		out.WriteString(n.Data)
		return
	case html.ElementNode:
		if hidden(n) {
			return
		}
		if n.DataAtom == atom.Br || isBlock(n.DataAtom, n.Data) {
			out.Space()
			defer out.Space()
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		appendText(out, c)
	}
}

// Attr returns the value of n's attribute, "" where it has none.
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}
