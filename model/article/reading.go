package article

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

// Minutes is how long a text takes to read, at least 1 where there are words.
func Minutes(s string) int {
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
		return 0
	}
	minutes := float64(words)/wordsPerMinute + float64(ideographs)/ideographsPerMinute
	return max(1, int(minutes*float64(len(s))/float64(len(head))+0.5))
}

// ReadingTime is minutes as a reader knows them: "4 min", "2 h 5 min", "" for 0.
func ReadingTime(minutes int) string {
	switch {
	case minutes <= 0:
		return ""
	case minutes < 60:
		return strconv.Itoa(minutes) + " min"
	}
	return strconv.Itoa(minutes/60) + " h " + strconv.Itoa(minutes%60) + " min"
}
