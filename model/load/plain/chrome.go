package plain

import (
	"strings"

	"lede/model/article"
)

// Shape of a page's navigation before its text, as text browsers dump it.
const (
	minChrome  = 12 // lines at least
	chromePart = 0.7
	reach      = 12 // how far above the prose the headline may stand
)

// skipChrome adds the navigation that a dumped page begins with as asides, and
// returns the text from its headline on.
func skipChrome(b *article.Builder, paras []para) []para {
	first := 0
	for first < len(paras) && (words(paras[first].text) < 12 || !ends(paras[first].text)) {
		first++
	}
	if first < minChrome || first == len(paras) {
		return paras
	}
	bits := 0
	for _, p := range paras[:first] {
		if marker(p.text) != "" || words(p.text) <= 3 || ofThePage(classify(p.text)) {
			bits++
		}
	}
	if float64(bits) < chromePart*float64(first) {
		return paras
	}
	start := headline(paras, first)
	for i, p := range paras[:start] {
		if isList(paras, i) {
			item(b, p.text, true)
		} else {
			emit(b, p, classify(p.text), true)
		}
	}
	return paras[start:]
}

// headline is the place of the highest line in reach of the prose at first that
// looks like a headline, first where none does.
func headline(paras []para, first int) int {
	for i := max(0, first-reach); i < first; i++ {
		line := paras[i].text
		if words(line) >= 5 && isTitle(line) && classify(line) == other && marker(line) == "" && !strings.ContainsAny(line, "[]{}_|") {
			return i
		}
	}
	return first
}
