package feed

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/text"
)

// Candidate is a feed that a page names or may have.
type Candidate struct {
	URL   string
	Title string // "" is not said
}

// kinds are media types of feeds.
var kinds = [...]string{"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}

// maxCandidates is how many feeds of a page are shown.
const maxCandidates = 20

// Find lists the feeds that a page names: by link elements, else by links that
// look like one.
func Find(page []byte, address string) []Candidate {
	base, err := url.Parse(address)
	doc, failed := html.Parse(strings.NewReader(string(page)))
	if err != nil || failed != nil {
		return nil
	}
	var named, guessed []Candidate
	seen := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		ref, err := base.Parse(strings.TrimSpace(attribute(n, "href")))
		switch {
		case n.DataAtom == atom.Base && err == nil && ref.Host != "":
			base = ref
		case err != nil || ref.Host == "" || ref.Scheme != "http" && ref.Scheme != "https" || seen[ref.String()]:
		case n.DataAtom == atom.Link && isAlternate(n):
			seen[ref.String()] = true
			named = append(named, Candidate{ref.String(), text.CleanLine(attribute(n, "title"))})
		case n.DataAtom == atom.A && looksLikeFeed(ref):
			seen[ref.String()] = true
			guessed = append(guessed, Candidate{URL: ref.String()})
		}
	}
	if len(named) == 0 {
		named = guessed
	}
	return named[:min(len(named), maxCandidates)]
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func isAlternate(n *html.Node) bool {
	kind, _, _ := strings.Cut(strings.ToLower(attribute(n, "type")), ";")
	for rel := range strings.FieldsSeq(strings.ToLower(attribute(n, "rel"))) {
		if rel == "feed" {
			return true
		}
		for _, k := range kinds {
			if rel == "alternate" && strings.TrimSpace(kind) == k {
				return true
			}
		}
	}
	return false
}

func looksLikeFeed(u *url.URL) bool {
	last := strings.ToLower(u.Path[strings.LastIndexByte(strings.TrimRight(u.Path, "/"), '/')+1:])
	switch strings.TrimRight(last, "/") {
	case "feed", "rss", "atom", "rss.xml", "atom.xml", "feed.xml", "index.xml", "index.rdf", "feed.json", "rss2":
		return true
	}
	return strings.HasSuffix(last, ".rss") || strings.HasSuffix(last, ".atom")
}

// Usual are the addresses at which sites mostly have their feed.
func Usual(address string) (all []string) {
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	for _, path := range []string{"/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml"} {
		all = append(all, base.ResolveReference(&url.URL{Path: path}).String())
	}
	return all
}
