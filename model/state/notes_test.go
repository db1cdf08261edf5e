package state

import (
	"testing"

	"lede/model/note"
	"lede/model/text"
)

func (r *Reader) passageText() string { return r.visual.Span().Of(r.open.article.Text) }

func TestVisual(t *testing.T) {
	r := reading(t)
	if !r.StartVisual(0) || r.passageText() != "Ana" {
		t.Fatalf("%+v", r.visual)
	}
	for _, c := range []struct {
		what string
		move func()
		want string
	}{
		{"a word", func() { r.MoveVisual(Word, 2) }, "Ana Okoro met"},
		{"back", func() { r.MoveVisual(Word, -1) }, "Ana Okoro"},
		{"the sentence", func() { r.MoveVisual(Sentence, 1) }, "Ana Okoro met Ben Silva in Lagos."},
		{"the next", func() { r.MoveVisual(Sentence, 1) }, "Ana Okoro met Ben Silva in Lagos.\n\n“We won,” said Okoro."},
		{"to the end", func() { r.MoveVisual(Block, 9) }, r.open.article.Text},
		{"the last sentence back", func() { r.MoveVisual(Sentence, -1) }, "Ana Okoro met Ben Silva in Lagos.\n\n“We won,” said Okoro.\n\nShe added “a lot”. It"},
		{"the other end", func() { r.SwapVisual(); r.MoveVisual(Block, 1) }, "Lagos.\n\n“We won,” said Okoro.\n\nShe added “a lot”. It"},
		{"to a byte", func() { r.VisualTo(20); r.SwapVisual(); r.VisualTo(4) }, "Okoro met Ben Silva"},
	} {
		c.move()
		if got := r.passageText(); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
	r.Cancel()
	if r.visual != nil || r.open == nil {
		t.Error("esc does not leave the passage")
	}
	r.WalkQuotes(1)
	if r.StartVisual(0); r.passageText() != "“We won,”" {
		t.Errorf("from a quotation: %q", r.passageText())
	}
	r.MoveVisual(Word, 1)
	if r.passageText() != "“We won,” said" {
		t.Errorf("%q", r.passageText())
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string][]string{
		"Kim Jong-un isn't “there”.": {"Kim", "Jong-un", "isn't", "there"},
		"$1,234.50 — 東京":             {"1,234.50", "東", "京"},
		"e\u0301te\u0301 x":          {"e\u0301te\u0301", "x"},
		"... ":                       nil,
	} {
		var got, back []string
		for at := 0; ; {
			w, ok := wordAfter(s, at)
			if !ok {
				break
			}
			got, at = append(got, w.Of(s)), w.End
		}
		for at := len(s); ; {
			w, ok := wordBefore(s, at)
			if !ok {
				break
			}
			back, at = append([]string{w.Of(s)}, back...), w.Start
		}
		if len(got) != len(want) || len(back) != len(want) {
			t.Errorf("%q: %q, backwards %q", s, got, back)
			continue
		}
		for i := range want {
			if got[i] != want[i] || back[i] != want[i] {
				t.Errorf("%q: %q, backwards %q", s, got, back)
			}
		}
	}
}

// keptNote is the change of a note that was wanted last.
func keptNote(r *Reader) (n NoteChanged) {
	for _, e := range r.Effects() {
		if c, ok := e.(NoteChanged); ok {
			n = c
		}
	}
	return n
}

func undone(r *Reader) NoteChanged {
	r.Undo()
	return keptNote(r)
}

func TestNotes(t *testing.T) {
	r := reading(t)
	if r.Highlight(noon) {
		t.Fatal("nothing is selected, and highlighted")
	}
	r.WalkQuotes(1)
	r.Highlight(noon)
	u := keptNote(r)
	if u.Put == nil || u.Put.Words() != "“We won,”" || r.library.Item(0).Notes != 1 {
		t.Fatalf("%+v", u)
	}
	if written, ok := r.BeginNote(); !ok || written != "" {
		t.Fatal("a highlight bears no note")
	}
	r.TypeNote("")
	r.Edit(func(l *Line) { l.Insert("why?") })
	r.Accept()
	if r.WriteNote("why?", noon); keptNote(r).Put.Text != "why?" || len(r.open.notes) != 1 {
		t.Fatalf("%+v", r.open.notes)
	}
	if r.Highlight(noon) {
		t.Error("a note is taken for a highlight")
	}
	r.TogglePanel(Notes)
	row, ok := r.PanelRow()
	if n, is := r.open.NoteOf(row); !ok || !is || n.Text != "why?" || row.Written != "why?" || row.Note != "¶ 2" {
		t.Fatalf("%+v", row)
	}
	if r.RemoveNote(); keptNote(r).Drop == nil || len(r.open.notes) != 0 || r.library.Item(0).Notes != 0 {
		t.Fatalf("%+v", u)
	}
	if u := undone(r); u.Put == nil || u.Put.Text != "why?" || len(r.open.notes) != 1 {
		t.Fatalf("%+v", u)
	}
	if u := undone(r); u.Put == nil || u.Put.Text != "" || !r.open.notes[0].Highlight() {
		t.Fatalf("%+v", u)
	}
	if u := undone(r); u.Drop == nil || len(r.open.notes) != 0 || r.library.Item(0).Notes != 0 {
		t.Fatalf("%+v", u)
	}
}

// A note whose words are gone is a row of the panel, under a head that says so.
func TestLostNote(t *testing.T) {
	r := reading(t)
	a := r.open.article
	kept, lost := note.New(a, text.Span{End: 9}, "", noon), note.New(a, text.Span{End: 9}, "who?", noon.AddDate(0, 0, 1))
	lost.At.After, lost.At.Before = "Zoe Zett", "nowhere "
	r.SetNotes(0, note.Locate(a, []note.Note{lost, kept}))
	r.TogglePanel(Notes)
	rows := r.PanelRows()
	if len(rows) != 3 || rows[0].Head || !rows[1].Head || rows[2].Text != "Zoe Zett" || rows[2].Note != "" {
		t.Fatalf("%+v", rows)
	}
	r.MovePanel(1)
	if row, _ := r.PanelRow(); row.Text != "Zoe Zett" {
		t.Fatalf("%+v", row)
	}
	if !r.RemoveNote() || keptNote(r).Drop.ID != lost.ID || len(r.open.notes) != 1 {
		t.Fatalf("%+v", r.open.notes)
	}
}
