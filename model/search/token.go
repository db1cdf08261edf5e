// Package search is what can be asked of many articles: a small query language,
// and what it finds in one article. It knows neither files nor databases; an
// index may be faster but finds the same.
package search

import (
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// A token is a word: a run of letters, digits and their marks, folded as
// text.Fold folds; in scripts without spaces between words, one character. What
// parts tokens does not matter: "Jong-un", "Jong un" and "JONG–UN" are the same two.

// maxToken is the longest word in bytes; longer runs are parted.
const maxToken = 256

// unspaced are the scripts that put no space between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// class is what a character does to the token before it.
type class uint8

const (
	parts   class = iota // ends it
	joins                // belongs to it
	stands               // is a token of its own
	follows              // a mark: belongs to whatever is before
)

// class0 is the first character that may stand alone.
const class0 = 0x0e00

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' {
			return joins
		}
		return parts
	case unicode.Is(unicode.M, r):
		return follows
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return parts
	case r >= class0 && unicode.In(r, unspaced...):
		return stands
	}
	return joins
}

// usualWord is the length in bytes of a word with the space after it, at least.
const usualWord = 5

// Tokens are the words of a text, one after the other. The zero Tokens is empty.
type Tokens struct {
	folded []byte
	ends   []int // where each word ends in folded
	spans  []text.Span
}

// Tokenize returns the words of s. Every span is where the word stands in s.
func Tokenize(s string) *Tokens {
	n := len(s)/usualWord + 1
	t := &Tokens{folded: make([]byte, 0, len(s)), ends: make([]int, 0, n), spans: make([]text.Span, 0, n)}
	t.Add(s)
	return t
}

// Add appends the words of s; their spans are places in s.
func (t *Tokens) Add(s string) {
	start, ascii, alone := -1, true, false
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		c := classOf(r)
		if start >= 0 && (c == parts || c == stands || c == joins && (alone || i-start >= maxToken)) {
			t.add(s, text.Span{Start: start, End: i}, ascii)
			start = -1
		}
		if c != parts {
			if start < 0 {
				start, ascii, alone = i, true, c == stands
			}
			ascii = ascii && r < utf8.RuneSelf
		}
		i += size
	}
	if start >= 0 {
		t.add(s, text.Span{Start: start, End: len(s)}, ascii)
	}
}

func (t *Tokens) add(s string, span text.Span, ascii bool) {
	before := len(t.folded)
	if ascii {
		for i := span.Start; i < span.End; i++ {
			b := s[i]
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			t.folded = append(t.folded, b)
		}
	} else {
		for _, r := range text.Fold(span.Of(s)) {
			if classOf(r) != parts {
				t.folded = utf8.AppendRune(t.folded, r)
			}
		}
	}
	if len(t.folded) == before {
		return // marks alone
	}
	t.ends = append(t.ends, len(t.folded))
	t.spans = append(t.spans, span)
}

// Len is the number of words.
func (t *Tokens) Len() int { return len(t.ends) }

// Word is word i, folded.
func (t *Tokens) Word(i int) []byte {
	from := 0
	if i > 0 {
		from = t.ends[i-1]
	}
	return t.folded[from:t.ends[i]]
}

// Span is where word i stands in the text it was added with.
func (t *Tokens) Span(i int) text.Span { return t.spans[i] }

// AppendTo appends the words to b with spaces between them: what a full-text
// index that parts words at spaces is fed with.
func (t *Tokens) AppendTo(b []byte) []byte {
	for i := range t.ends {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, t.Word(i)...)
	}
	return b
}
