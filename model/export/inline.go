package export

import (
	"sort"
	"strings"

	"lede/model/article"
	"lede/model/text"
)

// markdownInlines writes the text under s with its emphasis, code and links. A
// line that ends in the text ends in Markdown too.
func markdownInlines(a *article.Article, s text.Span) string {
	w := inliner{text: a.Text, at: s.Start}
	for _, in := range inlines(a, s) {
		if in.Start < w.at || !marks(in) {
			continue // inside code, or nothing to mark
		}
		w.closeBefore(in.Start)
		w.plain(in.Start)
		if in.Kind == article.Mono {
			w.code(in.Span)
			continue
		}
		w.out.WriteString(opening(in.Kind))
		w.open = append(w.open, in)
	}
	w.closeBefore(s.End)
	w.plain(s.End)
	return strings.ReplaceAll(w.out.String(), "\n", "\\\n")
}

// inlines are those of a that begin in s, which is a block or a part of one.
func inlines(a *article.Article, s text.Span) []article.Inline {
	from := sort.Search(len(a.Inlines), func(i int) bool { return a.Inlines[i].Start >= s.Start })
	to := sort.Search(len(a.Inlines), func(i int) bool { return a.Inlines[i].Start >= s.End })
	return a.Inlines[from:to]
}

// marks reports whether in leaves a trace in Markdown.
func marks(in article.Inline) bool { return in.Kind != article.Link || web(in.URL) }

// inliner writes a text with nested marks; open are those begun and not ended,
// outermost first.
type inliner struct {
	text string
	at   int
	open []article.Inline
	out  strings.Builder
}

// plain writes the text up to offset.
func (w *inliner) plain(offset int) {
	if offset <= w.at {
		return
	}
	w.out.WriteString(escape(w.text[w.at:offset]))
	w.at = offset
}

// closeBefore ends the marks that end by offset.
func (w *inliner) closeBefore(offset int) {
	for len(w.open) > 0 && w.open[len(w.open)-1].End <= offset {
		in := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.plain(in.End)
		w.out.WriteString(closing(in))
	}
}

// code writes s as a code span, between rows of backticks longer than any in it.
func (w *inliner) code(s text.Span) {
	code, ticks := s.Of(w.text), "`"
	for strings.Contains(code, ticks) {
		ticks += "`"
	}
	if len(ticks) > 1 {
		code = " " + code + " "
	}
	w.out.WriteString(ticks + code + ticks)
	w.at = s.End
}

var delimiters = [...]string{article.Emphasis: "*", article.Strong: "**", article.Strike: "~~", article.Link: "["}

func opening(k article.InlineKind) string { return delimiters[k] }

func closing(in article.Inline) string {
	if in.Kind == article.Link {
		return strings.TrimPrefix(link("", in.URL), "[")
	}
	return delimiters[in.Kind]
}

// special are the characters that may begin markup anywhere in a line;
// starting is what begins a block at the start of one.
var (
	special  = text.Pattern("[\\\\`*_\\[\\]<>&~|]")
	starting = text.Pattern(`(?m)^[ \t]*([#+=-]|\d+[.)])`)
	lastMark = text.Pattern(`[#+=.)-]$`)
)

// escape makes s text that Markdown shows as it is. It may escape more than it
// must: s need not start its line.
func escape(s string) string {
	s = special().ReplaceAllString(s, `\$0`)
	return starting().ReplaceAllStringFunc(s, func(mark string) string {
		return lastMark().ReplaceAllString(mark, `\$0`)
	})
}
