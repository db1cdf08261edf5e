package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/linear"
)

// word is what is known of all tokens that are written alike.
type word struct {
	text, lower    string
	hash, exact    linear.Feature // of lower and of text
	shape, compact linear.Feature
	cluster        uint16
	clustered      bool
	upper          bool                 // holds an upper-case letter, or letters of a script without case
	capital        bool                 // starts with an upper-case letter
	allUpper       bool                 // letters, and all of them upper case, more than one
	digit          bool                 // starts with a digit
	letter         bool                 // starts with a letter
	parts          bool                 // a mark that is in no name
	joins          bool                 // a small word that may join two parts of a name
	emission       [2][5]*[Labels]int32 // by pass and offset: sums of its own features, once they were needed
	page           int                  // the document that what follows is of
	inPage
}

// inPage is what one document says of a word.
type inPage struct {
	count            int
	midCapital       int  // occurrences with a capital, not first in their sentence
	lowerElsewhere   bool // the same word occurs in lower case
	capitalElsewhere bool // the same word occurs capitalised where it need not be
}

func newWord(text string, lists *Lists) *word {
	w := &word{text: text, lower: strings.ReplaceAll(strings.ToLower(text), "’", "'")}
	w.exact, w.hash = linear.Hash(strings.ReplaceAll(text, "’", "'")), linear.Hash(w.lower)
	w.cluster, w.clustered = lists.cluster(w.hash)
	w.shape, w.compact = shapes(text)
	switch w.lower {
	case "—", "–", "--", ";", ":", "…", "...", "(", ")", "[", "]", "“", "”", "\"", "?", "!":
		w.parts = true
	case "of", "de", "del", "da", "do", "dos", "di", "du", "la", "le", "der", "van", "von", "bin", "ibn", "al", "el", "y", "e", "&", "for":
		w.joins = true
	}
	letters, uppers := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if !unicode.IsLower(r) {
				uppers++
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(text)
	w.upper, w.allUpper = uppers > 0, letters > 1 && uppers == letters
	w.capital, w.letter, w.digit = unicode.IsUpper(first), unicode.IsLetter(first), unicode.IsDigit(first)
	return w
}

// shapes returns the hash of the text with letters and digits replaced by their
// classes, once in full up to 12 runes and once with runs made one.
func shapes(text string) (full, compact linear.Feature) {
	var f, c []byte
	var last byte
	for _, r := range text {
		var b byte
		switch {
		case unicode.IsUpper(r):
			b = 'X'
		case unicode.IsLower(r):
			b = 'x'
		case unicode.IsDigit(r):
			b = '9'
		case unicode.IsLetter(r):
			b = 'o'
		case r < 0x80:
			b = byte(r)
		case r == '’':
			b = '\''
		default:
			b = '?'
		}
		if len(f) < 12 {
			f = append(f, b)
		}
		if b != last && len(c) < 12 {
			c = append(c, b)
		}
		last = b
	}
	return linear.Hash(string(f)), linear.Hash(string(c))
}

// prefix and suffix are the first and last n runes of s; all of it where it has
// fewer.
func prefix(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}
