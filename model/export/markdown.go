package export

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/note"
	"lede/model/quote"
	"lede/model/text"
)

// markdown writes documents as CommonMark with tables: the article, then who
// said what, then who and what is named. Nothing of an article becomes markup
// that it was not.
type markdown struct {
	out   io.Writer
	count int
	notes func(*analysis.Document) []note.Located // nil: none are written
}

func newMarkdown(w io.Writer) Writer { return &markdown{out: w} }

func (m *markdown) Close() error { return nil }

func (m *markdown) Write(d *analysis.Document) error {
	var parts []string
	if m.count++; m.count > 1 {
		parts = append(parts, "---")
	}
	parts = append(parts, markdownHead(d)...)
	parts = append(parts, markdownBody(d.Article))
	parts = append(parts, m.markdownNotes(d)...)
	parts = append(parts, markdownQuotes(d)...)
	parts = append(parts, markdownEntities(d)...)
	_, err := io.WriteString(m.out, text.Clean(strings.Join(parts, "\n\n"))+"\n\n")
	return err
}

func markdownHead(d *analysis.Document) []string {
	m := d.Article.Meta
	var parts []string
	if m.Title != "" {
		parts = append(parts, "# "+escape(m.Title))
	}
	about := escape(about(d))
	if web(m.URL) {
		about = strings.Join(nonempty(about, link(escape(m.URL), m.URL)), " · ")
	}
	if about != "" {
		parts = append(parts, about)
	}
	if m.Summary != "" {
		parts = append(parts, "*"+escape(m.Summary)+"*")
	}
	return parts
}

func markdownBody(a *article.Article) string {
	var b strings.Builder
	for i, block := range a.Blocks {
		if i > 0 {
			b.WriteString(gap(a.Blocks[i-1].Kind, block.Kind))
		}
		b.WriteString(markdownBlock(a, block))
	}
	return b.String()
}

func markdownBlock(a *article.Article, b article.Block) string {
	body := markdownInlines(a, b.Span)
	switch b.Kind {
	case article.Standfirst:
		return "**" + body + "**"
	case article.Heading:
		return strings.Repeat("#", min(6, max(1, b.Level)+1)) + " " + strings.ReplaceAll(body, "\\\n", " ")
	case article.Item:
		marker := "- "
		if strings.ContainsAny(b.Marker, "0123456789") {
			marker = strings.Trim(b.Marker, ".)") + ". "
		}
		depth := strings.Repeat("    ", max(0, b.Level-1))
		return indent(body, depth+marker, depth+"    ")
	case article.Quotation:
		bar := strings.Repeat("> ", max(1, b.Level))
		return indent(body, bar, bar)
	case article.Code:
		return fence(b.Of(a.Text), b.Label)
	case article.Table:
		return markdownTable(a, b)
	case article.Caption:
		return markdownCaption(b, body)
	case article.Rule:
		return "---"
	}
	return body
}

func markdownCaption(b article.Block, body string) string {
	words := strings.Join(nonempty(escape(b.Label), body), ": ")
	switch {
	case !web(b.URL):
		return words
	case words == "":
		words = escape(b.URL)
	}
	return link(words, b.URL)
}

// fence writes code between rows of backticks longer than any in it.
func fence(code, language string) string {
	ticks := "```"
	for strings.Contains(code, ticks) {
		ticks += "`"
	}
	return ticks + strings.Trim(language, "`") + "\n" + code + "\n" + ticks
}

func markdownTable(a *article.Article, b article.Block) string {
	var out strings.Builder
	columns := 0
	for _, row := range b.Rows {
		columns = max(columns, len(row))
	}
	for i, row := range b.Rows {
		for j := range columns {
			cell := ""
			if j < len(row) {
				cell = escape(row[j].Of(a.Text))
			}
			out.WriteString("| " + cell + " ")
		}
		out.WriteString("|\n")
		if i == 0 {
			out.WriteString(strings.Repeat("|---", columns) + "|\n")
		}
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// markdownQuotes lists the quotations under a heading of their own.
func markdownQuotes(d *analysis.Document) []string {
	var lines []string
	for _, q := range d.Quotes {
		if q.Said {
			words := text.OneLine(q.Of(d.Article.Text))
			lines = append(lines, fmt.Sprintf("- **%s**: %s", escape(speaker(q)), escape(words)))
		}
	}
	if lines == nil {
		return nil
	}
	return []string{"## Who said what", strings.Join(lines, "\n")}
}

// speaker names who is quoted; a guess is called one.
func speaker(q quote.Quote) string {
	switch {
	case q.Speaker == nil:
		return "nobody named"
	case unsure(q):
		return "probably " + q.Speaker.Name
	}
	return q.Speaker.Name
}

// unsure reports whether the speaker of q is a guess.
func unsure(q quote.Quote) bool { return q.Speaker != nil && q.Confidence < entity.Sure }

// markdownEntities lists what is named, a line a kind.
func markdownEntities(d *analysis.Document) []string {
	var lines []string
	for _, kind := range entity.Kinds {
		var names []string
		for _, e := range d.Entities {
			if e.Kind == kind {
				names = append(names, fmt.Sprintf("%s (%d)", escape(e.Name), len(e.Mentions)))
			}
		}
		if names != nil {
			lines = append(lines, fmt.Sprintf("- **%s**: %s", kind, strings.Join(names, ", ")))
		}
	}
	if lines == nil {
		return nil
	}
	return []string{"## Who and what", strings.Join(lines, "\n")}
}

// web reports whether u is an address that a click may open.
func web(u string) bool {
	parsed, err := url.Parse(u)
	return err == nil && (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Host != ""
}

// link writes a link around markup; what would end the address early is encoded.
func link(markup, address string) string {
	return "[" + markup + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "%0A").Replace(address) + ">)"
}
