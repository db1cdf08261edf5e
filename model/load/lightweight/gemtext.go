package lightweight

import (
	"strings"

	"lede/model/text"
)

// gemSpans: gemtext has no inline markup.
var gemSpans inliner

var (
	gemLink  = text.Pattern(`^=>\s*(\S+)\s*(.*)$`)
	gemLinks = text.Pattern(`(?m)^=>[ \t]*(?:[a-z]+://|/|\.)\S*`)
)

// IsGemtext reports whether head, the beginning of a file, is gemtext: it has its
// lines of links, and none of Markdown's.
func IsGemtext(head string) bool {
	return strings.Contains(head, "=>") && gemLinks().MatchString(head) && !strings.Contains(head, "](") &&
		(strings.Contains(head, "gemini://") || strings.HasPrefix(strings.TrimSpace(head), "# "))
}

func readGemtext(p *page, lines []string) {
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		bare := strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "```"):
			inner, next := until(lines, i+1, func(l string) bool { return strings.HasPrefix(l, "```") })
			p.code("", inner)
			i = next - 1
			continue
		case strings.HasPrefix(line, "=>"):
			if m := gemLink().FindStringSubmatch(line); m != nil {
				p.gemLink(m[1], m[2])
			}
		case strings.HasPrefix(line, "#"):
			level := len(line) - len(strings.TrimLeft(line, "#"))
			p.heading(level, strings.TrimSpace(line[level:]))
		case strings.HasPrefix(line, "* "):
			p.point(0, false, line[2:])
		case strings.HasPrefix(line, ">"):
			p.block("<blockquote><p>", line[1:], "</p></blockquote>")
		case bare != "":
			p.line(line)
		}
		p.flush()
	}
}

// gemLink writes a link, which has a line to itself.
func (p *page) gemLink(address, label string) {
	if label == "" {
		label = address
	}
	p.raw("<p>" + p.link(address, p.spans(label, 0)) + "</p>\n")
}
