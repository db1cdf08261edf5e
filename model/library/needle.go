package library

import (
	"strings"
	"unicode/utf8"
)

// anywhere tests whether a folded word stands in what a row says.
func anywhere(word string) test {
	n := newNeedle(word)
	var shared verdicts
	return func(l *View, r *row) bool {
		for _, id := range [...]stringID{r.outlet, r.authors, r.section} {
			if id != 0 && shared.of(id, func() bool { return strings.Contains(l.strings.get(id).folded, word) }) {
				return true
			}
		}
		if r.folded != "" {
			return strings.Contains(r.folded, word)
		}
		return n.inASCII(r.title) || n.inASCII(r.file)
	}
}

// verdicts are what was found of shared strings, so that each is looked at once
// however many rows share it.
type verdicts []verdict

type verdict uint8

const (
	unknown verdict = iota
	holds
	fails
)

func (v *verdicts) of(id stringID, look func() bool) bool {
	for int(id) >= len(*v) {
		*v = append(*v, unknown)
	}
	if (*v)[id] == unknown {
		(*v)[id] = fails
		if look() {
			(*v)[id] = holds
		}
	}
	return (*v)[id] == holds
}

// needle is a folded word to be found in texts that are not.
type needle struct {
	word         string
	at           int  // of the byte that is rarest in news
	lower, upper byte // that byte
}

// common are bytes of English news from the most frequent; all others are rarer.
const common = " etaonisrhldcumfpgywbvk"

func newNeedle(word string) needle {
	n := needle{word: word}
	best := -1
	for i := range len(word) {
		rank := strings.IndexByte(common, word[i])
		if rank < 0 {
			rank = len(common)
		}
		if rank > best {
			best, n.at = rank, i
		}
	}
	if word != "" {
		n.lower, n.upper = word[n.at], word[n.at]
		if 'a' <= n.lower && n.lower <= 'z' {
			n.upper -= 'a' - 'A'
		}
	}
	return n
}

// inASCII is strings.Contains(text.Fold(s), word), for s in ASCII.
func (n needle) inASCII(s string) bool {
	if n.word == "" {
		return true
	}
	end := len(s) - len(n.word) + n.at // of the places where the rarest byte may stand
	for from := n.at; from <= end; from++ {
		next := indexEither(s[from:end+1], n.lower, n.upper)
		if next < 0 {
			return false
		}
		from += next
		if hasPrefixFold(s[from-n.at:], n.word) {
			return true
		}
	}
	return false
}

// indexEither is the first place of one of two bytes, -1 where there is none.
func indexEither(s string, a, b byte) int {
	i := strings.IndexByte(s, a)
	if a == b {
		return i
	}
	if i >= 0 {
		s = s[:i]
	}
	if j := strings.IndexByte(s, b); j >= 0 {
		return j
	}
	return i
}

// hasPrefixFold reports whether the ASCII at the beginning of s, which is no shorter
// than word, is word.
func hasPrefixFold(s, word string) bool {
	for i := range len(word) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
