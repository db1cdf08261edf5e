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

// First returns what is known of each line before any was judged.
func (c *Candidates) First(odds Odds) [][]float32 {
	if c.plain == nil {
		c.plain = c.unnamed()
	}
	rows := make([][]float32, c.Len())
	said := map[*html.Node]says{}
	for i, plain := range c.plain {
		f := &row{values: append(make([]float32, 0, len(plain)+evidences), plain...)}
		c.nameEvidence(f, i, odds, said)
		c.wordEvidence(f, i, odds)
		rows[i] = f.values
	}
	return rows
}

// unnamed returns what is known of each line apart from names and words.
func (c *Candidates) unnamed() [][]float32 {
	c.measure()
	walk := c.newWalk()
	rows := make([][]float32, c.Len())
	for i, r := range c.found.whole {
		f := &row{values: make([]float32, 0, 160)}
		c.own(f, r)
		c.around(f, r)
		c.place(f, i, walk)
		walk.pass(r, c)
		rows[i] = f.values
	}
	return neighbours(c.found.whole, rows, c)
}

// How many features a line has before any was judged, and once all have a score.
const (
	FirstWidth  = 137
	SecondWidth = FirstWidth + 19
)

// evidences is how many of them names and words make.
const evidences = 9

// own are features of the line itself.
func (c *Candidates) own(f *row, r *run) {
	upper, digits, runes := 0, 0, 0
	for _, x := range r.text {
		runes++
		switch {
		case unicode.IsUpper(x):
			upper++
		case unicode.IsDigit(x):
			digits++
		}
	}
	first, _ := utf8.DecodeRuneInString(r.text)
	flat := letters(r.text)
	f.add(float64(r.words), r.density(), float64(r.marks), float64(r.marks)/float64(r.words+1), float64(runes)/float64(r.words+1),
		float64(upper)/float64(runes+1), float64(digits)/float64(runes+1), float64(tagRank(r.block)), float64(len(r.nodes)))
	f.flags(ended(r.text), strings.HasSuffix(r.text, ":"), unicode.IsLower(first), unicode.IsUpper(first), r.heading(), r.prose(), r.hidden,
		r.words <= 40 && r.drops.of(c.hints.drop.MatchString, r.text), r.words <= 12 && r.cuts.of(c.hints.cut.MatchString, r.text), flat != "" && flat == c.title,
		strings.ContainsAny(r.text, "|•·"), strings.ContainsAny(r.text, "©"), strings.Contains(r.text, "?"))
	f.add(c.headline.overlap(r.text, flat), float64(min(c.seen[r.text], 20)), c.summaryShare(flat))
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
		if s = strings.TrimRight(letters(s), "…"); len(s) >= minSummary {
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
func (c *Candidates) around(f *row, r *run) {
	var within [12]bool
	depth, named, lists := 0, 99, 0
	for n := r.block; n != nil && n.Type == html.ElementNode; n = n.Parent {
		if i := placeOf(n.DataAtom); i >= 0 {
			within[i] = true
		}
		if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
			lists++
		}
		if depth < 12 && named == 99 && c.hints.named(n) {
			named = depth
		}
		depth++
	}
	f.flags(within[:]...)
	f.add(float64(depth), float64(named), float64(lists), float64(r.boxed))
	n := r.block
	for range 4 {
		c.cellOf(f, n, r)
		if n != nil {
			n = n.Parent
		}
	}
	c.articleOf(f, r)
	if l := listOf(r.block); l != nil && c.cells[l] != nil {
		f.add(float64(c.cells[l].linked)/float64(c.cells[l].words+1), float64(c.cells[l].runs))
	} else {
		f.add(-1, -1)
	}
}

// articleOf are features of the <article> that a line stands in: which of the
// page's it is, and its share of the page's running text.
func (c *Candidates) articleOf(f *row, r *run) {
	n := ancestor(r.block, atom.Article)
	if n == nil {
		f.add(-1, -1, float64(len(c.articles)))
		return
	}
	if _, known := c.articles[n]; !known {
		c.articles[n] = len(c.articles)
	}
	f.add(float64(c.articles[n]), float64(c.cells[n].prose)/float64(c.total.prose+1), float64(len(c.articles)))
}

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
func (c *Candidates) cellOf(f *row, n *html.Node, r *run) {
	a := c.cells[n]
	if a == nil {
		f.add(-1, -1, -1, -1, -1, -1)
		return
	}
	f.add(float64(a.prose)/float64(c.total.prose+1), float64(a.linked)/float64(a.words+1), float64(a.runs), float64(a.paragraphs)/float64(a.runs),
		float64(a.ruled)/float64(a.words+1), float64(a.ruled)/float64(c.total.ruled+1))
}

// Columns of a row that its neighbours are told.
var told = [...]int{0, 1, 7, 13, 14, 15}

// neighbours adds to each row what is known of the lines around it.
func neighbours(runs []*run, rows [][]float32, c *Candidates) [][]float32 {
	out := make([][]float32, len(rows))
	for i := range rows {
		f := &row{values: rows[i][:len(rows[i]):len(rows[i])]}
		for _, d := range []int{-2, -1, 1, 2} {
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
		out[i] = f.values
	}
	return out
}
