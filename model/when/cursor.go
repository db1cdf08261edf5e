package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cursor reads pieces of a date from s. A method that fails leaves it where it was.
type cursor struct {
	s  string
	at int

	custom Custom
}

func (c *cursor) peek() rune {
	r, _ := utf8.DecodeRuneInString(c.s[c.at:])
	if c.at >= len(c.s) {
		return -1
	}
	return r
}

// maxDigits is the length of the longest number that can be part of a date.
const maxDigits = 14

// number reads decimal digits of any script: their value and how many there are.
func (c *cursor) number() (value, digits int, ok bool) {
	for i, r := range c.s[c.at:] {
		d := digit(r)
		if d < 0 {
			c.at += i
			return value, digits, digits > 0
		}
		digits++
		if digits <= maxDigits {
			value = value*10 + d
		}
	}
	c.at = len(c.s)
	return value, digits, digits > 0
}

// digit returns the value of a decimal digit, -1 for another rune. Each range of
// Unicode's decimal digits begins with a zero and holds whole tens of them.
func digit(r rune) int {
	if r < utf8.RuneSelf {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, digits := range unicode.Nd.R16 {
		if r <= rune(digits.Hi) {
			if r < rune(digits.Lo) {
				return -1
			}
			return int(r-rune(digits.Lo)) % 10
		}
	}
	return -1
}

// word reads a run of letters, lower case.
func (c *cursor) word() string {
	rest := c.s[c.at:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) })
	if n < 0 {
		n = len(rest)
	}
	c.at += n
	return strings.ToLower(rest[:n])
}

// space skips white space, and says whether there was any.
func (c *cursor) space() bool {
	start := c.at
	for c.at < len(c.s) {
		r, n := utf8.DecodeRuneInString(c.s[c.at:])
		if !unicode.IsSpace(r) || r == '\n' {
			break
		}
		c.at += n
	}
	return c.at > start
}

// skipAny skips any of the runes of set.
func (c *cursor) skipAny(set string) bool {
	start := c.at
	for c.at < len(c.s) {
		r, n := utf8.DecodeRuneInString(c.s[c.at:])
		if !strings.ContainsRune(set, r) {
			break
		}
		c.at += n
	}
	return c.at > start
}

// literal reads s.
func (c *cursor) literal(s string) bool {
	if !strings.HasPrefix(c.s[c.at:], s) {
		return false
	}
	c.at += len(s)
	return true
}

// try runs f, and goes back where it fails.
func (c *cursor) try(f func() bool) bool {
	start := c.at
	if f() {
		return true
	}
	c.at = start
	return false
}

// ends reports whether no digit or letter goes on here.
func (c *cursor) ends() bool {
	r := c.peek()
	return !unicode.IsDigit(r) && !unicode.IsLetter(r)
}

// is reads a word of that kind; its value is returned.
func (c *cursor) is(kind string) (value int, ok bool) {
	start := c.at
	w := c.word()
	if w == "" {
		return 0, false
	}
	if v, known := lookup(kind, w); known {
		return v, true
	}
	c.at = start
	return 0, false
}
