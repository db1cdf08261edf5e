package library

import (
	"iter"
	"slices"
)

// order is a sorted sequence of items in blocks: finding, inserting and removing
// one cost a binary search and the length of a block, however many there are.
// Its order is that of compare, which must say the same of an item as long as
// it is in it.
type order struct {
	blocks [][]ID // none empty
	n      int
}

// blockSize is how many items a block holds when it is made; one of twice as
// many is parted.
const blockSize = 256

type comparison = func(x, y ID) int

// from makes o the items of sorted.
func (o *order) from(sorted []ID) {
	o.blocks, o.n = nil, len(sorted)
	for part := range slices.Chunk(sorted, blockSize) {
		o.blocks = append(o.blocks, slices.Clone(part))
	}
}

// at returns item i of the order, None where there is none.
func (o *order) at(i int) ID {
	if i < 0 {
		return None
	}
	for _, b := range o.blocks {
		if i < len(b) {
			return b[i]
		}
		i -= len(b)
	}
	return None
}

// find returns where id is, or belongs: a block and a place in it.
func (o *order) find(id ID, compare comparison) (block, place int, found bool) {
	block, _ = slices.BinarySearchFunc(o.blocks, id, func(b []ID, id ID) int { return compare(b[len(b)-1], id) })
	if block == len(o.blocks) {
		return block, 0, false
	}
	place, found = slices.BinarySearchFunc(o.blocks[block], id, compare)
	return block, place, found
}

// row returns the number of id in the order, -1 where it is not in it.
func (o *order) row(id ID, compare comparison) int {
	block, place, found := o.find(id, compare)
	if !found {
		return -1
	}
	for _, b := range o.blocks[:block] {
		place += len(b)
	}
	return place
}

// insert puts id in its place, once.
func (o *order) insert(id ID, compare comparison) {
	block, place, found := o.find(id, compare)
	if found {
		return
	}
	o.n++
	if block == len(o.blocks) { // after all others
		if block == 0 {
			o.blocks = [][]ID{{id}}
			return
		}
		block--
		place = len(o.blocks[block])
	}
	b := slices.Insert(o.blocks[block], place, id)
	o.blocks[block] = b
	if len(b) >= 2*blockSize {
		o.blocks[block] = b[:blockSize:blockSize]
		o.blocks = slices.Insert(o.blocks, block+1, slices.Clone(b[blockSize:]))
	}
}

// remove takes id out and reports whether it was there.
func (o *order) remove(id ID, compare comparison) bool {
	block, place, found := o.find(id, compare)
	if !found {
		return false
	}
	o.n--
	o.blocks[block] = slices.Delete(o.blocks[block], place, place+1)
	if len(o.blocks[block]) == 0 {
		o.blocks = slices.Delete(o.blocks, block, block+1)
	}
	return true
}

// beside returns the items before and after id, None where there is none.
func (o *order) beside(id ID, compare comparison) (before, after ID) {
	row := o.row(id, compare)
	if row < 0 {
		return None, None
	}
	return o.at(row - 1), o.at(row + 1)
}

// all gives the items in order.
func (o *order) all() iter.Seq[ID] {
	return func(yield func(ID) bool) {
		for _, b := range o.blocks {
			for _, id := range b {
				if !yield(id) {
					return
				}
			}
		}
	}
}
