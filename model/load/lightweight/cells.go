package lightweight

import "strings"

// cells are those of a row that is being read, each by its lines.
type cells [][]string

// add begins further cells.
func (c *cells) add(first ...string) {
	for _, s := range first {
		*c = append(*c, []string{s})
	}
}

// more adds a line to the last cell, if there is one.
func (c cells) more(line string) {
	if n := len(c); n > 0 {
		c[n-1] = append(c[n-1], line)
	}
}

// goOn adds a line to each cell.
func (c cells) goOn(lines []string) {
	for i, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			c[i] = append(c[i], l)
		}
	}
}

// rowOf adds the row that was collected, if there is one, and begins another.
func (p *page) rowOf(c *cells) {
	if len(*c) == 0 {
		return
	}
	row := make([]string, len(*c))
	for i, lines := range *c {
		row[i] = strings.Join(lines, " ")
	}
	p.row(row)
	*c = nil
}
