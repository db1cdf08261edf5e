package tagger

import (
	"lede/model/linear"
	"lede/model/nlp"
)

// page is a document made ready for the tagger.
type page struct {
	doc      *nlp.Doc
	words    []*word // by token
	lists    []listMarks
	sentence []sentence
	open     []bool // tokens that can be in a name
	runs     []run  // by token; the zero run where it is in none
	votes    []vote // by token; nil on the first pass
	margins  []float64
}

// sentence is what is known of all tokens of a sentence.
type sentence struct {
	first, last int
	shouting    bool // all letters upper case
	title       bool // most words capitalised, as in a headline
	lower       bool // no upper-case letter at all
}

func newPage(doc *nlp.Doc, lists *Lists, cache *cache) *page {
	p := &page{
		doc: doc, words: make([]*word, len(doc.Tokens)), open: make([]bool, len(doc.Tokens)),
		lists: make([]listMarks, len(doc.Tokens)), runs: make([]run, len(doc.Tokens)), margins: make([]float64, len(doc.Tokens)),
	}
	cache.open()
	for i := range doc.Tokens {
		w := cache.word(doc.Word(i), lists)
		w.count++
		p.words[i] = w
	}
	for _, s := range doc.Sentences {
		p.addSentence(s, lists)
	}
	cache.lookElsewhere()
	return p
}

func (p *page) addSentence(s nlp.Sentence, lists *Lists) {
	words := p.words[s.First:s.Last]
	out := sentence{first: s.First, last: s.Last}
	letters, capitals, uppers, long := 0, 0, 0, 0
	for _, w := range words {
		if !w.letter {
			continue
		}
		letters++
		if w.capital {
			capitals++
		}
		if len(w.text) > 3 {
			long++
			if w.allUpper {
				uppers++
			}
		}
	}
	out.lower = capitals == 0
	out.shouting = long > 1 && uppers*4 >= long*3
	out.title = letters > 3 && capitals*3 >= letters*2
	p.sentence = append(p.sentence, out)
	p.openTokens(out)
	p.findRuns(out)
	p.matchLists(out, lists)
	if out.shouting || out.title {
		return
	}
	for i, w := range words {
		if w.capital && i > 0 && p.words[s.First+i-1].letter {
			w.midCapital++
		}
	}
}

// openTokens finds the tokens that can be in a name: those with an upper-case
// letter, the small words and marks between two such, numbers beside them, and
// every word of a sentence that has none.
func (p *page) openTokens(s sentence) {
	const none = -10
	last := none // the last token with an upper-case letter
	for i := s.first; i < s.last; i++ {
		w := p.words[i]
		switch {
		case w.parts:
			last = none
		case w.upper && p.grammatical(s, i):
		case w.upper:
			if i-last <= 3 {
				for k := last + 1; k < i; k++ {
					p.open[k] = true
				}
			}
			if i > s.first && p.words[i-1].digit {
				p.open[i-1] = true
			}
			p.open[i], last = true, i
		case w.digit && i-last == 1:
			p.open[i] = true
		case s.lower && w.letter:
			p.open[i] = true
		}
	}
}

// grammatical reports whether the capital of token i is only that of a sentence's
// first word, or of "I": a small word with no capital after it.
func (p *page) grammatical(s sentence, i int) bool {
	if i > s.first && p.words[i].text != "I" || i+1 < s.last && p.words[i+1].upper {
		return false
	}
	switch p.doc.Tokens[i].Tag {
	case "DT", "IN", "PRP", "PRP$", "CC", "RB", "WRB", "WP", "WDT", "EX", "MD", "TO", "VBZ", "VBP":
		return p.words[i].text == "I" || !p.words[i].allUpper
	}
	return false
}

// matchLists looks the open stretches of a sentence up in the lists.
func (p *page) matchLists(s sentence, lists *Lists) {
	var hashes []linear.Feature
	p.stretches(s, func(first, last int) {
		hashes = hashes[:0]
		for _, w := range p.words[first:last] {
			hashes = append(hashes, w.hash)
		}
		lists.match(hashes, p.lists[first:last])
	})
}

// stretches calls f with each longest run of open tokens, [first, last).
func (p *page) stretches(s sentence, f func(first, last int)) {
	for i := s.first; i < s.last; i++ {
		if !p.open[i] {
			continue
		}
		first := i
		for i < s.last && p.open[i] {
			i++
		}
		f(first, i)
	}
}
