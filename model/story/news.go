package story

import (
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// toldBefore is the share of the telling words of a sentence that earlier
// sentences must have, two that follow each other at most, for it to be no news.
const toldBefore = 0.6

// News are the sentences of d that none of some earlier articles has, ascending:
// those with a name or a number that is in none of them, and those most of whose
// telling words do not stand together in any.
func News(d *analysis.Document, earlier []*analysis.Document) (out []text.Span) {
	if len(earlier) == 0 {
		return nil
	}
	var past record
	for _, e := range earlier {
		past.add(e)
	}
	for _, s := range d.Sentences {
		if aside(d.Article, s) {
			continue
		}
		if w := gistOf(d, s); len(w.words) > 0 && !past.has(w) {
			out = append(out, s)
		}
	}
	return out
}

// aside reports whether a span is no part of the story.
func aside(a *article.Article, s text.Span) bool {
	return slices.ContainsFunc(a.Blocks, func(b article.Block) bool {
		return b.Covers(s) && (b.Aside || b.Kind == article.Heading || b.Kind == article.Caption)
	})
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

func gistOf(d *analysis.Document, s text.Span) (g gist) {
	for _, w := range fold(s.Of(d.Article.Text)) {
		if w = stem(w); len(w) > 2 && !strings.Contains(plain, " "+w+" ") && !slices.Contains(g.words, w) {
			g.words = append(g.words, w)
		}
	}
	for _, m := range d.Mentions {
		if m.Form != entity.Name || !s.Covers(m.Span) {
			continue
		}
		e := &d.Entities[m.Entity]
		words := fold(m.Of(d.Article.Text))
		switch {
		case len(words) == 0:
		case e.Kind == entity.Figure:
			g.numbers = append(g.numbers, number{e.Value.Number, words[0]})
		case e.Kind <= entity.Place:
			g.names = append(g.names, words[len(words)-1])
		}
	}
	return g
}

// record is what articles told.
type record struct {
	sentences []map[string]bool // stems of each, and of the next
	numbers   []number
	words     map[string]bool // of all of them, folded
}

func (r *record) add(d *analysis.Document) {
	if r.words == nil {
		r.words = map[string]bool{}
	}
	for _, w := range fold(d.Article.Meta.Title + "\n" + d.Article.Text) {
		r.words[w] = true
	}
	var last map[string]bool
	for _, s := range append([]text.Span{}, d.Sentences...) {
		g := gistOf(d, s)
		now := map[string]bool{}
		for _, w := range g.words {
			now[w] = true
			if last != nil {
				last[w] = true
			}
		}
		last = now
		r.sentences = append(r.sentences, now)
		r.numbers = append(r.numbers, g.numbers...)
	}
}

// has reports whether the articles told of g.
func (r *record) has(g gist) bool {
	for _, n := range g.numbers {
		if !slices.ContainsFunc(r.numbers, func(o number) bool { return n.words == o.words || n.value != 0 && n.value == o.value }) {
			return false
		}
	}
	for _, name := range g.names {
		if !r.words[name] {
			return false
		}
	}
	for _, s := range r.sentences {
		n := 0
		for _, w := range g.words {
			if s[w] {
				n++
			}
		}
		if float64(n) >= toldBefore*float64(len(g.words)) {
			return true
		}
	}
	return false
}

// plain are English words that say nothing of what happened.
const plain = " the and but nor then than that this these those there here its his him her hers she they them their our you your who whom whose which what when where why how " +
	"are was were been being did does done have has had will would can could shall should may might must " +
	"for with without into onto over under about after before between through during until while because not also too very just only even still yet all any some more most much many such own other another each every both few one two " +
	"off out again once now said say told tell according least nearly almost around some than "
