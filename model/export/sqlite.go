package export

import (
	_ "embed" // for the schema
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ncruces/go-sqlite3"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
)

// Schema is that of the SQLite export, with what each column means.
//
//go:embed schema.sql
var Schema string

// indices are made when all rows are there.
const indices = `
CREATE INDEX mentions_article ON mentions(article);
CREATE INDEX mentions_name ON mentions(name);
CREATE INDEX quotations_article ON quotations(article);
CREATE INDEX quotations_speaker ON quotations(speaker);
`

// settings of a file that nobody else sees, and that is lost if writing it fails.
const settings = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = 1;"

// tables writes documents as an SQLite database. SQLite wants to go back and forth
// in it, so that it lies in a temporary file until it is whole.
type tables struct {
	out   io.Writer
	dir   string // of the file; gone as soon as the file is open, where the system allows
	file  *os.File
	conn  *sqlite3.Conn
	add   [3]*sqlite3.Stmt // to articles, mentions, quotations
	count int64            // articles
}

func newTables(w io.Writer) Writer { return &tables{out: w} }

func (t *tables) Write(d *analysis.Document) error {
	if t.conn == nil {
		if err := t.open(); err != nil {
			return err
		}
	}
	t.count++
	a, r := d.Article, newRecorder(d)
	m := &a.Meta
	err := row(t.add[0], t.count, a.Origin.File, a.Origin.Index, known(a.Origin.Format), known(m.Title), known(m.Summary), known(m.Outlet),
		known(strings.Join(m.Authors, "; ")), known(m.Published.ISO()), known(m.URL), known(m.Section), known(d.Language), d.Words, a.Text)
	return errors.Join(err, t.mentions(d, r), t.quotations(d, r))
}

func (t *tables) mentions(d *analysis.Document, r recorder) error {
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			at := r.span(m.Span)
			if err := row(t.add[1], t.count, e.ID, e.Kind.String(), e.Name, formName(m.Form), at.Start, at.End, m.Of(r.text), sure(m.Confidence)); err != nil {
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
		if err := row(t.add[2], t.count, q.Group, q.Kind.String(), q.Said, at.Start, at.End, q.Of(r.text), speaker, entity, known(q.Cue.Of(r.text)), confidence, around(d, q.Span)); err != nil {
			return err
		}
	}
	return nil
}

// Close writes the database to where it should go; nothing where there is no
// article.
func (t *tables) Close() error {
	if t.conn == nil {
		return t.Abort()
	}
	err := t.conn.Exec("COMMIT;" + indices)
	if err == nil {
		_, err = io.Copy(t.out, t.file)
	}
	return errors.Join(err, t.Abort())
}

// Abort leaves nothing of the database.
func (t *tables) Abort() (err error) {
	if t.conn != nil {
		for _, s := range slices.Collect(t.conn.Stmts()) {
			_ = s.Close()
		}
		err = t.conn.Close()
	}
	if t.file != nil {
		err = errors.Join(err, t.file.Close())
	}
	if t.dir != "" {
		err = errors.Join(err, os.RemoveAll(t.dir))
	}
	return err
}

func (t *tables) open() (err error) {
	if t.dir, err = os.MkdirTemp("", "lede-"); err != nil {
		return err
	}
	name := filepath.Join(t.dir, "articles.db")
	if t.conn, err = sqlite3.Open(name); err != nil {
		return err
	}
	if t.file, err = os.Open(name); err != nil {
		return err
	}
	_ = os.RemoveAll(t.dir) // nothing is left, whatever ends the program
	if err = t.conn.Exec(settings + Schema + "BEGIN;"); err != nil {
		return err
	}
	for i, table := range [...]string{
		"articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		"quotations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
	} {
		if t.add[i], _, err = t.conn.Prepare("INSERT INTO " + table); err != nil {
			return err
		}
	}
	return nil
}

// row adds a row.
func row(s *sqlite3.Stmt, values ...any) error {
	for i, v := range values {
		if err := bind(s, i+1, v); err != nil {
			return err
		}
	}
	return s.Exec()
}

func bind(s *sqlite3.Stmt, i int, v any) error {
	switch v := v.(type) {
	case int:
		return s.BindInt64(i, int64(v))
	case int64:
		return s.BindInt64(i, v)
	case bool:
		return s.BindBool(i, v)
	case float64:
		return s.BindFloat(i, v)
	case string:
		return s.BindText(i, strings.ToValidUTF8(v, "\uFFFD"))
	}
	return s.BindNull(i)
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
