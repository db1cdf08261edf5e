package text

import (
	"bytes"
	"sort"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FindAll returns the places of needle in s, ascending and disjoint. Letters are
// found with and without their accents, composed or not, and as Fold has them;
// quotation marks, dashes and spaces in all their forms; case is ignored, as by a
// search of the library.
// A needle without anything to look for is nowhere.
func FindAll(s, needle string) []Span {
	return FindIn(s, needle, Span{0, len(s)})
}

// FindIn returns the places of needle in s that begin within a span, as FindAll
// does, so that a long text may be searched in pieces: the next piece begins
// where this one ends, or its last place does. A place may reach beyond, by up to
// sixteen bytes for each of needle: one with more marks than that is not found.
func FindIn(s, needle string, within Span) (found []Span) {
	var f folder
	f.fold(needle)
	want := bytes.Clone(f.out)
	if len(want) == 0 || within.Empty() {
		return nil
	}
	// What is found may have as many marks as there are; words have few.
	end := min(len(s), within.End+maxMarked*len(needle))
	for end < len(s) && !utf8.RuneStart(s[end]) {
		end++
	}
	f.reset()
	f.fold(s[within.Start:end])
	for at := 0; ; {
		i := bytes.Index(f.out[at:], want)
		if i < 0 {
			return found
		}
		i += at
		span := Span{within.Start + f.start(i), within.Start + f.end(i+len(want))}
		if span.Start >= within.End {
			return found
		}
		if n := len(found); n == 0 || span.Start >= found[n-1].End {
			found = append(found, span)
		}
		at = i + len(want)
	}
}

// maxMarked is how many bytes of a text one byte of what is looked for may match:
// a letter of three bytes with some accents after it.
const maxMarked = 16

// folder makes texts comparable, and knows where each part of them was.
type folder struct {
	out   []byte
	steps []step
	known [beyond / pageSize]*page // what is known of the characters before beyond
}

// step is where what was folded is no longer as far from its beginning as in the
// text: the byte at out[folded] was at was, and what follows as far behind it,
// unless it is one character that became others: then it was all there. What is as
// long as before makes no step, so that a text of letters without accents has few.
type step struct {
	folded, was int
	whole       bool
}

// page is what each of the characters of a stretch becomes, one more: 0 is
// unknown, or several.
type page [pageSize]rune

const (
	pageSize = 0x100
	beyond   = 0x10000 // the characters from here on are rare
	nothing  = -1      // what a mark becomes
)

func (f *folder) reset() { f.out, f.steps = f.out[:0], f.steps[:0] }

func (f *folder) fold(s string) {
	if cap(f.out) < len(s) {
		f.out = make([]byte, 0, len(s)+len(s)/8)
	}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			n := len(f.out)
			f.out = append(f.out, s[i:i+asciiPrefix(s[i:])]...)
			lower(f.out[n:])
			i += len(f.out) - n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n := len(f.out)
		f.rune(r, s[i:i+size])
		f.moved(n, i, i+size)
		i += size
	}
}

// moved notes the steps of a character at [was, end) that became out[folded:], if
// it became longer, shorter, or several.
func (f *folder) moved(folded, was, end int) {
	switch long := len(f.out) - folded; {
	case long == 0:
		f.step(step{folded, end, false})
	case !alone(f.out[folded:]):
		f.step(step{folded, was, true})
		f.step(step{len(f.out), end, false})
	case long != end-was:
		f.step(step{len(f.out), end, false})
	}
}

// alone reports whether b is one character.
func alone(b []byte) bool {
	_, size := utf8.DecodeRune(b)
	return size == len(b)
}

// step adds s, in place of one for the same byte.
func (f *folder) step(s step) {
	if n := len(f.steps) - 1; n >= 0 && f.steps[n].folded == s.folded {
		f.steps[n] = s
		return
	}
	f.steps = append(f.steps, s)
}

// asciiPrefix is how many bytes of ASCII s begins with.
func asciiPrefix(s string) int {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return i
		}
	}
	return len(s)
}

// lower makes the capital letters of ASCII small, without a branch for each.
func lower(b []byte) {
	for i, c := range b {
		capital := byte((uint16(c-'A') - 26) >> 15) // 1 for a capital letter
		b[i] = c | capital<<5
	}
}

// rune appends what r, which is not ASCII, is compared as; of a mark nothing.
func (f *folder) rune(r rune, itself string) {
	switch {
	case 0x4e00 <= r && r < 0xa000: // Han has neither case nor accents
		f.out = append(f.out, itself...)
		return
	case 0xac00 <= r && r < 0xd7a4:
		f.syllable(r - 0xac00)
		return
	case r >= beyond:
		f.slowly(r, itself)
		return
	}
	known := f.known[r/pageSize]
	if known == nil {
		known = new(page)
		f.known[r/pageSize] = known
	}
	switch as := known[r%pageSize]; as {
	case nothing:
	case 0:
		before := len(f.out)
		f.slowly(r, itself)
		if one, size := utf8.DecodeRune(f.out[before:]); size == 0 {
			known[r%pageSize] = nothing
		} else if size == len(f.out)-before {
			known[r%pageSize] = one + 1
		}
	default:
		f.out = utf8.AppendRune(f.out, as-1)
	}
}

// syllable appends the two or three letters of the nth syllable of Hangul, as
// Unicode's chapter 3.12 takes them apart.
func (f *folder) syllable(n rune) {
	f.out = utf8.AppendRune(f.out, 0x1100+n/588)
	f.out = utf8.AppendRune(f.out, 0x1161+n%588/28)
	if last := n % 28; last != 0 {
		f.out = utf8.AppendRune(f.out, 0x11a7+last)
	}
}

func (f *folder) slowly(r rune, itself string) {
	switch {
	case unicode.Is(unicode.Mn, r):
		return
	case alike(r) != 0:
		f.out = append(f.out, alike(r))
		return
	}
	apart := itself
	if !norm.NFD.IsNormalString(itself) {
		apart = norm.NFD.String(itself)
	}
	for _, r := range apart {
		f.out = appendFolded(f.out, r)
	}
}

// alike is the ASCII character that a quotation mark, a dash or a space stands
// for; 0 for all else.
func alike(r rune) byte {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', '‹', '›':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return '-'
	}
	if r != '\u0085' && r != '\u2028' && r != '\u2029' && unicode.IsSpace(r) {
		return ' '
	}
	return 0
}

// start is where the character was that the byte at i came from.
func (f *folder) start(i int) int {
	n := sort.Search(len(f.steps), func(n int) bool { return f.steps[n].folded > i }) - 1
	switch {
	case n < 0:
		return i
	case f.steps[n].whole:
		return f.steps[n].was
	}
	return f.steps[n].was + i - f.steps[n].folded
}

// end is where the character ended that the byte before i came from, with the
// marks after it.
func (f *folder) end(i int) int {
	n := sort.Search(len(f.steps), func(n int) bool { return f.steps[n].folded > i }) - 1
	switch {
	case n < 0:
		return i
	case !f.steps[n].whole:
		return f.steps[n].was + i - f.steps[n].folded
	case f.steps[n].folded < i: // inside of what one character became
		return f.steps[n+1].was
	}
	return f.steps[n].was
}
