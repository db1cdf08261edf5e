package html

import (
	_ "embed"
	"iter"
	"slices"
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

// verbs are what names say of elements, the strongest first.
type verbs uint16

const (
	saysDrop verbs = 1 << iota
	saysSmall
	saysWall
	saysAside
	saysLead
	saysBody
	saysGated
	saysHides
	saysStory
	saysKicker
	saysHeadline
	saysByline
	saysElsewhere
)

// verbNames are what hints.txt calls them.
var verbNames = [...]string{"drop", "small", "wall", "aside", "lead", "body", "gated", "hides", "story", "kicker", "headline", "byline", "elsewhere"}

// tables are what names and phrases say about parts of pages.
type tables struct {
	names     map[string]verbs // of a part or "a+b"
	cut, drop *phrases
	nobody    *phrases // in place of a byline's name
}

// hints are the tables as they are asked of one page.
type hints struct {
	*tables
	said map[string]verbs // of lists of names, once asked
}

// readTables parses the embedded tables once.
var readTables = sync.OnceValue(func() *tables {
	t := &tables{names: map[string]verbs{}}
	for line := range rules(hintsData) {
		verb, names, _ := strings.Cut(line, " ")
		for name := range strings.FieldsSeq(names) {
			t.names[name] |= 1 << slices.Index(verbNames[:], verb)
		}
	}
	patterns := map[string][]string{}
	for line := range rules(phrasesData) {
		verb, pattern, _ := strings.Cut(line, " ")
		patterns[verb] = append(patterns[verb], pattern)
	}
	t.cut, t.drop, t.nobody = newPhrases(patterns["cut"]), newPhrases(patterns["drop"]), newPhrases(patterns["nobody"])
	return t
})

// newHints are the hints for a page.
func newHints() *hints { return &hints{tables: readTables(), said: map[string]verbs{}} }

// nameless are the hints for a page whose names lie.
func nameless() *hints {
	return &hints{tables: &tables{cut: readTables().cut, drop: readTables().drop}, said: map[string]verbs{}}
}

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
		switch v := h.of(markup.Attr(n, key)); {
		case v&(saysDrop|saysHides) != 0:
			return off
		case v&saysSmall != 0:
			if size <= smallBox {
				return off
			}
		case v&saysWall != 0:
			if size <= smallBox && !textual(n) {
				return off
			}
		case v&saysAside != 0:
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
	return h.says(n, saysBody)
}

// says reports whether a class or the id of n says verb.
func (h *hints) says(n *html.Node, verb verbs) bool {
	return (h.of(markup.Attr(n, "class"))|h.of(markup.Attr(n, "id")))&verb != 0
}

// classSays is says for the classes alone.
func (h *hints) classSays(n *html.Node, verb verbs) bool {
	return h.of(markup.Attr(n, "class"))&verb != 0
}

// of returns what the parts of a list of names say.
func (h *hints) of(names string) verbs {
	said, known := h.said[names]
	if known || names == "" {
		return said
	}
	for name := range strings.FieldsSeq(names) {
		for part := range h.each(name) {
			said |= part
		}
	}
	h.said[names] = said
	return said
}

// each yields what each part of a name says, alone and behind the one before it.
func (h *hints) each(name string) iter.Seq[verbs] {
	return func(yield func(verbs) bool) {
		last := ""
		for _, p := range split(name) {
			if !yield(h.names[p]) || !yield(h.names[last+"+"+p]) {
				return
			}
			last = p
		}
	}
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
