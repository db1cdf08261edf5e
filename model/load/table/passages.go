package table

import (
	"html"
	"iter"
	"slices"
	"strings"

	"lede/model/load/field"
)

// works joins the rows of passages from one work, as exports of reading lists have
// them, to one row each: the passages as quotations, the reader's notes as asides.
func (h Head) works(rows iter.Seq2[[]string, error]) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		var all [][]string
		var bodies []*strings.Builder
		places := map[string]int{}
		var failed error
		for row, err := range rows {
			if err != nil {
				failed = err
				break
			}
			if len(row) <= h.passage {
				continue
			}
			work := h.work(row)
			at, known := places[work]
			if !known {
				at = len(all)
				places[work] = at
				all, bodies = append(all, slices.Clone(row)), append(bodies, new(strings.Builder))
			}
			bodies[at].WriteString(h.marked(row))
		}
		for i, row := range all {
			row[h.passage] = bodies[i].String()
			if !yield(row, nil) {
				return
			}
		}
		if failed != nil {
			yield(nil, failed)
		}
	}
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
