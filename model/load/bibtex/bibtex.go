// Package bibtex decodes BibTeX and BibLaTeX, in which reference managers and press
// archives hand out records: "@article{key, title = {Title}}".
package bibtex

import (
	"context"
	"errors"
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
	"journal": {Field: field.Outlet}, "journaltitle": {Field: field.Outlet}, "newspaper": {Field: field.Outlet}, "booktitle": {Field: field.Outlet, Order: 1},
	"maintitle": {Field: field.Outlet, Order: 1}, "publisher": {Field: field.Outlet, Order: 2}, "institution": {Field: field.Outlet, Order: 2}, "organization": {Field: field.Outlet, Order: 2},
	"url": {Field: field.URL}, "language": {Field: field.Language}, "langid": {Field: field.Language, Order: 1},
}

var errBare = errors.New("without a title or a text")

// Decode reads the records of a file.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		s, err := in.Whole()
		if err != nil {
			yield(nil, fmt.Errorf("bibtex: %w", err))
			return
		}
		p := parser{s: s, macros: months()}
		count, passed := 0, 0
		for ctx.Err() == nil {
			e, ok := p.entry()
			if !ok {
				break
			}
			rec := e.record(in.AsIs)
			if !rec.HasBody() && !rec.Has(field.Title) {
				passed++
				continue
			}
			count++
			if !yield(rec.Article(article.Origin{File: in.File, Index: count - 1, Format: "bibtex"}), nil) {
				return
			}
		}
		if count == 0 || passed > 0 {
			yield(nil, fmt.Errorf("%d records %w", passed, errBare))
		}
	}
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
	if date, _, _ := strings.Cut(e["date"], "/"); date != "" {
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
		if strings.HasPrefix(name, "{") && strings.HasSuffix(name, "}") {
			names = append(names, plain)
			continue
		}
		names = append(names, field.GivenFirst(plain))
	}
	return strings.Join(names, "; ")
}

// splitAnd parts a list at the words "and" that stand outside of braces.
func splitAnd(list string) (parts []string) {
	depth, from := 0, 0
	list = strings.Join(strings.Fields(list), " ")
	for i := range len(list) {
		switch {
		case list[i] == '{':
			depth++
		case list[i] == '}':
			depth--
		case depth <= 0 && i >= from && strings.HasPrefix(list[i:], " and "):
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

// bare escapes what BibTeX leaves as it is and LaTeX does not: signs of comments and
// of columns.
func bare(value string) string {
	return marks().ReplaceAllString(value, `$1\$2`)
}

var marks = text.Pattern(`(^|[^\\])([%&])`)

// address is a value that is one: with nothing of LaTeX but escaped marks.
func address(value string) string {
	value = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(value), `\url{`), "}")
	return strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `{\_}`, "_", `{\%}`, "%", `{\&}`, "&", `\textasciitilde`, "~", `{\textasciitilde}`, "~").Replace(value)
}
