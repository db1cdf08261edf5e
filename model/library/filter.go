package library

import (
	"slices"
	"strings"

	"lede/model/search"
	"lede/model/text"
)

// query is what a typed filter asks for: every term must hold.
type query struct {
	typed string
	terms []term
}

func (q query) empty() bool { return len(q.terms) == 0 }

// term is one word of a query.
type term struct {
	not   bool
	word  string // folded, of a plain one
	holds test
}

// Query returns the filter in force as it was typed, "" for none.
func (l *View) Query() string { return l.query.typed }

// Filter shows the items for which every word of typed holds. A word is looked
// for in title, outlet, author, section and file name, case and accents aside;
// quotation marks keep words together; "-" before a word excludes. Words of
// Terms ask for a field or a mark. One that is not whole yet lets all through.
func (l *Library) Filter(typed string) {
	old := l.query
	l.query = parse(typed)
	l.screen = screen{}
	if !l.parted() {
		l.part = order{}
		return
	}
	if old.narrowedBy(l.query) {
		l.narrow(&l.part)
		return
	}
	l.narrow(&l.whole)
}

// refilter looks at every item again.
func (l *Library) refilter() {
	if l.parted() {
		l.narrow(&l.whole)
	}
}

// narrow shows what matches of the items in from. Items are asked in the order
// in which they lie in memory, and then put in theirs.
func (l *Library) narrow(from *order) {
	among := make([]bool, l.rows.n)
	for id := range from.all() {
		among[id] = true
	}
	n := 0
	for id, asked := range among {
		if among[id] = asked && l.lets(ID(id)); among[id] {
			n++
		}
	}
	ids := make([]ID, 0, n)
	for id := range from.all() {
		if among[id] {
			ids = append(ids, id)
		}
	}
	l.part.from(ids)
}

// narrowedBy reports whether r can only hold for what q holds for: the last
// word grew, or words came.
func (q query) narrowedBy(r query) bool {
	if q.empty() || len(r.terms) < len(q.terms) {
		return false
	}
	for i, t := range q.terms {
		u := r.terms[i]
		if t.not || u.not || t.word == "" || !strings.HasPrefix(u.word, t.word) {
			return false
		}
	}
	return true
}

func (l *View) matches(id ID) bool {
	r := l.rowOf(id)
	for _, t := range l.query.terms {
		if t.holds(l, r) == t.not {
			return false
		}
	}
	return true
}

// parse reads a query. What is being typed, as "after:" alone, asks for nothing.
func parse(typed string) query {
	q := query{typed: typed}
	for _, w := range words(typed) {
		if t, ok := parseTerm(w); ok {
			q.terms = append(q.terms, t)
		}
	}
	return q
}

func parseTerm(w word) (term, bool) {
	a := w.asks()
	switch {
	case a.is && a.field == nil: // no mark, or not whole yet
		return term{}, false
	case a.field != nil:
		holds := a.field.test(text.Fold(a.value))
		return term{not: a.not, holds: holds}, holds != nil && a.value != ""
	}
	folded := text.Fold(a.text)
	return term{a.not, folded, anywhere(folded)}, folded != ""
}

// asked is what a word of a query asks for.
type asked struct {
	not         bool
	text        string // without the sign
	name, value string // before and after the colon, where there is one; a mark is its own value
	is          bool   // written as "is:unread"
	field       *field // that it names; nil for a plain word
}

// asks parts a word. What is quoted is plain.
func (w word) asks() asked {
	a := asked{text: w.text}
	if w.quoted {
		return a
	}
	if rest, not := strings.CutPrefix(w.text, "-"); not && rest != "" {
		a.not, a.text = true, rest
	}
	name, value, isField := strings.Cut(a.text, ":")
	switch a.is = isField && name == "is"; {
	case a.is:
		a.value, a.field = value, named(value, true)
	case isField:
		a.name, a.value, a.field = name, value, named(name, false)
	default:
		if f := named(name, true); f != nil && !f.word {
			a.value, a.field = name, f
		}
	}
	return a
}

// word is a word of a query; quoted where it begins with a quotation mark.
type word struct {
	text   string
	quoted bool
}

// words parts a query at white space outside quotation marks.
func words(s string) (out []word) {
	var b strings.Builder
	inside, quoted, begun := false, false, false
	flush := func() {
		if begun && b.Len() > 0 {
			out = append(out, word{b.String(), quoted})
		}
		b.Reset()
		quoted, begun = false, false
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '“' || r == '”':
			inside = !inside
			quoted = quoted || !begun
			begun = true
		case !inside && text.IsSpace(r):
			flush()
		default:
			begun = true
			b.WriteRune(r)
		}
	}
	flush()
	return out
}

// Question is a filter as a search of the library takes it; ok is false where it has
// no word to look for in texts, or asks for something that only the list knows.
func Question(typed string) (question string, ok bool) {
	var parts []string
	for _, w := range words(typed) {
		a := w.asks()
		sign := ""
		if a.not {
			sign = "-"
		}
		switch {
		case w.quoted:
			parts, ok = append(parts, `"`+w.text+`"`), true
		case a.name != "" && search.Known(a.name):
			parts = append(parts, sign+a.name+`:"`+strings.Trim(a.value, `"`)+`"`)
		case a.field != nil && a.field.mark && search.Mark(a.field.name):
			parts = append(parts, sign+"is:"+a.field.name)
		case a.field != nil:
			return "", false
		case a.is:
			parts = append(parts, sign+a.text)
		default:
			parts, ok = append(parts, sign+a.text), ok || !a.not && text.HasWord(a.text)
		}
	}
	return strings.Join(parts, " "), ok
}

// maxCompletions is how many ways to go on are offered.
const maxCompletions = 6

// Complete returns what the last word of typed may become: names of fields and
// marks, and values of a field that the library knows. start is the byte at which
// the word begins.
func (l *View) Complete(typed string) (start int, ways []string) {
	start = strings.LastIndexAny(typed, " \t") + 1
	last := strings.TrimPrefix(typed[start:], "-")
	start = len(typed) - len(last)
	if last == "" {
		return start, nil
	}
	name, value, isField := strings.Cut(last, ":")
	for _, f := range fields {
		switch {
		case isField && name == "is" && f.mark && strings.HasPrefix(f.name, value) && f.name != value:
			ways = append(ways, "is:"+f.name)
		case isField && f.name == name && f.values != nil:
			for _, v := range l.values(f, text.Fold(strings.Trim(value, `"`))) {
				ways = append(ways, name+":"+v)
			}
		case !isField && strings.HasPrefix(f.name, last) && f.written() != last:
			ways = append(ways, f.written())
		}
	}
	return start, ways[:min(len(ways), maxCompletions)]
}

// values are known values of a field that begin with folded.
func (l *View) values(f field, folded string) (out []string) {
	seen := map[stringID]bool{}
	for i := range l.rows.n {
		a := f.values(l.rows.at(i))
		if a == 0 || seen[a] {
			continue
		}
		seen[a] = true
		for _, name := range l.names(a) {
			if f := text.Fold(name); f == folded || !strings.HasPrefix(f, folded) {
				continue
			}
			if strings.ContainsAny(name, " \t") {
				name = `"` + name + `"`
			}
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
