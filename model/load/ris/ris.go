// Package ris decodes RIS, the format in which press archives and reference
// managers hand out records: a tag a line, "T1  - Title".
package ris

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/record"
	"lede/model/text"
)

// fields are the tags that say something of an article, the most telling of each
// field first.
var fields = map[string]field.Rank{
	"TI": {Field: field.Title}, "T1": {Field: field.Title, Order: 1}, "CT": {Field: field.Title, Order: 2}, "BT": {Field: field.Title, Order: 3},
	"AB": {Field: field.Body}, "N2": {Field: field.Body},
	"DA": {Field: field.Published}, "Y1": {Field: field.Published, Order: 1}, "PY": {Field: field.Published, Order: 2},
	"T2": {Field: field.Outlet}, "JF": {Field: field.Outlet, Order: 1}, "JO": {Field: field.Outlet, Order: 2}, "JA": {Field: field.Outlet, Order: 3}, "PB": {Field: field.Outlet, Order: 4},
	"UR": {Field: field.URL}, "L2": {Field: field.URL, Order: 1}, "LA": {Field: field.Language}, "SE": {Field: field.Section},
}

// tagged matches a line with a tag.
var tagged = text.Pattern(`^\s*([A-Z][A-Z0-9])  ?- ?(.*)$`)

// maxLine is how long a line is, in bytes, at most.
const maxLine = 16 << 20

// Decode reads the records of a file.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		d := &decoder{in: in, yield: yield}
		lines := bufio.NewScanner(in)
		lines.Buffer(nil, maxLine)
		for lines.Scan() {
			if ctx.Err() != nil || !d.line(strings.TrimPrefix(lines.Text(), "\uFEFF")) {
				return
			}
		}
		switch err := lines.Err(); {
		case err != nil:
			yield(nil, fmt.Errorf("ris: %w", err))
		case !d.end():
		case d.count == 0 || d.passed > 0:
			yield(nil, record.Bare(d.passed))
		}
	}
}

type decoder struct {
	in            decode.Input
	yield         func(*article.Article, error) bool
	count, passed int

	rec     *record.Record
	authors []string
	rank    field.Rank // of the last tag
	value   strings.Builder
}

// line reads a line: a tag with its value, or what goes on in the value before.
func (d *decoder) line(line string) bool {
	m := tagged().FindStringSubmatch(line)
	if m == nil {
		if d.rec != nil {
			d.value.WriteString("\n" + line)
		}
		return true
	}
	d.flush()
	switch m[1] {
	case "TY":
		if !d.end() {
			return false
		}
		d.rec = new(record.Record)
		d.rec.AsIs = d.in.AsIs
	case "ER":
		return d.end()
	case "AU", "A1":
		d.authors = append(d.authors, m[2])
	default:
		d.rank = fields[m[1]]
		d.value.WriteString(m[2])
	}
	return true
}

// flush offers the value of the last tag.
func (d *decoder) flush() {
	if d.rec != nil && d.rank.Field != field.None {
		d.rec.Offer(d.rank, strings.TrimRight(strings.TrimSpace(d.value.String()), "/"))
	}
	d.rank = field.Rank{}
	d.value.Reset()
}

// end gives the record that is open. It reports whether to go on.
func (d *decoder) end() bool {
	d.flush()
	rec := d.rec
	if rec == nil {
		return true
	}
	for i, name := range d.authors {
		d.authors[i] = field.GivenFirst(name)
	}
	rec.Best.Offer(field.Rank{Field: field.Authors}, strings.Join(d.authors, "; "))
	d.rec, d.authors = nil, nil
	if rec.IsBare() {
		d.passed++
		return true
	}
	d.count++
	return d.yield(rec.Article(article.Origin{File: d.in.File, Index: d.count - 1, Format: "ris"}), nil)
}
