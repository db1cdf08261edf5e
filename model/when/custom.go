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
// and Spanish of no country, and of countries that have both, say nothing.
func CustomOf(language string) Custom {
	base, rest, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(language), "_", "-"), "-")
	region := rest[strings.LastIndexByte(rest, '-')+1:]
	switch {
	case base == "":
		return Open
	case region == "us" || region == "ph" || region == "pr" || region == "gu" || base == "fil" || base == "tl":
		return MonthFirst
	case region == "ca" || base == "en" && region == "" || base == "es" && region == "" || region == "za":
		return Open
	}
	return DayFirst
}
