package press

import (
	"regexp"
	"strings"

	"lede/model/text"
)

// codeNames are the field codes of Factiva that say something of a story; the
// others are passed over with their values.
var codeNames = map[string]key{
	"HD": "title", "BY": authors, "PD": "published", "SN": "outlet", "LA": "language", "SE": "section", "LP": body, "TD": body, "ART": caption,
}

// factiva are all its field codes.
const factiva = `HD|BY|WC|PD|ET|SN|SC|ED|PG|LA|CY|CX|LP|TD|CO|IN|NS|RE|IPC|IPD|PUB|AN|SE|CT|RF|CR|ART|VOL|CLM|DLN|GC`

// code matches a field code, alone on its line or before a value.
var code = text.Pattern(`^\s{0,3}(` + factiva + `)(?:\s*$|\t\s*|\s{2,})(.*)$`)

// spaced matches a field code with one space behind it, as a page is copied; tells,
// whether lines are of that kind.
var (
	spaced = text.Pattern(`^(` + factiva + `)(?:\s*$|\s+)(.*)$`)
	tells  = text.Pattern(`^(?:HD|PD|SN|AN) \S`)
)

// codeOf is the pattern of the codes in lines.
func codeOf(lines []string) *regexp.Regexp {
	told := map[string]bool{}
	for _, line := range lines {
		if tells().MatchString(line) {
			told[line[:2]] = true
		}
	}
	if len(told) >= minCodes-1 {
		return spaced()
	}
	return code()
}

// minCodes is how many different codes a story in them has at least.
const minCodes = 4

// atCodes cuts at the first code of each story, which is a headline, the section
// before it, or what the first story begins with.
func atCodes(lines []string) (out [][]string) {
	begin, had, code := -1, map[string]bool{}, codeOf(lines)
	for i, line := range lines {
		m := code.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if begin < 0 {
			begin = i
		}
		if (m[1] == "HD" || m[1] == "SE") && had["HD"] && had["LP"] {
			out = append(out, lines[begin:i])
			begin = i
			clear(had)
		}
		had[m[1]] = true
	}
	if begin < 0 || !had["HD"] || !had["LP"] && !had["TD"] || len(had) < minCodes {
		return nil
	}
	return append(out, lines[begin:])
}

// coded returns the fields of a story in codes, in order; nil where it has none.
func coded(lines []string) (out []coding) {
	code := codeOf(lines)
	for _, line := range lines {
		if m := code.FindStringSubmatch(line); m != nil {
			out = append(out, coding{name: m[1]})
			line = m[2]
		}
		if line = strings.TrimSpace(line); len(out) > 0 && line != "" {
			last := &out[len(out)-1]
			last.lines = append(last.lines, line)
		}
	}
	if len(out) < minCodes {
		return nil
	}
	return out
}

// coding is a field code and the lines of its value.
type coding struct {
	name  string
	lines []string
}
