package html

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"lede/model/load/markup"
)

// says is the most that an element's names speak against the text and for it.
type says struct{ against, pro float64 }

// nameEvidence is what names of elements say of a line.
func (c *Candidates) nameEvidence(f *row, i int, odds Odds, said map[*html.Node]says) {
	least, most, sum, depth := 0.0, 0.0, 0.0, 0
	var near [2]float64
	for n := range elements(c.found.whole[i].block) {
		s, known := said[n]
		if !known {
			for _, name := range c.namesOf(n) {
				v := float64(odds[name]) / 16
				s.against, s.pro = min(s.against, v), max(s.pro, v)
			}
			said[n] = s
		}
		sum += s.against + s.pro
		if depth < len(near) {
			near[depth] = s.against + s.pro
		}
		least, most = min(least, s.against), max(most, s.pro)
		depth++
	}
	f.add(least, most, sum, near[0], near[1])
}

// wordEvidence is what the words of a short line say of it.
func (c *Candidates) wordEvidence(f *row, i int, odds Odds) {
	low, high, total, n := 0.0, 0.0, 0.0, 0
	for _, word := range c.Words(i) {
		if v, known := odds[word]; known {
			x := float64(v) / 16
			low, high = min(low, x), max(high, x)
			total += x
			n++
		}
	}
	f.add(low, high, total, total/float64(n+1))
}

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
