package people

import (
	"strings"

	"lede/model/quote"
	"lede/model/wording"
)

// Requoted reports whether each of two articles quotes words that the other has in no
// quotation: neither is the other one, nor a part of it.
func Requoted(a, b []Saying) bool { return adds(a, b) && adds(b, a) }

// adds reports whether a has a quotation whose words are in none of b.
func adds(a, b []Saying) bool {
	var all []string
	for _, q := range b {
		all = append(all, " "+strings.Join(wording.Of(q.Words), " ")+" ")
	}
	there := strings.Join(all, "\n")
	for _, q := range a {
		if q.Kind != quote.Indirect && !strings.Contains(there, " "+strings.Join(wording.Of(q.Words), " ")+" ") {
			return true
		}
	}
	return false
}
