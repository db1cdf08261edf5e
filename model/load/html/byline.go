package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"lede/model/load/field"
	"lede/model/load/markup"
	"lede/model/text"
)

// maxByline is the longest text, in bytes, that may be a byline.
const maxByline = 120

// authors are the names on the article: JSON-LD, metas, marked elements, else
// the element that is named a byline.
func (p *page) authors(site string) []string {
	account := people(p.head.ld.authors, site)
	if len(account) > 0 && !accounts(account) {
		return account
	}
	for _, name := range fields()["author"] {
		a := people([]string{p.head.metas[name]}, site)
		if len(a) > 0 && !accounts(a) {
			return a
		}
		if len(account) == 0 {
			account = a
		}
	}
	if a := people([]string{p.head.labelled()}, site); len(a) > 0 && !accounts(a) {
		return a
	}
	var marked, named []string
	asked := 0
	for n := range p.doc.Descendants() {
		if n.Type != html.ElementNode || len(marked) > 8 || asked > maxAsked {
			continue
		}
		rank := p.hints.bylineRank(n)
		if rank == 0 {
			continue
		}
		if asked++; p.hints.elsewhere(n) {
			continue
		}
		if t, ok := markup.ShortText(n, maxByline); ok && t != "" && len(t) <= maxByline {
			if rank == 2 {
				marked = append(marked, t)
			} else {
				named = append(named, t)
			}
		}
	}
	if a := people(marked, site); len(a) > 0 {
		return a
	}
	for _, t := range named {
		if a := people([]string{t}, site); len(a) > 0 {
			return a
		}
	}
	return account
}

// labelled is the author in a pair of metas that a card shows: a label and what
// it labels.
func (h *head) labelled() string {
	for _, n := range []string{"1", "2"} {
		if authorLabel().MatchString(h.metas["twitter:label"+n]) {
			return h.metas["twitter:data"+n]
		}
	}
	return ""
}

// organisation are the authors that the page declares where they are its site, or
// accounts there.
func (p *page) organisation() []string {
	for _, declared := range [][]string{p.head.ld.authors, {p.head.of("author")}, {p.head.labelled()}} {
		if a := people(declared, ""); len(a) > 0 {
			return a
		}
	}
	return nil
}

// accounts reports whether names are those of accounts ("jferrer"), which a
// name on the page betters.
func accounts(names []string) bool {
	for _, name := range names {
		if strings.ContainsFunc(name, func(r rune) bool { return r == ' ' || r > 0x7f || unicode.IsUpper(r) }) {
			return false
		}
	}
	return true
}

// bylineRank is 2 for an element marked as the author, 1 for one so named.
func (h *hints) bylineRank(n *html.Node) int {
	if markup.Attr(n, "rel") == "author" || strings.Contains(markup.Attr(n, "itemprop"), "author") {
		return 2
	}
	for _, key := range []string{"class", "id", "data-testid"} {
		if h.of(markup.Attr(n, key))&saysByline != 0 {
			return 1
		}
	}
	return 0
}

// elsewhere reports whether n belongs to comments or to another article.
func (h *hints) elsewhere(n *html.Node) bool {
	for a := n.Parent; a != nil; a = a.Parent {
		if h.says(a, saysElsewhere) {
			return true
		}
	}
	return false
}

// authorLabel matches a line that says that the next one is a name.
var authorLabel = text.Pattern(`(?i)^(?:(?:written|posted|words|story|article|text|reported)\s+by|by|authors?|verfasst von|geschrieben von|écrit par|escrito por|autora?|autor(?:in)?|auteure?|door|от|автор)\s*:?$`)

var (
	leadIn  = text.Pattern(`(?i)^\s*(?:(?:written|posted|published|reported|words|story|text|article|review|analysis|opinion|submitted)\s+)?(?:(?:by)+|von|par|por|di|door|av|af|автор|authors?|autor(?:in)?|auteur|text|from)\b\s*[:：]?\s+`)
	glued   = text.Pattern(`^By(\p{Lu}\p{Ll})`)
	roles   = text.Pattern(`(?i)\b(?:writer|editor|reporter|correspondent|columnist|contributor|staff|producer|critic|journalist|analyst|professor|director|redakteur(?:in)?|photograph(?:er|y)|special to|press|agency|news|bureau|senior|chief|follow|email|twitter)\b`)
	between = text.Pattern(`\s*(?:;|\||\band\b|&| und | et | y | og | och |\bwith\b|/|\x{2022}|\n)\s*`)
	stamp   = text.Pattern(`(?i)\s*(?:[|•·–—-]\s*)?(?:\b(?:published|updated|posted|on)\b.*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d.*|\d{1,2}[./ ]\d{1,2}[./ ]\d{2,4}.*|\d{4}-\d\d-\d\d.*|\d+ (?:hours?|minutes?|days?) ago.*|\d+ min(?:ute)?s? read\b.*|\bin\b .*|\(.*\)|@\w+.*)$`)
)

// people returns the names in bylines: without "By", roles, dates, addresses
// and the site itself; each once.
func people(bylines []string, site string) []string {
	var out []string
	seen := map[string]bool{"": true, letters(site): true}
	for _, b := range bylines {
		b = line(markup.Plain(b))
		if strings.Contains(b, "://") || strings.HasPrefix(b, "@") || len(b) > 3*maxByline {
			continue
		}
		b = field.Unglue(glued().ReplaceAllString(b, "By $1"))
		b = stamp().ReplaceAllString(leadIn().ReplaceAllString(b, ""), "")
		if readTables().nobody.match(b) { // "N/A", before it is parted
			continue
		}
		for _, part := range between().Split(b, -1) {
			for i, name := range strings.Split(part, ",") {
				name = strings.Trim(name, " \t.:–—-|,")
				name = withoutSite(leadIn().ReplaceAllString(name, ""), site)
				place := i > 0 && len(out) > 0 && !strings.Contains(name, " ") && strings.Contains(out[len(out)-1], " ")
				if !isName(name) || place || i > 0 && roles().MatchString(name) || seen[letters(name)] {
					continue
				}
				seen[letters(name)] = true
				out = append(out, name)
			}
		}
	}
	return out
}

// withoutSite cuts a role and the site's name off the end of a name.
func withoutSite(name, site string) string {
	if at := len(name) - len(site); site != "" && at > 1 && strings.EqualFold(name[at:], site) && name[at-1] == ' ' {
		name = name[:at-1]
	}
	return field.Name(name)
}

// isName reports whether s may be a name: a few words with letters, no address.
func isName(s string) bool {
	n := len(strings.Fields(s))
	first, _ := utf8.DecodeRuneInString(s)
	if i := strings.IndexByte(s, '.'); n == 1 && i > 1 && i < len(s)-1 {
		return false // a site, an account
	}
	return n > 0 && n <= 6 && len(s) <= 60 && !authorLabel().MatchString(s) && !readTables().nobody.match(s) && unicode.IsLetter(first) && !strings.ContainsAny(s, "@<>{}[]=") && !strings.Contains(s, "http")
}
