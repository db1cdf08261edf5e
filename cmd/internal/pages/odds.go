package pages

import (
	"math"

	"lede/model/load/html"
)

// Of names and words, those that stand on this many pages are known.
const leastPages = 8

// tally is how often evidence stands on text, and on what is none, in pages.
type tally struct {
	text, rest float64
	pages      int
}

// count returns the odds of names and words over pages.
func count(pages []*Page) html.Odds { return odds(tallies(pages)) }

// tallies counts each page's evidence by its share of the page's lines.
func tallies(pages []*Page) map[string]tally {
	out := map[string]tally{}
	for _, p := range pages {
		if p.evidence == nil {
			p.evidence = p.tally()
		}
		for key, t := range p.evidence {
			o := out[key]
			o.text += t.text
			o.rest += t.rest
			o.pages++
			out[key] = o
		}
	}
	return out
}

// tally counts the evidence of one page, at most one for each of its keys.
func (p *Page) tally() map[string]tally {
	out := map[string]tally{}
	put := func(key string, i int, weight float64) {
		t := out[key]
		if p.label[i] > .5 {
			t.text += weight
		} else {
			t.rest += weight
		}
		out[key] = t
	}
	for i := range p.lines.Len() {
		for _, names := range p.lines.Names(i) {
			for _, name := range names {
				put(name, i, float64(p.weight[i]))
			}
		}
		for _, w := range p.lines.Words(i) {
			put(w, i, 1)
		}
	}
	for key, t := range out {
		all := t.text + t.rest
		out[key] = tally{text: t.text / all, rest: t.rest / all}
	}
	return out
}

func odds(counts map[string]tally) html.Odds {
	out := html.Odds{}
	for key, t := range counts {
		if t.pages < leastPages {
			continue
		}
		v := math.Round(16 * math.Log((t.text+.5)/(t.rest+.5)))
		if math.Abs(v) >= 8 {
			out[key] = int8(min(max(v, -100), 100))
		}
	}
	return out
}

// oddsBut returns the odds for a page of pages, learned from other sites than its own.
func oddsBut(pages []*Page) func(*Page) html.Odds {
	const parts = 8
	var each [parts]html.Odds
	for k := range parts {
		var rest []*Page
		for _, p := range pages {
			if p.fold(parts, 2) != k {
				rest = append(rest, p)
			}
		}
		each[k] = count(rest)
	}
	return func(p *Page) html.Odds { return each[p.fold(parts, 2)] }
}
