package table

import (
	"html"
	"iter"
	"slices"
	"strings"

	"lede/model/load/field"
)

// maxPassages is how many bytes of passages are kept until their works are whole; a
// table of more is read in parts of that size, and what is from one work in two of them
// gives two articles.
const maxPassages = 32 << 20

// works joins the rows of passages from one work, as exports of reading lists have
// them, to one row each: the passages as quotations, the reader's notes as asides.
func (h Head) works(rows iter.Seq2[[]string, error], most int) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		var c collected
		for row, err := range rows {
			if err != nil {
				if c.give(h.passage, yield) {
					yield(nil, err)
				}
				return
			}
			if len(row) <= h.passage {
				continue
			}
			if c.add(h.work(row), row, h.marked(row)); c.size > most && !c.give(h.passage, yield) {
				return
			}
		}
		c.give(h.passage, yield)
	}
}

// collected are works in the order that they were met.
type collected struct {
	rows   [][]string // the first of each
	bodies []*strings.Builder
	places map[string]int // of works, by name
	size   int            // in bytes
}

// add adds a row to its work.
func (c *collected) add(work string, row []string, marked string) {
	at, known := c.places[work]
	if !known {
		if c.places == nil {
			c.places = map[string]int{}
		}
		at = len(c.rows)
		c.places[work] = at
		c.rows, c.bodies = append(c.rows, slices.Clone(row)), append(c.bodies, new(strings.Builder))
		for _, cell := range row {
			c.size += len(cell)
		}
	}
	c.bodies[at].WriteString(marked)
	c.size += len(marked)
}

// give gives the works, and forgets them.
func (c *collected) give(passage int, yield func([]string, error) bool) bool {
	for i, row := range c.rows {
		row[passage] = c.bodies[i].String()
		if !yield(row, nil) {
			return false
		}
	}
	*c = collected{}
	return true
}

// work is what names the work that a row is from.
func (h Head) work(row []string) string {
	var name []string
	for i, c := range h.columns[:min(len(row), len(h.columns))] {
		if c.Field == field.Title || c.Field == field.Authors {
			name = append(name, row[i])
		}
	}
	return strings.Join(name, "\n")
}

// marked is the passage of a row as HTML, with the note on it.
func (h Head) marked(row []string) string {
	var out strings.Builder
	for line := range strings.SplitSeq(row[h.passage], "\n") {
		if line = strings.TrimSpace(line); line != "" {
			out.WriteString("<blockquote><p>" + html.EscapeString(line) + "</p></blockquote>\n")
		}
	}
	if h.note < 0 || h.note >= len(row) || strings.TrimSpace(row[h.note]) == "" {
		return out.String()
	}
	return out.String() + "<aside><p>" + html.EscapeString(strings.TrimSpace(row[h.note])) + "</p></aside>\n"
}
