package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Odds say how much a name of an element (".sidebar", "<nav") or a word of a
// short line ("share") speaks for the text, in sixteenths of log odds.
type Odds map[string]int8

// row collects the features of a line.
type row struct{ values []float32 }

func (f *row) add(values ...float64) {
	for _, v := range values {
		f.values = append(f.values, float32(v))
	}
}

func (f *row) flags(flags ...bool) {
	for _, is := range flags {
		v := float32(0)
		if is {
			v = 1
		}
		f.values = append(f.values, v)
	}
}

// How many features a line has before any was judged, and once all have a score.
const (
	FirstWidth  = 137
	SecondWidth = FirstWidth + 19
)

// First returns what is known of each line before any was judged. The rows have
// room for what Second adds.
func (c *Candidates) First(odds Odds) [][]float32 {
	if c.total.runs == 0 {
		c.measure()
	}
	walk := c.newWalk()
	rows := make([][]float32, c.Len())
	room := make([]float32, c.Len()*SecondWidth)
	for i, r := range c.found.whole {
		f := &row{values: room[i*SecondWidth : i*SecondWidth : (i+1)*SecondWidth]}
		c.own(f, r)
		c.around(f, r, walk)
		c.place(f, i, walk)
		walk.pass(r, c)
		rows[i] = f.values
	}
	names, words := c.newNames(odds), wordOdds{odds: odds}
	for i, r := range c.found.whole {
		f := &row{values: rows[i]}
		c.neighbours(f, i, rows)
		names.evidence(f, r.place)
		words.evidence(f, r)
		rows[i] = f.values
	}
	return rows
}

// own are features of the line itself.
func (c *Candidates) own(f *row, r *run) {
	upper, digits, runes := 0, 0, 0
	parted, owned, asked := false, false, false
	for _, x := range r.text {
		runes++
		switch x {
		case '|', '•', '·':
			parted = true
		case '©':
			owned = true
		case '?':
			asked = true
		default:
			if unicode.IsUpper(x) {
				upper++
			} else if unicode.IsDigit(x) {
				digits++
			}
		}
	}
	first, _ := utf8.DecodeRuneInString(r.text)
	flat := r.letters()
	f.add(float64(r.words), r.density(), float64(r.marks), float64(r.marks)/float64(r.words+1), float64(runes)/float64(r.words+1),
		float64(upper)/float64(runes+1), float64(digits)/float64(runes+1), float64(tagRank(r.block)), float64(len(r.nodes)))
	f.flags(ended(r.text), strings.HasSuffix(r.text, ":"), unicode.IsLower(first), unicode.IsUpper(first), r.heading(), r.prose(), r.hidden,
		r.words <= 40 && c.hints.drops(r.wording), r.words <= 12 && c.hints.cuts(r.wording), flat != "" && flat == c.title,
		parted, owned, asked)
	f.add(c.headline.overlap(r.text, flat), float64(min(r.times, 20)), c.summaryShare(flat))
}

// summaryShare is 2 where the line is the page's summary, 1 where it begins it.
func (c *Candidates) summaryShare(flat string) float64 {
	for _, s := range c.summaries {
		switch {
		case len(flat) < minSummary:
		case s == flat:
			return 2
		case strings.HasPrefix(flat, s) || strings.HasPrefix(s, flat):
			return 1
		}
	}
	return 0
}

// minSummary is how many bytes of letters a summary has at least.
const minSummary = 20

// summariesOf are the letters of the summaries that a page declares.
func summariesOf(h *head) (out []string) {
	for _, s := range []string{h.metas["og:description"], h.metas["description"], h.ld.summary} {
		if s = letters(s); len(s) >= minSummary {
			out = append(out, s)
		}
	}
	return out
}

// tagRank orders what a line stands in by how often it is text.
func tagRank(n *html.Node) int {
	switch n.DataAtom {
	case atom.P:
		return 10
	case atom.Blockquote:
		return 9
	case atom.Pre:
		return 8
	case atom.H2, atom.H3:
		return 7
	case atom.H1:
		return 6
	case atom.H4, atom.H5, atom.H6:
		return 5
	case atom.Li:
		return 4
	case atom.Td, atom.Th, atom.Dd, atom.Dt:
		return 3
	case atom.Figcaption:
		return 2
	case atom.Div:
		return 1
	}
	return 0
}

// around are features of the elements that the line stands in.
func (c *Candidates) around(f *row, r *run, w *walk) {
	p := r.place
	if p == nil {
		p = &place{named: notNamed}
	}
	for i := range places {
		f.flags(p.around>>i&1 != 0)
	}
	named := 99
	if p.named < 12 {
		named = p.named
	}
	f.add(float64(p.depth), float64(named), float64(p.lists), float64(r.boxed))
	near := r.place
	for range 4 {
		c.cellOf(f, near)
		if near != nil {
			near = near.up
		}
	}
	c.articleOf(f, p.article, w)
	if l := p.list; l != nil {
		f.add(float64(l.linked)/float64(l.words+1), float64(l.runs))
	} else {
		f.add(-1, -1)
	}
}

// articleOf are features of the <article> that a line stands in: which of the
// page's it is, and its share of the page's running text.
func (c *Candidates) articleOf(f *row, a *place, w *walk) {
	if a == nil {
		f.add(-1, -1, float64(len(w.articles)))
		return
	}
	if _, known := w.articles[a]; !known {
		w.articles[a] = len(w.articles)
	}
	f.add(float64(w.articles[a]), float64(a.prose)/float64(c.total.prose+1), float64(len(w.articles)))
}

// places is how many elements placeOf tells apart.
const places = 12

// placeOf numbers the elements that say where in a page something stands, -1
// for others.
func placeOf(a atom.Atom) int {
	switch a {
	case atom.Article:
		return 0
	case atom.Main:
		return 1
	case atom.Section:
		return 2
	case atom.Header:
		return 3
	case atom.Footer:
		return 4
	case atom.Nav:
		return 5
	case atom.Aside:
		return 6
	case atom.Form:
		return 7
	case atom.Figure:
		return 8
	case atom.Table:
		return 9
	case atom.Blockquote:
		return 10
	case atom.Details:
		return 11
	}
	return -1
}

// cellOf are features of one element around a line.
func (c *Candidates) cellOf(f *row, a *place) {
	if a == nil {
		f.add(-1, -1, -1, -1, -1, -1)
		return
	}
	f.add(float64(a.prose)/float64(c.total.prose+1), float64(a.linked)/float64(a.words+1), float64(a.runs), float64(a.paragraphs)/float64(a.runs),
		float64(a.ruled)/float64(a.words+1), float64(a.ruled)/float64(c.total.ruled+1))
}

// Columns of a row that its neighbours are told.
var told = [...]int{0, 1, 7, 13, 14, 15}

// neighbours are features of the lines around the i-th, from their rows.
func (c *Candidates) neighbours(f *row, i int, rows [][]float32) {
	runs := c.found.whole
	for _, d := range [...]int{-2, -1, 1, 2} {
		j := i + d
		if j < 0 || j >= len(rows) {
			f.add(-1, -1, -1, -1, -1, -1, -1, -1)
			continue
		}
		for _, column := range told {
			f.values = append(f.values, rows[j][column])
		}
		f.flags(c.ruled[runs[j]], runs[j].block.Parent == runs[i].block.Parent)
	}
}
