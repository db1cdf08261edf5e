package charset

import (
	"bytes"
	"unicode/utf8"
)

// pattern names the encodings whose bytes show themselves: UTF-16 without a
// mark, by NULs that lie at odd or at even places only, and ISO-2022-JP, which
// is ASCII with escapes that no text has by chance. "" where it is neither.
func pattern(raw []byte) string {
	head := raw[:min(len(raw), 4096)]
	var even, odd int
	for i, c := range head {
		if c == 0 && i%2 == 0 {
			even++
		} else if c == 0 {
			odd++
		}
	}
	half := len(head) / 2
	switch {
	case half >= 2 && odd*10 > half*4 && even*20 < odd:
		return "utf-16le"
	case half >= 2 && even*10 > half*4 && odd*20 < even:
		return "utf-16be"
	case japanese(raw):
		return "iso-2022-jp"
	}
	return ""
}

// shift is ESC, which switches the character set in ISO 2022.
const shift = 27

// japanese reports whether raw shifts into JIS X 0208 and back to ASCII.
func japanese(raw []byte) bool {
	in := bytes.Index(raw, []byte{shift, '$'})
	if in < 0 || in+2 >= len(raw) || raw[in+2] != 'B' && raw[in+2] != '@' {
		return false
	}
	rest := raw[in:]
	return !high(raw) && (bytes.Contains(rest, []byte{shift, '(', 'B'}) || bytes.Contains(rest, []byte{shift, '(', 'J'}))
}

// nearlyUTF8 reports whether raw is UTF-8 but for a few damaged places: of its
// bytes beyond ASCII, nine in ten stand in valid sequences.
func nearlyUTF8(raw []byte) bool {
	var good, bad int
	for len(raw) > 0 {
		if raw[0] < utf8.RuneSelf {
			raw = raw[1:]
			continue
		}
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good += n
		}
		raw = raw[n:]
	}
	return good >= 9*bad
}
