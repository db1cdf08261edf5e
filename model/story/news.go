package story

import (
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// toldBefore is the share of the telling words of a sentence that earlier
// sentences must have, two that follow each other at most, for it to be no news.
const toldBefore = 0.6

// Past is what articles of a story told. The zero Past is ready.
type Past struct {
	articles  int
	sentences int
	in        map[string][]int // sentences by the telling words of each and of the next one, ascending
	counts    map[string]bool  // words of figures
	values    map[float64]bool // of figures
	words     map[string]bool  // of all articles, folded
}

// News are the sentences of d that none of the articles of the past has,
// ascending: those with a name or a number that is in none of them, and those most
// of whose telling words do not stand together in any. Without a past there are
// none.
func (p *Past) News(d *analysis.Document) (out []text.Span) {
	if p.articles == 0 {
		return nil
	}
	blocks := d.Article.Blocks
	for i, g := range gists(d) {
		s := d.Sentences[i]
		for len(blocks) > 0 && blocks[0].End < s.End {
			blocks = blocks[1:]
		}
		if len(blocks) > 0 && blocks[0].Covers(s) && aside(&blocks[0]) {
			continue
		}
		if len(g.words) > 0 && !p.has(g) {
			out = append(out, s)
		}
	}
	return out
}

// aside reports whether a block is no part of the story.
func aside(b *article.Block) bool {
	return b.Aside || b.Kind == article.Heading || b.Kind == article.Caption
}

// gist is what a sentence is told apart by.
type gist struct {
	words   []string // telling ones, cut to stems, each once
	numbers []number
	names   []string // last words
}

type number struct {
	value float64
	words string
}

// gists are those of the sentences of d.
func gists(d *analysis.Document) []gist {
	out := make([]gist, len(d.Sentences))
	next := 0 // mention
	for i, s := range d.Sentences {
		g := &out[i]
		for _, w := range text.Words(s.Of(d.Article.Text)) {
			if w = nlp.Stem(w); len(w) > 2 && !nlp.Common(w) && !strings.Contains(plain, " "+w+" ") && !slices.Contains(g.words, w) {
				g.words = append(g.words, w)
			}
		}
		for ; next < len(d.Mentions) && d.Mentions[next].Start < s.End; next++ {
			if m := &d.Mentions[next]; m.Form == entity.Name && s.Covers(m.Span) {
				g.name(&d.Entities[m.Entity], text.Words(m.Of(d.Article.Text)))
			}
		}
	}
	return out
}

// name adds that words name e.
func (g *gist) name(e *entity.Entity, words []string) {
	switch {
	case len(words) == 0:
	case e.Kind == entity.Figure:
		g.numbers = append(g.numbers, number{e.Value.Number, words[0]})
	case e.Kind <= entity.Place:
		g.names = append(g.names, words[len(words)-1])
	}
}

// Add takes an article.
func (p *Past) Add(d *analysis.Document) {
	if p.articles++; p.articles == 1 {
		p.in, p.counts, p.values, p.words = map[string][]int{}, map[string]bool{}, map[float64]bool{}, map[string]bool{}
	}
	for _, w := range text.Words(d.Article.Meta.Title + "\n" + d.Article.Text) {
		p.words[w] = true
	}
	for i, g := range gists(d) {
		at := p.sentences
		p.sentences++
		for _, w := range g.words {
			in := p.in[w]
			if i > 0 && (len(in) == 0 || in[len(in)-1] < at-1) {
				in = append(in, at-1)
			}
			p.in[w] = append(in, at)
		}
		for _, n := range g.numbers {
			p.counts[n.words], p.values[n.value] = true, true
		}
	}
}

// has reports whether the articles told of g.
func (p *Past) has(g gist) bool {
	for _, n := range g.numbers {
		if !p.counts[n.words] && (n.value == 0 || !p.values[n.value]) {
			return false
		}
	}
	for _, name := range g.names {
		if !p.words[name] {
			return false
		}
	}
	both := map[int]int{} // words of g, by sentence
	for _, w := range g.words {
		for _, s := range p.in[w] {
			if both[s]++; float64(both[s]) >= toldBefore*float64(len(g.words)) {
				return true
			}
		}
	}
	return false
}

// plain are words that say nothing of what happened, beside those of any text.
const plain = " according almost around least nearly said say tell told two "
