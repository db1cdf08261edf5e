package export

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"lede/model/analysis"
	"lede/model/note"
	"lede/model/text"
)

// Annotated writes the notes of each document behind it. Markdown can; ok is
// false for a writer of a format that has no place for them.
func Annotated(w Writer, notes func(*analysis.Document) []note.Located) (_ Writer, ok bool) {
	m, ok := w.(*markdown)
	if ok {
		m.notes = notes
	}
	return w, ok
}

// markdownNotes lists notes under a heading of their own; those whose words are
// gone say so.
func (m *markdown) markdownNotes(d *analysis.Document) []string {
	if m.notes == nil {
		return nil
	}
	located := m.notes(d)
	if len(located) == 0 {
		return nil
	}
	paragraph := d.Article.Paragraphs()
	parts := []string{"## Notes"}
	for _, n := range located {
		where := "no longer in the text"
		if n.State != note.Lost {
			where = fmt.Sprintf("¶ %d", paragraph(n.Start))
		}
		parts = append(parts, markdownNote(n.Note, where)...)
	}
	return parts
}

// markdownNote is a passage as a quotation with its place, then what was
// written, which may be Markdown itself and is left as it is.
func markdownNote(n note.Note, where string) []string {
	where = strings.Join(nonempty(where, n.Made.Format("2 Jan 2006")), " · ")
	passage := indent(escape(strings.TrimSpace(n.Words())), "> ", "> ")
	return nonempty(passage+"\n>\n> — "+where, n.Text)
}

// NoteFormats are the ways to write notes of many articles, the default first.
func NoteFormats() []string { return []string{"markdown", "json"} }

// Notes writes notes, which are in the order in which they were made: as
// Markdown by article, or as JSON Lines, one object a note.
func Notes(w io.Writer, notes []note.Note, format string) error {
	if format == "json" {
		return notesJSON(w, notes)
	}
	var order []note.Source
	of := map[note.Source][]note.Note{}
	for _, n := range notes {
		from := n.From
		from.Paragraph = 0
		if of[from] == nil {
			order = append(order, from)
		}
		of[from] = append(of[from], n)
	}
	var parts []string
	for _, from := range order {
		parts = append(parts, sourceHead(from)...)
		for _, n := range of[from] {
			where := ""
			if n.From.Paragraph > 0 {
				where = fmt.Sprintf("¶ %d", n.From.Paragraph)
			}
			parts = append(parts, markdownNote(n, where)...)
		}
	}
	_, err := io.WriteString(w, text.Clean(strings.Join(parts, "\n\n"))+"\n")
	return err
}

// sourceHead is the article that notes are on.
func sourceHead(from note.Source) []string {
	title := from.Title
	if title == "" {
		title = from.File
	}
	facts := nonempty(escape(from.Outlet), from.Published)
	if web(from.URL) {
		facts = append(facts, link(escape(from.URL), from.URL))
	}
	if from.File != "" && from.File != title {
		facts = append(facts, escape(from.File))
	}
	return nonempty("# "+escape(text.CleanLine(title)), strings.Join(facts, " · "))
}

// noteRecord is a note in JSON; what is not known is left out.
type noteRecord struct {
	ID        string `json:"id"`
	Words     string `json:"words"`
	Text      string `json:"text,omitempty"`
	Title     string `json:"title,omitempty"`
	Source    string `json:"source,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
	File      string `json:"file,omitempty"`
	Paragraph int    `json:"paragraph,omitempty"`
	Made      string `json:"made"`
	Changed   string `json:"changed"`
}

func notesJSON(w io.Writer, notes []note.Note) error {
	for _, n := range notes {
		line, err := json.Marshal(noteRecord{
			ID: n.ID, Words: n.Words(), Text: n.Text, Title: n.From.Title, Source: n.From.Outlet, Published: n.From.Published,
			URL: n.From.URL, File: n.From.File, Paragraph: n.From.Paragraph,
			Made: n.Made.Format("2006-01-02T15:04:05Z07:00"), Changed: n.Changed.Format("2006-01-02T15:04:05Z07:00"),
		})
		if err != nil {
			return err
		}
		if _, err := w.Write(append(escapeControls(line), '\n')); err != nil {
			return err
		}
	}
	return nil
}
