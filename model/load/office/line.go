package office

import (
	"html"
	"strings"

	"lede/model/text"
)

// Line is the words of a paragraph that is being read, as text and as HTML with its
// links. The zero Line is ready.
type Line struct {
	text, html strings.Builder
	link       string // that is open in the HTML
	linked     bool   // some words lead somewhere
	words      bool   // there are some
}

// Write adds words, which lead to link where there is one.
func (l *Line) Write(s, link string) {
	blank := strings.TrimSpace(s) == ""
	if !blank {
		l.open(link)
		l.words, l.linked = true, l.linked || link != ""
	}
	l.text.WriteString(s)
	l.html.WriteString(html.EscapeString(s))
}

// open opens a link in the HTML, and closes the one before it; "" closes alone.
func (l *Line) open(link string) {
	if link == l.link {
		return
	}
	if l.link != "" {
		l.html.WriteString("</a>")
	}
	if l.link = link; link != "" {
		l.html.WriteString(`<a href="` + html.EscapeString(link) + `">`)
	}
}

// HasWords reports whether there is more than white space.
func (l *Line) HasWords() bool { return l.words }

// Len is how many bytes there are.
func (l *Line) Len() int { return l.text.Len() }

// Take gives the text on one line, and the HTML where some of it leads somewhere, and
// empties the line.
func (l *Line) Take() (words, source string) {
	words = text.OneLine(l.text.String())
	if l.open(""); l.linked {
		source = strings.TrimSpace(l.html.String())
	}
	*l = Line{}
	return words, source
}

var (
	hyperlink = text.Pattern(`(?i)HYPERLINK\s+(?:\\[a-z]\s+)*"?([^"\s]+)`)
	numbering = text.Pattern(`(?i)^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|TOC|XE|TC|INDEX)\b`)
)

// Field says where the words that a field gives lead, "" where it is no link to a page,
// and whether they are of the text: numbers of pages and lists of contents are not.
func Field(instruction string) (address string, shown bool) {
	if m := hyperlink().FindStringSubmatch(instruction); m != nil && !strings.Contains(instruction, `\l `) {
		address = m[1]
	}
	return address, !numbering().MatchString(instruction)
}
