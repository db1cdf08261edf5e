// Package record makes an article of fields by name, as JSON objects and rows
// of a table have them: the most telling of several titles, the longest of
// several bodies, HTML, Markdown or plain text by what it holds.
package record

import (
	"regexp"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/load/plain"
	"lede/model/text"
)

// Record is the fields of one article. The zero Record is ready.
type Record struct {
	values  [field.HTML + 1]value
	mended  bool
	Notices []article.Notice // for the article
}

type value struct {
	text string
	rank field.Rank
	size int // of a body, without tags
}

// Add offers the value of key; nothing happens where key names no field.
func (r *Record) Add(key, s string) { r.Offer(field.Of(key), s) }

// Offer offers a value for a field: of bodies the longest is kept, of others
// the one whose key says most.
func (r *Record) Offer(rank field.Rank, s string) {
	if rank.Field == field.None || field.Blank(strings.TrimSpace(s)) {
		return
	}
	s, mended := charset.Mend(s)
	r.mended = r.mended || mended
	switch rank.Field {
	case field.Body, field.HTML:
		r.body(rank, s)
		return
	}
	if markup.IsMarkup(s) {
		s = markup.Plain(s)
	}
	old := &r.values[rank.Field]
	if s != "" && (old.text == "" || rank.Order < old.rank.Order) {
		*old = value{text: s, rank: rank}
	}
}

// body keeps the longest body; where the same is there as text and as HTML, HTML.
func (r *Record) body(rank field.Rank, s string) {
	size := len(s)
	if markup.HasTags(s) {
		size = len(markup.Plain(s))
		size += size / 10
	}
	if old := &r.values[field.Body]; size > old.size {
		*old = value{text: s, rank: rank, size: size}
	}
}

// Has reports whether the record has a value for f.
func (r *Record) Has(f field.Field) bool { return r.values[f].text != "" }

// IsArticle reports whether the fields are an article's: a body with something
// that names it, or a title with something that says more.
func (r *Record) IsArticle() bool {
	named := r.Has(field.Title) || r.Has(field.URL) || r.Has(field.Published) || r.Has(field.Authors)
	more := r.Has(field.Summary) || r.Has(field.URL) || r.Has(field.Published)
	return r.Has(field.Body) && named || r.Has(field.Title) && more
}

// set are the fields of the metadata, the address before the outlet, which may
// be one too.
var set = [...]field.Field{
	field.Title, field.Summary, field.Authors, field.Published, field.URL,
	field.Outlet, field.Section, field.Comments, field.Language,
}

// Article builds the article.
func (r *Record) Article(origin article.Origin) *article.Article {
	b := new(article.Builder)
	body := r.values[field.Body].text
	if body == "" {
		body, r.values[field.Summary].text = r.values[field.Summary].text, ""
	}
	for _, f := range set {
		field.Set(b.Meta(), f, r.values[f].text)
	}
	for _, n := range r.Notices {
		b.Notice(n.Kind, n.Text)
	}
	if r.mended {
		b.Notice(article.Repaired, "text that had been decoded with the wrong encoding was restored")
	}
	if cut, more := excerpt(body); more != "" {
		body = cut
		b.Notice(article.Cut, more)
	}
	Body(b, withoutTitle(body, b.Meta().Title))
	return b.Build(origin)
}

// cutOff matches how NewsAPI ends a text it does not give: "… [+1019 chars]".
var cutOff = regexp.MustCompile(`\s*(?:…|\.\.\.)?\s*\[\+?(\d+) (?:chars?|characters)\]\s*$`)

// excerpt returns body without the mark that more follows, and what to say of it.
func excerpt(body string) (string, string) {
	m := cutOff.FindStringSubmatchIndex(body)
	if m == nil {
		return body, ""
	}
	return body[:m[0]] + "…", "an excerpt: " + body[m[2]:m[3]] + " more characters are at its source"
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
	case markup.IsMarkup(s):
		plain.Body(b, unescape(s))
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
