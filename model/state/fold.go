package state

import (
	"slices"

	"lede/model/article"
)

// Folds are folds of asides that are open, by the index of their first block.
// It does not change; the nil Folds has none.
type Folds struct{ blocks []int }

// Has reports whether the fold that begins with a block is open.
func (f *Folds) Has(block int) bool { return f != nil && slices.Contains(f.blocks, block) }

// ToggleFold opens or closes the fold that begins with a block.
func (r *Reader) ToggleFold(block int) {
	o := r.open
	if o == nil {
		return
	}
	var blocks []int
	if o.folds != nil {
		blocks = slices.Clone(o.folds.blocks)
	}
	if i := slices.Index(blocks, block); i >= 0 {
		blocks = slices.Delete(blocks, i, i+1)
	} else {
		blocks = append(blocks, block)
	}
	o.folds = &Folds{blocks}
}

// ToggleAsides opens all folds, or closes them, and says so.
func (r *Reader) ToggleAsides() {
	if o := r.open; o != nil && o.article != nil {
		if !slices.ContainsFunc(o.article.Blocks, func(b article.Block) bool { return b.Aside }) {
			r.Say("nothing is folded here")
			return
		}
		if o.asides, o.folds = !o.asides, nil; o.asides {
			r.Say("all is unfolded")
			return
		}
		r.Say("what is not the story is folded")
	}
}
