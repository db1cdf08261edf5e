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

// simpleTable reads a table with rules above and below it, and below its head. What
// has nothing in its first column goes on in the row before.
func (r *rst) simpleTable(lines []string, i int) int {
	end := simpleEnd(lines, i)
	if end == i {
		r.raw("<hr>")
		return i
	}
	var row cells
	for _, l := range lines[i:end] {
		line := columns(l, lines[i])
		switch {
		case rstGrid().MatchString(l), isBlank(l):
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

// simpleEnd is the place behind the simple table that begins at i, which is i where no
// rule stands below its first lines.
func simpleEnd(lines []string, i int) int {
	rules := 1
	for end := i + 1; end < len(lines); end++ {
		switch empty := isBlank(lines[end]); {
		case rstGrid().MatchString(lines[end]):
			if rules++; end+1 == len(lines) || isBlank(lines[end+1]) {
				return end + 1
			}
		case empty && rules == 1:
			return i
		case empty && !tableGoesOn(lines[end:]):
			return end
		}
	}
	if rules == 1 {
		return i
	}
	return len(lines)
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
