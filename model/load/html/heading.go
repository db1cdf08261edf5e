package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

// heading returns the text of the heading that is the headline: of several the
// one that a declared title repeats, else the h1 marked as headline, else the
// first that is not the site's name.
func (p *page) heading(site string, declared []*title) string {
	best, rank, asked := "", 0, 0
	window := letters(p.head.title)
	for n := range p.doc.Descendants() {
		if !isHeading(n.DataAtom) || n.Type != html.ElementNode {
			continue
		}
		if asked++; asked > maxAsked || !visible(n) {
			continue
		}
		t, ok := p.hints.headingText(n)
		if !ok {
			continue
		}
		if r := p.headingRank(n, t, site, window, declared); r > rank {
			best, rank = t, r
		}
	}
	for _, d := range declared {
		if p.labelled(best, d.text) {
			return d.text
		}
	}
	return best
}

// headingText is the text of a heading without the kicker that stands in it; not
// of one too long to be a headline.
func (h *hints) headingText(n *html.Node) (string, bool) {
	t, ok := markup.ShortText(n, 4*maxHeadline)
	if !ok || n.FirstChild == nil || n.FirstChild == n.LastChild {
		return t, ok
	}
	c := n.FirstChild
	for c.NextSibling != nil && markup.TextOf(c) == "" {
		c = c.NextSibling
	}
	kicker := markup.TextOf(c)
	rest, cut := strings.CutPrefix(t, kicker)
	if cut && rest != "" && h.classSays(c, saysKicker) && !endsInside(kicker, rest, c.NextSibling) {
		return strings.TrimSpace(rest), true
	}
	return t, true
}

// endsInside reports whether a child's text ends inside a word of its heading: in the
// text behind it no other word begins. What stands in an element of its own does.
func endsInside(text, rest string, next *html.Node) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(rest)
	return next != nil && next.Type == html.TextNode && unicode.IsLetter(last) &&
		(unicode.IsLower(first) || unicode.IsUpper(first) && unicode.IsUpper(last))
}

func isHeading(a atom.Atom) bool { return a == atom.H1 || a == atom.H2 || a == atom.H3 }

func (p *page) headingRank(n *html.Node, t, site, window string, declared []*title) int {
	flat := letters(t)
	if flat == "" || flat == site || utf8.RuneCountInString(t) > maxHeadline || leadsTitle(window, flat, site, declared) {
		return 0
	}
	best, same := 0.0, false
	for _, d := range declared {
		best = max(best, d.overlap(t, flat))
		same = same || len(flat) >= minShared && flat == d.letters
	}
	words := len(strings.Fields(t))
	marked := markup.Attr(n, "itemprop") == "headline"
	switch {
	case n.DataAtom != atom.H1:
		if same || marked && best >= .6 {
			return 5
		}
		return 0
	case best >= .6:
		return 6
	case outside(n) || words < minHeadline && utf8.RuneCountInString(t) < 8:
		return 0
	case marked || p.hints.classSays(n, saysHeadline):
		return 4
	case best >= .3:
		return 3
	case best > 0 && (inside(n, atom.Article) || inside(n, atom.Main)):
		return 2
	case words >= 4 || !slices.ContainsFunc(declared, func(d *title) bool { return d.text != "" }):
		return 1
	}
	return 0
}

// leadsTitle reports whether the window's title, by its letters, is flat and then a
// declared one: what stands first is the site's name.
func leadsTitle(window, flat, site string, declared []*title) bool {
	rest, ok := strings.CutPrefix(window, flat)
	return ok && rest != "" && rest != site && slices.ContainsFunc(declared, func(d *title) bool { return d.letters == rest })
}

// labelled reports whether a heading is a title behind a date or a label ("Blog: ").
func (p *page) labelled(heading, title string) bool {
	before, ok := strings.CutSuffix(heading, title)
	if before = strings.TrimSpace(before); !ok || before == "" || len(letters(title)) < minShared {
		return false
	}
	_, dated := p.parse(before)
	return dated || strings.HasSuffix(before, ":") && len(strings.Fields(before)) == 1
}

// outside reports whether a heading stands where a page puts what is not its article.
func outside(n *html.Node) bool {
	return inside(n, atom.Nav) || inside(n, atom.Footer) || inside(n, atom.Aside) || inside(n, atom.Dialog)
}

func visible(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if markup.Hidden(n) {
			return false
		}
	}
	return true
}
