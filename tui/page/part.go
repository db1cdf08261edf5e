package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What may stand beside a word that is parted. A word beside anything else, a
// slash or a hyphen, is an address or has places to end a line already.
const (
	before = "\"'“”‘’‚„«»‹›([{¿¡—–…"
	behind = before + ")]}.,;:!?%"
)

// parted is stops with those inside words that the dictionary knows; the last
// word stays whole.
func (set setting) parted(s string, stops []stop) []stop {
	out := append(make([]stop, 0, 2*len(stops)), stops[0])
	var points []int
	for i := 1; i < len(stops); i++ {
		last, at := stops[i-1], stops[i]
		if i < len(stops)-1 && !at.inside && !last.inside && apart(s[:last.next]) {
			start, word := core(s[last.next:at.end])
			points = set.hyphens.Points(points[:0], word)
			for _, p := range points {
				p += last.next + start
				inner := last
				inner.end, inner.next, inner.hyphen, inner.must = p, p, true, false
				inner.endCol = last.nextCol + set.method.StringWidth(s[last.next:p])
				inner.nextCol, inner.endGaps = inner.endCol, inner.nextGaps
				out = append(out, inner)
			}
		}
		out = append(out, at)
	}
	return out
}

// apart reports whether a word may begin behind s: behind a space or a dash.
func apart(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || unicode.IsSpace(r) || strings.ContainsRune("–—", r)
}

// core is the longest part between apostrophes of what stands between two
// stops, without the punctuation around it, and where it starts.
func core(s string) (start int, word string) {
	trimmed := strings.TrimLeft(s, before)
	start = len(s) - len(trimmed)
	at := start
	for rest := strings.TrimRight(trimmed, behind); rest != ""; {
		end := strings.IndexAny(rest, "'’")
		if end < 0 {
			end = len(rest)
		}
		if end > len(word) {
			start, word = at, rest[:end]
		}
		_, n := utf8.DecodeRuneInString(rest[end:])
		at += end + n
		rest = rest[end+n:]
	}
	return start, word
}
