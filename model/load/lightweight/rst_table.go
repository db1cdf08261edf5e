package lightweight

import (
	"strings"
)

// listTable reads a table whose rows are the items of a list, its cells of lists in it.
func (r *rst) listTable(lines []string) {
	var row cells
	for _, l := range lines {
		bare := strings.TrimSpace(l)
		first := strings.HasPrefix(l, "* ")
		if first {
			r.rowOf(&row)
			bare = strings.TrimSpace(bare[2:])
		}
		switch cell, is := strings.CutPrefix(bare, "-"); {
		case is && (cell == "" || cell[0] == ' '):
			row.add(cell)
		case bare != "":
			row.more(bare)
		}
	}
	r.rowOf(&row)
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
	var row cells
	for _, l := range inner {
		l = strings.TrimSpace(l)
		line := strings.Split(strings.Trim(l, "|"), "|")
		switch {
		case strings.Contains(l, "+-") || strings.Contains(l, "+="):
			r.rowOf(&row)
		case len(row) != len(line):
			r.rowOf(&row)
			row.add(line...)
		default:
			row.goOn(line)
		}
	}
	r.rowOf(&row)
	r.flush()
	return next - 1
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
	var row cells
	for _, l := range lines[i:end] {
		line := columns(l, lines[i])
		switch {
		case rstGrid().MatchString(l), strings.TrimSpace(l) == "":
			r.rowOf(&row)
		case strings.TrimSpace(line[0]) == "" && len(row) == len(line):
			row.goOn(line)
		default:
			r.rowOf(&row)
			row.add(line...)
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
