package state

import (
	"lede/model/correct"
	"lede/model/library"
	"lede/model/note"
)

// change is what Undo puts back: the marks of one item or of many, corrections, or a note.
type change struct {
	id            library.ID
	read, starred bool
	together      []library.ID   // that were marked read
	corrections   correct.Change // that were made
	note          *noteChange
	listing       *Listing // as the list was shown
	what          string
}

// noteChange is a note before and after; nil where there was or is none.
type noteChange struct {
	before, after *note.Note
}

// maxUndo bounds the memory of changes.
const maxUndo = 1000

func (r *Reader) push(c change) {
	r.undo = append(r.undo, c)
	if len(r.undo) > maxUndo {
		r.undo = r.undo[1:]
	}
}

// Undo takes the last change back and says what that was, "" where there was
// nothing to undo.
func (r *Reader) Undo() (what string) {
	if len(r.undo) == 0 {
		return ""
	}
	last := r.undo[len(r.undo)-1]
	r.undo = r.undo[:len(r.undo)-1]
	r.last = nil
	switch {
	case !last.corrections.Empty():
		back := last.corrections.Inverse()
		r.corrections = r.corrections.With(back)
		r.want(Corrected{back})
		r.finding.outdate()
	case last.listing != nil:
		r.ShowListing(*last.listing)
		r.want(Relisted{})
	case last.together != nil:
		r.setRead(last.together, false)
	case last.note != nil:
		r.putNote(last.id, last.note.after, last.note.before)
	default:
		r.library.Mark(last.id, last.read, last.starred)
		r.want(Marked{last.id})
		return last.what + ": " + r.library.Item(last.id).Title()
	}
	return last.what
}
