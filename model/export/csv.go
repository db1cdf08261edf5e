package export

import (
	"encoding/csv"
	"io"
	"sort"
	"strconv"
	"strings"

	"lede/model/analysis"
	"lede/model/quote"
	"lede/model/text"
)

// table writes one kind of finding as CSV after RFC 4180, a row each, under a
// head of column names. Offsets count code points of the article's text.
type table struct {
	out  *csv.Writer
	head []string
	rows func(d *analysis.Document, add func(...string))
}

func newMentions(w io.Writer) Writer {
	return &table{csv.NewWriter(w), []string{"file", "index", "title", "published", "entity", "kind", "name", "start", "end", "text", "form", "confidence"}, mentionRows}
}

func newQuotes(w io.Writer) Writer {
	return &table{csv.NewWriter(w), []string{"file", "index", "title", "published", "group", "kind", "start", "end", "text", "speaker", "entity", "cue", "confidence", "outlet", "url", "authors", "sentence"}, quoteRows}
}

func (t *table) Write(d *analysis.Document) error {
	t.writeHead()
	a := d.Article
	about := []string{a.Origin.File, strconv.Itoa(a.Origin.Index), a.Meta.Title, a.Meta.Published.ISO()}
	t.rows(d, func(cells ...string) {
		row := append(about[:len(about):len(about)], cells...)
		for i := range row {
			row[i] = text.Clean(row[i])
		}
		t.out.Write(row) // its error comes back from Flush
	})
	return t.flush()
}

func (t *table) Close() error {
	t.writeHead()
	return t.flush()
}

func (t *table) writeHead() {
	if t.head != nil {
		t.out.Write(t.head)
		t.head = nil
	}
}

func (t *table) flush() error {
	t.out.Flush()
	return t.out.Error()
}

func mentionRows(d *analysis.Document, add func(...string)) {
	r := newRecorder(d)
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			start, end := r.cells(m.Span)
			add(strconv.Itoa(e.ID), e.Kind.String(), e.Name, start, end, m.Of(r.text), formName(m.Form), number(m.Confidence))
		}
	}
}

func quoteRows(d *analysis.Document, add func(...string)) {
	r, meta := newRecorder(d), &d.Article.Meta
	for _, q := range d.Quotes {
		var speaker, id string
		if q.Speaker != nil {
			speaker = q.Speaker.Name
			if q.Speaker.Entity != quote.Nobody {
				id = strconv.Itoa(q.Speaker.Entity)
			}
		}
		start, end := r.cells(q.Span)
		add(strconv.Itoa(q.Group), q.Kind.String(), start, end, q.Of(r.text), speaker, id, q.Cue.Of(r.text), number(q.Confidence),
			meta.Outlet, meta.URL, strings.Join(meta.Authors, "; "), around(d, q.Span))
	}
}

// around is the sentence, or the sentences, that span lies in, on one line; the
// words of span alone where none holds it.
func around(d *analysis.Document, span text.Span) string {
	within := span
	i := sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > span.Start })
	for ; i < len(d.Sentences) && d.Sentences[i].Start < span.End; i++ {
		within = within.Join(d.Sentences[i])
	}
	return text.OneLine(within.Of(d.Article.Text))
}

// cells gives the ends of s as two cells.
func (r recorder) cells(s text.Span) (start, end string) {
	at := r.span(s)
	return strconv.Itoa(at.Start), strconv.Itoa(at.End)
}

// number writes a confidence; an empty cell where there is none.
func number(confidence float64) string {
	if confidence == 0 {
		return ""
	}
	return strconv.FormatFloat(round(confidence), 'f', -1, 64)
}
