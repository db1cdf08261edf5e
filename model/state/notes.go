package state

import (
	"lede/model/library"
)

// restore puts the notes of item id as u has them.
func (r *Reader) restore(id library.ID, u Undone) {}
