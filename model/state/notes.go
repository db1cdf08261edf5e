package state

import (
	"fmt"
	"slices"
	"time"

	"lede/model/article"
	"lede/model/library"
	"lede/model/note"
	"lede/model/quote"
	"lede/model/text"
)

// Noting is a note being written: on a new passage, or the one of an ID.
type Noting struct {
	passage text.Span
	old     *note.Note // nil for a new one
}

// Words are the passage that is written on, in a's text.
func (w *Noting) Words(a *article.Article) string {
	if w.old != nil {
		return w.old.Words()
	}
	return w.passage.Of(a.Text)
}

// SetNotes puts the notes of item id beside its text. Those of an article that
// is not open change the row in the list alone.
func (r *Reader) SetNotes(id library.ID, located []note.Located) {
	r.library.SetNotes(id, len(located))
	if r.open != nil && r.open.id == id {
		r.open.setNotes(located)
	}
}

// TakeMarks sets the marks of item id as they were set elsewhere: there is nothing
// to keep, and nothing that could be undone here.
func (r *Reader) TakeMarks(id library.ID, read, starred bool, notes int) {
	r.library.Mark(id, read, starred)
	r.library.SetNotes(id, notes)
}

// NoteSpan is the passage a note would be on: the one being selected, else the
// selected mention or quotation, else the current search hit.
func (r *Reader) NoteSpan() (text.Span, bool) {
	if r.open == nil || r.open.article == nil {
		return text.Span{}, false
	}
	if r.visual != nil {
		return r.visual.Span(), true
	}
	return r.open.passage()
}

// touched is a note that was written or gone to, and where the page was then: as long as
// it is there and nothing is selected, that note is meant.
type touched struct {
	id    string
	place Place
}

// TouchNote notes that a note was gone to, and that the page is there now.
func (r *Reader) TouchNote(id string) {
	if r.open != nil {
		r.open.touched = touched{id, r.open.place}
	}
}

// noteHere is the note meant: that of the panel's row, else the shortest on the
// passage, else the one that was touched; nil where there is none.
func (r *Reader) noteHere() *note.Note {
	o := r.open
	if o == nil {
		return nil
	}
	if r.focus == OnPanel && r.panel != nil {
		if row, ok := r.PanelRow(); ok && row.Noted > 0 {
			return &o.notes[row.Noted-1].Note
		}
		return nil
	}
	span, ok := r.NoteSpan()
	best := -1
	if !ok && o.touched.place == o.place {
		best = slices.IndexFunc(o.notes, func(n note.Located) bool { return n.ID == o.touched.id && n.State != note.Lost })
	}
	for i, n := range o.notes {
		if ok && n.State != note.Lost && n.Overlaps(span) && (best < 0 || n.Len() < o.notes[best].Len()) {
			best = i
		}
	}
	if best < 0 {
		return nil
	}
	return &o.notes[best].Note
}

// Highlight marks the passage without a word. Where it bears a highlight
// already that is taken away. now is the time.
func (r *Reader) Highlight(now time.Time) bool {
	span, ok := r.NoteSpan()
	if !ok || span.Empty() {
		r.Say("select a passage with V, a name with e or a quotation with . first")
		return false
	}
	for i := range r.open.notes {
		if n := r.open.notes[i]; n.Span == span && n.State != note.Lost {
			if n.Highlight() {
				r.visual = nil
				return r.changeNote(&n.Note, nil, "highlight removed")
			}
			r.Say("there is a note on this already")
			return false
		}
	}
	n := note.New(r.open.article, span, "", now)
	r.visual = nil
	return r.changeNote(nil, &n, "highlighted")
}

// BeginNote starts to write: on the passage, or in the note that is there. It
// gives what is written already, and reports false where there is nothing to
// write on.
func (r *Reader) BeginNote() (written string, ok bool) {
	if old := r.noteHere(); old != nil {
		n := *old
		r.noting = &Noting{old: &n}
		return n.Text, true
	}
	span, ok := r.NoteSpan()
	if !ok || span.Empty() {
		r.Say("select a passage with V, a name with e or a quotation with . first")
		return "", false
	}
	r.noting = &Noting{passage: span}
	return "", true
}

// GiveUpNote leaves the note begun unwritten.
func (r *Reader) GiveUpNote() { r.noting = nil }

