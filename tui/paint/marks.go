package paint

import (
	"slices"

	"lede/model/text"
	"lede/tui/theme"
)

// Mark is a span of the article's text that looks different.
type Mark struct {
	text.Span
	Role  theme.Role
	Guess bool // of a quotation: who spoke is a guess

	Strength theme.Strength // of a name
}

// Layer is a set of marks that can be asked what lies where. It is immutable.
// Building one costs a sort, asking costs what is found: keep what changes
// seldom (entities of a kind, quotations) apart from what changes with every
// key (the selection).
type Layer struct {
	marks []Mark
	ends  []int // ends[i] is the furthest end in the subtree whose root is i
}

// NewLayer makes a layer of marks in any order; overlaps are welcome. The slice
// is taken over. Empty marks are dropped.
func NewLayer(marks []Mark) *Layer {
	marks = slices.DeleteFunc(marks, func(m Mark) bool { return m.Empty() })
	if !slices.IsSortedFunc(marks, compare) {
		slices.SortFunc(marks, compare)
	}
	l := &Layer{marks: marks, ends: make([]int, len(marks))}
	l.index(0, len(marks))
	return l
}

func compare(a, b Mark) int { return text.Compare(a.Span, b.Span) }

// index fills ends for the balanced tree over marks[lo:hi], whose root is the
// middle one: an augmented interval tree (Cormen et al., ch. 17.3).
func (l *Layer) index(lo, hi int) int {
	if lo >= hi {
		return -1
	}
	mid := int(uint(lo+hi) >> 1)
	l.ends[mid] = max(l.marks[mid].End, l.index(lo, mid), l.index(mid+1, hi))
	return l.ends[mid]
}

// Len is the number of marks.
func (l *Layer) Len() int {
	if l == nil {
		return 0
	}
	return len(l.marks)
}

// Over appends the marks that overlap span to dst, in text.Compare's order.
func (l *Layer) Over(dst []Mark, span text.Span) []Mark {
	if l == nil {
		return dst
	}
	return l.over(dst, span, 0, len(l.marks))
}

func (l *Layer) over(dst []Mark, span text.Span, lo, hi int) []Mark {
	if lo >= hi {
		return dst
	}
	mid := int(uint(lo+hi) >> 1)
	if l.ends[mid] <= span.Start {
		return dst
	}
	dst = l.over(dst, span, lo, mid)
	if l.marks[mid].Start >= span.End {
		return dst
	}
	if l.marks[mid].Overlaps(span) {
		dst = append(dst, l.marks[mid])
	}
	return l.over(dst, span, mid+1, hi)
}
