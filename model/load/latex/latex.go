// Package latex decodes LaTeX: the text of a document with its title, headings,
// lists, quotations and links, nothing of its looks. Formulas stay as written.
package latex

import (
	"context"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/text"
)

// Is reports whether head, the beginning of a file, is LaTeX.
func Is(head string) bool { return start().MatchString(head) }

var start = text.Pattern(`\A\s*(?:%[^\n]*\n\s*)*\\(?:documentclass|documentstyle|usepackage|begin\{document\}|(?:chapter|section|title)\*?\{)`)

// Decode reads a document as one article.
func Decode(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.OneText(in, "latex", func(b *article.Builder, s string) error {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		p := &parser{s: s, out: new(strings.Builder), meta: map[string]string{}, shared: &shared{macros: map[string]macro{}}}
		if i := strings.Index(s, `\begin{document}`); i >= 0 {
			p.head(s[:i])
			p.s = s[i+len(`\begin{document}`):]
		}
		p.out.WriteString("<p>")
		p.read("")
		for key, value := range p.meta {
			field.Set(b.Meta(), field.Of(key).Field, line(key, value))
		}
		for _, note := range p.notes {
			p.out.WriteString("<aside><p>" + note + "</p></aside>")
		}
		if p.deep {
			b.Notice(article.Cut, "what was nested too deeply was left out")
		}
		if p.expanded > maxExpanded {
			b.Notice(article.Cut, "what commands of its own stand for was left out beyond 1 MiB")
		}
		markup.Fragment(b, p.out.String())
		return nil
	})
}

// line is the text of a field: of authors the names alone, without the places they
// work at.
func line(key, value string) string {
	if key != "author" {
		return markup.Plain(value)
	}
	var names []string
	for part := range strings.SplitSeq(value, "; ") {
		name, _, _ := strings.Cut(part, "<br>")
		names = append(names, markup.Plain(name))
	}
	return strings.Join(names, "; ")
}

// head reads the macros, the title, the authors and the date before the text.
func (p *parser) head(s string) {
	s = comments().ReplaceAllString(s, "$1")
	for _, m := range defined().FindAllStringSubmatchIndex(s, maxMacros) {
		kind := "def"
		if m[2] >= 0 {
			kind = s[m[2]:m[3]]
		}
		p.within(s[m[1]-1 : min(len(s), m[1]+maxDeclared)]).define(kind)
	}
	end := 0
	for _, m := range declared().FindAllStringSubmatchIndex(s, -1) {
		begin := m[1] - 1
		if begin < end {
			continue // in the one before
		}
		q := p.within(s[begin:min(len(s), begin+maxDeclared)])
		p.meta[s[m[2]:m[3]]] = q.argument()
		p.take(q)
		end = begin + q.at
	}
}

// maxDeclared is how long a title, or a list of authors, may be, in bytes.
const maxDeclared = 16 << 10

var (
	comments = text.Pattern(`(?m)(^|[^\\])%.*$`)
	defined  = text.Pattern(`\\(?:(newcommand|renewcommand|providecommand)\*?\s*[{\\]|def\s*\\)`)
	declared = text.Pattern(`\\(title|author|date)(?:\[[^\]]*\])?\{`)
)

// Plain is the text of a piece of LaTeX that is no document, in one line, as of a field
// of BibTeX.
func Plain(s string) string {
	if !strings.ContainsAny(s, "\\{}$~`'\"-%&<") {
		return text.CleanLine(s)
	}
	p := &parser{s: s, out: new(strings.Builder), meta: map[string]string{}, shared: &shared{macros: map[string]macro{}}}
	p.read("")
	return markup.Plain(p.out.String())
}
