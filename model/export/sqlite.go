package export

import (
	_ "embed" // for the schema
	"errors"
	"io"
	"strings"

	"lede/model/analysis"
	"lede/model/database"
	"lede/model/entity"
	"lede/model/quote"
)

// Schema is that of the SQLite export, with what each column means.
//
//go:embed schema.sql
var Schema string

// indices are made when all rows are there.
var indices = [...]string{
	"CREATE INDEX mentions_article ON mentions(article)",
	"CREATE INDEX mentions_name ON mentions(name)",
	"CREATE INDEX quotations_article ON quotations(article)",
	"CREATE INDEX quotations_speaker ON quotations(speaker)",
}

// How a row is added to each table.
const (
	addArticle   = "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
	addMention   = "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
	addQuotation = "INSERT INTO quotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

// tables writes documents as an SQLite database. SQLite wants to go back and forth
// in it, so that it is written out when it is whole.
type tables struct {
	out   io.Writer
	db    *database.Scratch
	count int64 // articles
}

func newTables(w io.Writer) Writer { return &tables{out: w} }

func (t *tables) Write(d *analysis.Document) error {
	if t.db == nil {
		var err error
		if t.db, err = database.NewScratch("PRAGMA user_version = 1;" + Schema + "BEGIN;"); err != nil {
			return err
		}
	}
	t.count++
	a, r := d.Article, newRecorder(d)
	m := &a.Meta
	err := t.add(addArticle, t.count, a.Origin.File, a.Origin.Index, known(a.Origin.Format), known(m.Title), known(m.Summary), known(m.Outlet),
		known(strings.Join(m.Authors, "; ")), known(m.Published.ISO()), known(m.URL), known(m.Section), known(d.Language), d.Words, a.Text)
	return errors.Join(err, t.mentions(d, r), t.quotations(d, r))
}

func (t *tables) mentions(d *analysis.Document, r recorder) error {
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			at := r.span(m.Span)
			if err := t.add(addMention, t.count, e.ID, e.Kind.String(), e.Name, formName(m.Form), at.Start, at.End, m.Of(r.text), sure(m.Confidence)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *tables) quotations(d *analysis.Document, r recorder) error {
	for _, q := range d.Quotes {
		at := r.span(q.Span)
		var speaker, entity, confidence any
		if s := q.Speaker; s != nil {
			speaker, confidence = s.Name, sure(q.Confidence)
			if s.Entity != quote.Nobody {
				entity = s.Entity
			}
		}
		if err := t.add(addQuotation, t.count, q.Group, q.Kind.String(), q.Said, at.Start, at.End, q.Of(r.text), speaker, entity, known(q.Cue.Of(r.text)), confidence, around(d, q.Span)); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the database to where it should go; nothing where there is no
// article.
func (t *tables) Close() error {
	if t.db == nil {
		return nil
	}
	err := t.db.Exec("COMMIT")
	for _, query := range indices {
		if err == nil {
			err = t.db.Exec(query)
		}
	}
	if err == nil {
		_, err = t.db.WriteTo(t.out)
	}
	return errors.Join(err, t.db.Close())
}

// Abort leaves nothing of the database.
func (t *tables) Abort() error {
	if t.db == nil {
		return nil
	}
	return t.db.Close()
}

// add adds a row.
func (t *tables) add(query string, values ...any) error {
	for i, v := range values {
		if s, ok := v.(string); ok {
			values[i] = strings.ToValidUTF8(s, "\uFFFD")
		}
	}
	return t.db.Exec(query, values...)
}

// known is s, or nothing where it is empty.
func known(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// sure is a confidence, or nothing where there is none.
func sure(confidence float64) any {
	if confidence == 0 {
		return nil
	}
	return round(confidence)
}

// formName is what a form is called in tables.
func formName(f entity.Form) string {
	return [...]string{entity.Name: "name", entity.Nominal: "nominal", entity.Pronoun: "pronoun"}[f]
}
