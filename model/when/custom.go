package when

import "strings"

// Custom is which of the two figures of a date before its year is the day: with
// slashes and hyphens countries differ.
type Custom uint8

// Customs.
const (
	Open       Custom = iota // nothing is known: where the figures do not tell, it is the year alone
	DayFirst                 // 28/04/2025
	MonthFirst               // 04/28/2025
)

// CustomOf is the custom of a language as a page declares it (BCP 47): the month
// stands first in the United States, their islands, and the Philippines. English
// and Spanish of no country, and of countries that have both, say nothing, nor does
// what names no language.
func CustomOf(language string) Custom {
	base, rest, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(language), "_", "-"), "-")
	if !isLanguage(base) {
		return Open
	}
	region := regionOf(rest)
	switch {
	case region == "us" || region == "ph" || region == "pr" || region == "gu" || base == "fil" || base == "tl":
		return MonthFirst
	case region == "ca" || base == "en" && region == "" || base == "es" && region == "" || region == "za":
		return Open
	}
	return DayFirst
}

// isLanguage reports whether the first part of a tag is a language: neither one of
// those that stand for many or none, nor a word, nor the country that is declared so.
func isLanguage(base string) bool {
	switch base {
	case "und", "mul", "zxx", "mis", "us":
		return false
	}
	return 2 <= len(base) && len(base) <= 3
}

// regionOf is the country in what stands behind the language: the first part of two
// letters, or of three digits, before any extension.
func regionOf(rest string) string {
	for part := range strings.SplitSeq(rest, "-") {
		switch {
		case len(part) == 1:
			return ""
		case len(part) == 2, len(part) == 3 && '0' <= part[0] && part[0] <= '9':
			return part
		}
	}
	return ""
}
