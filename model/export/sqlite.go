package export

import (
	"errors"
	"io"
	"strings"

	"lede/model/analysis"
	"lede/model/database"
	"lede/model/entity"
)

// indices are made when all rows are there.
var indices = [...]string{
	"CREATE INDEX mentions_article ON mentions(article)",
	"CREATE INDEX mentions_name ON mentions(name)",
	"CREATE INDEX quotations_article ON quotations(article)",
	"CREATE INDEX quotations_speaker ON quotations(speaker)",
}

// tables writes documents as an SQLite database. SQLite wants to go back and forth
// in it, so that it is written out when it is whole.
type tables struct {
	out    io.Writer
	db     *database.Scratch
	insert map[string]string // by table
	count  int64             // articles
}

func newTables(w io.Writer) Writer {
	t := &tables{out: w, insert: map[string]string{}}
	for _, s := range schemas() {
		t.insert[s.name] = "INSERT INTO " + s.name + " VALUES (?" + strings.Repeat(", ?", len(s.columns)-1) + ")"
	}
	return t
}

func (t *tables) Write(d *analysis.Document) error {
	if t.db == nil {
		var err error
		if t.db, err = database.NewScratch("PRAGMA user_version = 1;" + Schema + "BEGIN;"); err != nil {
			return err
		}
	}
	t.count++
	return addRows(d, t.count, func(table string, values ...any) error {
		return t.db.Exec(t.insert[table], valid(values)...)
	})
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
