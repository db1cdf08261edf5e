package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/note"
	"lede/model/text"
)

// noted is a document with two notes, one of which has lost its words.
func noted(t *testing.T) (*analysis.Document, []note.Note) {
	t.Helper()
	var b article.Builder
	b.Meta().Title, b.Meta().Outlet = "A *quiet* day", "Tidewater Post"
	b.Block(article.Block{}, "Nothing _happened_ at the quay.\nIt rained.")
	a := b.Build(article.Origin{File: "quay.txt"})
	noon := time.Date(2025, 5, 12, 12, 0, 0, 0, time.UTC)
	kept := note.New(a, text.Span{Start: 0, End: len(a.Text)}, "", noon)
	lost := note.New(a, text.Span{Start: 0, End: 7}, "two\n\n- lines\x1b[31m", noon.Add(time.Hour))
	lost.At.After = "Everything"
	return &analysis.Document{Article: a}, []note.Note{kept, lost}
}

func TestMarkdownNotes(t *testing.T) {
	d, notes := noted(t)
	var out strings.Builder
	w, ok := Annotated(newMarkdown(&out), func(d *analysis.Document) []note.Located { return note.Locate(d.Article, notes) })
	if err := w.Write(d); err != nil || !ok {
		t.Fatal(err)
	}
	want := "## Notes\n\n> Nothing \\_happened\\_ at the quay. It rained.\n>\n> — ¶ 1 · 12 May 2025\n\n> Everything\n>\n> — no longer in the text · 12 May 2025\n\ntwo\n\n- lines"
	if !strings.Contains(out.String(), want) || strings.Contains(out.String(), "\x1b") {
		t.Errorf("%s", out.String())
	}
	if _, ok := Annotated(newHTML(&out), nil); ok {
		t.Error("HTML takes notes and does not write them")
	}
}

func TestNotesOfManyArticles(t *testing.T) {
	_, notes := noted(t)
	other := notes[0]
	other.From = note.Source{File: "/x/other.txt"}
	var out strings.Builder
	if err := Notes(&out, append(notes, other), "markdown"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# A \\*quiet\\* day\n\nTidewater Post · quay.txt\n\n> Nothing", "# /x/other.txt\n\n> Nothing"} {
		if strings.Count(out.String(), want) != 1 {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	out.Reset()
	if err := Notes(&out, notes, "json"); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	var r noteRecord
	if err := json.Unmarshal([]byte(lines[1]), &r); err != nil || len(lines) != 2 || r.Words != "Everything" || r.Text != "two\n\n- lines" || r.Title != "A *quiet* day" || r.Made != "2025-05-12T13:00:00Z" {
		t.Errorf("%s, %v", out.String(), err)
	}
}

// A note whose paragraph is not known tells of none.
func TestNoteWithoutParagraph(t *testing.T) {
	_, notes := noted(t)
	for n, want := range map[int]bool{0: false, 1: true} {
		notes[0].From.Paragraph = n
		var out strings.Builder
		if err := Notes(&out, notes[:1], "markdown"); err != nil || strings.Contains(out.String(), "¶") != want {
			t.Errorf("paragraph %d: %v\n%s", n, err, out.String())
		}
	}
}
