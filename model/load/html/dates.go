package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/article"
	"lede/model/load/markup"
	"lede/model/when"
)

// date is when the article was published, by the surest source that says:
// JSON-LD, metas, marked elements, <time>, the address.
func (p *page) date() article.Date {
	if d, ok := p.parse(p.head.ld.published); ok {
		return d
	}
	for _, name := range fields()["date"] {
		if d, ok := p.parse(p.head.metas[name]); ok && !p.byArchive() {
			return d
		}
	}
	if d := p.stamped(); d.Known() {
		return d
	}
	for _, u := range []string{p.address(), p.head.metas["og:url"], p.head.links["amphtml"]} {
		if d, ok := when.InURL(u); ok {
			return d
		}
	}
	return article.Date{}
}

func (p *page) parse(s string) (article.Date, bool) {
	if s == "" || len(s) > 200 {
		return article.Date{}, false
	}
	d, ok := when.ParseIn(s, p.custom)
	return d, ok && d.Precision >= article.Day && plausible(d)
}

// plausible reports whether a date can be a publication's on the web.
func plausible(d article.Date) bool { return d.Time.Year() >= 1980 && d.Time.Year() <= 2100 }

// stamped is the date of the element most surely marked as the publication's.
func (p *page) stamped() article.Date {
	var best article.Date
	rank, asked := 0, 0
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || asked > maxAsked {
			continue
		}
		r := stampRank(n)
		if r <= rank {
			continue
		}
		if asked++; n.DataAtom == atom.Meta && p.byArchive() || p.hints.elsewhere(n) || inside(n, atom.Aside) || inside(n, atom.Footer) && (r < 4 || !inside(n, atom.Article)) || inside(n, atom.Nav) {
			continue
		}
		for _, s := range []string{markup.Attr(n, "datetime"), markup.Attr(n, "content"), markup.Attr(n, "title"), textOfDate(n, p.custom)} {
			if d, ok := p.parse(s); ok {
				best, rank = d, r
				break
			}
		}
	}
	return best
}

// maxAsked is how many elements of a page are asked for a date, an author or a
// headline; a page that has more of them is made to exhaust.
const maxAsked = 2000

// textOfDate is n's text where it is short enough to be a date line.
func textOfDate(n *html.Node, custom when.Custom) string {
	s, ok := markup.ShortText(n, 80)
	if !ok {
		return ""
	}
	if span, _, ok := when.FindIn(s, custom); ok {
		return span.Of(s)
	}
	return ""
}

// stampRank says how surely an element holds the date of publication: 4 where
// it is marked so, 3 where it is named so, 2 for any <time> of an article, 1 for
// another.
func stampRank(n *html.Node) int {
	itemprop := markup.Attr(n, "itemprop")
	switch {
	case strings.Contains(itemprop, "datePublished"):
		return 5
	case n.DataAtom == atom.Time:
		if hasAttr(n, "pubdate") || dateNamed(n) == 2 {
			return 4
		}
		if strings.Contains(itemprop, "dateModified") || dateNamed(n) == -1 {
			return 0
		}
		if inside(n, atom.Article) || inside(n, atom.Main) {
			return 3
		}
		return 2
	case dateNamed(n) == 2:
		return 2
	case dateNamed(n) == 1:
		return 1
	}
	return 0
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// dateNamed is 2 where a class says published, 1 where it says date, -1 where
// it says that something was changed.
func dateNamed(n *html.Node) int {
	rank := 0
	for _, key := range []string{"class", "id", "data-testid"} {
		for name := range strings.FieldsSeq(markup.Attr(n, key)) {
			for _, part := range split(name) {
				switch part {
				case "published", "pubdate", "publish", "dtpublished", "publishdate", "publication":
					rank = max(rank, 2)
				case "date", "dateline", "timestamp", "datetime", "datum", "posted", "time", "fecha", "postdate":
					rank = max(rank, 1)
				case "updated", "modified", "update":
					return -1
				}
			}
		}
	}
	return rank
}
