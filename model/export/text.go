package export

import (
	"io"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/text"
)

// plain writes documents as text to read: what is known about the article, then
// its blocks with blank lines between them, unwrapped.
type plain struct {
	out   io.Writer
	count int
}

func newText(w io.Writer) Writer { return &plain{out: w} }

func (p *plain) Close() error { return nil }

func (p *plain) Write(d *analysis.Document) error {
	var b strings.Builder
	if p.count++; p.count > 1 {
		b.WriteString("\n" + rule + "\n\n")
	}
	for _, line := range head(d) {
		b.WriteString(line + "\n\n")
	}
	previous := article.Rule
	for i, block := range d.Article.Blocks {
		if i > 0 {
			b.WriteString(gap(previous, block.Kind))
		}
		b.WriteString(plainBlock(d.Article, block))
		previous = block.Kind
	}
	b.WriteString("\n")
	_, err := io.WriteString(p.out, text.Clean(b.String()))
	return err
}

const rule = "* * *"

// gap is what stands between two blocks; the items of a list stand together.
func gap(before, after article.Kind) string {
	if before == article.Item && after == article.Item {
		return "\n"
	}
	return "\n\n"
}

// head returns the lines above the body of d: the headline, who published it
// when, and the summary. What is unknown is left out.
func head(d *analysis.Document) []string {
	m := d.Article.Meta
	return nonempty(m.Title, about(d), m.URL, m.Summary)
}

// about is one line on who published d, when, and how long it is.
func about(d *analysis.Document) string {
	m := d.Article.Meta
	parts := []string{m.Outlet, m.Published.String(), strings.Join(m.Authors, ", "), m.Section}
	if d.Words > 0 {
		parts = append(parts, text.Count(d.Words, "word"))
	}
	if m.Comments != nil && *m.Comments > 0 {
		parts = append(parts, text.Count(*m.Comments, "comment"))
	}
	return strings.Join(nonempty(parts...), " · ")
}

func nonempty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// plainBlock writes one block; its lines stay as they are.
func plainBlock(a *article.Article, b article.Block) string {
	body := b.Of(a.Text)
	switch b.Kind {
	case article.Item:
		marker := b.Marker + " "
		return indent(body, strings.Repeat("  ", max(0, b.Level-1))+marker, strings.Repeat(" ", 2*max(1, b.Level)))
	case article.Quotation:
		bar := strings.Repeat("> ", max(1, b.Level))
		return indent(body, bar, bar)
	case article.Code:
		return indent(body, "    ", "    ")
	case article.Caption:
		return strings.Join(nonempty("["+strings.Join(nonempty(b.Label, body), ": ")+"]", b.URL), " ")
	case article.Rule:
		return rule
	}
	return body
}

// indent puts first before the first line of s and rest before the others.
func indent(s, first, rest string) string {
	return first + strings.ReplaceAll(s, "\n", "\n"+rest)
}
