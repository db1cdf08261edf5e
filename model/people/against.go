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
	put    string // what its own denial is put to: the first telling word behind that
	self   bool   // is about who speaks
}

// Disputes are the statements among all that contradict each other, by A and B; a
// denial stands once against each speaker.
func Disputes(all []Saying) (out []Dispute) {
	var clauses []clause
	for n := range all {
		if len(all[n].Words) > longestSaid || all[n].Kind == quote.Mixed { // marked words inside a sentence are a piece of what it says
			continue
		}
		clauses = append(clauses, clausesOf(&all[n], n)...)
	}
	told := map[[2]string]bool{} // speaker, and denial
	clauses = clauses[:min(len(clauses), mostClauses)]
	for i := range clauses {
		for k := range clauses[:i] {
			a, b := &clauses[k], &clauses[i]
			if a.denied {
				a, b = b, a
			}
			if a.denied == b.denied || !a.about(b) || !others(&all[a.of], &all[b.of]) {
				continue
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

// parting is a statement that is parted into clauses.
type parting struct {
	*Saying
	clause        // that is read
	seen   int    // words of it
	last   string // the word before
	bare   bool   // a denial was seen of it, and nothing behind that
	asks   bool   // it says nothing
	out    []clause
}

// clausesOf parts a statement at marks and at words between clauses. The verb that
// reports it may deny all of them. What asks or supposes is none.
func clausesOf(q *Saying, n int) []clause {
	p := parting{Saying: q, clause: clause{of: n}}
	for _, w := range strings.Fields(strings.ReplaceAll(q.Words, "—", " — ")) {
		p.read(w)
		if strings.ContainsAny(w[max(0, len(strings.TrimRight(w, closing))-1):], ",;:.!?") {
			p.end()
		}
	}
	p.end()
	return p.out
}

func (p *parting) read(w string) {
	word := text.Fold(strings.Trim(w, marksAround))
	plain := strings.NewReplacer("’", "", "'", "").Replace(word)
	if asks := listed("open", word); asks || listed("joint", word) || word == "" {
		p.end()
		p.asks = asks
		return
	}
	if p.seen == 0 && word != "that" {
		p.self = p.ofSpeaker(word) || p.self && listed("bare", word)
	}
	p.asks = p.asks || word == "not" && !p.sentential()
	switch {
	case wording.Denies(plain) || denies(word):
		p.denied, p.bare = !p.denied, true
	case p.seen > 0 && unicode.IsUpper(initial(w)): // a name: it is what clauses are about, not what they say
	case len(word) > 2 && !nlp.Common(word) && !listed("time", word):
		p.words = append(p.words, nlp.Stem(word))
		if p.bare {
			p.put, p.bare = p.words[len(p.words)-1], false
		}
	}
	if word != "that" {
		p.seen++
	}
	p.last = word
}

// sentential reports whether a "not" behind the last word denies the whole clause, as in
// "it's not easy", and no part of it alone: "hands, not money".
func (p *parting) sentential() bool {
	_, end, short := strings.Cut(strings.ReplaceAll(p.last, "’", "'"), "'")
	return listed("bare", p.last) || short && len(end) > 0
}

// ofSpeaker reports whether a clause that begins so is about who speaks.
func (p *parting) ofSpeaker(word string) bool {
	if p.Kind == quote.Indirect {
		return p.Entity != quote.Nobody && listed("reported self", word)
	}
	return listed("self", word)
}

// end ends the clause that is read, and begins another.
func (p *parting) end() {
	if c := p.clause; len(c.words) >= sameWords && !p.asks {
		slices.Sort(c.words)
		c.words = slices.Compact(c.words)
		c.denied = c.denied != denies(p.Cue)
		p.out = append(p.out, c)
	}
	p.clause, p.seen, p.last, p.bare, p.asks = clause{of: p.of, self: p.self}, 0, "", false, false
}

// denies reports whether a verb says that something is not so.
func denies(verb string) bool {
	return slices.ContainsFunc(text.Words(verb), func(w string) bool { return listed("denial", w) })
}

// about reports whether o is about the same thing as c, and denies some of that: "the
// stove ran with no flame" does not deny that it was turned on, nor "I will not" that
// another will.
func (c *clause) about(o *clause) bool {
	n := 0
	for _, w := range c.words {
		if _, in := slices.BinarySearch(o.words, w); in {
			n++
		}
	}
	if c.self && o.self || o.put != "" && !slices.ContainsFunc(c.words, o.puts) {
		return false
	}
	few, many := min(len(c.words), len(o.words)), max(len(c.words), len(o.words))
	return n >= sameWords && float64(n) >= sameShare*float64(few) && float64(n) >= sameOther*float64(many)
}

// puts reports whether c is put to a word: to "child" where "children" stands, too.
func (c *clause) puts(word string) bool {
	short, long := min(word, c.put), max(word, c.put)
	return short == long || len(short) >= 4 && strings.HasPrefix(long, short)
}
