package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/bidi"

	"lede/tui/page"
	"lede/tui/paint"
)

// Isolates of Unicode's bidirectional algorithm (UAX #9); they have no width.
const (
	openIsolate  = "\u2067" // right to left
	closeIsolate = "\u2069"
)

// directed marks a row of a paragraph for Isolate where whole, the paragraph, runs from
// right to left; row holds nothing else.
func (c Canvas) directed(row, whole string) string {
	if !c.Isolated || !page.RightToLeft(whole) {
		return row
	}
	return paint.FromRight + row + paint.EndFromRight
}

// Isolate marks what runs from right to left off from what stands beside it, so that a
// terminal that turns such words round turns nothing else: the rest of the row, and the
// pane on the other side of the rule, keep their columns. A row of a paragraph from
// right to left is one piece, with the Latin words and the marks in it; elsewhere each
// run of such words is one. Rows without either are left as they are.
func Isolate(rows []string) []string {
	for i, row := range rows {
		if mayTurn(row) {
			rows[i] = isolate(row)
		}
	}
	return rows
}

// mayTurn reports whether s may hold a letter of a script that runs from right
// to left, or a row of such a paragraph: the letters before U+0590 and their bytes are
// ruled out fast.
func mayTurn(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0xd6 && (c <= 0xe0 || c == 0xef || c == 0xf0) {
			return true
		}
	}
	return strings.Contains(s, paint.FromRight)
}

// isolation puts pieces of a row between isolates.
type isolation struct {
	done string          // up to the last piece that was closed
	rest strings.Builder // what follows
	end  int             // in rest: behind the last sign of an open piece, -1 where none is
	row  bool            // the open piece is the row of a paragraph
}

// isolate puts between isolates the rows of paragraphs from right to left, to their last
// sign, and elsewhere each run from the first to the last letter of such scripts, with
// what is neutral between them.
func isolate(row string) string {
	in := isolation{end: -1}
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	var state byte
	for row != "" {
		seq, _, n, next := ansi.DecodeSequence(row, state, p)
		state, row = next, row[n:]
		in.add(seq)
	}
	in.close()
	return in.done + in.rest.String()
}

// add appends a grapheme cluster or an escape sequence.
func (in *isolation) add(seq string) {
	switch {
	case seq == paint.FromRight:
		in.close()
		in.open(true)
		in.end = in.rest.Len()
		return
	case seq == paint.EndFromRight:
		in.close()
		return
	case frame(seq):
		in.close()
	case in.row:
		if seq[0] != ansi.ESC && seq != " " {
			in.end = in.rest.Len() + len(seq)
		}
	default:
		in.run(seq)
	}
	in.rest.WriteString(seq)
}

// run opens, goes on with or closes a run of letters.
func (in *isolation) run(seq string) {
	switch class(seq) {
	case bidi.R, bidi.AL:
		if in.end < 0 {
			in.open(false)
		}
		in.end = in.rest.Len() + len(seq)
	case bidi.AN: // belongs to the words before
		if in.end >= 0 {
			in.end = in.rest.Len() + len(seq)
		}
	case bidi.L:
		in.close()
	}
}

func (in *isolation) open(row bool) {
	in.rest.WriteString(openIsolate)
	in.row = row
}

// close ends the open piece behind its last sign.
func (in *isolation) close() {
	if in.end < 0 {
		return
	}
	s := in.rest.String()
	in.rest.Reset()
	in.done += s[:in.end] + closeIsolate + s[in.end:]
	in.end, in.row = -1, false
}

// frame reports whether s is a line between panes or the bar of a quotation.
func frame(s string) bool {
	for _, r := range s {
		return 0x2500 <= r && r <= 0x257f
	}
	return false
}

// class is the bidirectional class of the first letter in the grapheme cluster s, before
// which a sign for numbers may stand, as U+0602 does, or that of an Arabic figure. An
// escape sequence has none.
func class(s string) bidi.Class {
	of := bidi.ON
	if s[0] == ansi.ESC {
		return of
	}
	for _, r := range s {
		props, _ := bidi.LookupRune(r)
		switch c := props.Class(); c {
		case bidi.L, bidi.R, bidi.AL:
			return c
		case bidi.AN:
			of = c
		}
	}
	return of
}
