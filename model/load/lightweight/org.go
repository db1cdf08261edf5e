package lightweight

import (
	"strings"

	"lede/model/text"
)

var orgSpans = inliner{apart: "*/_=~+", marks: `<@{_^\[*/+=~`, hard: `\\`, pattern: text.Pattern(
	`<(?P<url2>(?:https?|ftp|mailto):[^<>\s]+)>|@@\w+:[^@\n]*@@|\{\{\{[^{}\n]*\}\}\}|(?P<base>\w)[_^]\{(?P<low>[^{}\n]+)\}|\\(?P<entity>[A-Za-z]+)(?:\{\})?|` +
		`\[\[(?P<url>[^\]\n]+)\](?:\[(?P<label>[^\]\n]+)\])?\]` +
		`|\[fn:[^:\]\n]*:(?P<note>[^\]\n]+)\]|\[fn:[^\]\n]*\]` +
		`|\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*|/(?P<em>[^\s/](?:[^/\n]*[^\s/])?)/|_(?P<em2>[^\s_](?:[^_\n]*[^\s_])?)_` +
		`|\+(?P<strike>[^\s+](?:[^+\n]*[^\s+])?)\+|=(?P<mono>[^\s=](?:[^=\n]*[^\s=])?)=|~(?P<mono2>[^\s~](?:[^~\n]*[^\s~])?)~` +
		`|<<<?[^<>\n]+>>>?|\[[0-9]{1,3}(?:/[0-9]{1,3}|%)\]`),
	replace: func(p *page, got map[string]string) bool {
		if base, ok := got["base"]; ok {
			got["plain"] = base + got["low"]
			return true
		}
		if name, ok := got["entity"]; ok {
			got["literal"] = `\` + name
			if sign, ok := entity(name); ok {
				got["literal"] = sign
			}
			return false
		}
		target, ok := got["url"]
		if !ok {
			return false
		}
		target = strings.TrimPrefix(target, "file:")
		switch {
		case isPicture(target) && got["label"] == "":
			got["src"] = target
		case !strings.Contains(target, ":") || strings.HasPrefix(target, "id:"): // a place in notes
			if got["plain"] = got["label"]; got["plain"] == "" {
				got["plain"] = strings.TrimLeft(target, "*#")
			}
			return true
		}
		return false
	}}

// orgStates are the words that say how far a task is.
const orgStates = `(?:TODO|DONE|NEXT|WAIT(?:ING)?|CANCELL?ED)`

var (
	orgKeyword  = text.Pattern(`^\s*#\+([A-Za-z_]+)(?:\[[^\]]*\])?:\s*(.*)$`)
	orgBegin    = text.Pattern(`(?i)^\s*#\+begin_(\w+)\s*(\S*)`)
	orgHeadline = text.Pattern(`^(\*+)\s+(?:` + orgStates + `\s+)?(?:\[#\w\]\s+)?(.*?)(?:\s+:[\w@#%:]+:)?\s*$`)
	orgDrawer   = text.Pattern(`^\s*:[\w-]+:\s*$`)
	orgProperty = text.Pattern(`^\s*:([\w-]+):\s+(\S.*)$`)
	orgPlanning = text.Pattern(`^\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*[<\[]`)
	orgNote     = text.Pattern(`^\[fn:[^\]:]+\]\s+(\S.*)$`)
	orgRule     = text.Pattern(`^\s*-{5,}\s*$`)
	orgCheck    = text.Pattern(`^\[[ xX*-]\]\s+`)
	orgHidden   = text.Pattern(`^(\*+)\s+(?:` + orgStates + `\s+)?(?:\[#\w\]\s+)?COMMENT(?:\s|$)`)
	orgTerm     = text.Pattern(`^(.*?\S)\s+::(?:\s+(.*))?$`)
)

// IsOrg reports whether head, the beginning of a file, says keywords as Org does.
func IsOrg(head string) bool { return orgStart().MatchString(head) }

var orgStart = text.Pattern(`(?i)^\s*(?:# -\*-.*\n\s*)?(?::PROPERTIES:\s*\n(?:\s*:.*\n)*?\s*:END:\s*\n\s*)?#\+(?:title|author|date|options|startup|filetags|setupfile|language|email|description|begin_\w+)\b`)

func readOrg(p *page, lines []string) {
	caption := ""
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		bare := strings.TrimSpace(line)
		m := orgHeadline().FindStringSubmatch(line)
		switch {
		case bare == "":
			p.flush()
		case orgBegin().MatchString(line):
			i = orgBlock(p, lines, i)
		case strings.HasPrefix(bare, "#+"):
			caption = orgKey(p, line, caption)
		case bare == "#" || strings.HasPrefix(bare, "# "), orgPlanning().MatchString(line):
		case orgHidden().MatchString(line):
			i = orgSkip(lines, i)
		case m != nil:
			p.heading(len(m[1])+1, m[2])
		case orgDrawer().MatchString(line):
			i = orgProperties(p, lines, i)
		case orgRule().MatchString(line):
			p.raw("<hr>")
		case strings.HasPrefix(bare, "|"):
			orgRow(p, bare)
		case strings.HasPrefix(bare, ": "):
			p.code("", []string{bare[2:]})
		case orgNote().MatchString(line):
			inner, _ := until(lines, i+1, func(l string) bool {
				return isBlank(l) || orgNote().MatchString(l) || orgHeadline().MatchString(l)
			})
			p.note(strings.Join(append([]string{orgNote().FindStringSubmatch(line)[1]}, inner...), " "))
			i += len(inner)
		case caption != "" && strings.HasPrefix(bare, "[[") && isPicture(strings.Trim(bare, "[]")):
			p.picture(strings.TrimPrefix(strings.Trim(bare, "[]"), "file:"), caption)
			caption = ""
		default:
			orgText(p, line)
		}
	}
}

func orgText(p *page, line string) {
	m := bulletMark().FindStringSubmatch(line)
	if m == nil || m[1] == "*" && indentOf(line) == 0 {
		p.line(line)
		return
	}
	words := orgCheck().ReplaceAllString(m[2], "")
	if term := orgTerm().FindStringSubmatch(words); term != nil && m[1] != "" {
		words = "*" + term[1] + "* " + term[2]
	}
	p.point(indentOf(line), m[1] == "", words)
}

// orgSkip passes over a headline and all below it, and returns its last line.
func orgSkip(lines []string, i int) int {
	level := len(orgHidden().FindStringSubmatch(lines[i])[1])
	for j := i + 1; j < len(lines); j++ {
		if m := orgHeadline().FindStringSubmatch(lines[j]); m != nil && len(m[1]) <= level {
			return j - 1
		}
	}
	return len(lines)
}

// orgKey reads a keyword; a caption is that of the next picture.
func orgKey(p *page, line, caption string) string {
	m := orgKeyword().FindStringSubmatch(line)
	if m == nil {
		return caption
	}
	if strings.EqualFold(m[1], "caption") {
		return m[2]
	}
	p.field(m[1], m[2])
	return caption
}

// orgBlock reads what stands between #+BEGIN_… and #+END_… .
func orgBlock(p *page, lines []string, i int) int {
	m := orgBegin().FindStringSubmatch(lines[i])
	end := "#+end_" + strings.ToLower(m[1])
	inner, next := until(lines, i+1, func(l string) bool { return strings.EqualFold(strings.TrimSpace(l), end) })
	read := func(lines []string) { readOrg(p, lines) }
	switch strings.ToLower(m[1]) {
	case "src", "example":
		p.code(m[2], inner)
	case "comment", "export":
	case "verse":
		p.quotation(inner, p.verse)
	case "quote":
		p.quotation(inner, read)
	default:
		p.within(inner, read)
	}
	return next - 1
}

// orgProperties passes over a drawer; above the story its properties may be the
// metadata.
func orgProperties(p *page, lines []string, i int) int {
	inner, next := until(lines, i+1, func(l string) bool { return strings.EqualFold(strings.TrimSpace(l), ":end:") })
	for _, l := range inner {
		if m := orgProperty().FindStringSubmatch(l); m != nil && !p.body {
			p.field(m[1], m[2])
		}
	}
	return next - 1
}

func orgRow(p *page, line string) {
	if !strings.HasPrefix(line, "|-") {
		p.row(strings.Split(strings.Trim(line, "|"), "|"))
	}
}

// pictureName matches the names of pictures.
var pictureName = text.Pattern(`(?i)\.(?:jpe?g|png|gif|webp|svg|avif)$`)

func isPicture(name string) bool { return pictureName().MatchString(name) }
