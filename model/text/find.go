package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FindAll returns the places of needle in s, ascending and disjoint. Case is
// ignored unless needle has a capital letter. An empty needle is nowhere.
func FindAll(s, needle string) []Span {
	return FindIn(s, needle, Span{0, len(s)})
}

// FindIn returns the places of needle in s that begin within a span, as FindAll
// does, so that a long text may be searched in pieces: the next piece begins
// where this one ends, or its last place does. A place may reach beyond.
func FindIn(s, needle string, within Span) []Span {
	if needle == "" || within.Empty() {
		return nil
	}
	// A letter that is matched takes at most three bytes more than in needle.
	f := finder{s: s[:min(len(s), within.End+4*len(needle))], needle: needle, at: within.Start, end: within.End}
	if strings.ToLower(needle) != needle {
		f.exact()
	} else {
		f.folded()
	}
	return f.found
}

// finder collects the places that begin in [at, end).
type finder struct {
	s, needle string
	at, end   int
	found     []Span
}

func (f *finder) add(start, end int) {
	f.found = append(f.found, Span{start, end})
	f.at = end
}

func (f *finder) exact() {
	for f.at < f.end {
		i := strings.Index(f.s[f.at:], f.needle)
		if i < 0 || f.at+i >= f.end {
			return
		}
		f.add(f.at+i, f.at+i+len(f.needle))
	}
}

// folded looks for the rarest letter of the needle, in both its cases, and
// compares what is around it rune by rune, so that spans are right where lower
// case has another length than upper.
func (f *finder) folded() {
	pivot, before := rarest(f.needle)
	if pivot == 0 {
		f.runes()
		return
	}
	head, tail := f.needle[:before], f.needle[before:]
	scans := f.scans(pivot)
	for at := f.at; ; at++ {
		next := len(f.s)
		for i := range scans {
			next = min(next, scans[i].from(at))
		}
		if at = next; at == len(f.s) {
			return
		}
		start := at - foldedSuffix(f.s[f.at:max(f.at, at)], head)
		if start == at && head != "" || start < f.at {
			continue
		}
		if start >= f.end {
			return
		}
		if n := foldedPrefix(f.s[at:], tail); n > 0 {
			f.add(start, at+n)
			at += n - 1
		}
	}
}

// scans look for all that becomes the ASCII character c in lower case.
func (f *finder) scans(c byte) []scan {
	out := []scan{{s: f.s, letter: string(rune(c))}}
	if 'a' <= c && c <= 'z' {
		out = append(out, scan{s: f.s, letter: string(rune(c &^ 0x20))})
	}
	switch c {
	case 'k':
		out = append(out, scan{s: f.s, letter: "\u212a"}) // the sign of the kelvin
	case 'i':
		out = append(out, scan{s: f.s, letter: "İ"})
	}
	return out
}

// scan finds one letter; the place found last is kept until it is passed.
type scan struct {
	s, letter string
	next      int // where it stands, or len(s); valid once begun
	begun     bool
}

// from is the first place of the letter at or after at, len(s) where there is none.
func (sc *scan) from(at int) int {
	if sc.begun && sc.next >= at {
		return sc.next
	}
	sc.begun, sc.next = true, len(sc.s)
	if i := strings.Index(sc.s[min(at, len(sc.s)):], sc.letter); i >= 0 {
		sc.next = at + i
	}
	return sc.next
}

// common are the space and the letters of English, the most frequent first
// (Lewand 2000).
const common = " etaoinshrdlcumwfgypbvkjxqz"

// rarest returns the rarest ASCII character of the needle and the bytes before
// it; 0 where the needle has none.
func rarest(needle string) (c byte, before int) {
	best := -1
	for i := range len(needle) {
		b := needle[i]
		if b >= utf8.RuneSelf {
			continue
		}
		rank := strings.IndexByte(common, b)
		if rank < 0 {
			rank = len(common) / 2 // digits and marks
		}
		if rank > best {
			best, c, before = rank, b, i
		}
	}
	return c, before
}

// runes is folded for a needle without an ASCII character.
func (f *finder) runes() {
	first, _ := utf8.DecodeRuneInString(f.needle)
	for f.at < f.end {
		i := strings.IndexFunc(f.s[f.at:], func(r rune) bool { return unicode.ToLower(r) == first })
		if i < 0 || f.at+i >= f.end {
			return
		}
		f.at += i
		if n := foldedPrefix(f.s[f.at:], f.needle); n > 0 {
			f.add(f.at, f.at+n)
			continue
		}
		_, n := utf8.DecodeRuneInString(f.s[f.at:])
		f.at += n
	}
}

// foldedPrefix returns how many bytes of s match needle, 0 where s does not
// begin with it.
func foldedPrefix(s, needle string) int {
	n := 0
	for _, want := range needle {
		r, size := utf8.DecodeRuneInString(s[n:])
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		n += size
	}
	return n
}

// foldedSuffix returns how many bytes at the end of s match needle, 0 where s
// does not end with it.
func foldedSuffix(s, needle string) int {
	n := 0
	for needle != "" {
		want, size := utf8.DecodeLastRuneInString(needle)
		needle = needle[:len(needle)-size]
		r, size := utf8.DecodeLastRuneInString(s[:len(s)-n])
		if size == 0 || unicode.ToLower(r) != want {
			return 0
		}
		n += size
	}
	return n
}
