// Package record makes an article of fields by name, as JSON objects and rows
// of a table have them: the most telling of several titles, the longest of
// several bodies, HTML, Markdown or plain text by what it holds.
package record

import (
	"fmt"
	"net/url"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/field"
	"lede/model/load/markdown"
	"lede/model/load/markup"
	"lede/model/load/plain"
	"lede/model/text"
)

// Record is the fields of one article. The zero Record is ready.
type Record struct {
	field.Best
	body    string
	size    int              // of the body, without tags
	Notices []article.Notice // for the article

	pictures []Picture
	unshown  int // pictures beyond maxPictures
}

// Picture is an image that goes with an article, and what is said of it.
type Picture struct{ URL, Text string }

// maxPictures is how many pictures of an article are kept.
const maxPictures = 40

// Picture adds a picture, unless it is there or is no more than decoration.
func (r *Record) Picture(p Picture) {
	p.Text = r.Mend(p.Text)
	if p.URL == "" && p.Text == "" || markup.Decorative(p.URL) {
		return
	}
	for _, old := range r.pictures {
		if old.URL == p.URL || p.Text != "" && old.Text == p.Text {
			return
		}
	}
	if len(r.pictures) == maxPictures {
		r.unshown++
		return
	}
	r.pictures = append(r.pictures, p)
}

// showPictures adds the pictures that body does not show itself.
func (r *Record) showPictures(b *article.Builder, body string) {
	if r.unshown > 0 {
		b.Notice(article.Cut, fmt.Sprintf("%d pictures after the first %d were left out", r.unshown, maxPictures))
	}
	for _, p := range r.pictures {
		p.URL = absolute(p.URL, b.Meta().URL)
		if p.URL == "" || !strings.Contains(body, p.URL) {
			b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: text.CleanLine(p.URL)}, p.Text)
		}
	}
}

// Offer offers a value for a field: of bodies the longest is kept, of others
// the one whose key says most.
func (r *Record) Offer(rank field.Rank, s string) {
	switch {
	case rank.Field == field.Image:
		if s = strings.TrimSpace(s); field.IsAddress(s) {
			r.Picture(Picture{URL: s})
		}
	case rank.Field != field.Body && rank.Field != field.HTML:
		r.Best.Offer(rank, s)
	case !field.Blank(strings.TrimSpace(s)):
		r.offerBody(s)
	}
}

// offerBody keeps the longest body; where the same is there as text and as HTML, HTML.
func (r *Record) offerBody(s string) {
	s = r.Mend(s)
	size := len(s)
	if markup.HasTags(s) {
		size = len(markup.Plain(s))
		size += size / 4
	}
	if size > r.size {
		r.body, r.size = s, size
	}
}

// absolute resolves a picture's path against the site of its article, as the New
// York Times' interface means it.
func absolute(ref, page string) string {
	u, err := url.Parse(page)
	if ref == "" || field.IsAddress(ref) || err != nil || u.Host == "" {
		return ref
	}
	return (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/"}).JoinPath(ref).String()
}

// HasBody reports whether there is a body.
func (r *Record) HasBody() bool { return r.body != "" }

// IsBare reports whether there is neither a title nor a body.
func (r *Record) IsBare() bool { return !r.HasBody() && !r.Has(field.Title) }

// Bare is the error of n records that are.
func Bare(n int) error { return fmt.Errorf("%d records without a title or a text", n) }

// IsArticle reports whether the fields are an article's: a body with something
// that names it, or a title with something that says more.
func (r *Record) IsArticle() bool {
	named := r.Has(field.Title) || r.Has(field.URL) || r.Has(field.Published) || r.Has(field.Authors)
	more := r.Has(field.Summary) || r.Has(field.URL) || r.Has(field.Published)
	return r.HasBody() && named || r.Has(field.Title) && more
}

// minText is the shortest body, in words, that is an article by itself.
const minText = 20

// IsText reports whether the body alone makes an article: a text of some length.
func (r *Record) IsText() bool { return len(strings.Fields(r.body)) >= minText }

// Article builds the article. Without a body its summary is the text.
func (r *Record) Article(origin article.Origin) *article.Article {
	b := new(article.Builder)
	body := r.body
	if body == "" {
		body = r.Take(field.Summary)
	}
	r.Meta(b.Meta())
	for _, n := range r.Notices {
		b.Notice(n.Kind, n.Text)
	}
	if r.Mended {
		b.Notice(article.Repaired, charset.Restored)
	}
	if cut, more := excerpt(body); more != "" {
		body = cut
		b.Notice(article.Cut, more)
	}
	r.showPictures(b, body)
	Body(b, withoutTitle(body, b.Meta().Title))
	return b.Build(origin)
}

// Head builds an article without its body, for a list: its text is sample, the
// beginning of a body of size bytes, and its Head says so.
func (r *Record) Head(origin article.Origin, sample string, size int64) *article.Article {
	b := new(article.Builder)
	r.Meta(b.Meta())
	read := int64(len(sample))
	if markup.HasTags(sample) {
		sample = markup.Plain(sample)
	}
	b.Block(article.Block{}, sample)
	a := b.Build(origin)
	a.Head = &article.Head{Read: read, Size: max(read, size)}
	return a
}

// cutOff matches how NewsAPI ends a text it does not give: "… [+1019 chars]".
var cutOff = text.Pattern(`\s*(?:…|\.\.\.)?\s*\[\+?(\d+) (?:chars?|characters)\]\s*$`)

// maxMark is where from the end of a body that mark begins at most, in bytes.
const maxMark = 64

// excerpt returns body without the mark that more follows, and what to say of it.
func excerpt(body string) (string, string) {
	start := max(0, len(body)-maxMark)
	m := cutOff().FindStringSubmatchIndex(body[start:])
	if m == nil {
		return body, ""
	}
	more := body[start+m[2] : start+m[3]]
	return body[:start+m[0]] + "…", "an excerpt: " + more + " more characters are at its source"
}

// withoutTitle drops a first line that repeats the title.
func withoutTitle(body, title string) string {
	line, rest, _ := strings.Cut(strings.TrimLeft(body, "\r\n \t"), "\n")
	if title != "" && text.CleanLine(line) == title && strings.TrimSpace(rest) != "" {
		return rest
	}
	return body
}

// Body adds a body to b by what it holds: HTML, Markdown, or plain text.
func Body(b *article.Builder, s string) {
	switch {
	case markup.HasTags(s):
		markup.FragmentWith(b, s, markup.Options{Lines: true})
	case markup.IsMarkup(s) && !markdown.Is(s):
		plain.Body(b, unescape(s))
	case markdown.Is(s):
		markdown.Body(b, s)
	default:
		plain.Body(b, s)
	}
}

// unescape resolves character references line by line.
func unescape(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.Contains(l, "&") {
			lines[i] = markup.Plain(l)
		}
	}
	return strings.Join(lines, "\n")
}
