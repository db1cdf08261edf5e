// Package bibtex decodes BibTeX and BibLaTeX, in which reference managers and press
// archives hand out records: "@article{key, title = {Title}}".
package bibtex

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/latex"
	"lede/model/load/record"
	"lede/model/text"
)

// Is reports whether head, the beginning of a file, is BibTeX.
func Is(head string) bool { return start().MatchString(head) }

var start = text.Pattern(`\A[\s\x{feff}]*(?:%[^\n]*\s+)*@(?:(?i:string|preamble|comment)\s*[{(]|[A-Za-z]+\s*[{(]\s*[^\s,{}()"#%=]*\s*,\s*[A-Za-z][\w-]*\s*=)`)

// fields are the names that say something of an article, the most telling of each
// field first.
var fields = map[string]field.Rank{
	"title": {Field: field.Title}, "shorttitle": {Field: field.Title, Order: 1}, "subtitle": {Field: field.Summary}, "abstract": {Field: field.Body},
	"author": {Field: field.Authors}, "editor": {Field: field.Authors, Order: 1},
	"journal": {Field: field.Outlet}, "journaltitle": {Field: field.Outlet, Order: 1}, "newspaper": {Field: field.Outlet, Order: 2}, "booktitle": {Field: field.Outlet, Order: 3},
	"maintitle": {Field: field.Outlet, Order: 4}, "publisher": {Field: field.Outlet, Order: 5}, "institution": {Field: field.Outlet, Order: 6}, "organization": {Field: field.Outlet, Order: 7},
	"url": {Field: field.URL}, "language": {Field: field.Language}, "langid": {Field: field.Language, Order: 1},
}

// Decode reads the records of a file.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.ManyText(in, "bibtex", func(s string, yield func(*article.Article, error) bool) {
		p := parser{s: s, macros: newMacros(len(s))}
		count, passed := 0, 0
		for e, ok := p.entry(); ok; e, ok = p.entry() {
			rec := e.record(in.AsIs)
			if rec.IsBare() {
				passed++
				continue
			}
			if ctx.Err() != nil || !yield(rec.Article(article.Origin{File: in.File, Index: count, Format: "bibtex"}), nil) {
				return
			}
			count++
		}
		if count == 0 || passed > 0 {
			yield(nil, record.Bare(passed))
		}
	})
}

// record makes a record of an entry's fields.
func (e entry) record(asIs bool) *record.Record {
	rec := new(record.Record)
	rec.AsIs = asIs
	for name, value := range e {
		switch rank := fields[name]; rank.Field {
		case field.None:
		case field.Authors:
			rec.Best.Offer(rank, people(value))
		case field.Body:
			rec.Offer(rank, paragraphs(value))
		case field.URL:
			rec.Offer(rank, address(value))
		default:
			rec.Offer(rank, latex.Plain(bare(value)))
		}
	}
	if doi := address(e["doi"]); doi != "" && !strings.Contains(doi, "://") {
		rec.Offer(field.Rank{Field: field.URL, Order: 1}, "https://doi.org/"+doi)
	}
	if _, at, ok := strings.Cut(e["howpublished"], `\url{`); ok {
		at, _, _ = strings.Cut(at, "}")
		rec.Offer(field.Rank{Field: field.URL, Order: 2}, address(at))
	}
	rec.Offer(field.Rank{Field: field.Published}, e.published())
	return rec
}

// published is the date of an entry: BibLaTeX's, or that of year, month and day.
func (e entry) published() string {
	if date, _, _ := strings.Cut(unbraced(e["date"]), "/"); date != "" {
		return date
	}
	year, month, day := latex.Plain(e["year"]), latex.Plain(e["month"]), latex.Plain(e["day"])
	if month == "" || strings.Trim(month, "0123456789") != "" {
		return strings.TrimSpace(strings.Join([]string{day, month, year}, " "))
	}
	parts := []string{year}
	for _, n := range []string{month, day} {
		if n != "" {
			parts = append(parts, fmt.Sprintf("%02s", n))
		}
	}
	return strings.Join(parts, "-")
}

// people are the names of a list as BibTeX writes it: parted by "and" outside of
// braces, the family's before the given one where a comma parts them.
func people(list string) string {
	var names []string
	for _, name := range splitAnd(list) {
		plain := latex.Plain(bare(name))
		if plain == "others" || plain == "" {
			continue
		}
		if unbraced(name) == name {
			plain = field.GivenFirst(plain)
		}
		names = append(names, plain)
	}
	return strings.Join(names, "; ")
}

// splitAnd parts a list at the words "and" that stand outside of braces.
func splitAnd(list string) (parts []string) {
	depth, from := 0, 0
	list = text.OneLine(list)
	for i := range len(list) {
		switch {
		case list[i] == '{':
			depth++
		case list[i] == '}':
			depth--
		case depth <= 0 && i >= from && strings.EqualFold(list[i:min(i+len(" and "), len(list))], " and "):
			parts = append(parts, list[from:i])
			from = i + len(" and ")
		}
	}
	return append(parts, list[min(from, len(list)):])
}

// paragraphs are the text of a value, with its empty lines.
func paragraphs(value string) string {
	var out []string
	for part := range strings.SplitSeq(strings.ReplaceAll(value, "\r\n", "\n"), "\n\n") {
		out = append(out, latex.Plain(bare(part)))
	}
	return strings.Join(out, "\n\n")
}

// bare escapes what BibTeX leaves as it is and LaTeX does not: signs of comments, of
// columns, and of money.
func bare(value string) string {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value):
			b.WriteByte(c)
			i++
		case c == '%' || c == '&' || c == '$' && isMoney(value[i+1:]):
			b.WriteByte('\\')
		}
		b.WriteByte(value[i])
	}
	return b.String()
}

// isMoney reports whether the dollar before rest begins no formula: an amount follows,
// and behind it no dollar that could end one, as Pandoc tells them.
func isMoney(rest string) bool {
	if rest == "" || !isDigit(rest[0]) {
		return false
	}
	end := strings.IndexByte(rest, '$')
	return end < 0 || strings.TrimRight(rest[:end], " \n") != rest[:end] || end+1 < len(rest) && isDigit(rest[end+1])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// unbraced is a value without the braces around all of it.
func unbraced(value string) string {
	for strings.HasPrefix(value, "{") && strings.HasSuffix(value, "}") {
		p := parser{s: value, at: 1}
		inner := p.braces()
		if p.at < len(value) {
			break
		}
		value = inner
	}
	return value
}

// address is a value that is one: with nothing of LaTeX but escaped marks.
func address(value string) string {
	value = unbraced(strings.TrimPrefix(unbraced(strings.TrimSpace(value)), `\url`))
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `{\_}`, "_", `{\%}`, "%", `{\&}`, "&", `\textasciitilde`, "~", `{\textasciitilde}`, "~").Replace(value)
}
