package state

import (
	"lede/model/correct"
	"lede/model/library"
	"lede/model/note"
)

// change is what Undo puts back: the marks of one item, rulings, or a note.
type change struct {
	id            library.ID
	read, starred bool
	rulings       correct.Change // that were made
	note          *noteChange
	listing       *Listing // as the list was shown
	what          string
}

// noteChange is a note before and after; nil where there was or is none.
type noteChange struct {
	before, after *note.Note
}

// Undone is what Undo put back, for who keeps it.
type Undone struct {
	What        string // for the reader; "" where there was nothing to undo
	ID          library.ID
	Corrections correct.Change
	Put         *note.Note // that is back
	Drop        *note.Note // that is gone
}

// maxUndo bounds the memory of changes.
const maxUndo = 1000

func (r *Reader) push(c change) {
	r.undo = append(r.undo, c)
	if len(r.undo) > maxUndo {
		r.undo = r.undo[1:]
	}
}

// Undo takes the last change back.
func (r *Reader) Undo() Undone {
	if len(r.undo) == 0 {
		return Undone{ID: library.None}
	}
	last := r.undo[len(r.undo)-1]
	r.undo = r.undo[:len(r.undo)-1]
	r.last = nil
	u := Undone{What: last.what, ID: last.id}
	switch {
	case !last.rulings.Empty():
		u.ID, u.Corrections = library.None, last.rulings.Inverse()
		r.corrections = r.corrections.With(u.Corrections)
	case last.listing != nil:
		r.ShowListing(*last.listing)
		u.ID = library.None
	case last.note != nil:
		u.Put, u.Drop = last.note.before, last.note.after
		if u.Put != nil {
			u.Drop = nil
		}
		r.restore(last.id, u)
	default:
		r.library.Mark(last.id, last.read, last.starred)
		u.What += ": " + r.library.Item(last.id).Title()
	}
	return u
}
