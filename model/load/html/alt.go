package html

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// alike is from which share of common words on one text repeats another.
const alike = .6

// muteAlts takes from the pictures that are shown the alternative texts that tell
// nothing: those of several pictures, and those that repeat the headline. A
// picture that is shown again is not told of again.
func (b *body) muteAlts(headline string) {
	pictures := b.pictures()
	sources := map[string]map[string]bool{} // by what is said of them
	for _, n := range pictures {
		said := letters(markup.Alt(n))
		if sources[said] == nil {
			sources[said] = map[string]bool{}
		}
		sources[said][markup.SourceOf(n)] = true
	}
	title, told := newTitle(headline), map[string]bool{}
	for _, n := range pictures {
		alt := markup.Alt(n)
		said := letters(alt)
		if alt != "" && (told[said] || len(sources[said]) > 1 || title.overlap(alt, said) >= alike) {
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" || a.Key == "aria-label" })
		}
		told[said] = true
	}
}

// pictures are the pictures that are shown, in order.
func (b *body) pictures() []*html.Node {
	var out []*html.Node
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && (markup.Hidden(n) || b.leaves(n)) {
			return
		}
		if n.DataAtom == atom.Img && len(out) < maxAsked {
			out = append(out, n)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	for _, n := range b.lead {
		walk(n)
	}
	walk(b.root)
	return out
}
