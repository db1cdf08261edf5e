package html

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"lede/model/load/markup"
)

// says is the most that names speak against the text and for it, and how many
// parts they have.
type says struct {
	against, pro float64
	parts        int
}

func (s *says) say(v float64) { s.against, s.pro = min(s.against, v), max(s.pro, v) }

// nameOdds is what names of elements say of the lines in them.
type nameOdds struct {
	odds  Odds
	names map[string]says // of one name
	nodes []says          // of each place, by its number
	key   []byte
}

func (c *Candidates) newNames(odds Odds) *nameOdds {
	return &nameOdds{odds: odds, names: map[string]says{}, nodes: make([]says, c.found.places)}
}

// evidence is what the names around p say of a line.
func (o *nameOdds) evidence(f *row, p *place) {
	least, most, sum, depth := 0.0, 0.0, 0.0, 0
	var near [2]float64
	for ; p != nil && depth < maxNamed; p = p.up {
		s := &o.nodes[p.at]
		if s.parts == 0 {
			*s = o.of(p.node)
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

// of is what the names of one element say.
func (o *nameOdds) of(n *html.Node) (s says) {
	s.parts = 1
	s.say(float64(o.odds["<"+n.Data]) / 16)
	for name := range namesOf(n) {
		part, known := o.names[name]
		if !known {
			for key := range partsOf(name, &o.key) {
				part.say(float64(o.odds[string(key)]) / 16)
				part.parts++
			}
			o.names[name] = part
		}
		s.say(part.against)
		s.say(part.pro)
		if s.parts += part.parts; s.parts > maxParts {
			break
		}
	}
	return s
}

// wordOdds is what words of short lines say of them.
type wordOdds struct {
	odds Odds
	key  []byte
}

func (o *wordOdds) evidence(f *row, r *run) {
	low, high, total, n := 0.0, 0.0, 0.0, 0
	for key := range r.keys(&o.key) {
		if v, known := o.odds[string(key)]; known {
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
func (c *Candidates) Names(i int) (out [][]string) {
	var buf []byte
	for p := c.found.whole[i].place; p != nil && len(out) < maxNamed; p = p.up {
		parts := []string{"<" + p.node.Data}
		for name := range namesOf(p.node) {
			for key := range partsOf(name, &buf) {
				parts = append(parts, string(key))
			}
			if len(parts) > maxParts {
				break
			}
		}
		out = append(out, parts)
	}
	return out
}

// maxParts is how many parts of an element's names are enough.
const maxParts = 40

// namesOf yields an element's classes, ids and roles.
func namesOf(n *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, key := range [...]string{"class", "id", "role", "itemprop", "data-testid", "data-component"} {
			for name := range strings.FieldsSeq(markup.Attr(n, key)) {
				if !yield(name) {
					return
				}
			}
		}
	}
}

// partsOf yields the parts of a name, and two that follow each other, in buf.
func partsOf(name string, buf *[]byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		last := ""
		for _, p := range split(name) {
			if len(p) > 2 && len(p) < 20 {
				if *buf = append(append((*buf)[:0], '.'), p...); !yield(*buf) {
					return
				}
			}
			if last != "" && len(last)+len(p) < 24 {
				*buf = append(append((*buf)[:0], '.'), last...)
				if *buf = append(append(*buf, '+'), p...); !yield(*buf) {
					return
				}
			}
			last = p
		}
	}
}

// maxPhrase is how many words a line may have that is known by its words.
const maxPhrase = 25

// Words are the words of the i-th line where it is short, lower case, pairs of
// them, and its beginning and its end.
func (c *Candidates) Words(i int) (out []string) {
	var buf []byte
	for key := range c.found.whole[i].keys(&buf) {
		out = append(out, string(key))
	}
	return out
}

// keys yields what a short line is known by, in buf.
func (r *run) keys(buf *[]byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if r.words > maxPhrase {
			return
		}
		last, n := "", 0
		for word := range strings.FieldsFuncSeq(strings.ToLower(r.text), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if n++; n > maxPhrase {
				break
			}
			*buf = append((*buf)[:0], word...)
			ok := yield(*buf)
			if last == "" {
				*buf = append(append((*buf)[:0], '^'), word...)
			} else {
				*buf = append(append(append((*buf)[:0], last...), ' '), word...)
			}
			if !ok || !yield(*buf) {
				return
			}
			last = word
		}
		if last != "" {
			*buf = append(append((*buf)[:0], last...), '$')
			yield(*buf)
		}
	}
}
