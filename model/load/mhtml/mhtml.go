// Package mhtml decodes pages that a browser saved as one MIME message (RFC 2557).
package mhtml

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"net/url"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/html"
	"lede/model/load/markup"
	"lede/model/load/message"
	"lede/model/when"
)

var errNoPage = errors.New("MHTML without a page in it")

// Decode reads the page as one article.
func Decode(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.One(in, "mhtml", func(b *article.Builder, raw []byte) error {
		m := message.Parse(raw)
		page := root(m)
		if page == nil {
			return errNoPage
		}
		if in.Images {
			b.Pictures(pictures(m, location(m, page)))
		}
		for _, what := range m.LeftOut() {
			b.Notice(article.Cut, what)
		}
		source, notice := page.Text(html.Declared(page.Bytes()))
		if notice != "" {
			b.Notice(article.Repaired, notice)
		}
		html.Page(b, source, location(m, page))
		if meta(b.Meta(), m.Header); b.Len() == 0 {
			return errNoPage
		}
		return nil
	})
}

// root is the part that is the page: the one that "start" names, else the
// first of HTML. Frames come after it.
func root(m *message.Message) *message.Part {
	start := m.Params["start"]
	var first, named *message.Part
	m.Walk(func(p *message.Part) bool {
		if p.Type != "text/html" && p.Type != "application/xhtml+xml" {
			return true
		}
		if first == nil {
			first = p
		}
		if start != "" && p.Header.Get("Content-ID") == start {
			named = p
		}
		return named == nil
	})
	if named != nil {
		return named
	}
	return first
}

// location is where the page was saved from.
func location(m *message.Message, page *message.Part) string {
	for _, u := range []string{m.Header.Get("Snapshot-Content-Location"), page.Header.Get("Content-Location"), m.Header.Get("Content-Location")} {
		if u = strings.Join(strings.Fields(u), ""); strings.HasPrefix(u, "http") {
			return u
		}
	}
	return ""
}

// meta fills in what the page itself did not say. The date of the message is
// when it was saved, not published, and is no use.
func meta(m *article.Meta, h message.Header) {
	if m.Title == "" {
		m.Title = h.Text("Subject")
	}
	if !m.Published.Known() {
		if d, ok := when.InURL(m.URL); ok {
			m.Published = d
		}
	}
}

// pictures finds what a message carries by the address that its page has for it.
func pictures(m *message.Message, page string) func(address string) []byte {
	parts := map[string]*message.Part{}
	m.Walk(func(p *message.Part) bool {
		if at := p.Header.Get("Content-Location"); at != "" {
			parts[at] = p
		}
		if id := strings.Trim(p.Header.Get("Content-ID"), "<> "); id != "" {
			parts["cid:"+id] = p
		}
		return true
	})
	base, _ := url.Parse(page)
	decoded := map[*message.Part][]byte{}
	return func(address string) []byte {
		p := cmp.Or(parts[address], parts[markup.Resolve(base, address)])
		if _, done := decoded[p]; !done && p != nil {
			decoded[p] = p.Bytes()
		}
		return decoded[p]
	}
}
