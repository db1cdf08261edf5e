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

// Set holds corrections, at most one a subject. It is immutable: With makes
// another. The nil Set is empty.
type Set struct {
	corrections map[Subject]Verdict
	names       map[string]Verdict      // those that hold everywhere, by their words
	inFile      map[string][]Correction // those of one article, by the file's name
	titled      map[string][]Correction // likewise, by the headline
	find        map[string][]finding    // names that are looked for everywhere
}

// Change takes corrections away and puts others in their place.
type Change struct {
	Drop, Put []Correction
}

// Empty reports whether c changes nothing.
func (c Change) Empty() bool { return len(c.Drop)+len(c.Put) == 0 }

// Inverse undoes c on the set it was made for.
func (c Change) Inverse() Change { return Change{Drop: c.Put, Put: c.Drop} }

// NewSet holds corrections; of two about one subject the later holds.
func NewSet(corrections ...Correction) *Set { return (*Set)(nil).With(Change{Put: corrections}) }

// Len is the number of corrections.
func (set *Set) Len() int {
	if set == nil {
		return 0
	}
	return len(set.corrections)
}

// Equal reports whether set and o decide the same.
func (set *Set) Equal(o *Set) bool {
	if set == o || set.Len() == 0 && o.Len() == 0 {
		return true
	}
	return set.Len() == o.Len() && maps.Equal(set.corrections, o.corrections)
}

// Verdict is what was decided about s.
func (set *Set) Verdict(s Subject) (Verdict, bool) {
	if set == nil {
		return Verdict{}, false
	}
	v, ok := set.corrections[s]
	return v, ok
}

// All are the corrections, as their lines are sorted.
func (set *Set) All() iter.Seq[Correction] {
	var all []Correction
	if set != nil {
		for s, v := range set.corrections {
			all = append(all, Correction{s, v})
		}
	}
	slices.SortStableFunc(all, func(a, b Correction) int { return strings.Compare(a.String(), b.String()) })
	return slices.Values(all)
}

// With is set after c. A correction is dropped only where it holds as c has it. It
// costs a look at every correction.
func (set *Set) With(c Change) *Set {
	n := &Set{corrections: map[Subject]Verdict{}}
	if set != nil {
		n.corrections = maps.Clone(set.corrections)
	}
	for _, r := range c.Drop {
		if v, ok := n.corrections[r.Subject]; ok && v == r.Verdict {
			delete(n.corrections, r.Subject)
		}
	}
	for _, r := range c.Put {
		n.corrections[r.Subject] = r.Verdict
	}
	n.index()
	return n
}

// Replace is the change that puts corrections in force, with what they take the
// place of, so that it can be undone. It is empty where all hold already.
func (set *Set) Replace(corrections ...Correction) Change {
	var c Change
	for _, r := range corrections {
		v, ok := set.Verdict(r.Subject)
		if ok && v == r.Verdict {
			continue
		}
		if ok {
			c.Drop = append(c.Drop, Correction{r.Subject, v})
		}
		c.Put = append(c.Put, r)
	}
	return c
}

func (set *Set) index() {
	set.names, set.find = map[string]Verdict{}, map[string][]finding{}
	set.inFile, set.titled = map[string][]Correction{}, map[string][]Correction{}
	for s, v := range set.corrections {
		if s.Scope() == Everywhere {
			set.names[s.Words] = v
			note(set.find, s.Words, v)
			continue
		}
		r := Correction{s, v}
		if s.In.Title != "" {
			set.titled[s.In.Title] = append(set.titled[s.In.Title], r)
		}
		set.inFile[s.In.File] = append(set.inFile[s.In.File], r)
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

// view is what of a set concerns one article.
type view struct {
	set   *Set
	names map[string]Verdict // of this article
	find  map[string][]finding
	here  []Correction // at places of it, in an order that is always the same
}

// of is what concerns a: a correction of one article holds in those of its headline
// and, at a place, in the file it was made in too, whose headline may have
// changed.
func (set *Set) of(a *article.Article) view {
	v := view{set: set, names: map[string]Verdict{}, find: map[string][]finding{}}
	source := SourceOf(a)
	seen := map[Subject]bool{}
	add := func(r Correction) {
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
		for _, r := range set.titled[source.Title] {
			add(r)
		}
	}
	for _, r := range set.inFile[source.File] {
		add(r)
	}
	slices.SortStableFunc(v.here, func(a, b Correction) int { return strings.Compare(a.String(), b.String()) })
	return v
}

// name is the verdict on a name in this article.
func (v *view) name(words string) (Verdict, bool) {
	if d, ok := v.names[words]; ok {
		return d, true
	}
	d, ok := v.set.names[words]
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
