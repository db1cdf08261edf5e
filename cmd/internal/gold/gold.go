// Package gold reads annotated articles: texts whose entities and quotations
// were marked by hand, which the stages of analysis are scored against and may
// learn from.
//
// A file has header lines ("title: …"), a blank line, and the body, one
// paragraph a line, with marks ⟦text|tag⟧ that nest. testdata/gold/README.md
// is the annotators' guide.
package gold

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
)

// Ext is the extension of annotated articles.
const Ext = ".gold"

// Split says what a file may be used for.
type Split uint8

// Splits. They were fixed before anything was scored.
const (
	Train Split = iota
	Test
)

var splitNames = [...]string{"train", "test"}

// String is the split's name in the header.
func (s Split) String() string { return splitNames[s] }

// Doc is one annotated article. Every span points into Article.Text.
type Doc struct {
	Article *article.Article

	// Entities are ordered by first mention, IDs ascending from 0, as
	// entity.Find returns them; Keys are their ids in the file.
	Entities []entity.Entity
	Keys     []string

	// Quotes are ordered by text.Compare.
	Quotes []quote.Quote

	Region string // "africa", "europe" …
	Genre  string // "wire", "court", "interview" …
	Split  Split
}

// Error is a fault in an annotated file.
type Error struct {
	File         string
	Line, Column int // from 1; columns count code points
	Reason       string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Reason)
}

// Read reads one annotated article. A fault in it is an *Error.
func Read(path string) (*Doc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Parse(path, f)
}

// ReadDir reads every annotated article of a folder, by name. It reads on
// after a faulty one and returns the good ones with the joined errors.
func ReadDir(dir string) ([]*Doc, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*"+Ext))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no %s files", dir, Ext)
	}
	var docs []*Doc
	var faults []error
	for _, path := range paths {
		doc, err := Read(path)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		docs = append(docs, doc)
	}
	return docs, errors.Join(faults...)
}

// Parse reads an annotated article from r; name stands in errors and as the
// article's origin.
func Parse(name string, r io.Reader) (*Doc, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := parser{file: name, doc: &Doc{}, ids: map[string]int{}, groups: map[string]int{}}
	if err := p.parse(string(data)); err != nil {
		return nil, err
	}
	return p.doc, nil
}
