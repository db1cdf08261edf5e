package lightweight

import (
	"strings"

	"golang.org/x/text/width"
)

// gridTable reads a table with rules around each cell; a cell may have several lines,
// and reach over several rows and columns.
func (r *rst) gridTable(lines []string, i int) int {
	inner, next := until(lines, i, isBlank)
	g := newGrid(inner[0])
	for _, l := range inner {
		if rstGrid().MatchString(strings.TrimSpace(l)) {
			r.gridRows(g)
		} else {
			g.line(strings.TrimSpace(l))
		}
	}
	r.gridRows(g)
	r.flush()
	return next - 1
}

// gridRows adds the rows that were read to the table.
func (r *rst) gridRows(g *grid) {
	for i := range g.rows {
		r.rowOf(&g.rows[i])
	}
	g.rows, g.in = nil, g.in[:0]
}

// grid is the columns of a table, and the rows behind its last whole rule.
type grid struct {
	edges []int // of the columns, as places in a line
	rows  []cells
	in    []int // the rows that the columns are in; 0 for those behind its end
}

// newGrid reads the rule above a table.
func newGrid(rule string) *grid {
	g := &grid{}
	for i, r := range strings.TrimSpace(rule) {
		if r == '+' {
			g.edges = append(g.edges, i)
		}
	}
	return g
}

// line reads one between two rules. A rule in some columns begins a row in those alone.
func (g *grid) line(l string) {
	pieces := g.pieces(l)
	ruled := false
	for _, p := range pieces {
		ruled = ruled || p.rule
	}
	if ruled || len(g.rows) == 0 {
		g.rows = append(g.rows, nil)
	}
	for _, p := range pieces {
		for len(g.in) <= p.column {
			g.in = append(g.in, 0)
		}
		row := &g.rows[g.in[p.column]]
		switch {
		case p.rule:
			g.in[p.column] = len(g.rows) - 1
			continue
		case len(*row) <= p.column:
			row.add(make([]string, p.column+1-len(*row))...)
		}
		if words := strings.TrimSpace(p.text); words != "" {
			(*row)[p.column] = append((*row)[p.column], words)
		}
	}
}

// piece is what a line of a grid has in a column, and in those that it reaches over.
type piece struct {
	column int
	text   string
	rule   bool
}

// pieces parts a line where it has a mark at the edge of a column; one that is not as
// wide as the rule above the table at its bars.
func (g *grid) pieces(l string) (out []piece) {
	line, last := wide(l), len(g.edges)-1
	if len(line) != g.edges[last]+1 {
		for i, s := range strings.Split(strings.Trim(l, "|"), "|") {
			out = append(out, piece{column: i, text: s})
		}
		return out
	}
	first := 0
	for i := 1; i <= last; i++ {
		at := g.edges[i]
		if i < last && line[at] != '|' && line[at] != '+' {
			continue
		}
		begin := g.edges[first]
		s := strings.ReplaceAll(string(line[begin+1:at]), filler, "")
		ruled := line[begin] == '+' && line[at] == '+' && (strings.Trim(s, "-") == "" || strings.Trim(s, "=") == "")
		out = append(out, piece{first, s, ruled})
		first = i
	}
	return out
}

// filler stands behind a character that takes two places in a line.
const filler = "\x00"

// wide is the places of a line, of which an East Asian character takes two.
func wide(l string) []rune {
	places := make([]rune, 0, len(l))
	for _, r := range l {
		places = append(places, r)
		if kind := width.LookupRune(r).Kind(); kind == width.EastAsianWide || kind == width.EastAsianFullwidth {
			places = append(places, 0)
		}
	}
	return places
}
