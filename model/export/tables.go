package export

import (
	_ "embed" // for the schema
	"strings"

	"lede/model/analysis"
	"lede/model/quote"
)

// Schema is that of the tables that are exported, with what each column means.
//
//go:embed schema.sql
var Schema string

// tableSchema is one of the tables of Schema.
type tableSchema struct {
	name    string
	columns []columnSchema
}

type columnSchema struct {
	name, kind string // TEXT, INTEGER or REAL
	optional   bool
}

// schemas are the tables of Schema, in its order.
func schemas() (all []tableSchema) {
	for line := range strings.Lines(Schema) {
		line, _, _ = strings.Cut(line, "--")
		words := strings.Fields(line)
		switch {
		case len(words) < 2:
		case words[0] == "CREATE":
			all = append(all, tableSchema{name: words[2]})
		default:
			t := &all[len(all)-1]
			must := strings.Contains(line, "NOT NULL") || strings.Contains(line, "PRIMARY KEY")
			t.columns = append(t.columns, columnSchema{words[0], strings.TrimSuffix(words[1], ","), !must})
		}
	}
	return all
}

// row adds a row to a table. Its values are nil, an int, a bool, a float64 or a string.
type row func(table string, values ...any) error

// addRows adds all of a document to the tables; its article has that id.
func addRows(d *analysis.Document, id int64, add row) error {
	a, r := d.Article, newRecorder(d)
	m := &a.Meta
	if err := add("articles", id, a.Origin.File, a.Origin.Index, known(a.Origin.Format), known(m.Title), known(m.Summary), known(m.Outlet),
		known(strings.Join(m.Authors, "; ")), known(m.Published.ISO()), known(m.URL), known(m.Section), known(d.Language), d.Words, a.Text); err != nil {
		return err
	}
	if err := addMentions(d, id, r, add); err != nil {
		return err
	}
	return addQuotations(d, id, r, add)
}

func addMentions(d *analysis.Document, id int64, r recorder, add row) error {
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			at := r.span(m.Span)
			if err := add("mentions", id, e.ID, e.Kind.String(), e.Name, formName(m.Form), at.Start, at.End, m.Of(r.text), sure(m.Confidence)); err != nil {
				return err
			}
		}
	}
	return nil
}

func addQuotations(d *analysis.Document, id int64, r recorder, add row) error {
	for _, q := range d.Quotes {
		at := r.span(q.Span)
		var speaker, entity, confidence any
		if s := q.Speaker; s != nil {
			speaker, confidence = s.Name, sure(q.Confidence)
			if s.Entity != quote.Nobody {
				entity = s.Entity
			}
		}
		if err := add("quotations", id, q.Group, q.Kind.String(), q.Said, at.Start, at.End, q.Of(r.text), speaker, entity, known(q.Cue.Of(r.text)), confidence, around(d, q.Span)); err != nil {
			return err
		}
	}
	return nil
}

// valid makes what is text of values UTF-8, which names of files need not be.
func valid(values []any) []any {
	for i, v := range values {
		if s, ok := v.(string); ok {
			values[i] = strings.ToValidUTF8(s, "\uFFFD")
		}
	}
	return values
}
