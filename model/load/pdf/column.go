package pdf

import (
	"math"
	"slices"
)

// column is the lines of a page that begin about as far from its left edge.
type column struct{ page, at int }

// wide is how far apart the left edges of two columns are at least, in points.
const wide = 72

// rightEdges are where full lines of each line's own column end. A column of few
// lines has no edge of its own: that of the whole document holds for it.
func rightEdges(all []textLine) []float64 {
	columns := map[column][]textLine{}
	for _, l := range all {
		k := columnOf(l)
		columns[k] = append(columns[k], l)
	}
	whole := rightEdge(all)
	known := map[column]float64{}
	for k, lines := range columns {
		known[k] = whole
		if len(lines) >= minColumn && beside(columns, k) {
			known[k] = rightEdge(lines)
		}
	}
	edges := make([]float64, len(all))
	for i, l := range all {
		edges[i] = known[columnOf(l)]
	}
	return edges
}

// minColumn is how many lines a column has at least.
const minColumn = 6

func columnOf(l textLine) column { return column{l.page, int(math.Round(l.x / wide))} }

// beside reports whether a page has another column to the right of k, about as long.
func beside(columns map[column][]textLine, k column) bool {
	for other, lines := range columns {
		if other.page == k.page && other.at > k.at+1 && len(lines) >= minColumn {
			return true
		}
	}
	return false
}

// rightEdge is where full lines end: the 90th percentile.
func rightEdge(all []textLine) float64 {
	ends := make([]float64, len(all))
	for i, l := range all {
		ends[i] = l.end
	}
	slices.Sort(ends)
	return ends[len(ends)*9/10]
}
