package lightweight

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"lede/model/text"
)

// inliner is the inline markup of a language. Groups of the pattern say by their
// names what a match is: strong, em, mono, strike and plain hold the text that is
// so; url and label make a link, src and alt a picture; note is a footnote. What
// holds none of them is left out.
type inliner struct {
	pattern  func() *regexp.Regexp
	marks    string                                      // bytes of which each match has one, and white space before it at most as its first
	apart    string                                      // marks that stand apart from letters
	doubled  bool                                        // but where they are doubled
	hard     string                                      // what a line ends with that is one by itself
	entities bool                                        // those of HTML stand for characters
	before   func(p *page, s string) string              // reads what stands for other text; may be nil
	replace  func(p *page, group map[string]string) bool // reads a match by itself; may be nil
}

// spanCost is how many bytes may be read in search of inline markup, for each byte of a
// text and for all: a mark that stays open is looked for to the end of its paragraph,
// for each match before it.
const (
	spanCost      = 16
	spanCostOfAll = 1 << 20
)

// maxInline is how deep inline markup is looked for in other.
const maxInline = 4

// spans writes s as HTML.
func (p *page) spans(s string, depth int) string {
	if p.before != nil && depth == 0 {
		s = p.before(p, s)
	}
	var out strings.Builder
	at := 0
	for from := 0; depth < maxInline && p.left > 0; {
		m := p.next(s, from)
		if m == nil {
			break
		}
		if !p.isApart(s, m[0], m[1]) {
			from = m[0] + 1 // a mark is one byte
			continue
		}
		from = m[1]
		out.WriteString(p.escape(s[at:m[0]]))
		at = m[1]
		out.WriteString(p.span(p.groups(s, m), depth))
	}
	out.WriteString(p.escape(s[at:]))
	return out.String()
}

// shortText is the length of a text, in bytes, that is searched faster as a whole than as
// far as it must be read.
const shortText = 1 << 10

// next is the first match in s from there on, nil where there is none. It takes what
// was read for it from what may be: of a short text all, as long as that may be.
func (p *page) next(s string, from int) []int {
	skipped := p.unmarked(s[from:])
	if skipped < 0 {
		return nil
	}
	from += skipped
	s = s[from:]
	var m []int
	if len(s) <= min(shortText, p.quick) {
		m = p.pattern().FindStringSubmatchIndex(s)
		p.quick -= len(s)
	} else {
		rest := strings.NewReader(s)
		m = p.pattern().FindReaderSubmatchIndex(rest)
		p.left -= len(s) - rest.Len()
	}
	for i := range m {
		if m[i] >= 0 {
			m[i] += from
		}
	}
	return m
}

// pays takes what a name stands for from what may be read, and reports whether that was
// enough.
func (p *page) pays(value string) bool {
	p.left -= len(value)
	return p.left >= 0
}

// unmarked is how many bytes s begins with in which no match does, -1 where all are such:
// all before the word with the first mark, and the space before that.
func (p *page) unmarked(s string) int {
	mark := strings.IndexAny(s, p.marks)
	if mark < 0 {
		return -1
	}
	return max(0, strings.LastIndexAny(s[:mark], " \t\n\f\r"))
}

// escape writes words as HTML; what ends a line in them does so there.
func (p *page) escape(s string) string {
	if p.entities {
		s = html.UnescapeString(s)
	}
	return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>")
}

// entity is the character that HTML has under a name, and whether it has one: its whole
// name, not only its beginning.
func entity(name string) (sign string, ok bool) {
	reference := "&" + name + ";"
	sign = html.UnescapeString(reference)
	return sign, sign != reference && (!strings.HasSuffix(sign, ";") || sign == ";")
}

// isApart reports whether neither a letter nor a digit stands before or behind the
// match, and what it holds, where its marks ask for that.
func (p *page) isApart(s string, start, end int) bool {
	if !strings.ContainsRune(p.apart, rune(s[start])) || p.doubled && start+1 < end && s[start] == s[start+1] {
		return true
	}
	first, last := s[start:start+1], s[end-1:end]
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:start], first))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], last))
	return !text.IsWord(before) && !text.IsWord(after)
}

// groups are the texts of a match by the names of their groups.
func (p *page) groups(s string, m []int) map[string]string {
	got := map[string]string{}
	for i, name := range p.pattern().SubexpNames() {
		if name != "" && m[2*i] >= 0 {
			got[strings.TrimRight(name, "0123456789")] = s[m[2*i]:m[2*i+1]]
		}
	}
	return got
}

// elements are those of inline kinds.
var elements = [...][2]string{{"strong", "strong"}, {"em", "em"}, {"strike", "s"}, {"plain", "span"}}

// span writes one match.
func (p *page) span(got map[string]string, depth int) string {
	if p.replace != nil && p.replace(p, got) {
		return p.spans(got["plain"], depth+1)
	}
	for _, e := range elements {
		if s, ok := got[e[0]]; ok {
			return "<" + e[1] + ">" + p.spans(s, depth+1) + "</" + e[1] + ">"
		}
	}
	if s, ok := got["literal"]; ok {
		return p.escape(s)
	}
	if s, ok := got["mono"]; ok {
		return "<code>" + html.EscapeString(s) + "</code>"
	}
	if s, ok := got["note"]; ok {
		p.note(s)
		return ""
	}
	if src, ok := got["src"]; ok {
		return p.image(src, got["alt"])
	}
	if address, ok := got["url"]; ok {
		label := strings.TrimSpace(got["label"])
		if label == "" {
			return p.link(address, html.EscapeString(address))
		}
		return p.link(address, p.spans(label, depth+1))
	}
	return ""
}

// link writes a link.
func (p *page) link(address, label string) string {
	return `<a href="` + html.EscapeString(strings.TrimSpace(address)) + `">` + label + "</a>"
}

func (p *page) image(src, alt string) string {
	return `<img src="` + html.EscapeString(src) + `" alt="` + html.EscapeString(strings.Trim(alt, `"`)) + `">`
}
