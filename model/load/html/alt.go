package html

import (
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// alike is from which share of common words on one text repeats another.
const alike = .6

// muteAlts takes from the pictures below root the alternative texts that tell
// nothing: those of several pictures, and those that repeat the headline.
func muteAlts(root *html.Node, title string) {
	times := map[string]int{}
	var pictures []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Img && len(pictures) < maxAsked {
			pictures = append(pictures, n)
			times[letters(markup.Attr(n, "alt"))]++
		}
	}
	for _, n := range pictures {
		if alt := markup.Attr(n, "alt"); times[letters(alt)] > 1 || overlap(alt, title) >= alike {
			n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "alt" || a.Key == "aria-label" })
		}
	}
}
