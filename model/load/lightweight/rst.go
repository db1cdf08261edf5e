package lightweight

import (
	"html"
	"strconv"
	"strings"
	"unicode"

	"lede/model/text"
)

var rstSpans = inliner{apart: "*`", marks: "`*[|_\\", pattern: text.Pattern(
	"``(?P<mono>[^`\\n]+(?:`[^`\\n]+)*)``|(?::[\\w:.+-]+:)?`(?P<label>[^`<\\n]*?)\\s*<(?P<url>[^`>\\n]+)>`_{0,2}" +
		"|(?::[\\w:.+-]+:)`(?P<plain>[^`\\n]+)`|`(?P<ref>[^`\\n]+)`__?|`(?P<em2>[^`\\n]+)`" +
		`|\*\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*|\*(?P<em>[^\s*](?:[^*\n]*[^\s*])?)\*` +
		`|\[(?:\d{1,3}|#\w*|\*)\]_|(?P<plain4>\[[\w.-]+\])_|\|(?P<use>[\w .-]+)\|_{0,2}|\b(?P<ref2>\w[\w.-]*\w)__?\b|\\(?P<plain3>[^\w\s])`),
	replace: func(p *page, got map[string]string) bool {
		if name, ok := got["use"]; ok {
			value, known := p.targets["|"+strings.ToLower(name)]
			if !known || !p.pays(value) {
				value = name
			}
			if isPicture(value) {
				got["src"] = value
				return false
			}
			got["plain"] = value
			return true
		}
		name, ok := got["ref"]
		if !ok {
			return false
		}
		if target := p.targets[strings.ToLower(name)]; target != "" && p.pays(target) {
			got["url"], got["label"] = target, name
			return false
		}
		got["plain"] = name
		return true
	}}

var (
	rstRule      = text.Pattern(`^([=\-~^"'+*#:.<>_\x60])(?:[=\-~^"'+*#:.<>_\x60]){2,}\s*$`)
	rstGrid      = text.Pattern(`^(?:={2,} +)+={2,}\s*$|^\+[-=+]+\+\s*$`)
	rstNumber    = text.Pattern(`(?i)^(?:0x|\\?x|u\+|\\?u|&#x)([0-9a-f]{1,6});?$`)
	rstField     = text.Pattern(`^:([A-Za-z][\w -]*):(?:\s+(.*))?$`)
	rstDirective = text.Pattern(`^(\s*)\.\. (?:\|[^|]+\| )?([A-Za-z][\w:.+-]*)::(?:\s+(.*))?$`)
	rstTarget    = text.Pattern("^\\s*\\.\\. _`?([^:`]+)`?:\\s*(\\S.*)?$")
	rstReplaced  = text.Pattern(`^\s*\.\. \|([^|]+)\| (replace|image|unicode|date)::\s*(.*)$`)
	rstOption    = text.Pattern(`^(?:-\w|--?[a-z][\w-]+)(?:[ =]\S+)?(?:, +--?[\w-]+(?:[ =]\S+)?)*(?:\s{2,}|$)`)
	rstNote      = text.Pattern(`^\.\. \[(?:\d{1,3}|#\w*|\*|\w+)\]\s+(\S.*)$`)
	rstWho       = text.Pattern(`^(?:---?|—)\s*(\S.*)$`)
	rstMeta      = text.Pattern(`^\.\. (title|author|date|description|updated|category|link): (\S.*)$`)
	rstMarks     = text.Pattern("(?m)^\\.\\. [a-z][\\w-]*:: ?|^\\.\\. _[^:\\n]+: https?:|`[^`\\n]+<https?://[^>`\\n]+>`_|:[a-z]+:`[^`\\n]+`|^\\.\\. (?:title|slug|date): \\S")
	rstHead      = text.Pattern("\\A\\s*(?:([=~*#^-])[=~*#^-]{3,}\\n)?[^\\n]+\\n[=~*#^-]{4,}\\n\\s*\\n(?::[A-Za-z][\\w ]*:[^\\n]*\\n)")
)

// IsRST reports whether head, the beginning of a file, has the marks of
// reStructuredText that no other language has: two of them, or a title with a
// list of fields below it.
func IsRST(head string) bool {
	return strings.Contains(head, "\n.. ") && len(rstMarks().FindAllStringIndex(head, 2)) == 2 || rstHead().MatchString(head)
}

