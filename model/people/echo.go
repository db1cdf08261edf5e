package people

import (
	"slices"
	"strings"

	"lede/model/quote"
	"lede/model/wording"
)

// Class is the quotations of a ledger that have the same words.
type Class struct {
	Of   []int  // numbers in the ledger, ascending
	Like []Like // ascending by class
}

// Like is a class of quotations that are another's, cut, lengthened or altered.
type Like struct {
	Class  int
	Change wording.Change
}

// Classes are the quotations of a ledger that have enough words to be known again,
// by their words, in the order of the ledger. Reported speech is in none: its
// words are the writer's. The work is that of the words, and of what different
// wordings share.
func Classes(ledger []Saying) []Class {
	e := echoes{numbers: map[string]int32{}}
	byWords := map[string]int{}
	for n, q := range ledger {
		if q.Kind == quote.Indirect {
			continue
		}
		words := wording.Of(q.Words)
		if len(words) < wording.Shortest {
			continue
		}
		key := strings.Join(words, " ")
		at, ok := byWords[key]
		if !ok {
			at = e.add(words)
			byWords[key] = at
		}
		e.classes[at].Of = append(e.classes[at].Of, n)
	}
	for i := range e.classes {
		slices.SortFunc(e.classes[i].Like, func(a, b Like) int { return a.Class - b.Class })
	}
	return e.classes
}

// echoes are classes of quotations, and where runs of their words are.
type echoes struct {
	classes []Class
	words   [][]string
	bags    []bag
	runs    wording.Runs
	numbers map[string]int32 // of words
}

// add makes a class of words, and joins it to those that it is like.
func (e *echoes) add(words []string) int {
	n := len(e.classes)
	bag := e.bag(words)
	e.classes, e.words, e.bags = append(e.classes, Class{}), append(e.words, words), append(e.bags, bag)
	for o := range e.runs.With(words) {
		if !e.bags[o].mayBe(bag) {
			continue
		}
		if change, ok := wording.Compare(e.words[o], words); ok {
			e.classes[o].Like = append(e.classes[o].Like, Like{n, change})
			e.classes[n].Like = append(e.classes[n].Like, Like{o, change.Back()})
		}
	}
	e.runs.Add(n, words)
	return n
}

// bag is the words of a quotation by their numbers, ascending.
type bag []int32

func (e *echoes) bag(words []string) bag {
	out := make(bag, len(words))
	for i, w := range words {
		n, ok := e.numbers[w]
		if !ok {
			n = int32(len(e.numbers))
			e.numbers[w] = n
		}
		out[i] = n
	}
	slices.Sort(out)
	return out
}

// mayBe reports whether b and o have so many words in common that they may be one
// quotation, in whatever order: it spares most comparisons.
func (b bag) mayBe(o bag) bool {
	both := 0
	for i, j := 0, 0; i < len(b) && j < len(o); {
		switch {
		case b[i] == o[j]:
			both, i, j = both+1, i+1, j+1
		case b[i] < o[j]:
			i++
		default:
			j++
		}
	}
	return wording.Plausible(both, len(b), len(o))
}

// SameSpeaker reports whether both are of one speaker, as far as is known: a
// name in full and its last words are.
func SameSpeaker(a, b Saying) bool {
	return a.Entity != quote.Nobody && a.Entity == b.Entity || wording.Identify(a.by(), b.by()) != wording.Other
}

func (s *Saying) by() wording.Speaker {
	return wording.Speaker{Words: s.Speaker, Named: s.Entity != quote.Nobody}
}
