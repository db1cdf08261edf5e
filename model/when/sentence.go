package when

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"lede/model/article"
)

// Sentence is an English sentence in which dates are read, those too that are
// told from the day of publication: "Monday", "April 28", "two years ago".
type Sentence struct {
	Words     []Word
	Published article.Date // unknown: what is told from it has no value
	// Number reads the number at word i: what it comes to, and how many words it
	// takes, 0 where there is none.
	Number func(i int) (value float64, n int)
}

// Word is one word, or mark, of a sentence.
type Word struct {
	Text string // as it stands
	Low  string // in lower case
	Tag  string // part of speech, of the Penn Treebank
}

// Told is a date in a sentence: the words [First, Last).
type Told struct {
	First, Last int
	Value
}

// Value is what a date comes to; the zero Value where that is not known.
type Value struct {
	Date       article.Date
	Confidence float64
}

// All finds the dates of s, ascending and disjoint.
func (s *Sentence) All() iter.Seq[Told] {
	return func(yield func(Told) bool) {
		for i := 0; i < len(s.Words); {
			n, v := s.at(i)
			if n == 0 {
				i++
				continue
			}
			if !yield(Told{i, i + n, v}) {
				return
			}
			i += n
		}
	}
}

// at reads a date at word i: how many words it takes, 0 where there is none,
// and what it comes to where that is known.
func (s *Sentence) at(i int) (n int, v Value) {
	for _, form := range [...]func(*Sentence, int) (int, Value){
		(*Sentence).dayMonth, (*Sentence).monthDay, (*Sentence).named, (*Sentence).quarter, (*Sentence).relative,
		(*Sentence).ago, (*Sentence).deictic, (*Sentence).season, (*Sentence).years,
	} {
		if n, v := form(s, i); n > 0 {
			return n, v
		}
	}
	return 0, Value{}
}

// low is word i in lower case, "" outside the sentence.
func (s *Sentence) low(i int) string {
	if i < 0 || i >= len(s.Words) {
		return ""
	}
	return s.Words[i].Low
}

// capital reports whether word i begins with an upper-case letter.
func (s *Sentence) capital(i int) bool {
	if i < 0 || i >= len(s.Words) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s.Words[i].Text)
	return unicode.IsUpper(r)
}

// is reports whether word i is one of that kind.
func (s *Sentence) is(i int, kind string) bool {
	_, ok := english(kind, s.low(i))
	return ok
}
