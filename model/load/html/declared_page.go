package html

import (
	"strings"

	"lede/model/article"
	"lede/model/load/plain"
)

// minDeclared is the shortest publisher's copy, in words, that stands for a text
// the page does not show.
const minDeclared = 60

// declared adds the publisher's copy of the text where the page shows less than
// half of it: it is drawn by scripts. It reports whether it did.
func (p *page) declared(b *article.Builder, shown *body) bool {
	copied := p.head.ld.body
	words := len(strings.Fields(copied))
	if words < minDeclared || shown.words()*2 >= words {
		return false
	}
	b.Notice(article.Repaired, "the page shows little of the text: it was taken from the data that goes with the page")
	plain.Body(b, copied)
	return true
}

// words is how many words were found to be the article.
func (b *body) words() int {
	total := 0
	if b != nil {
		for i, r := range b.runs {
			if b.keep[i] {
				total += r.words
			}
		}
	}
	return total
}