func readRST(p *page, lines []string) {
	p.targets = rstTargets(lines)
	r := &rst{page: p, levels: map[string]int{}}
	r.read(lines)
}

// rstTargets are the addresses that names stand for, and behind a bar what stands for
// other text.
func rstTargets(lines []string) map[string]string {
	all := map[string]string{}
	for _, line := range lines {
		if m := rstTarget().FindStringSubmatch(line); m != nil {
			all[strings.ToLower(m[1])] = m[2]
		}
		m := rstReplaced().FindStringSubmatch(line)
		if m == nil || m[2] == "date" {
			continue
		}
		if m[2] == "unicode" {
			m[3] = rstCharacters(m[3])
		}
		all["|"+strings.ToLower(m[1])] = m[3]
	}
	return all
}

// rstCharacters are those that are written as numbers, with other words between them, up
// to a comment.
func rstCharacters(s string) string {
	s, _, _ = strings.Cut(s, " .. ")
	var out strings.Builder
	for _, word := range strings.Fields(s) {
		if m := rstNumber().FindStringSubmatch(word); m != nil {
			if n, err := strconv.ParseInt(m[1], 16, 32); err == nil && unicode.IsGraphic(rune(n)) {
				word = string(rune(n))
			}
		}
		out.WriteString(word)
	}
	return out.String()
}

// rst reads the lines of reStructuredText.
type rst struct {
	*page
	levels map[string]int // of headings by the marks that adorn them
	titles int            // headings so far; 2 where fields stand below the first
}

func (r *rst) read(lines []string) {
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch next := r.title(lines, i); {
		case next > i:
			i = next - 1
		case isBlank(line):
			r.flush()
		case rstField().MatchString(line) && len(r.lines) == 0:
			i = r.fieldLine(lines, i)
		case strings.HasPrefix(strings.TrimLeft(line, " \t"), ".. ") || line == "..":
			i = r.explicit(lines, i)
		case rstGrid().MatchString(line) && len(r.lines) == 0:
			i = r.table(lines, i)
		case rstRule().MatchString(line) && len(r.lines) == 0:
			r.raw("<hr>")
		case strings.HasPrefix(line, "| ") && len(r.lines) == 0:
			i = r.lineBlock(lines, i)
		case strings.HasPrefix(line, ">>> ") && len(r.lines) == 0:
			inner, next := until(lines, i, isBlank)
			r.code("", inner)
			i = next - 1
		case len(r.lines) == 0 && r.termed(lines, i):
			i = r.definition(lines, i)
		case indentOf(line) > 0 && len(r.lines) == 0 && bulletMark().FindStringSubmatch(line) == nil:
			i = r.indented(lines, i)
		default:
			i = r.text(lines, i)
		}
	}
	r.flush()
}

// title reads a heading: a line with marks below it, and perhaps above. It returns
// the place behind that, i where there is none.
func (r *rst) title(lines []string, i int) int {
	over := rstRule().MatchString(lines[i])
	at := i
	if over {
		at++
	}
	if len(r.lines) > 0 || at+1 >= len(lines) || isBlank(lines[at]) || !over && indentOf(lines[at]) > 0 {
		return i
	}
	adorned := strings.TrimRight(lines[at+1], " ")
	if !rstRule().MatchString(adorned) || strings.Trim(adorned, adorned[:1]) != "" || over && (lines[i][0] != adorned[0] || rstRule().MatchString(lines[at])) {
		return i
	}
	if len(adorned) < min(4, len(strings.TrimSpace(lines[at]))) {
		return i
	}
	key := adorned[:1]
	if over {
		key += key
	}
	if r.levels[key] == 0 {
		r.levels[key] = len(r.levels) + 1
	}
	body := r.body
	r.heading(r.levels[key], strings.TrimSpace(lines[at]))
	if r.titles++; r.titles <= 2 {
		r.body = body // a subtitle: fields may stand below it
	}
	return at + 2
}

