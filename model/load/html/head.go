package html

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// head is what a page says about itself, apart from its text.
type head struct {
	metas map[string]string // by name, property or itemprop, lower case; the first wins
	ld    linked
	links map[string]string // rel → href
	title string            // <title>
	lang  string
	saved string // address in a comment of the program that saved the page
	sent  string // how much a feed sent of it, in the same comment
	href  string // <base>
}

func readHead(doc *html.Node) *head {
	h := &head{metas: map[string]string{}, links: map[string]string{}}
	var scripts []string
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			h.comment(n.Data)
			continue
		}
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			h.lang = markup.Attr(n, "lang")
			if h.lang == "" {
				h.lang = markup.Attr(n, "xml:lang")
			}
		case atom.Meta:
			h.meta(n)
		case atom.Link:
			for rel := range strings.FieldsSeq(strings.ToLower(markup.Attr(n, "rel"))) {
				setFirst(h.links, rel, markup.Attr(n, "href"))
			}
		case atom.Title:
			if h.title == "" && n.Parent.Namespace == "" && n.FirstChild != nil {
				h.title = line(n.FirstChild.Data)
			}
		case atom.Base:
			if h.href == "" {
				h.href = markup.Attr(n, "href")
			}
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(markup.Attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
				scripts = append(scripts, n.FirstChild.Data)
			}
		}
	}
	h.ld = readLinked(scripts)
	return h
}

func (h *head) meta(n *html.Node) {
	content := line(markup.Attr(n, "content"))
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		for name := range strings.FieldsSeq(strings.ToLower(markup.Attr(n, key))) {
			setFirst(h.metas, name, content)
		}
	}
}

func setFirst(m map[string]string, key, value string) {
	if m[key] == "" && value != "" {
		m[key] = value
	}
}

// comment reads the note that SingleFile ("url: …") and Internet Explorer
// ("saved from url=(0021)…") leave on top of a page they save, and lede above the
// page of a feed's item.
func (h *head) comment(text string) {
	if h.saved != "" {
		return
	}
	for l := range strings.Lines(text) {
		l = strings.TrimSpace(l)
		if u, ok := strings.CutPrefix(l, "url: "); ok {
			h.saved = strings.TrimSpace(u)
		} else if n, ok := strings.CutPrefix(l, "sent by the feed: "); ok && h.saved != "" {
			h.sent = line(n)
		} else if u, ok := strings.CutPrefix(l, "saved from url=("); ok {
			_, h.saved, _ = strings.Cut(u, ")")
		}
	}
	if !strings.HasPrefix(h.saved, "http") {
		h.saved = ""
	}
}

// first returns the first non-empty of the named metas.
func (h *head) first(names ...string) string {
	for _, name := range names {
		if v := h.metas[name]; v != "" {
			return v
		}
	}
	return ""
}

// base is the address that relative ones are resolved against, nil where the
// page does not know its own.
func (h *head) base(address string) *url.URL {
	for _, s := range []string{h.href, address, h.links["canonical"], h.metas["og:url"], h.ld.url, h.saved} {
		if u, err := url.Parse(strings.TrimSpace(s)); err == nil && u.IsAbs() && u.Host != "" {
			return u
		}
	}
	return nil
}

// line is s on one line.
func line(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	for word := range strings.FieldsSeq(s) {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(word)
	}
	return out.String()
}
