package nlp

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"

	"lede/model/text"
)

// sampleSize is how much of a text is looked at to tell its language, in bytes.
const sampleSize = 3000

// language tells the language of a text from the middle of its zones, as BCP
// 47; "" where it cannot tell.
func language(s string, zones []text.Span) string {
	sample := sampleOf(s, zones)
	english, words := 0, 0
	for w := range strings.FieldsSeq(sample) {
		words++
		if englishWord(strings.ToLower(strings.Trim(w, ".,;:!?\"'“”‘’()"))) {
			english++
		}
	}
	if english*6 >= words && words > 0 {
		return "en"
	}
	letters := 0
	for _, r := range sample {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 60 {
		return ""
	}
	info := whatlanggo.Detect(sample)
	if !info.IsReliable() && letters < 400 {
		return ""
	}
	return whatlanggo.LangToStringShort(info.Lang)
}

// englishWord reports whether w is one of the words that are most frequent in
// English and rare elsewhere.
func englishWord(w string) bool {
	switch w {
	case "the", "of", "and", "to", "that", "is", "was", "for", "with", "said", "his", "her", "they", "has", "have",
		"from", "by", "are", "were", "been", "which", "will", "this", "who", "their", "its", "at", "it", "he", "she", "not", "but", "we", "you", "had", "would":
		return true
	}
	return false
}

// sampleOf joins the parts of the zones around the middle of s.
func sampleOf(s string, zones []text.Span) string {
	total := 0
	for _, z := range zones {
		total += z.Len()
	}
	skip := max(0, (total-sampleSize)/2)
	var b strings.Builder
	for _, z := range zones {
		if skip >= z.Len() {
			skip -= z.Len()
			continue
		}
		part := z.Of(s)[skip:]
		skip = 0
		b.WriteString(part[:min(len(part), sampleSize-b.Len())])
		b.WriteByte(' ')
		if b.Len() >= sampleSize {
			break
		}
	}
	return strings.ToValidUTF8(b.String(), "")
}
