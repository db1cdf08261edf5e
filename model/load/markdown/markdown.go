// Package markdown decodes Markdown with front matter in YAML, TOML or JSON, as
// blogs, note takers and web clippers write it.
package markdown

import (
	"context"
	"iter"
	"path"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/plain"
	"lede/model/text"
	"lede/model/when"
)

// Decode reads one Markdown file.
func Decode(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.OneText(in, "markdown", func(b *article.Builder, source string) error {
		source = strings.ReplaceAll(source, "\r\n", "\n")
		front, body := split(strings.ReplaceAll(source, "\r", "\n"))
		front.read(b)
		w := newWriter(b, plain.CutLines(b, body))
		w.header()
		w.body()
		named(b.Meta(), in.File, front.kind != none)
		return nil
	})
}

// Body adds Markdown without a header to b.
func Body(b *article.Builder, s string) { newWriter(b, plain.CutLines(b, s)).body() }

var signs = text.Pattern(`(?m)^#{1,6} \S|\]\(https?://|^\s{0,3}(?:[*-] |\d+\. )?\*\*[^*\n]+\*\*`)

// Is reports whether s, a text of unknown kind, is Markdown.
func Is(s string) bool {
	if !strings.Contains(s, "# ") && !strings.Contains(s, "](http") && !strings.Contains(s, "**") {
		return false
	}
	return len(signs().FindAllStringIndex(s, 2)) == 2
}

var (
	dayInName = text.Pattern(`^\d{4}-\d\d-\d\d[-_ ]?`)
	nameless  = text.Pattern(`(?i)^(?:\d+_)?(?:index|_index|readme|untitled|file)$`)
)

// named takes the day from a name as Jekyll has it, and the title too where a
// file with front matter says none: clippers put it nowhere else.
func named(m *article.Meta, file string, front bool) {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	if day := dayInName().FindString(base); day != "" {
		field.Set(m, field.Published, day[:len("2006-01-02")])
		base = base[len(day):]
	}
	if m.Title != "" || !front || base == "" || nameless().MatchString(base) {
		return
	}
	switch {
	case strings.Contains(base, " "):
	case strings.Contains(base, "_"):
		base = strings.ReplaceAll(base, "_", " ")
	default:
		base = strings.ReplaceAll(base, "-", " ")
	}
	m.Title = base
}

// dayOf is the day in an address or a path: "2020/12/16/survey".
func dayOf(p string) (article.Date, bool) { return when.InURL("/" + strings.TrimPrefix(p, "/")) }
