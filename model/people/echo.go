package people

import (
	"hash/fnv"
	"slices"
	"strings"

	"lede/model/quote"
	"lede/model/text"
)

// Change is how the words of a quotation stand in another article.
type Change uint8

// Changes.
const (
	Repeated   Change = iota // word for word
	Cut                      // the other has only a part
	Lengthened               // the other has more
	Altered                  // other words
)

func (c Change) String() string {
	return [...]string{"repeated", "cut", "lengthened", "altered"}[c]
}

// MarshalText makes a Change its name in JSON.
func (c Change) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Echo is a quotation in another article.
type Echo struct {
	Of           int // number in the ledger
	Change       Change
	Reattributed bool // somebody else is its speaker
}

// Limits of what is one quotation.
const (
	shortestEcho = 4   // words that prove it
	telling      = 2   // of them that many texts do not have
	alikeEcho    = 0.6 // of the words of both, in one order, where they were altered
	alikeTelling = 0.5 // of the telling words of both more than this
	shingle      = 3   // words by which quotations are looked up
	commonplace  = 64  // quotations that a shingle may be in; by one in more nothing is looked up
)

// Echoes are for each quotation of a ledger those of other articles that are
// the same, in the order of the ledger. Reported speech has none: its words are
// the writer's. The work is that of the words, and of what they share.
func Echoes(ledger []Saying) [][]Echo {
	e := echoes{words: make([][]string, len(ledger)), bags: make([]bag, len(ledger)), in: map[uint64][]int{}, numbers: map[string]int32{}}
	out := make([][]Echo, len(ledger))
	for n, q := range ledger {
		if q.Kind == quote.Indirect {
			continue
		}
		e.words[n] = spoken(q.Words)
		e.bags[n] = e.bag(e.words[n])
		for _, o := range e.like(n) {
			if ledger[o].Article == q.Article || !e.bags[o].mayBe(e.bags[n]) {
				continue
			}
			if change, ok := compare(e.words[o], e.words[n]); ok {
				other := !sameSpeaker(ledger[o], q)
				out[o] = append(out[o], Echo{n, change, other})
				out[n] = append(out[n], Echo{o, change.back(), other})
			}
		}
		e.add(n)
	}
	for _, all := range out {
		slices.SortFunc(all, func(a, b Echo) int { return a.Of - b.Of })
	}
	return out
}

// back is the change seen from the other quotation.
func (c Change) back() Change {
	switch c {
	case Cut:
		return Lengthened
	case Lengthened:
		return Cut
	}
	return c
}

// echoes are the words of quotations, and where runs of them are.
type echoes struct {
	words   [][]string
	bags    []bag
	in      map[uint64][]int
	numbers map[string]int32 // of words
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
	return both == min(len(b), len(o)) || 2*float64(both) >= alikeEcho*float64(len(b)+len(o))
}

// spoken is the words of s for comparing: case, accents and marks do not count.
func spoken(s string) []string {
	return strings.FieldsFunc(text.Fold(strings.NewReplacer("’", "", "'", "").Replace(s)), func(r rune) bool { return !text.IsWord(r) })
}

// shingles are the hashes of runs of words.
func (e *echoes) shingles(n int) (out []uint64) {
	words := e.words[n]
	for i := 0; i+shingle <= len(words) && len(words) >= shortestEcho; i++ {
		h := fnv.New64a()
		for _, w := range words[i : i+shingle] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		if key := h.Sum64(); !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}

// like are the quotations that have a run of words in common with n.
func (e *echoes) like(n int) (out []int) {
	seen := map[int]bool{}
	for _, key := range e.shingles(n) {
		for _, o := range e.in[key] {
			if !seen[o] {
				seen[o] = true
				out = append(out, o)
			}
		}
	}
	return out
}

func (e *echoes) add(n int) {
	for _, key := range e.shingles(n) {
		if len(e.in[key]) < commonplace {
			e.in[key] = append(e.in[key], n)
		}
	}
}

// compare says how the words of b differ from those of a; ok is false where they
// are two quotations.
func compare(a, b []string) (c Change, ok bool) {
	if slices.Equal(a, b) {
		return Repeated, true
	}
	both := inOrder(a, b)
	x, y := telltale(a), telltale(b)
	shared := inOrder(x, y)
	switch {
	case both < shortestEcho || shared < telling:
		return 0, false
	case both == len(b) && pieces(a, b):
		return Cut, true
	case both == len(a) && pieces(b, a):
		return Lengthened, true
	}
	return Altered, 2*float64(both) >= alikeEcho*float64(len(a)+len(b)) && 2*float64(shared) > alikeTelling*float64(len(x)+len(y))
}

// plain are English words that any text has.
const plain = " a an the and or but nor so if then than that this these those there here it its he him his she her hers they them their theirs we us our ours you your yours i me my mine who whom whose which what when where why how " +
	"is am are was were be been being isnt arent wasnt werent do does did done dont doesnt didnt have has had havent hasnt hadnt will would wont wouldnt can could cant couldnt shall should may might must " +
	"of in on at to from by for with without into onto over under about after before between through during as until while because not no never also too very just only even still yet all any some more most much many such own other another each every both few one " +
	"up down out off again once now its im ive id were weve theyre theyve youre youve hes shes thats lets "

// telltale are the words that not any text has.
func telltale(words []string) (out []string) {
	for _, w := range words {
		if !strings.Contains(plain, " "+w+" ") {
			out = append(out, w)
		}
	}
	return out
}

// pieces reports whether part stands in whole in runs that each prove it, as
// where "…" was put for the words between. Without a "not" among a few words
// between it says something else.
func pieces(whole, part []string) bool {
	for at, first := 0, true; len(part) > 0; first = false {
		n, from := 0, at
		for ; at < len(whole); at++ {
			if n = run(whole[at:], part); n == len(part) || n >= shortestEcho && n > 0 {
				break
			}
		}
		if at == len(whole) || !first && at-from < shortestEcho && slices.ContainsFunc(whole[from:at], denies) {
			return false
		}
		at, part = at+n, part[n:]
	}
	return true
}

func denies(w string) bool {
	return w == "no" || w == "not" || w == "never" || w == "nor" || w == "cannot" || len(w) > 3 && strings.HasSuffix(w, "nt") && strings.Contains(plain, " "+w+" ")
}

// run is how many words a and b begin with alike.
func run(a, b []string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// inOrder is the length of the longest common subsequence.
func inOrder(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, w := range a {
		before := 0
		for j, o := range b {
			was := row[j+1]
			switch {
			case w == o:
				row[j+1] = before + 1
			default:
				row[j+1] = max(was, row[j])
			}
			before = was
		}
	}
	return row[len(b)]
}

// sameSpeaker reports whether both are of one speaker, as far as is known: a
// name in full and its last words are.
func sameSpeaker(a, b Saying) bool {
	if a.Entity != quote.Nobody && b.Entity != quote.Nobody {
		return a.Entity == b.Entity || lastName(a.Speaker) == lastName(b.Speaker)
	}
	if a.Entity == b.Entity {
		return text.Fold(a.Speaker) == text.Fold(b.Speaker)
	}
	return true // one of them is not named: nothing contradicts
}

func lastName(s string) string {
	words := spoken(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}
