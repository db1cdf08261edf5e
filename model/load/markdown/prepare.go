package markdown

import (
	"cmp"
	"strings"

	"lede/model/load/markup"
	"lede/model/text"
)

var (
	highlight = text.Pattern(`==([^=\s][^=\n]*[^=\s]|[^=\s])==`)
	fence     = text.Pattern("^ {0,3}(?:```|~~~)")
	deep      = text.Pattern(`(?m)^([ \t]*(?:>[ \t]*){20})>[> \t]*`)
	listDeep  = text.Pattern(`(?m)^([> \t]*(?:(?:[*+-]|\d{1,9}[.)])[ \t]+){20})(?:(?:[*+-]|\d{1,9}[.)])[ \t]+)+`)
	callout   = text.Pattern(`(?m)^([ \t]*(?:>[ \t]*)+)\[!\w+\][+-]?[ \t]*(.*)$`)
	brackets  = text.Pattern(`[\[(*_~!\x60<]{100,}`)
	indented  = text.Pattern(`(?m)^[ \t]{200,}`)
)

// prepare replaces what is no CommonMark: wikilinks, highlights. Nesting beyond
// what anyone means is flattened, as the parser's time grows with its square.
func prepare(s string) (out string, flattened bool) {
	before := len(s)
	if strings.Count(s, ">") >= maxQuotes {
		s = deep().ReplaceAllString(s, "$1")
	}
	s = listDeep().ReplaceAllString(s, "$1")
	if inARow(s, "[(*_~!`<", manyMarks) {
		s = brackets().ReplaceAllStringFunc(s, func(run string) string { return run[:1] })
	}
	flattened = len(s) < before
	return wiki(uncrowd(s)), flattened
}

var (
	template  = text.Pattern(`\{\{[<%]\s*/?\s*\w[^{}\n]*[%>]\}\}|\{%-?\s*\w[^{}\n]*%\}|\{\{\s*[\w.]+(?:\s*\|[^{}\n]*)?\s*\}\}|^[ \t]*\{:[^{}\n]*\}[ \t]*$`)
	attribute = text.Pattern(`\b(caption|title|alt|src)\s*=\s*"([^"\n]*)"`)
)

// untemplate leaves out the tags of Hugo, Jekyll and kramdown on a line, but for
// the captions of pictures.
func untemplate(line string) string {
	if !strings.Contains(line, "{{") && !strings.Contains(line, "{%") && !strings.Contains(line, "{:") {
		return line
	}
	return template().ReplaceAllStringFunc(line, func(tag string) string {
		said := map[string]string{}
		for _, m := range attribute().FindAllStringSubmatch(tag, -1) {
			said[m[1]] = m[2]
		}
		if caption := cmp.Or(said["caption"], said["title"], said["alt"]); caption != "" && said["src"] != "" {
			return "![" + caption + "](<" + said["src"] + ">)"
		}
		return ""
	})
}

// wiki replaces what note takers write.
func wiki(s string) string {
	s = callouts(s)
	if inARow(s, " \t", manyBlanks) {
		s = indented().ReplaceAllString(s, "    ")
	}
	if !strings.Contains(s, "[") && !strings.Contains(s, "==") && !strings.Contains(s, "{") {
		return s
	}
	var out strings.Builder
	inFence := false
	for line := range strings.Lines(s) {
		if fence().MatchString(line) {
			inFence = !inFence
		}
		if !inFence && !strings.HasPrefix(line, "    ") {
			line = highlight().ReplaceAllString(unlink(untemplate(markup.Shortcodes(line))), "*$1*")
		}
		out.WriteString(line)
	}
	return out.String()
}

// How many in a row are more than anyone means.
const (
	maxQuotes  = 20
	manyMarks  = 100
	manyBlanks = 200
)

// callouts makes the name of a note-taker's box a bold line.
func callouts(s string) string {
	if !strings.Contains(s, "[!") {
		return s
	}
	return callout().ReplaceAllStringFunc(s, func(line string) string {
		if m := callout().FindStringSubmatch(line); m[2] != "" {
			return m[1] + "**" + m[2] + "**  "
		}
		return callout().ReplaceAllString(line, "$1")
	})
}

// inARow reports whether n of the marks stand in a row somewhere in s.
func inARow(s, marks string, n int) bool {
	run := 0
	for i := range len(s) {
		if strings.IndexByte(marks, s[i]) < 0 {
			run = 0
		} else if run++; run == n {
			return true
		}
	}
	return false
}

// Marks that one paragraph may hold: the parser's time grows with the square of
// those that find no partner.
const (
	maxBrackets = 1000
	maxDelims   = 2000
)

// maxTags is how many tags a text may hold: each takes some five hundred bytes.
const maxTags = 200_000

// uncrowd makes the marks of crowded paragraphs letters, and the tags of a crowded text,
// but for code.
func uncrowd(s string) string {
	tagged := strings.Count(s, "<") > maxTags
	if !tagged && strings.Count(s, "[") <= maxBrackets && delimiters(s) <= maxDelims {
		return s
	}
	var out, paragraph strings.Builder
	flush := func() {
		p := paragraph.String()
		if strings.Count(p, "[") > maxBrackets || delimiters(p) > maxDelims {
			p = letters.Replace(p)
		}
		if tagged {
			p = untagged.Replace(p)
		}
		out.WriteString(p)
		paragraph.Reset()
	}
	inFence := false
	for line := range strings.Lines(s) {
		mark := fence().MatchString(line)
		if mark || inFence || strings.TrimSpace(line) == "" {
			flush()
			out.WriteString(line)
			inFence = inFence != mark
			continue
		}
		paragraph.WriteString(line)
	}
	flush()
	return out.String()
}

func delimiters(s string) int {
	return strings.Count(s, "*") + strings.Count(s, "_") + strings.Count(s, "~") + strings.Count(s, "`") + strings.Count(s, "==")
}

// letters escapes marks, but for those that are letters already: a second stroke before
// one would make it a mark again.
var letters = strings.NewReplacer(`\\`, `\\`, `\[`, `\[`, `\*`, `\*`, `\_`, `\_`, `\~`, `\~`, "\\`", "\\`", `\=`, `\=`, "[", "\\[", "*", "\\*", "_", "\\_", "~", "\\~", "`", "\\`", "==", "\\=\\=")

// untagged escapes what begins tags.
var untagged = strings.NewReplacer(`\\`, `\\`, `\<`, `\<`, "<", `\<`)
