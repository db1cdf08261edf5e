// Package when finds and reads dates. All, Find and Parse read whole dates as
// news of any language writes them: "Apr 28, 2025 - 00:01", "28 апреля 2025 г.,
// 10:30 мск", "2025年4月28日"; they keep how much was said (day, minute), whether
// a zone was, and the words themselves, and never complete a date: "Monday" and
// "May 5" are none to them. [Sentence] reads the dates of English prose, where
// those are dates too, told from the day of publication.
package when

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/text"
)

// All finds the dates in s, ascending and disjoint. A date with a time of day is one.
func All(s string) iter.Seq2[text.Span, article.Date] { return all(s, Open) }

func all(s string, custom Custom) iter.Seq2[text.Span, article.Date] {
	return func(yield func(text.Span, article.Date) bool) {
		for at, figure := 0, 0; at < len(s); {
			if figure <= at {
				figure = nextFigure(s, at)
			}
			start := next(s, near(s, at, figure))
			if start == len(s) {
				return
			}
			end, d, ok := match(s, start, custom)
			if !ok {
				at = skip(s, start)
				continue
			}
			if !yield(text.Span{Start: start, End: end}, d) {
				return
			}
			at = end
		}
	}
}

// Find returns the first date in s.
func Find(s string) (text.Span, article.Date, bool) { return FindIn(s, Open) }

// FindIn is Find where the custom for dates in figures is known.
func FindIn(s string, custom Custom) (text.Span, article.Date, bool) {
	for span, d := range all(s, custom) {
		return span, d, true
	}
	return text.Span{}, article.Date{}, false
}

// lead is how far before its first figure a date can begin.
const lead = 64

// nextFigure returns the place of the first digit at or after at.
func nextFigure(s string, at int) int {
	for i, r := range s[at:] {
		if r < utf8.RuneSelf && '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r) {
			return at + i
		}
	}
	return len(s)
}

// near skips what lies too far before the next figure to begin a date.
func near(s string, at, figure int) int {
	if figure == len(s) {
		return len(s)
	}
	if figure-at <= lead {
		return at
	}
	at = figure - lead
	if i := strings.IndexByte(s[at:figure], ' '); i >= 0 {
		return at + i
	}
	return figure
}

// next returns the place at or after at where a date may begin: a number, or a
// word that begins here, or in the middle of a glued one ("SmithDec. 20, 2023").
func next(s string, at int) int {
	before := ' '
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:at])
	}
	for i, r := range s[at:] {
		letter, digit := unicode.IsLetter(r), unicode.IsDigit(r)
		fresh := letter && !unicode.IsLetter(before) || letter && unicode.IsLower(before) && unicode.IsUpper(r)
		number := digit && !unicode.IsDigit(before) && !strings.ContainsRune(".,/-:", before)
		if fresh || number {
			return at + i
		}
		before = r
	}
	return len(s)
}

// skip passes the number or the one rune at start.
func skip(s string, start int) int {
	c := cursor{s: s, at: start}
	if _, _, ok := c.number(); ok {
		return c.at
	}
	_, n := utf8.DecodeRuneInString(s[start:])
	return start + n
}

// match reads the date that begins at start.
func match(s string, start int, custom Custom) (int, article.Date, bool) {
	c := cursor{s, start, custom}
	if word := c.word(); word != "" && !begins(word) {
		return 0, article.Date{}, false
	}
	c.at = start
	var m moment
	if !c.whole(&m) {
		return 0, article.Date{}, false
	}
	d, ok := m.date(s[start:c.at])
	return c.at, d, ok
}

// Parse reads s, a piece of metadata that is a date, as generously as can be:
// what Find finds, a lone year, the compact forms of ISO 8601 and of databases
// ("20250428T000100Z", "20250428000100"), seconds or milliseconds since 1970.
func Parse(s string) (article.Date, bool) { return ParseIn(s, Open) }

// ParseIn is Parse where the custom for dates in figures is known.
func ParseIn(s string, custom Custom) (article.Date, bool) {
	s = strings.TrimSpace(s)
	if d, ok := compact(s); ok {
		return d, true
	}
	_, d, ok := FindIn(s, custom)
	if ok {
		d.Raw = s
	}
	return d, ok
}
