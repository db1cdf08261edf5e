package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"lede/model/load/markup"
)

// Candidates are the lines of a page, those out of sight too, that its text is
// chosen from.
type Candidates struct {
	page  *page
	hints *hints
	found *runs
	rules *body // what the rules say, nil where they find nothing
	copy  *declaredText
	title string // letters of the headline
	cells map[*html.Node]*cell
	seen  map[string]int // how often each text of the page stands on it
	ruled map[*run]bool  // what the rules keep
	total cell           // of the page

	articles map[*html.Node]int      // <article> elements passed, in order
	named    map[*html.Node][]string // parts of their names
	plain    [][]float32             // rows without what names and words say
}

// ReadCandidates finds the lines of a page.
func ReadCandidates(source string) *Candidates {
	doc, _ := markup.Parse(source)
	unfold(doc)
	p := newPage(doc, "")
	return p.candidates(p.title(p.outlet()))
}

func (p *page) candidates(title string) *Candidates {
	h := readHints()
	found := believable(p.doc, h)
	c := &Candidates{page: p, hints: h, found: found, title: letters(title), copy: newDeclaredText(p.head.ld.body, found.list), ruled: map[*run]bool{}, articles: map[*html.Node]int{}, named: map[*html.Node][]string{}}
	c.rules = found.body(h, title, c.copy)
	if c.rules != nil {
		for i, r := range c.rules.runs {
			c.ruled[r] = c.rules.keep[i]
		}
	}
	return c
}

// Len is how many lines the page has.
func (c *Candidates) Len() int { return len(c.found.whole) }

// Text is the i-th line.
func (c *Candidates) Text(i int) string { return c.found.whole[i].text }

// Ruled reports whether the rules keep the i-th line.
func (c *Candidates) Ruled(i int) bool { return c.ruled[c.found.whole[i]] }

// maxNamed is how many elements around a line are asked for their names.
const maxNamed = 8

// Names are the parts of the names of what the i-th line stands in, the
// innermost first, each element once.
func (c *Candidates) Names(i int) [][]string {
	var out [][]string
	for n := range elements(c.found.whole[i].block) {
		out = append(out, c.namesOf(n))
	}
	return out
}

// elements yields n and the nearest elements around it.
func elements(n *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for range maxNamed {
			if n == nil || n.Type != html.ElementNode || !yield(n) {
				return
			}
			n = n.Parent
		}
	}
}

func (c *Candidates) namesOf(n *html.Node) []string {
	names, known := c.named[n]
	if !known {
		names = namesOf(n)
		c.named[n] = names
	}
	return names
}

// namesOf are the parts of an element's class, id and role, with its tag.
func namesOf(n *html.Node) []string {
	parts := []string{"<" + n.Data}
	for _, key := range []string{"class", "id", "role", "itemprop", "data-testid", "data-component"} {
		for name := range strings.FieldsSeq(markup.Attr(n, key)) {
			last := ""
			for _, p := range split(name) {
				if len(p) > 2 && len(p) < 20 {
					parts = append(parts, "."+p)
				}
				if last != "" && len(last)+len(p) < 24 {
					parts = append(parts, "."+last+"+"+p)
				}
				last = p
			}
			if len(parts) > 40 {
				return parts
			}
		}
	}
	return parts
}

// maxPhrase is how many words a line may have that is known by its words.
const maxPhrase = 25

// Words are the words of the i-th line where it is short, lower case, and its
// beginning and its end.
func (c *Candidates) Words(i int) []string {
	r := c.found.whole[i]
	if r.words > maxPhrase {
		return nil
	}
	words := strings.FieldsFunc(strings.ToLower(r.text), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > maxPhrase {
		words = words[:maxPhrase]
	}
	out := words
	for j := 1; j < len(words); j++ {
		out = append(out, words[j-1]+" "+words[j])
	}
	if len(words) > 0 {
		out = append(out, "^"+words[0], words[len(words)-1]+"$")
	}
	return out
}
