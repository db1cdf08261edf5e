package text

import (
	"unicode"
	"unicode/utf8"
)

// Line is text that is written on one line: white space, however much of whatever
// kind, is one space between words and nothing at the ends. The zero Line is empty.
type Line struct {
	out []byte
	gap bool // white space since the last word
}

// WriteString writes s; a word may go on from one call to the next.
func (l *Line) WriteString(s string) { write(l, s) }

// Write is WriteString of bytes.
func (l *Line) Write(p []byte) (int, error) {
	write(l, p)
	return len(p), nil
}

// Space ends a word.
func (l *Line) Space() { l.gap = true }

// String is what was written.
func (l *Line) String() string { return string(l.out) }

func write[S string | []byte](l *Line, s S) {
	for i := 0; i < len(s); {
		size, space := spaceAt(s, i)
		if space {
			l.gap = true
			i += size
			continue
		}
		if l.gap && len(l.out) > 0 {
			l.out = append(l.out, ' ')
		}
		l.gap = false
		from := i
		for !space && i < len(s) {
			i += size
			size, space = spaceAt(s, i)
		}
		l.out = append(l.out, s[from:i]...)
	}
}

// spaceAt is the length in bytes of the rune at i and whether it is white space; 0
// where s ends.
func spaceAt[S string | []byte](s S, i int) (size int, space bool) {
	if i >= len(s) {
		return 0, false
	}
	if c := s[i]; c < utf8.RuneSelf {
		return 1, c == ' ' || c >= '\t' && c <= '\r'
	}
	r, size := utf8.DecodeRuneInString(string(s[i:min(i+utf8.UTFMax, len(s))]))
	return size, unicode.IsSpace(r)
}

// OneLine is the words of s with one space between.
func OneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	l := Line{out: make([]byte, 0, len(s))}
	l.WriteString(s)
	return l.String()
}

// isOneLine reports whether OneLine has nothing to do.
func isOneLine(s string) bool {
	last := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || last == ' ') {
			return false
		}
		last = r
	}
	return s == "" || last != ' '
}
