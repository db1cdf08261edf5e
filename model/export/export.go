// Package export writes documents for other programs and other readers: JSON
// Lines, CSV, Markdown, HTML and plain text, in one pass and one document at a
// time.
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

// Format is one way to write documents.
type Format struct {
	Name      string
	Help      string // one line for the reader
	Extension string // of files that are written in it by their name; "" for none
	New       func(io.Writer) Writer
}

// Formats are all formats, the default first.
func Formats() []Format {
	return []Format{
		{"jsonl", "JSON Lines: one object an article, offsets in code points", ".jsonl", newJSONL},
		{"csv-mentions", "CSV: a row for every mention of an entity", "", newMentions},
		{"csv-quotes", "CSV: a row for every quotation, with its speaker", "", newQuotes},
		{"markdown", "Markdown: the article, who said what, who and what", ".md", newMarkdown},
		{"html", "one HTML page, self-contained, highlighted, printable", ".html", newHTML},
		{"text", "plain text to read, unwrapped", ".txt", newText},
		{"spoken", "lines to be heard: each says what it is, and whose words", "", newSpoken},
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
