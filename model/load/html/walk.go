package html

import (
	"math"

	"golang.org/x/net/html/atom"
)

// walk is what has been passed on the way down a page.
type walk struct {
	words  int  // passed
	prose  int  // of running text
	ruled  int  // that the rules keep
	headed bool // the page has a headline
	head   int  // lines since it, negative before it, noHead of none
	cut    int  // lines since a heading that starts something else, 0 before it
	rank   int  // of the last heading
	tail   bool // the last heading starts something else
	gap    int  // words since the rules kept something
	first  int  // headings of the first rank passed, as of the headline
	before map[*wording]bool

	articles map[*place]int // the <article> elements passed, in order
}

// noHead is how far a page's headline is that has none, in lines.
const noHead = -1000

func (c *Candidates) newWalk() *walk {
	w := &walk{head: noHead, before: map[*wording]bool{}, articles: map[*place]int{}}
	for i, r := range c.found.whole {
		if !r.hidden && c.title != "" && r.letters() == c.title && r.block.DataAtom != atom.Title {
			w.headed, w.head = true, -i
			break
		}
	}
	return w
}

// pass moves on behind r.
func (w *walk) pass(r *run, c *Candidates) {
	if w.headed {
		w.head++
	}
	w.words += r.words
	if r.prose() {
		w.prose += r.words
	}
	if c.ruled[r] {
		w.ruled += r.words
		w.gap = 0
	} else {
		w.gap += r.words
	}
	if w.cut > 0 {
		w.cut++
	}
	if r.heading() || r.words <= 12 && c.hints.cuts(r.wording) {
		w.tail = c.hints.cuts(r.wording)
		if w.tail {
			w.cut = 1
		}
		if r.heading() {
			w.rank = level(r.block)
			if w.rank == 1 && !r.hidden {
				w.first++
			}
		}
	}
	w.before[r.wording] = true
}

// place are features of where on the page a line stands.
func (c *Candidates) place(f *row, i int, w *walk) {
	r := c.found.whole[i]
	f.add(float64(i)/float64(c.Len()), float64(w.words)/float64(c.total.words+1), float64(w.prose)/float64(c.total.prose+1),
		float64(w.ruled)/float64(c.total.ruled+1), float64(w.head), float64(w.cut), float64(w.rank), float64(w.gap), float64(w.first))
	f.flags(w.tail, w.before[r.wording], c.ruled[r], c.copy.in[r], c.copy.full)
	k := r.alike
	f.add(float64(k.runs), float64(k.words)/float64(k.runs), float64(k.linked)/float64(k.words+1), float64(k.prose)/float64(c.total.prose+1),
		float64(k.ruled)/float64(k.words+1), float64(k.paragraphs)/float64(k.runs))
	f.add(math.Log(float64(c.total.prose+1)), float64(c.total.ruled)/float64(c.total.prose+1), float64(c.Len()), float64(c.total.linked)/float64(c.total.words+1))
	in, up := false, 0
	if c.rules != nil {
		in = within(r.block, c.rules.root)
		for n := r.block; n != nil && !c.spine[n]; n = n.Parent {
			up++
		}
	}
	f.flags(in)
	f.add(float64(up))
}
