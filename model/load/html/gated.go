package html

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"lede/model/article"
	"lede/model/load/markup"
)

// minGated is the least running text, in words, that a subscription prompt hides.
const minGated = 60

// openGates shows what a page hides from those who do not subscribe: the file
// holds it. It returns the elements.
func (p *page) openGates() (gates []*html.Node) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if markup.Hidden(n) && !markup.Unshown(n) && p.gated(n) {
			if proseIn(collect(n, nameless()).whole) >= minGated {
				gates = append(gates, n)
			}
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(p.doc)
	for _, n := range gates {
		p.hints.unhide(n)
	}
	return gates
}

// gated reports whether names or the page's data call an element one for subscribers.
func (p *page) gated(n *html.Node) bool {
	if p.hints.says(n, saysGated) && !p.hints.elsewise(n) {
		return true
	}
	for class := range strings.FieldsSeq(markup.Attr(n, "class")) {
		if slices.Contains(p.head.ld.gated, class) {
			return true
		}
	}
	return false
}

// elsewise reports whether a part of n's names that says nothing of subscribers says
// that it is none of the article: a "newsletter-modal" asks for a subscription, and what
// is "related-premium" is another article.
func (h *hints) elsewise(n *html.Node) bool {
	for _, key := range []string{"class", "id"} {
		for name := range strings.FieldsSeq(markup.Attr(n, key)) {
			for said := range h.each(name) {
				if said&saysGated == 0 && said&(saysDrop|saysAside) != 0 {
					return true
				}
			}
		}
	}
	return false
}

// proseIn is how many words of running text lines have.
func proseIn(lines []*run) (words int) {
	for _, r := range lines {
		if r.prose() {
			words += r.words
		}
	}
	return words
}

// tellGates says how much of the text stands in elements that were hidden.
func tellGates(out *article.Builder, gates []*html.Node, b *body) {
	if len(gates) == 0 {
		return
	}
	opened, words := map[*html.Node]bool{}, 0
	for _, g := range gates {
		opened[g] = true
	}
	for i, r := range b.runs {
		n := r.block
		for n != nil && !opened[n] {
			n = n.Parent
		}
		if b.keep[i] && n != nil {
			words += r.words
		}
	}
	if words > 0 {
		out.Notice(article.Repaired, fmt.Sprintf("%d words are hidden on the page behind a subscription prompt: the file holds them", words))
	}
}
