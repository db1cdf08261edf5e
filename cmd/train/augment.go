package main

import (
	_ "embed" // for the names of the regions
	"math/rand/v2"
	"path/filepath"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/text"
)

//go:embed data/persons.txt
var personsFile string

// region is how people are named somewhere.
type region struct {
	orders        []string
	given, family []string
}

// substitutes are the names that are put in the place of others.
type substitutes struct {
	regions                  []region
	first, last              []string
	cities, countries, admin []string
	bodies, single           []string // organizations of several words, of one
}

func readSubstitutes(lists string) (*substitutes, error) {
	s := &substitutes{}
	for line := range strings.Lines(personsFile) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		items := strings.Split(value, ", ")
		switch key {
		case "region":
			s.regions = append(s.regions, region{})
		case "order":
			s.regions[len(s.regions)-1].orders = items
		case "given":
			s.regions[len(s.regions)-1].given = items
		case "family":
			s.regions[len(s.regions)-1].family = items
		}
	}
	read := func(to *[]string, paths ...string) error {
		for _, path := range paths {
			err := eachLine(path, func(line string) {
				if len(line) > 2 && startsUpper(line) && !strings.ContainsAny(line, "(,/") && strings.Count(line, " ") < 6 {
					*to = append(*to, line)
				}
			})
			if err != nil {
				return err
			}
		}
		return nil
	}
	list := func(name string) string { return filepath.Join(lists, name+".lst") }
	var organizations []string
	for _, err := range []error{
		read(&s.first, list("first")), read(&s.last, list("last")), read(&s.cities, list("cities"), filepath.Join(ownLists, "regions.lst")),
		read(&s.countries, list("countries")), read(&s.admin, list("admin1")),
		read(&organizations, list("companies"), list("parties"), list("media"), list("universities"), list("armed"),
			filepath.Join(ownLists, "organizations.lst"), filepath.Join(ownLists, "organizations.lst"), filepath.Join(ownLists, "organizations.lst")),
	} {
		if err != nil {
			return nil, err
		}
	}
	for _, o := range organizations {
		if strings.Contains(o, " ") {
			s.bodies = append(s.bodies, o)
		} else {
			s.single = append(s.single, o)
		}
	}
	return s, nil
}

func startsUpper(s string) bool { return strings.ToLower(s[:1]) != s[:1] || s[0] >= 0x80 }

func draw(r *rand.Rand, from []string) string { return from[r.IntN(len(from))] }

// person draws a full name and its family name.
func (s *substitutes) person(r *rand.Rand) (full, family string) {
	if r.IntN(3) == 0 {
		family = draw(r, s.last)
		return draw(r, s.first) + " " + family, family
	}
	from := s.regions[r.IntN(len(s.regions))]
	family = draw(r, from.family)
	given := draw(r, from.given)
	var b strings.Builder
	for _, c := range draw(r, from.orders) {
		switch c {
		case 'F':
			b.WriteString(draw(r, from.family))
		case 'G':
			b.WriteString(given)
			given = draw(r, from.given)
		case 'g':
			b.WriteString(strings.ToLower(draw(r, from.given)))
		case 'I':
			b.WriteString(string(rune('A'+r.IntN(26))) + ".")
		default:
			b.WriteRune(c)
		}
	}
	return b.String(), family
}

// augment returns a copy of g in which other names stand: the same one for the
// same one, in the whole document.
func (s *substitutes) augment(g *labelled, r *rand.Rand) labelled {
	out := labelled{corpus: g.corpus}
	var b strings.Builder
	chosen := map[string]string{}
	next, sentence, at := 0, 0, 0
	style := keep
	write := func(s string) { b.WriteString(style(s)) }
	closeSentences := func(upTo int) {
		for sentence < len(g.sentences) && g.sentences[sentence].End <= upTo {
			write(g.text[at:g.sentences[sentence].End])
			at = g.sentences[sentence].End
			out.sentences[sentence].End = b.Len()
			sentence++
			if sentence < len(g.sentences) {
				b.WriteString(g.text[at:g.sentences[sentence].Start])
				at = g.sentences[sentence].Start
				out.sentences = append(out.sentences, text.Span{Start: b.Len()})
				style = drawStyle(r)
			}
		}
	}
	out.sentences = append(out.sentences, text.Span{})
	for ; next < len(g.names); next++ {
		n := g.names[next]
		closeSentences(n.Start)
		write(g.text[at:n.Start])
		start := b.Len()
		write(s.instead(n, n.Of(g.text), chosen, r))
		at = n.End
		n.Span = text.Span{Start: start, End: b.Len()}
		out.names = append(out.names, n)
	}
	closeSentences(len(g.text))
	b.WriteString(g.text[at:])
	out.text = b.String()
	return out
}

// keep is the style of running text.
func keep(s string) string { return s }

// headline capitalises the longer words.
func headline(s string) string {
	words := strings.Split(s, " ")
	for i, w := range words {
		if len(w) > 3 && w[0] >= 'a' && w[0] <= 'z' {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// drawStyle draws how a sentence is written: one in eleven like a headline, half
// of these all in capitals.
func drawStyle(r *rand.Rand) func(string) string {
	switch r.IntN(22) {
	case 0:
		return strings.ToUpper
	case 1:
		return headline
	}
	return keep
}

// instead draws what stands for a name, or the name itself.
func (s *substitutes) instead(n goldName, name string, chosen map[string]string, r *rand.Rand) string {
	if n.orNone || len(n.allowed) != 1 || len(name) < 3 || !startsUpper(name) || strings.Contains(name, "@") {
		return name
	}
	if c, ok := chosen[name]; ok {
		return c
	}
	c := name
	several := strings.Contains(name, " ")
	switch n.allowed[0] {
	case tagger.Person:
		full, family := s.person(r)
		words := strings.Fields(name)
		if c = full; !several {
			c = family
		} else if _, ok := chosen[words[len(words)-1]]; !ok {
			chosen[words[len(words)-1]] = family
		}
	case tagger.Place:
		switch {
		case r.IntN(3) == 0 || strings.Count(name, " ") > 1:
		case r.IntN(4) == 0:
			c = draw(r, s.countries)
		case r.IntN(8) == 0:
			c = draw(r, s.admin)
		default:
			c = draw(r, s.cities)
		}
	case tagger.Organization:
		switch {
		case r.IntN(2) == 0:
		case several:
			c = draw(r, s.bodies)
		case r.IntN(2) == 0:
			c = draw(r, s.single)
		}
	}
	if strings.ToUpper(name) == name && len(name) > 4 {
		c = strings.ToUpper(c)
	}
	chosen[name] = c
	return c
}
