package page

import (
	"strconv"
	"unicode"
)

// Silent reading of non-fiction: 238 words a minute (Brysbaert 2019), and for
// scripts without spaces about 500 characters a minute.
const (
	wordsPerMinute      = 238
	ideographsPerMinute = 500
)

// sample is the number of bytes that are counted; longer texts are estimated
// from them.
const sample = 64 << 10

// ReadingTime is how long a text takes to read: "4 min", "2 h 5 min"; "" for
// none.
func ReadingTime(s string) string {
	head := s[:min(len(s), sample)]
	words, ideographs, inside := 0, 0, false
	for _, r := range head {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			ideographs++
			inside = false
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if !inside {
				words++
			}
			inside = true
		case unicode.IsSpace(r):
			inside = false
		}
	}
	if words+ideographs == 0 {
		return ""
	}
	minutes := float64(words)/wordsPerMinute + float64(ideographs)/ideographsPerMinute
	minutes *= float64(len(s)) / float64(len(head))
	n := max(1, int(minutes+0.5))
	if n < 60 {
		return strconv.Itoa(n) + " min"
	}
	return strconv.Itoa(n/60) + " h " + strconv.Itoa(n%60) + " min"
}
