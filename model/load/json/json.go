// Package json decodes JSON: an article, lists of articles, the answers of news
// interfaces, ninjs, JSON Feed, and JSON Lines. It looks for objects with an
// article's fields, wherever they lie.
package json

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/record"
	"lede/model/text"
)

// Decode reads a file of JSON: one value, several in a row, or an array, whose
// elements are read one at a time.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		d := decoder{file: in.File, yield: yield, asIs: in.AsIs, names: in.Names}
		values := splitter{r: unassigned(in)}
		for ctx.Err() == nil {
			raw, err := values.next()
			if errors.Is(err, io.EOF) {
				d.finish()
				return
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !d.value(string(raw)) {
				return
			}
		}
	}
}

// Lines reads JSON Lines. A line that is no article is passed over; how many
// there were is said at the end. Of heads it reads the metadata and the first
// words alone, at several times the speed. An object that is not as most are is
// read whole: it gives the same metadata in any case.
func Lines(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	if in.Heads {
		return lines(ctx, in, (*decoder).head)
	}
	return lines(ctx, in, (*decoder).value)
}

// lines reads JSON Lines; value yields the articles of a line and reports whether
// to go on.
func lines(ctx context.Context, in decode.Input, value func(*decoder, string) bool) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		d := &decoder{file: in.File, yield: yield, asIs: in.AsIs}
		lines := bufio.NewReaderSize(in, 64<<10)
		bad, firstBad := 0, 0
		next := int64(0)
		var line []byte
		for n := 1; ctx.Err() == nil; n++ {
			var err error
			line, err = readLine(lines, line[:0])
			d.offset, next = next, next+int64(len(line))
			if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
				before := d.count
				if trimmed[0] == '{' && !value(d, string(trimmed)) {
					return
				}
				if d.count == before {
					if bad++; bad == 1 {
						firstBad = n
					}
				}
			}
			if err != nil {
				d.finishLines(err, bad, firstBad)
				return
			}
		}
	}
}

// readLine appends the rest of a line, which may be long but not without limit.
func readLine(r *bufio.Reader, line []byte) ([]byte, error) {
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
		if len(line) > maxValue {
			return nil, fmt.Errorf("a line of more than %d MiB", maxValue>>20)
		}
	}
}

// decoder yields the articles found in values.
type decoder struct {
	file  string
	yield func(*article.Article, error) bool
	count int

	asIs   bool              // text stays as it came
	names  map[string]string // of people, by what stands for them
	offset int64             // where the line began
	seen   []string          // keys of the first object without an article
	cut    bool              // a value without an article breaks off

	ranks map[string]field.Rank // of the keys that were met, for heads
}

// value yields the articles in raw, one value or several in a row. It reports
// whether to go on.
func (d *decoder) value(raw string) bool {
	for raw != "" {
		p := &parser{s: raw}
		if v := p.parse(0); !d.articles(v, p) {
			return false
		}
		raw = strings.TrimSpace(raw[p.at:])
	}
	return true
}

// articles yields the articles in v, which p has read.
func (d *decoder) articles(v any, p *parser) bool {
	if o, ok := v.(*object); ok && d.seen == nil {
		d.seen = o.keys
	}
	var last *record.Record
	for r := range articles(v, within{asIs: d.asIs, names: d.names}) {
		p.tell(r)
		if last != nil && !d.emit(last) {
			return false
		}
		last = r
	}
	if last == nil {
		d.cut = d.cut || p.cut
		return true
	}
	p.tellCut(last)
	return d.emit(last)
}

func (d *decoder) emit(r *record.Record) bool {
	a := r.Article(article.Origin{File: d.file, Index: d.count, Format: "json", Offset: d.offset})
	d.count, d.offset = d.count+1, 0
	return d.yield(a, nil)
}

// tellCut notes on the last article of a value that ends in the middle where it
// does: the ones before it are whole.
func (p *parser) tellCut(r *record.Record) {
	if !p.cut {
		return
	}
	said := fmt.Sprintf("the JSON breaks off after %d bytes", len(p.s))
	if p.cutIn != "" {
		said += fmt.Sprintf(", in %q", text.Shorten(p.cutIn, maxNamed))
	}
	r.Notices = append(r.Notices, article.Notice{Kind: article.Cut, Text: said + ": what stands before is shown, the rest is missing"})
}

// maxNamed is the longest name of a field that is told, in runes.
const maxNamed = 40

// tell notes on an article how its JSON was.
func (p *parser) tell(r *record.Record) {
	note := func(kind article.NoticeKind, s string) {
		r.Notices = append(r.Notices, article.Notice{Kind: kind, Text: s})
	}
	if p.mended {
		note(article.Repaired, "faulty JSON was mended")
	}
	if p.deep {
		note(article.Cut, fmt.Sprintf("what was nested deeper than %d was left out", maxDepth))
	}
}

// finish says why there was no article.
func (d *decoder) finish() {
	switch {
	case d.count > 0:
	case d.cut:
		d.yield(nil, errors.New("broken JSON: it ends in the middle, before any article"))
	case len(d.seen) > 0:
		const most = 8
		d.yield(nil, fmt.Errorf("JSON without an article, its keys are %s", strings.Join(d.seen[:min(len(d.seen), most)], ", ")))
	default:
		d.yield(nil, errors.New("JSON without an article"))
	}
}

func (d *decoder) finishLines(err error, bad, first int) {
	switch {
	case !errors.Is(err, io.EOF):
		d.yield(nil, err)
	case d.count == 0:
		d.finish()
	case bad > 0:
		d.yield(nil, fmt.Errorf("%s without an article, the first is line %d", text.Count(bad, "line"), first))
	}
}

// assigned matches what stands before the value in the files of an archive that are
// scripts: "window.YTD.tweets.part0 = ".
var assigned = text.Pattern(`^[\s\x{feff}]*(?:window\.[\w.$]+|(?:var|let|const)\s+\w+|[\w.]+)\s*=\s*`)

// maxAssigned is how far into a file that reaches, in bytes.
const maxAssigned = 256

// Assigned is how many bytes head begins with before the value of a script.
func Assigned(head string) int {
	return len(assigned().FindString(head[:min(len(head), maxAssigned)]))
}

// unassigned reads r from its value on.
func unassigned(r io.Reader) *bufio.Reader {
	b := bufio.NewReader(r)
	head, _ := b.Peek(maxAssigned)
	_, _ = b.Discard(Assigned(string(head)))
	return b
}
