package page

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"lede/model/hyphen"
)

// line is a line of text in bytes of what was wrapped: [start, end) is shown,
// white space at the end is not.
type line struct {
	start, end int
	hyphen     bool // a word goes on in the next line
	slack      int  // columns to spread over its spaces
}

// fitting is how lines are chosen among those that fit.
type fitting uint8

const (
	firstFit fitting = iota // as much on each line as it takes
	totalFit                // the best lines for the whole paragraph
	evenFit                 // few lines, of about one length: headlines
)

// setting is how text is broken into lines.
type setting struct {
	width   int // columns of a line
	lead    int // columns of the first line that are taken already
	method  ansi.Method
	fit     fitting
	hyphens *hyphen.Dictionary // nil: words are not parted
	justify bool               // lines are filled where a little is missing
}

// wrap breaks s into lines where Unicode's line breaking algorithm (UAX #14)
// allows it, which is between ideographs too, or a dictionary does; a word that
// is longer than a line is broken between grapheme clusters. No cluster is ever
// broken. "" is one empty line.
func wrap(s string, set setting) []line {
	stops := set.stops(s)
	var out []line
	for from := 0; from < len(stops)-1; {
		to := from + 1
		for to < len(stops)-1 && !stops[to].must {
			to++
		}
		out = set.lines(out, s, stops[from:to+1])
		set.lead = 0
		from = to
	}
	return out
}

// lines breaks what stands between two places where a line must end. Words are
// parted only where there are no good lines without (TeXbook, ch. 14).
func (set setting) lines(out []line, s string, stops []stop) []line {
	if set.fit == firstFit {
		return set.first(out, stops)
	}
	chosen, good := set.total(stops)
	if !good && set.hyphens != nil {
		stops = set.parted(s, stops)
		chosen, _ = set.total(stops)
	}
	return set.between(out, s, stops, chosen)
}

// stop is a place where a line may end and the next one begin, with what lies
// between the start of the text and there: columns and runs of spaces.
type stop struct {
	end, next         int // bytes: what is shown ends, the next line begins
	endCol, nextCol   int
	endGaps, nextGaps int
	must              bool // the line ends here
	hyphen            bool // inside a word
	inside            bool // likewise, and the word is longer than a line
	spaced            bool // the cluster before next is a space
}

// stops are the places where a line of s may end, the start of s first.
func (set setting) stops(s string) []stop {
	var now stop
	out := append(make([]stop, 0, 2+len(s)/5), now)
	b := breaks{rest: s}
	b.step()
	for now.next < len(s) {
		set.advance(&now, s)
		for b.at < now.next && b.more() {
			b.step()
		}
		if b.at == now.next || now.next == len(s) {
			now.must = b.must && b.at == now.next
			out = set.add(out, s, now)
		}
	}
	if len(out) == 1 {
		out = append(out, now)
	}
	return out
}

// advance takes one more cluster of s into now.
func (set setting) advance(now *stop, s string) {
	n, w := cluster(s[now.next:], set.method)
	c := s[now.next : now.next+n]
	_, w = shown(c, w, set.width-set.lead, set.method)
	if space := c == " "; !space || !now.spaced {
		if now.spaced = space; space {
			now.nextGaps++
		}
	}
	now.next, now.nextCol = now.next+n, now.nextCol+w
	if c[0] > ' ' && c[0] < utf8.RuneSelf || strings.TrimSpace(c) != "" {
		now.end, now.endCol, now.endGaps = now.next, now.nextCol, now.nextGaps
	}
}

// add appends a stop, and before it those inside of what lies between it and
// the last one where that is longer than a line.
func (set setting) add(out []stop, s string, at stop) []stop {
	last := out[len(out)-1]
	if at.end < last.next { // white space alone
		at.end, at.endCol, at.endGaps = last.next, last.nextCol, last.nextGaps
	}
	room := set.width
	if len(out) == 1 {
		room -= set.lead
	}
	if at.endCol-last.nextCol <= room {
		return append(out, at)
	}
	inner := last
	inner.must, inner.inside = false, true
	inner.end, inner.endCol, inner.endGaps = last.next, last.nextCol, last.nextGaps
	for set.advance(&inner, s); inner.next < at.end; set.advance(&inner, s) {
		if !spaceAt(s[inner.next:], set.method) { // no line begins with one
			out = append(out, inner)
		}
	}
	return append(out, at)
}

// spaceAt reports whether s begins with a space that nothing is joined to.
func spaceAt(s string, m ansi.Method) bool {
	n, _ := cluster(s, m)
	return s[:n] == " "
}

// breaks walks the places where a line may or must end.
type breaks struct {
	para, rest string // what is left of the lines up to the next line end, and behind that
	state      int
	at         int // the next such place, in bytes
	must       bool
}

func (b *breaks) more() bool { return b.para != "" || b.rest != "" }

// lineEnds are the characters behind which a line must end.
const lineEnds = "\n\v\f\r\u0085\u2028\u2029"

// step goes to the next place. uniseg is given what lies between two line ends, for
// it overlooks one before a minus and a digit. What it calls the end of a line
// without the end of the text or a line end before it, behind a skin tone, is no
// place at all.
func (b *breaks) step() {
	if b.para == "" {
		n := len(b.rest)
		if i := strings.IndexAny(b.rest, lineEnds); i >= 0 {
			_, end := utf8.DecodeRuneInString(b.rest[i:])
			if n = i + end; strings.HasPrefix(b.rest[i:], "\r\n") {
				n++
			}
		}
		b.para, b.rest, b.state = b.rest[:n], b.rest[n:], -1
	}
	for forced := true; forced; {
		var seg string
		seg, b.para, b.must, b.state = uniseg.FirstLineSegmentInString(b.para, b.state)
		b.at += len(seg)
		forced = b.must && b.para != "" && !uniseg.HasTrailingLineBreakInString(seg)
	}
}
