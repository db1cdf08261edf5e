package lightweight

import (
	"strings"
)

// listTable reads a table whose rows are the items of a list, its cells of lists in it.
func (r *rst) listTable(lines []string) {
	var row []string
	for _, l := range lines {
		bare := strings.TrimSpace(l)
		first := strings.HasPrefix(l, "* ")
		if first && len(row) > 0 {
			r.row(row)
			row = nil
		}
		if first {
			bare = strings.TrimSpace(bare[2:])
		}
		switch cell, is := strings.CutPrefix(bare, "-"); {
		case is && (cell == "" || cell[0] == ' '):
			row = append(row, cell)
		case len(row) > 0 && bare != "":
			row[len(row)-1] += " " + bare
		}
	}
	if len(row) > 0 {
		r.row(row)
	}
	r.flush()
}

// table reads a table that is drawn with rules.
func (r *rst) table(lines []string, i int) int {
	if strings.HasPrefix(strings.TrimSpace(lines[i]), "+") {
		return r.gridTable(lines, i)
	}
	return r.simpleTable(lines, i)
}

// gridTable reads a table with rules around each cell; a cell may have several lines.
func (r *rst) gridTable(lines []string, i int) int {
	inner, next := until(lines, i, func(l string) bool { return strings.TrimSpace(l) == "" })
	var row []string
	for _, l := range inner {
		l = strings.TrimSpace(l)
		cells := strings.Split(strings.Trim(l, "|"), "|")
		switch {
		case strings.Contains(l, "+-") || strings.Contains(l, "+="):
			r.rowOf(&row)
		case len(row) != len(cells):
			r.rowOf(&row)
			row = cells
		default:
			goOn(row, cells)
		}
	}
	r.rowOf(&row)
	r.flush()
	return next - 1
}

// rowOf adds a row that was collected, if there is one.
func (r *rst) rowOf(row *[]string) {
	if len(*row) > 0 {
		r.row(*row)
		*row = nil
	}
}

// goOn adds further lines of cells to them.
func goOn(row, lines []string) {
	for i, l := range lines {
		row[i] = strings.TrimSpace(row[i]) + " " + strings.TrimSpace(l)
	}
}

// simpleTable reads a table with rules above and below it, and below its head. What
// has nothing in its first column goes on in the row before.
func (r *rst) simpleTable(lines []string, i int) int {
	end := i + 1
	for rules := 1; end < len(lines); end++ {
		blank := end+1 == len(lines) || strings.TrimSpace(lines[end+1]) == ""
		if rstGrid().MatchString(lines[end]) {
			if rules++; blank {
				end++
				break
			}
		} else if strings.TrimSpace(lines[end]) == "" && rules > 1 && !tableGoesOn(lines[end:]) {
			break
		}
	}
	var row []string
	for _, l := range lines[i:end] {
		cells := columns(l, lines[i])
		switch {
		case rstGrid().MatchString(l), strings.TrimSpace(l) == "":
			r.rowOf(&row)
		case strings.TrimSpace(cells[0]) == "" && len(row) == len(cells):
			goOn(row, cells)
		default:
			r.rowOf(&row)
			row = cells
		}
	}
	r.rowOf(&row)
	r.flush()
	return end - 1
}

// tableGoesOn reports whether the lines of a simple table go on behind an empty one: a
// rule ends it further down.
func tableGoesOn(lines []string) bool {
	const most = 200
	for _, l := range lines[:min(len(lines), most)] {
		if rstGrid().MatchString(l) {
			return true
		}
	}
	return false
}

// columns parts a line where the rule above has gaps.
func columns(line, rule string) (cells []string) {
	start, runes := 0, []rune(line)
	for j := 1; j <= len(rule); j++ {
		if j == len(rule) || rule[j] != ' ' && rule[j-1] == ' ' {
			end := j
			if j == len(rule) {
				end = len(runes)
			}
			cells = append(cells, string(runes[min(start, len(runes)):min(max(end, start), len(runes))]))
			start = j
		}
	}
	return cells
}
