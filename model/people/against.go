package people

import (
	"slices"
	"strings"
	"unicode"

	"lede/model/nlp"
	"lede/model/quote"
	"lede/model/text"
	"lede/model/wording"
)

// Dispute is two statements of different speakers about the same thing, of which one
// denies in its words what the other says. Nothing more is claimed than the words say:
// both may be true.
type Dispute struct {
	A, B int // numbers of the statements; A says it, B denies it
}

// What two clauses have in common that are about the same thing, chosen on statements
// written for it.
const (
	sameWords = 2    // telling words, at least; names are none
	sameShare = 0.65 // of those of the clause that has fewer
	sameOther = 0.5  // of those of the other one
)

// longestSaid is the most bytes of a statement: what is longer is a speech, or words
// whose end was not found.
const longestSaid = 400

// mostClauses is how many clauses are compared: a story has some hundred.
const mostClauses = 2000

// clause is a clause of a statement.
type clause struct {
	of     int
	words  []string // telling ones, cut to stems, sorted
	denied bool
}

// Disputes are the statements among all that contradict each other, by A and B; a
// denial stands once against each speaker.
func Disputes(all []Saying) (out []Dispute) {
	var clauses []clause
	for n := range all {
		if len(all[n].Words) > longestSaid {
			continue
		}
		clauses = append(clauses, clausesOf(&all[n], n)...)
	}
	told := map[[2]string]bool{} // speaker, and denial
	clauses = clauses[:min(len(clauses), mostClauses)]
	for i := range clauses {
		for k := range clauses[:i] {
			a, b := &clauses[k], &clauses[i]
			if a.denied == b.denied || !a.about(b) || !others(&all[a.of], &all[b.of]) {
				continue
			}
			if a.denied {
				a, b = b, a
			}
			if key := [2]string{all[a.of].Speaker, all[b.of].Speaker + " " + all[b.of].Words}; !told[key] {
				told[key] = true
				out = append(out, Dispute{a.of, b.of})
			}
		}
	}
	slices.SortFunc(out, func(a, b Dispute) int {
		if a.A != b.A {
			return a.A - b.A
		}
		return a.B - b.B
	})
	return out
}

// others reports whether two statements are surely of different speakers.
func others(a, b *Saying) bool {
	return wording.Identify(wording.Speaker{Words: a.Speaker, Named: a.Entity != quote.Nobody}, wording.Speaker{Words: b.Speaker, Named: b.Entity != quote.Nobody}) == wording.Other
}

// marksAround are marks that stand at words.
const marksAround = ",;:.!?–—-“”‘’\"'()[]"

// initial is the first letter of a word.
func initial(w string) rune {
	for _, r := range w {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

// closing are marks that stand behind those that end a clause.
const closing = "”’\"')]"

// clausesOf parts a statement at marks and at words between clauses. The verb that
// reports it may deny all of them.
func clausesOf(q *Saying, n int) (out []clause) {
	c, first := clause{of: n}, true // first is whether nothing of the clause was seen
	end := func() {
		first = true
		if len(c.words) >= sameWords {
			slices.Sort(c.words)
			c.words = slices.Compact(c.words)
			c.denied = c.denied != denies(q.Cue)
			out = append(out, c)
		}
		c = clause{of: n}
	}
	for _, w := range strings.Fields(strings.ReplaceAll(q.Words, "—", " — ")) {
		word := text.Fold(strings.Trim(w, marksAround))
		plain := strings.NewReplacer("’", "", "'", "").Replace(word)
		switch {
		case listed("joint", word) || word == "":
			end()
			continue
		case wording.Denies(plain) || denies(word):
			c.denied = !c.denied
		case !first && unicode.IsUpper(initial(w)): // a name: it is what clauses are about, not what they say
		case len(word) > 2 && !nlp.Common(word) && !listed("time", word):
			c.words = append(c.words, nlp.Stem(word))
		}
		first = false
		if strings.ContainsAny(w[max(0, len(strings.TrimRight(w, closing))-1):], ",;:.!?") {
			end()
		}
	}
	end()
	return out
}

// denies reports whether a verb says that something is not so.
func denies(verb string) bool {
	return slices.ContainsFunc(text.Words(verb), func(w string) bool { return listed("denial", w) })
}

// about reports whether two clauses are about the same thing.
func (c *clause) about(o *clause) bool {
	n := 0
	for _, w := range c.words {
		if _, in := slices.BinarySearch(o.words, w); in {
			n++
		}
	}
	few, many := min(len(c.words), len(o.words)), max(len(c.words), len(o.words))
	return n >= sameWords && float64(n) >= sameShare*float64(few) && float64(n) >= sameOther*float64(many)
}
