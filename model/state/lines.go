package state

import "strings"

// Lines is how paragraphs end their lines.
type Lines uint8

// Ways to end lines.
const (
	Ragged     Lines = iota // between words
	Hyphenated              // in words too, where lines would be very uneven
	Justified               // likewise, and filled to one length
	numLines
)

var linesNames = [...]string{"ragged", "hyphenated", "justified"}

// String is the name in the configuration.
func (l Lines) String() string { return linesNames[l] }

// Next is the way after l, in turn.
func (l Lines) Next() Lines { return (l + 1) % numLines }

// LinesNames are the names of all ways, in order.
func LinesNames() []string { return linesNames[:] }

// CycleLines ends lines in the next way.
func (r *Reader) CycleLines() {
	r.lines = r.lines.Next()
	r.want(Chosen{LinesSetting})
}

// Language is the language of the open article: what was found in its text, in
// the spelling of the region that its source declares; what is declared while
// the text is not read; "" where neither is known.
func (o *Open) Language() string {
	if o == nil || o.article == nil {
		return ""
	}
	declared := o.article.Meta.Language
	if o.doc == nil || o.doc.Language == "" || base(o.doc.Language) == base(declared) {
		return declared
	}
	return o.doc.Language
}

// base is a BCP 47 tag without its region.
func base(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return language
}
