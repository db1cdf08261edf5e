package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/text"
	"lede/model/when"
)

// maxTop is how many lines above the text may belong to its head.
const maxTop = 25

// preface finds the lines between headline and article, which may hold date and
// author. It returns those above all that is kept, with its first where that is short.
func (b *body) preface(list []*run) (above []*run) {
	first := slices.Index(b.keep, true)
	if first < 0 {
		return nil
	}
	at := slices.Index(list, b.runs[first])
	above = list[max(0, at-maxTop):at]
	if list[at].words <= 15 {
		above = list[max(0, at-maxTop) : at+1]
	}
	b.top = slices.Concat(above, b.between(first))
	return above
}

// between returns the lines left out between what is kept first, a standfirst
// or a picture, and the first paragraph.
func (b *body) between(first int) []*run {
	var lines []*run
	home := b.home()
	for i := first + 1; i < min(len(b.runs), first+maxTop); i++ {
		r := b.runs[i]
		if b.keep[i] && r.prose() && r.block.Parent == home {
			return lines
		}
		if !b.keep[i] && !figure(r) {
			lines = append(lines, r)
		}
	}
	return nil
}

// story returns the elements of lines above the container that belong to the
// article, in order: what is named a standfirst, pictures, and below a headline
// any running text.
func (b *body) story(above []*run, h *hints) []*html.Node {
	story := around(b.root)
	var named, all []*html.Node
	for _, r := range slices.Backward(above) {
		if r.block.DataAtom == atom.H1 {
			named = all
			break
		}
		if within(r.block, b.root) || !within(r.block, story) || r.boxed == off {
			continue
		}
		if n := ancestor(r.block, atom.Figure); n != nil {
			if !slices.Contains(all, n) {
				named, all = append(named, n), append(all, n)
			}
		} else if n := byName(h, r.block, saysLead, story); n != nil && r.words >= 5 && r.density() < .5 {
			if !slices.Contains(all, n) {
				named, all = append(named, n), append(all, n)
			}
		} else if r.prose() && !h.drops(r.wording) {
			all = append(all, r.block)
		}
	}
	slices.Reverse(named)
	return named
}

// around is the element that holds root and the article's head.
func around(root *html.Node) *html.Node {
	for n := root; n != nil; n = n.Parent {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main || n.DataAtom == atom.Body {
			return n
		}
	}
	return root
}

func ancestor(n *html.Node, a atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == a {
			return n
		}
	}
	return nil
}

// byName returns the nearest element from n up to limit whose name says verb.
func byName(h *hints, n *html.Node, verb verbs, limit *html.Node) *html.Node {
	for ; n != nil && n != limit; n = n.Parent {
		if h.says(n, verb) {
			return n
		}
	}
	return nil
}

// fallbackDate looks for a date in the lines above the text, as in plain text.
func (b *body) fallbackDate(custom when.Custom) article.Date {
	for _, r := range slices.Backward(b.top) {
		if s := r.text; len(s) <= maxByline {
			if _, d, ok := when.FindIn(s, custom); ok && d.Precision >= article.Day && plausible(d) {
				return d
			}
		}
	}
	return article.Date{}
}

// spoken matches a line that is a byline, with its date at most.
var spoken = text.Pattern(`^(?:(?i:written|posted|words|story|text) )?(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|Di):? \p{Lu}[\p{L}.'’-]+(?: (?:de|van|von|del|la|al|bin|[A-Z]\.|\p{Lu}[\p{L}.'’-]+)){1,4}(?:(?:, | and | und | et | y )\p{Lu}[\p{L} .'’-]+)?(?: ?[|·•–—-] ?.{0,40}| on \p{Lu}.{0,30})?$`)

// authorPage matches an address under which a site keeps what one author wrote.
var authorPage = text.Pattern(`(?i)/(?:authors?|by|people|persons?|staff|contributors?|profiles?|reporters?|journalists?|editors?|columnists?|writers?|bios?|auteurs?|autore?[sn]?|signataires|redakteure?)/[^/?#]{3,}/?(?:[?#].*)?$`)

// fallbackAuthors looks for a byline in the lines above the text, then for
// links to an author's page there.
func (b *body) fallbackAuthors(site string) []string {
	for i, r := range slices.Backward(b.top) {
		switch s := r.text; {
		case len(s) > maxByline:
		case spoken().MatchString(s):
			return people([]string{s}, site)
		case authorLabel().MatchString(s) && i+1 < len(b.top) && !b.top[i+1].heading() && len(b.top[i+1].text) <= maxByline/2:
			if a := people([]string{b.top[i+1].text}, site); len(a) > 0 {
				return a
			}
		}
	}
	var linked []string
	for _, r := range b.top {
		for _, n := range r.nodes {
			if a := ancestor(n, atom.A); a != nil && len(n.Data) <= maxByline && authorPage().MatchString(markup.Attr(a, "href")) && (strings.Contains(strings.TrimSpace(n.Data), " ") || leadIn().MatchString(r.text)) {
				linked = append(linked, n.Data)
			}
		}
	}
	if len(linked) > maxLinkedAuthors {
		return nil
	}
	return people(linked, site)
}

// maxLinkedAuthors is how many links to authors a byline may hold; a list of
// other stories has more.
const maxLinkedAuthors = 4

// writeLead adds what stands above the container: a standfirst, pictures.
func (b *body) writeLead(out *article.Builder, o markup.Options) {
	for _, n := range b.lead {
		if n.DataAtom == atom.Figure {
			markup.Nodes(out, o, n)
		} else {
			out.Block(article.Block{Kind: article.Standfirst}, markup.TextOf(n))
		}
	}
}
