package article

import (
	"unicode"
	"unicode/utf8"
)

// What of a long text is no prose: fewer than shortest bytes on average for each word and
// mark. Prose has four to six, and each costs as much to understand, however short.
const (
	longText = 512 << 10
	shortest = 3.1
)

// isDense reports whether a text is long, and no prose for the shortness of its words and
// marks; code is no part of it.
func isDense(body []byte, blocks []Block) bool {
	if len(body) <= longText {
		return false
	}
	size, tokens := 0, 0
	for _, b := range blocks {
		if b.Kind != Code && b.Kind != Rule {
			size, tokens = size+b.Len(), tokens+countTokens(body[b.Start:b.End])
		}
	}
	return size > longText && float64(size) < shortest*float64(tokens)
}

// countTokens is about how many words and marks s has: runs of letters and digits, and
// of one mark. Of scripts without spaces all that stands together is one.
func countTokens(s []byte) (n int) {
	last := ' '
	for len(s) > 0 {
		r, size := utf8.DecodeRune(s)
		s = s[size:]
		switch {
		case r <= ' ':
			r = ' '
		case 'a' <= r|0x20 && r|0x20 <= 'z', '0' <= r && r <= '9', r >= utf8.RuneSelf && !unicode.IsPunct(r):
			r = 'a'
		}
		if r != last && r != ' ' {
			n++
		}
		last = r
	}
	return n
}
