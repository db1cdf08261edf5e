package charset

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// pattern names the encodings whose bytes show themselves: UTF-32 and UTF-16
// without a mark, by what lies at every fourth or second place, and ISO-2022-JP,
// which is ASCII with escapes that no text has by chance. "" where it is none of them.
func pattern(raw []byte) string {
	if len(raw) >= 4 {
		c := census(raw[:min(len(raw), 4096)&^3])
		switch {
		case c.nul(0) && c.nul(1):
			return "utf-32be"
		case c.nul(2) && c.nul(3):
			return "utf-32le"
		case c.pages(1) && c.pages(3) && !c.pages(0):
			return "utf-16le"
		case c.pages(0) && c.pages(2) && !c.pages(1):
			return "utf-16be"
		}
		if name := wide(raw); name != "" {
			return name
		}
	}
	if japanese(raw) {
		return "iso-2022-jp"
	}
	return ""
}

// counts says how often each byte lies at each of four places.
type counts struct {
	at [4][256]int
	n  int
}

func census(head []byte) *counts {
	c := &counts{n: len(head) / 4}
	for i, b := range head {
		c.at[i%4][b]++
	}
	return c
}

// nul reports whether nearly all bytes at a place are NUL.
func (c *counts) nul(place int) bool { return c.at[place][0]*10 >= c.n*9 }

// pages reports whether the bytes at a place are the high halves of UTF-16 in an
// alphabet: NUL often, or NUL and one more page below U+2000.
func (c *counts) pages(place int) bool {
	zero, most := c.at[place][0], 0
	for b := 1; b < 0x20; b++ {
		most = max(most, c.at[place][b])
	}
	return zero*10 > c.n*4 || zero > 0 && most*2 > c.n && (zero+most)*10 >= c.n*8
}

// wide finds UTF-16 in East Asian scripts, whose high halves vary: its spaces
// and line ends have a NUL on one side, as no other text has, and what
// comes out is of those scripts.
func wide(raw []byte) string {
	head := raw[:min(len(raw), 4096)&^1]
	var nuls [2]int
	for i, c := range head {
		if c == 0 {
			nuls[i%2]++
		}
	}
	name := "utf-16le"
	if nuls[0] > nuls[1] {
		name = "utf-16be"
	}
	if max(nuls[0], nuls[1]) <= 3*min(nuls[0], nuls[1]) || utf8.Valid(head) {
		return ""
	}
	out, err := byName(name).NewDecoder().Bytes(head)
	eastern, all := 0, 0
	for _, r := range string(out) {
		all++
		if r < 0x80 && r >= ' ' || r == '\n' || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || 0x3000 <= r && r < 0x3020 || 0xff00 <= r && r < 0xffef {
			eastern++
		}
	}
	if err != nil || eastern*10 < all*9 {
		return ""
	}
	return name
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

// thai reports whether the bytes beyond ASCII are TIS-620, which the statistics
// do not know: letters in words, and the vowels and tone marks above and below
// them, a fifth of all, after the consonants they stand on.
func thai(raw []byte) bool {
	letters, rows, marks, stray := 0, 0, 0, 0
	before := byte(0)
	for _, c := range raw {
		switch {
		case 0xa1 <= c && c <= 0xda || 0xdf <= c && c <= 0xfb:
			if letters++; before < utf8.RuneSelf {
				rows++
			}
			if onConsonant(c) {
				marks++
				if !onConsonant(before) && (before < 0xa1 || before > 0xce) {
					stray++
				}
			}
		case c >= utf8.RuneSelf && c != 0x85 && (c < 0x91 || c > 0x97) && c != 0xa0:
			return false
		}
		before = c
	}
	return letters >= 20 && letters >= 5*rows && marks*5 > letters && stray*20 < marks
}

// onConsonant reports whether c is a vowel or a tone mark above or below a letter.
func onConsonant(c byte) bool { return c == 0xd1 || 0xd4 <= c && c <= 0xda || 0xe7 <= c && c <= 0xee }
