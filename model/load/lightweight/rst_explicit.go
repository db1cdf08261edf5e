package lightweight

import "strings"

// explicit reads what begins with two dots: a directive, the address of a name, a
// footnote, a comment.
func (r *rst) explicit(lines []string, i int) int {
	line := lines[i]
	inner, next := deeper(lines, i+1, indentOf(line))
	switch {
	case rstReplaced().MatchString(line):
	case rstDirective().MatchString(line):
		m := rstDirective().FindStringSubmatch(line)
		r.directive(strings.ToLower(m[2]), m[3], inner)
	case rstNote().MatchString(line):
		r.note(rstNote().FindStringSubmatch(line)[1] + " " + strings.Join(inner, " "))
	case rstMeta().MatchString(line) && !r.body:
		m := rstMeta().FindStringSubmatch(line)
		r.field(m[1], m[2])
		if m[1] == "title" {
			r.titles++
		}
		return i
	}
	return next - 1
}

// directive reads a directive with its options and what stands below them.
func (r *rst) directive(name, arg string, inner []string) {
	options, first := map[string]string{}, inner
	for len(inner) > 0 {
		m := rstField().FindStringSubmatch(inner[0])
		if m == nil {
			break
		}
		options[m[1]] = m[2]
		inner = inner[1:]
	}
	switch name {
	case "image":
		r.picture(arg, options["alt"])
	case "figure":
		r.picture(arg, strings.TrimSpace(strings.Join(inner, " ")))
	case "code", "code-block", "sourcecode", "parsed-literal", "math":
		r.code(arg, inner)
	case "epigraph", "highlights", "pull-quote", "compound-quote":
		r.quote(inner)
	case "sidebar", "topic", "admonition":
		r.raw("<aside>")
		if arg != "" {
			r.block("<p><strong>", arg, "</strong></p>")
		}
		r.within(inner, r.read)
		r.raw("</aside>")
	case "meta":
		for _, l := range first[:len(first)-len(inner)] {
			m := rstField().FindStringSubmatch(l)
			r.field(m[1], m[2])
		}
	case "csv-table", "list-table":
		if arg != "" {
			r.block("<p><strong>", arg, "</strong></p>")
		}
		if name == "list-table" {
			r.listTable(inner)
		} else {
			r.separated(append(strings.Split(options["header"], "\n"), inner...), ',')
		}
	default:
		r.other(name, arg, inner)
	}
}

// silent are directives whose contents are no text.
var silent = [...]string{"contents", "raw", "include", "toctree", "index", "role", "default-role", "sectnum", "target-notes", "highlight", "class", "youtube", "vimeo", "unicode", "replace", "date"}

// other reads a directive that has text: a note, a table, one of a program's own.
func (r *rst) other(name, arg string, inner []string) {
	for _, s := range silent {
		if name == s {
			return
		}
	}
	r.flush()
	if arg != "" {
		r.line(arg)
	}
	r.within(inner, r.read)
}
