package correct

import (
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/article"
)

// Ledger is a set of rulings, one a subject. It is immutable: With makes
// another. The nil Ledger is empty.
type Ledger struct {
	rulings map[Subject]Verdict
	names   map[string]Verdict   // those that hold everywhere, by their words
	inFile  map[string][]Ruling  // those of one article, by the file's name
	titled  map[string][]Ruling  // likewise, by the headline
	find    map[string][]finding // names that are looked for everywhere
}

// Change takes rulings away and puts others in their place.
type Change struct {
	Drop, Put []Ruling
}

// Empty reports whether c changes nothing.
func (c Change) Empty() bool { return len(c.Drop)+len(c.Put) == 0 }

// Inverse undoes c on the ledger it was made for.
func (c Change) Inverse() Change { return Change{Drop: c.Put, Put: c.Drop} }

// NewLedger is a ledger of rulings; of two about one subject the later holds.
func NewLedger(rulings ...Ruling) *Ledger { return (*Ledger)(nil).With(Change{Put: rulings}) }

// Len is the number of rulings.
func (l *Ledger) Len() int {
	if l == nil {
		return 0
	}
	return len(l.rulings)
}

// Equal reports whether l and o rule the same.
func (l *Ledger) Equal(o *Ledger) bool {
	if l == o || l.Len() == 0 && o.Len() == 0 {
		return true
	}
	return l.Len() == o.Len() && maps.Equal(l.rulings, o.rulings)
}

// Ruling is what was decided about s.
func (l *Ledger) Ruling(s Subject) (Verdict, bool) {
	if l == nil {
		return Verdict{}, false
	}
	v, ok := l.rulings[s]
	return v, ok
}

// All are the rulings, as their lines are sorted.
func (l *Ledger) All() iter.Seq[Ruling] {
	var all []Ruling
	if l != nil {
		for s, v := range l.rulings {
			all = append(all, Ruling{s, v})
		}
	}
	slices.SortFunc(all, func(a, b Ruling) int { return strings.Compare(a.String(), b.String()) })
	return slices.Values(all)
}

// With is l after c. A ruling is dropped only where it holds as c has it. It
// costs a look at every ruling.
func (l *Ledger) With(c Change) *Ledger {
	n := &Ledger{rulings: map[Subject]Verdict{}}
	if l != nil {
		n.rulings = maps.Clone(l.rulings)
	}
	for _, r := range c.Drop {
		if v, ok := n.rulings[r.Subject]; ok && v == r.Verdict {
			delete(n.rulings, r.Subject)
		}
	}
	for _, r := range c.Put {
		n.rulings[r.Subject] = r.Verdict
	}
	n.index()
	return n
}

// Replace is the change that puts rulings in force, with what they take the
// place of, so that it can be undone. It is empty where all hold already.
func (l *Ledger) Replace(rulings ...Ruling) Change {
	var c Change
	for _, r := range rulings {
		v, ok := l.Ruling(r.Subject)
		if ok && v == r.Verdict {
			continue
		}
		if ok {
			c.Drop = append(c.Drop, Ruling{r.Subject, v})
		}
		c.Put = append(c.Put, r)
	}
	return c
}

func (l *Ledger) index() {
	l.names, l.find = map[string]Verdict{}, map[string][]finding{}
	l.inFile, l.titled = map[string][]Ruling{}, map[string][]Ruling{}
	for s, v := range l.rulings {
		if s.Scope() == Everywhere {
			l.names[s.Words] = v
			note(l.find, s.Words, v)
			continue
		}
		r := Ruling{s, v}
		if s.In.Title != "" {
			l.titled[s.In.Title] = append(l.titled[s.In.Title], r)
		}
		l.inFile[s.In.File] = append(l.inFile[s.In.File], r)
	}
}

// note adds a name to those that are looked for, by its first word.
func note(find map[string][]finding, words string, v Verdict) {
	if v.Decision != IsKind && v.Decision != SameAs {
		return
	}
	if first := words[:wordLen(words)]; first != "" {
		find[first] = append(find[first], finding{words, v})
	}
}

// wordLen is the length of the run of letters and digits that s begins with.
func wordLen(s string) int {
	for i, r := range s {
		if !letter(r) {
			return i
		}
	}
	return len(s)
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// view is what of a ledger concerns one article.
type view struct {
	ledger *Ledger
	names  map[string]Verdict // of this article
	find   map[string][]finding
	here   []Ruling // at places of it, in an order that is always the same
}

// of is what concerns a: a ruling of one article holds in those of its headline
// and, at a place, in the file it was made in too, whose headline may have
// changed.
func (l *Ledger) of(a *article.Article) view {
	v := view{ledger: l, names: map[string]Verdict{}, find: map[string][]finding{}}
	source := SourceOf(a)
	seen := map[Subject]bool{}
	add := func(r Ruling) {
		if s := r.Subject; seen[s] {
			return
		} else if seen[s] = true; s.Scope() == Here {
			v.here = append(v.here, r)
		} else if s.In.Title == source.Title {
			v.names[s.Words] = r.Verdict
			note(v.find, s.Words, r.Verdict)
		}
	}
	if source.Title != "" {
		for _, r := range l.titled[source.Title] {
			add(r)
		}
	}
	for _, r := range l.inFile[source.File] {
		add(r)
	}
	slices.SortFunc(v.here, func(a, b Ruling) int { return strings.Compare(a.String(), b.String()) })
	return v
}

// name is the verdict on a name in this article.
func (v *view) name(words string) (Verdict, bool) {
	if d, ok := v.names[words]; ok {
		return d, true
	}
	d, ok := v.ledger.names[words]
	return d, ok
}

// maxChain is how many names may stand for each other in a row.
const maxChain = 8

// resolve follows names that are the same as others to the last one, and gives
// its kind.
func (v *view) resolve(d Verdict) Verdict {
	for range maxChain {
		if d.Decision != SameAs {
			return d
		}
		next, ok := v.name(Words(d.Name))
		switch {
		case !ok || next.Decision == NoName:
			return d
		case next.Decision == IsKind:
			d.Kind = next.Kind
			return d
		}
		d = next
	}
	return d
}
