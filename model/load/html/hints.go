package html

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/model/load/markup"
)

//go:embed hints.txt
var hintsData string

//go:embed phrases.txt
var phrasesData string

// hints are what names and phrases say about parts of a page.
type hints struct {
	names     map[string]string // a part or "a+b" → drop, small, wall, aside, lead or body
	cut, drop *regexp.Regexp
}

// readHints parses the embedded tables once.
var readHints = sync.OnceValue(func() *hints {
	h := &hints{names: map[string]string{}}
	for line := range rules(hintsData) {
		verb, names, _ := strings.Cut(line, " ")
		for name := range strings.FieldsSeq(names) {
			h.names[name] = verb
		}
	}
	patterns := map[string][]string{}
	for line := range rules(phrasesData) {
		verb, pattern, _ := strings.Cut(line, " ")
		patterns[verb] = append(patterns[verb], pattern)
	}
	h.cut = regexp.MustCompile(`(?i)^(?:` + strings.Join(patterns["cut"], "|") + `)$`)
	h.drop = regexp.MustCompile(`(?i)^(?:` + strings.Join(patterns["drop"], "|") + `)$`)
	return h
})

// nameless are the hints for a page whose names lie.
func (h *hints) nameless() *hints { return &hints{cut: h.cut, drop: h.drop} }

// rules yields a table's lines without comments.
func rules(data string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// smallBox is the most text, in bytes, of a box that a name which also stands on
// bodies may condemn.
const smallBox = 700

// kind returns what an element's kind, role and names say it is; size is its
// text in bytes.
func (h *hints) kind(n *html.Node, size int) boxKind {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Form, atom.Dialog:
		return off
	case atom.Aside:
		return aside
	case atom.Body, atom.Html, atom.Main, atom.Em, atom.Strong, atom.B, atom.I:
		return open
	}
	switch markup.Attr(n, "role") {
	case "navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog", "alert":
		return off
	}
	kind := open
	for _, key := range []string{"class", "id", "data-component", "data-module", "data-testid"} {
		switch h.verb(markup.Attr(n, key)) {
		case "drop":
			return off
		case "small":
			if size <= smallBox {
				return off
			}
		case "wall":
			if size <= smallBox && !textual(n) {
				return off
			}
		case "aside":
			kind = aside
		}
	}
	return kind
}

// named reports whether an element's names say that it holds the article.
func (h *hints) named(n *html.Node) bool {
	switch {
	case markup.Attr(n, "itemprop") == "articleBody" || markup.Attr(n, "property") == "articleBody":
		return true
	case n.DataAtom == atom.P || n.DataAtom == atom.Span || n.DataAtom == atom.Body:
		return false
	}
	return h.says(n, "body")
}

// says reports whether a class or the id of n says verb.
func (h *hints) says(n *html.Node, verb string) bool {
	said := false
	for _, key := range []string{"class", "id"} {
		for name := range strings.FieldsSeq(markup.Attr(n, key)) {
			h.parts(name, func(v string) { said = said || v == verb })
		}
	}
	return said
}

// verb returns the strongest thing a list of names says: drop, small, wall, aside, "".
func (h *hints) verb(names string) string {
	best := ""
	for name := range strings.FieldsSeq(names) {
		best = stronger(best, h.lookup(name))
	}
	return best
}

// lookup returns the strongest thing that the parts of one name say.
func (h *hints) lookup(name string) string {
	best := ""
	h.parts(name, func(verb string) { best = stronger(best, verb) })
	return best
}

// parts calls f with what each known part of a name says.
func (h *hints) parts(name string, f func(verb string)) {
	last := ""
	for _, p := range split(name) {
		for _, key := range [2]string{p, last + "+" + p} {
			if v := h.names[key]; v != "" {
				f(v)
			}
		}
		last = p
	}
}

func stronger(a, b string) string {
	order := [...]string{"drop", "small", "wall", "aside"}
	for _, v := range order {
		if a == v || b == v {
			return v
		}
	}
	return ""
}

// split parts a class name: "relatedLinks-box_2" is related, links, box.
func split(name string) []string {
	var parts []string
	start, prev := -1, rune(0)
	for i, r := range name {
		letter := unicode.IsLetter(r)
		if start >= 0 && (!letter || unicode.IsUpper(r) && unicode.IsLower(prev)) {
			parts = append(parts, strings.ToLower(name[start:i]))
			start = -1
		}
		if letter && start < 0 {
			start = i
		}
		prev = r
	}
	if start >= 0 {
		parts = append(parts, strings.ToLower(name[start:]))
	}
	return parts
}