// TypeNote lets the note begun be typed in one line.
func (r *Reader) TypeNote(written string) { r.Type(ForNote, written) }

// WriteNote sets what the note begun says, at now; nothing but space gives it
// up, or leaves a highlight of an old one.
func (r *Reader) WriteNote(words string, now time.Time) bool {
	w := r.noting
	r.noting, r.visual = nil, nil
	if w == nil || r.open == nil || r.open.article == nil {
		return false
	}
	words = note.Clean(words)
	switch {
	case w.old != nil && words == w.old.Text, w.old == nil && words == "":
		return false
	case w.old != nil:
		n := w.old.With(words, now)
		return r.changeNote(w.old, &n, "note changed")
	}
	n := note.New(r.open.article, w.passage, words, now)
	return r.changeNote(nil, &n, "note written")
}

// RemoveNote takes away the note that is meant.
func (r *Reader) RemoveNote() bool {
	old := r.noteHere()
	if old == nil {
		r.Say("no note here")
		return false
	}
	n := *old
	what := "note removed"
	if n.Highlight() {
		what = "highlight removed"
	}
	r.visual = nil
	return r.changeNote(&n, nil, what)
}

// changeNote puts after in the place of before, for which it is kept. It reports
// true.
func (r *Reader) changeNote(before, after *note.Note, what string) bool {
	id := r.open.id
	r.push(change{id: id, note: &noteChange{before, after}, what: what})
	r.putNote(id, before, after)
	if r.Say(what); after != nil {
		r.TouchNote(after.ID)
	}
	return true
}

// putNote puts after in the place of before, one of which may be nil, among the
// notes of item id.
func (r *Reader) putNote(id library.ID, before, after *note.Note) {
	n := NoteChanged{ID: id, Put: after}
	if after == nil {
		n.Drop = before
	}
	r.want(n)
	it := r.library.Item(id)
	if o := r.open; o != nil && o.id == id && o.article != nil {
		if n.Put != nil {
			o.setNotes(note.Put(o.notes, o.article, *n.Put))
		}
		if n.Drop != nil {
			o.setNotes(note.Drop(o.notes, n.Drop.ID))
		}
		r.library.SetNotes(id, len(o.notes))
		return
	}
	switch { // an article that is not open
	case it == nil:
	case n.Put != nil:
		r.library.SetNotes(id, max(1, it.Notes))
	case n.Drop != nil:
		r.library.SetNotes(id, max(0, it.Notes-1))
	}
}

// noteRows lists the notes of the open article, those whose words are gone last.
func (o *Open) noteRows() []PanelRow {
	var rows []PanelRow
	paragraph := o.article.Paragraphs()
	for i, n := range o.notes {
		if n.State == note.Lost && (i == 0 || o.notes[i-1].State != note.Lost) {
			rows = append(rows, PanelRow{Head: true, Text: "lost: these words are gone", Entity: quote.Nobody, Quote: -1})
		}
		row := PanelRow{Text: text.CleanLine(n.Words()), Target: n.Span, Entity: quote.Nobody, Quote: -1, Noted: i + 1, Written: text.CleanLine(n.Text)}
		if n.State != note.Lost {
			row.Note = fmt.Sprintf("¶ %d", paragraph(n.Start))
		}
		if n.State == note.Changed {
			row.Note = "changed, " + row.Note
		}
		rows = append(rows, row)
	}
	return rows
}

func (o *Open) setNotes(located []note.Located) {
	o.notes = located
	o.noted++
}

// marked marks the notes of the open article.
func (o *Open) marked(marks []Mark, within text.Span) []Mark {
	for _, n := range o.notes {
		if n.State != note.Lost && n.Overlaps(within) {
			marks = append(marks, Mark{Span: n.Span, Role: Noted})
		}
	}
	return marks
}

// NotesIn are the notes whose passages begin in the range, in its order.
func (o *Open) NotesIn(within text.Span) []note.Located {
	return slices.DeleteFunc(slices.Clone(o.notes), func(n note.Located) bool {
		return n.State == note.Lost || !within.Contains(n.Start)
	})
}

// NoteOf is the note of a panel's row; ok is false where it is about none.
func (o *Open) NoteOf(row PanelRow) (n note.Located, ok bool) {
	if row.Noted < 1 || row.Noted > len(o.notes) {
		return n, false
	}
	return o.notes[row.Noted-1], true
}
