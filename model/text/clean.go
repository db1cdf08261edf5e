package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of the cleaner.
const (
	maxString    = 4096 // longest string control sequence (OSC, DCS …) that is dropped with its content
	maxCombining = 8    // combining marks kept on one base
)

// Clean returns s as it may be shown and stored: valid UTF-8, line ends as \n,
// and of all control characters only \n and \t. Escape sequences are dropped
// whole; a string sequence (OSC, DCS, APC, PM, SOS) only where it ends on its
// line within 4 KB, else just its introducer, so that a stray one never
// swallows an article. C1 bytes that are misread Windows-1252 become the
// characters meant; bidirectional overrides, isolates and marks, zero-width
// and tag characters, noncharacters and private use are dropped. U+200C and
// U+200D stay: scripts and emoji need them.
//
// It is idempotent, and runs after every other decoding: "&#27;" is an escape
// only once it is decoded.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	marks := 0
	for i := 0; i < len(s); {
		if n := sequence(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			out.WriteRune(utf8.RuneError)
			i++
			continue
		}
		if r == '\r' && strings.HasPrefix(s[i+1:], "\n") {
			i++
			continue
		}
		i += n
		if r = safe(r); r < 0 {
			continue
		}
		if !combining(r) {
			marks = 0
		} else if marks++; marks > maxCombining {
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}

// isClean reports whether Clean would change nothing.
func isClean(s string) bool {
	marks := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
				return false
			}
			marks = 0
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || safe(r) != r {
			return false
		}
		if combining(r) {
			if marks++; marks > maxCombining {
				return false
			}
		} else {
			marks = 0
		}
		i += n
	}
	return true
}

// firstMark is the first combining mark of Unicode. Curly marks and dashes, which
// no text is without, are told from marks without a look into tables.
const firstMark = 0x300

func combining(r rune) bool {
	return r >= firstMark && !(0x2010 <= r && r < 0x20d0) && unicode.In(r, unicode.Mn, unicode.Me)
}

// cp1252 gives the printable Windows-1252 characters of 0x80–0x9f, which
// arrive as C1 controls from texts that were declared Latin-1; 0 where
// Windows-1252 has none.
var cp1252 = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// safe returns the rune to show for r, or -1 to drop it.
func safe(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case r == '\r' || r == 0x2028 || r == 0x2029 || r == '\v' || r == '\f':
		return '\n'
	case r < 0x20 || r == 0x7f:
		return -1
	case r < 0x7f:
		return r
	case r < 0xa0:
		if c := cp1252[r-0x80]; c != 0 {
			return c
		}
		return -1
	case r < 0x200b:
		if r == 0x061c || r == 0x180e || r == 0xad {
			return -1
		}
		return r
	}
	return safeHigh(r)
}

func safeHigh(r rune) rune {
	switch {
	case 0x2010 <= r && r < 0x2028: // dashes, curly marks, the ellipsis
		return r
	case r == 0x200b, r == 0x200e, r == 0x200f, // zero-width space, direction marks
		0x202a <= r && r <= 0x202e,   // embeddings and overrides
		0x2060 <= r && r <= 0x206f,   // word joiner, isolates, deprecated formats
		r == 0xfeff,                  // byte order mark
		0xfff9 <= r && r <= 0xfffb,   // interlinear annotation
		0xfdd0 <= r && r <= 0xfdef,   // noncharacters
		r&0xfffe == 0xfffe,           // noncharacters
		0xe0000 <= r && r <= 0xe0fff, // tags, and variation selectors beyond VS16
		unicode.Is(unicode.Co, r):
		return -1
	}
	return r
}

// sequence returns the length of the escape sequence that s starts with, 0
// where it starts with none.
func sequence(s string) int {
	switch {
	case len(s) >= 2 && s[0] == 0x1b:
		if k := s[1]; k == '[' {
			return 2 + controlSequence(s[2:])
		} else if strings.IndexByte("]PX^_", k) < 0 {
			return 1 // the rest of a two-byte escape may be the reader's text
		}
		return 2 + stringEnd(s[2:])
	case len(s) >= 3 && s[0] == 0xc2 && s[1] == 0x9b && '0' <= s[2] && s[2] <= '?':
		if n := controlSequence(s[2:]); n > 0 { // without parameters it is a misread "›"
			return 2 + n
		}
		return 0
	case len(s) >= 2 && s[0] == 0xc2 && stringC1(s[1]) && stringEnd(s[2:]) > 0:
		return 2 + stringEnd(s[2:])
	}
	return 0
}

// stringC1 reports whether c is the second byte of DCS, SOS, OSC, PM or APC as
// a C1 control in UTF-8. Some of them are curly marks in Windows-1252, so they
// count only where a terminator follows.
func stringC1(c byte) bool {
	return c == 0x90 || c == 0x98 || c == 0x9d || c == 0x9e || c == 0x9f
}

// controlSequence returns the length of the parameters, intermediates and
// final byte of a CSI, after ECMA-48; 0 where s is none.
func controlSequence(s string) int {
	for i := 0; i < len(s) && i < 256; i++ {
		switch c := s[i]; {
		case 0x40 <= c && c <= 0x7e:
			return i + 1
		case c < 0x20 || c > 0x3f:
			return 0
		}
	}
	return 0
}

// stringEnd returns the length of a string sequence up to and with its
// terminator (BEL, ESC \ or C1 ST); 0 where none follows on the line.
func stringEnd(s string) int {
	for i := 0; i < len(s) && i < maxString; i++ {
		switch {
		case s[i] == '\n':
			return 0
		case s[i] == 0x07:
			return i + 1
		case s[i] == 0x1b && i+1 < len(s) && s[i+1] == '\\':
			return i + 2
		case s[i] == 0xc2 && i+1 < len(s) && s[i+1] == 0x9c:
			return i + 2
		}
	}
	return 0
}

// CleanLine is Clean for a title, a name, an address: one line, runs of white
// space as one space, none at the ends.
func CleanLine(s string) string {
	return OneLine(Clean(s))
}

// IsSpace reports whether r is white space, no-break spaces included.
func IsSpace(r rune) bool { return unicode.IsSpace(r) }

// Trim shortens s by the white space at its ends.
func Trim(in string, s Span) Span {
	s.End = s.Start + len(strings.TrimRightFunc(s.Of(in), IsSpace))
	s.Start = s.End - len(strings.TrimLeftFunc(s.Of(in), IsSpace))
	return s
}

// ShortenWords is Shorten where what is left ends with a whole word, unless that is less
// than half of n.
func ShortenWords(s string, n int) string {
	cut := Shorten(s, n)
	kept := strings.TrimSuffix(cut, "…")
	if next, _ := utf8.DecodeRuneInString(s[len(kept):]); cut == s || IsSpace(next) {
		return cut
	}
	if at := strings.LastIndexFunc(kept, IsSpace); at >= 0 && utf8.RuneCountInString(kept[:at]) >= n/2 {
		return strings.TrimRightFunc(kept[:at], IsSpace) + " …"
	}
	return cut
}

// Shorten cuts s to at most n runes, the last of them "…" where it was cut.
func Shorten(s string, n int) string {
	if len(s) <= n || utf8.RuneCountInString(s) <= n {
		return s
	}
	i := 0
	for range n - 1 {
		_, w := utf8.DecodeRuneInString(s[i:])
		i += w
	}
	return strings.TrimRightFunc(s[:i], IsSpace) + "…"
}
