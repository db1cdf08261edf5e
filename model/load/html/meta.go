package html

import (
	_ "embed"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/text"
)

//go:embed fields.txt
var fieldsData string

// fields are the names of metas by what they hold, the surest first.
var fields = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range rules(fieldsData) {
		field, names, _ := strings.Cut(line, " ")
		out[field] = append(out[field], strings.Fields(names)...)
	}
	return out
})

// of returns the first meta that holds the field.
func (h *head) of(field string) string { return h.first(fields()[field]...) }

// meta fills in what the page says about itself. The date may still be
// unknown: it then stands above the text, where the body is found.
func (p *page) meta(m *article.Meta) {
	h := p.head
	m.Outlet = p.outlet()
	m.Title = p.title(m.Outlet)
	m.Authors = p.authors(m.Outlet)
	m.Published = p.date()
	m.Summary = p.summary()
	m.Section = markup.Plain(firstOf(h.of("section"), h.ld.section))
	m.URL = p.address()
	m.Language = language(p.language)
	m.Comments = p.comments()
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// publisher is the name of the element that is marked as the publisher.
func (p *page) publisher() string {
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || markup.Attr(n, "itemprop") != "publisher" {
			continue
		}
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && markup.Attr(c, "itemprop") == "name" {
				return firstOf(markup.Attr(c, "content"), markup.TextOf(c))
			}
		}
		return markup.Attr(n, "content")
	}
	return ""
}

func (p *page) outlet() string {
	name := markup.Plain(firstOf(p.head.of("outlet"), p.head.ld.publisher, p.publisher()))
	if strings.Contains(name, "://") || len(name) > 80 {
		return ""
	}
	return name
}

func (p *page) summary() string {
	s := markup.Plain(firstOf(p.head.of("summary"), p.head.ld.summary))
	return strings.TrimSuffix(strings.TrimSuffix(s, "[…]"), "[...]")
}

// address is where the page was published: what it calls canonical, unless
// that is another site's front page.
func (p *page) address() string {
	for _, ref := range []string{p.head.links["canonical"], p.head.metas["og:url"], p.head.ld.url, p.head.saved} {
		u := markup.Resolve(p.base, ref)
		if parsed, err := url.Parse(u); err == nil && strings.HasPrefix(parsed.Scheme, "http") && parsed.Host != "" {
			return original(u)
		}
	}
	if p.base != nil && p.head.href == "" {
		return original(p.base.String())
	}
	return ""
}

// archived matches where archives of the web keep a page, before its own address.
var archived = text.Pattern(`^https?://(?:web\.archive\.org/web/\d{4,14}[a-z_]*|archive\.(?:ph|today|is|li|md|vn|fo)/(?:o/\w+|\d{4}\.\d\d\.\d\d-\d{6}|\d{14}|newest))/(https?:/.*)$`)

// original is the address of the page that is kept at u, u where it is no archive's.
func original(u string) string {
	if m := archived().FindStringSubmatch(u); m != nil {
		return m[1]
	}
	return u
}

// byArchive reports whether the page was saved from archive.today, whose metas
// tell when it was captured, not when it was published.
func (p *page) byArchive() bool {
	for _, u := range []string{p.head.links["canonical"], p.head.metas["og:url"], p.head.saved} {
		if m := archived().FindStringSubmatch(u); m != nil && !strings.Contains(u, "web.archive.org") {
			return true
		}
	}
	return false
}

// language returns a BCP 47 tag: "en_US" and "EN-us" are en-US.
func language(s string) string {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || r == '-' })
	if len(parts) == 0 || len(parts[0]) < 2 || len(parts[0]) > 3 || len(parts) > 3 {
		return ""
	}
	parts[0] = strings.ToLower(parts[0])
	for i, part := range parts[1:] {
		switch len(part) {
		case 2:
			parts[i+1] = strings.ToUpper(part)
		case 3, 4:
		default:
			return parts[0]
		}
	}
	return strings.Join(parts, "-")
}

// maxComments bounds what is believed to be a number of comments.
const maxComments = 1_000_000

func (p *page) comments() *int {
	if p.head.ld.comments != nil {
		return p.head.ld.comments
	}
	if n, ok := count(p.head.of("comments")); ok {
		return &n
	}
	for n := range p.doc.Descendants() {
		if n.Type == html.ElementNode && markup.Attr(n, "itemprop") == "commentCount" {
			if c, ok := count(firstOf(markup.Attr(n, "content"), markup.TextOf(n))); ok {
				return &c
			}
		}
	}
	return nil
}

// count reads "1,204", "12 comments", "UserComments:7".
func count(s string) (int, bool) {
	s = strings.TrimPrefix(s, "UserComments:")
	digits := strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), "coments ")
	n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(digits), ",", ""))
	return n, err == nil && n >= 0 && n < maxComments
}