// fieldLine reads a field with the lines that it goes on in. Above the story it is of
// the metadata, or means nothing.
func (r *rst) fieldLine(lines []string, i int) int {
	m := rstField().FindStringSubmatch(lines[i])
	value, next := m[2], i+1
	for ; next < len(lines) && !isBlank(lines[next]) && indentOf(lines[next]) > 0; next++ {
		value = strings.TrimSpace(value + " " + strings.TrimSpace(lines[next]))
	}
	if r.body {
		r.block("<p>", "**"+m[1]+":** "+value, "</p>")
	} else {
		r.field(m[1], value)
		r.titles = 2
	}
	return next - 1
}

// lineBlock reads lines that stay apart.
func (r *rst) lineBlock(lines []string, i int) int {
	inner, next := until(lines, i, isBlank)
	verses := make([]string, len(inner))
	for j, l := range inner {
		verses[j] = strings.TrimPrefix(l, "|")
	}
	r.verse(verses)
	return next - 1
}

// termed reports whether a line is a term, which stands right above what explains it,
// or an option of a program.
func (r *rst) termed(lines []string, i int) bool {
	if rstOption().MatchString(lines[i]) {
		return true
	}
	return i+1 < len(lines) && indentOf(lines[i]) == 0 && bulletMark().FindStringSubmatch(lines[i]) == nil &&
		!isBlank(lines[i+1]) && indentOf(lines[i+1]) > 0 && !strings.HasSuffix(lines[i], "::")
}

// definition reads a term and what explains it.
func (r *rst) definition(lines []string, i int) int {
	if option := rstOption().FindString(lines[i]); option != "" {
		inner, next := deeper(lines, i+1, 0)
		if i+1 < len(lines) && isBlank(lines[i+1]) {
			inner, next = nil, i+1
		}
		r.block("<p><code>"+html.EscapeString(strings.TrimSpace(option))+"</code> ", strings.Join(append([]string{lines[i][len(option):]}, inner...), " "), "</p>")
		return next - 1
	}
	inner, next := deeper(lines, i+1, 0)
	r.term(lines[i], "")
	r.within(inner, r.read)
	return next - 1
}

// text reads a line of a paragraph, or an item. A paragraph that ends in two
// colons has code below it.
func (r *rst) text(lines []string, i int) int {
	line := lines[i]
	if m := bulletMark().FindStringSubmatch(line); m != nil && (len(r.lines) == 0 || r.item) {
		r.point(indentOf(line), m[1] == "", m[2])
		return i
	}
	literal := strings.HasSuffix(line, "::") && (i+1 == len(lines) || isBlank(lines[i+1]))
	if !literal {
		r.page.line(line)
		return i
	}
	if bare := strings.TrimSuffix(line, "::"); strings.TrimSpace(bare) != "" {
		r.page.line(bare + ":")
	}
	inner, next := deeper(lines, i+1, indentOf(line))
	if len(inner) > 0 {
		r.code("", inner)
	}
	return next - 1
}

// indented reads what stands in: a quotation.
func (r *rst) indented(lines []string, i int) int {
	inner, next := deeper(lines, i, 0)
	if len(r.lists) > 0 && indentOf(lines[i]) > r.lists[len(r.lists)-1].indent {
		r.more = true
		for _, l := range inner {
			r.page.line(l)
		}
		r.flush()
		return next - 1
	}
	r.quote(inner)
	return next - 1
}

// quote reads a quotation, with whose it is in its last line.
func (r *rst) quote(lines []string) {
	if n := len(lines); n > 0 {
		if who := rstWho().FindStringSubmatch(lines[n-1]); who != nil {
			lines = append(lines[:n-1:n-1], "— "+who[1])
		}
	}
	r.quotation(lines, r.read)
}

// deeper collects the lines from i on that stand in further than indent, without
// their common margin.
func deeper(lines []string, i, indent int) ([]string, int) {
	for i < len(lines) && isBlank(lines[i]) {
		i++
	}
	end, margin := i, 1<<10
	for j := i; j < len(lines); j++ {
		if isBlank(lines[j]) {
			continue
		}
		n := indentOf(lines[j])
		if n <= indent {
			break
		}
		margin, end = min(margin, n), j+1
	}
	out := make([]string, 0, end-i)
	for _, l := range lines[i:end] {
		out = append(out, unindent(l, margin))
	}
	return out, max(end, i)
}

// unindent drops white space as wide as margin.
func unindent(line string, margin int) string {
	rest := strings.TrimLeft(line, " \t")
	return strings.Repeat(" ", max(0, indentOf(line)-margin)) + rest
}
