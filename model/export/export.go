// Package export writes documents for other programs and other readers: JSON
// Lines, CSV, SQLite, Parquet, Markdown, HTML and plain text, in one pass and one
// document at a time.
package export

import (
	"io"
	"strings"

	"lede/model/analysis"
)

// Writer writes documents one after the other. Close ends the output; it does
// not close what is written to.
type Writer interface {
	Write(*analysis.Document) error
	Close() error
}

// Aborter is a Writer of what is of use only in whole. Abort, in the place of Close,
// leaves the output as it is and nothing else behind.
type Aborter interface {
	Abort() error
}

// Format is one way to write documents.
type Format struct {
	Name      string
	Help      string // one line for the reader
	Extension string // of files that are written in it by their name; "" for none
	Binary    bool   // is nothing to be seen on a terminal
	New       func(io.Writer) Writer
	Into      func(folder string, part Part) Writer // in New's place, of a format of several files
}

// Formats are all formats, the default first.
func Formats() []Format {
	return []Format{
		{Name: "jsonl", Help: "JSON Lines: one object an article, offsets in code points", Extension: ".jsonl", New: newJSONL},
		{Name: "csv-mentions", Help: "CSV: a row for every mention of an entity", New: newMentions},
		{Name: "csv-quotes", Help: "CSV: a row for every quotation, with its speaker", New: newQuotes},
		{Name: "sqlite", Help: "an SQLite database: tables of articles, mentions and quotations", Binary: true, New: newTables},
		{Name: "parquet", Help: "three Parquet files, in the folder that --into names: the tables that SQLite has", Into: newSheets},
		{Name: "markdown", Help: "Markdown: the article, who said what, who and what", Extension: ".md", New: newMarkdown},
		{Name: "html", Help: "one HTML page, self-contained, highlighted, printable", Extension: ".html", New: newHTML},
		{Name: "text", Help: "plain text to read, unwrapped", Extension: ".txt", New: newText},
		{Name: "spoken", Help: "lines to be heard: each says what it is, and whose words", New: newSpoken},
	}
}

// Find returns the format called name.
func Find(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Extensions are those that stand for a format, in the order in which a reader
// wants them.
func Extensions() []string { return []string{".md", ".html", ".txt", ".jsonl"} }

// ByExtension returns the format of files whose names end like name.
func ByExtension(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Extension != "" && strings.HasSuffix(strings.ToLower(name), f.Extension) {
			return f, true
		}
	}
	return Format{}, false
}
