package pane

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/bidi"
)

// Isolates of Unicode's bidirectional algorithm (UAX #9); they have no width.
const (
	openIsolate  = "\u2067" // right to left
	closeIsolate = "\u2069"
)

// Isolate marks words that run from right to left off from what stands beside
// them, so that a terminal that turns such words round turns nothing else: the
// rest of the row, and the pane on the other side of the rule, keep their
// columns. Rows without such words are left as they are.
func Isolate(rows []string) []string {
	for i, row := range rows {
		if mayTurn(row) {
			rows[i] = isolate(row)
		}
	}
	return rows
}

// mayTurn reports whether s may hold a letter of a script that runs from right
// to left: those before U+0590 and their bytes are ruled out fast.
func mayTurn(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0xd6 && (c <= 0xe0 || c == 0xef || c == 0xf0) {
			return true
		}
	}
	return false
}

// isolate puts each run from the first to the last letter of such scripts, with
// what is neutral between them, between isolates.
func isolate(row string) string {
	var out strings.Builder
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	var state byte
	end := -1 // in out: behind the last such letter of an open run
	done := ""
	for row != "" {
		seq, _, n, next := ansi.DecodeSequence(row, state, p)
		state, row = next, row[n:]
		switch class(seq) {
		case bidi.R, bidi.AL:
			if end < 0 {
				out.WriteString(openIsolate)
			}
			end = out.Len() + len(seq)
		case bidi.L:
			if end >= 0 {
				done, end = closeAt(&out, done, end)
			}
		}
		out.WriteString(seq)
	}
	if end >= 0 {
		done, _ = closeAt(&out, done, end)
	}
	return done + out.String()
}

// closeAt moves what out holds behind done, the run closed at end.
func closeAt(out *strings.Builder, done string, end int) (string, int) {
	s := out.String()
	out.Reset()
	return done + s[:end] + closeIsolate + s[end:], -1
}

// class is the bidirectional class of the first letter in the grapheme cluster s:
// a sign for numbers may stand before it, as U+0602 does. The lines between
// panes and the bars of quotations end a run as letters do. An escape sequence has
// none.
func class(s string) bidi.Class {
	if s[0] == ansi.ESC {
		return bidi.ON
	}
	for _, r := range s {
		if 0x2500 <= r && r <= 0x257f {
			return bidi.L
		}
		props, _ := bidi.LookupRune(r)
		if c := props.Class(); c == bidi.L || c == bidi.R || c == bidi.AL {
			return c
		}
	}
	return bidi.ON
}
