package library

import (
	"strconv"
	"strings"

	"lede/model/search"
	"lede/model/text"
)

// field is a word that a filter knows.
type field struct {
	name    string
	mark    bool                    // it stands alone: "unread"
	word    bool                    // and is a word of the news: a mark only as "is:new"
	example string                  // of a value, for the reader
	test    func(value string) test // of a folded value; nil where it is none
	values  func(r *row) stringID   // what can be offered; nil: nothing
}

// test is what an item must hold.
type test = func(l *View, r *row) bool

// written is how the field is typed.
func (f field) written() string {
	switch {
	case f.word:
		return "is:" + f.name
	case f.mark:
		return f.name
	}
	return f.name + ":"
}

// Term is a word that a filter knows, with an example of its use.
type Term struct{ Name, Example string }

// Terms lists the words that Filter knows besides plain ones.
func Terms() (out []Term) {
	for _, f := range fields {
		out = append(out, Term{f.written(), f.written() + f.example})
	}
	return out
}

// fields are the words that a filter knows. What a search of the library knows,
// too, has the same name there; marks may be written as "is:unread", and some must.
var fields = [...]field{
	{name: "unread", mark: true, test: func(string) test {
		return func(_ *View, r *row) bool { return r.flags.has(loaded) && !r.flags.has(read|failed) }
	}},
	{name: "read", mark: true, test: marked(read)},
	{name: "new", mark: true, word: true, test: marked(fresh)},
	{name: "changed", mark: true, word: true, test: marked(altered)},
	{name: "starred", mark: true, test: marked(starred)},
	{name: "noted", mark: true, test: marked(noted)},
	{name: "failed", mark: true, test: marked(failed)},
	{name: "removed", mark: true, test: marked(gone)},
	{name: "cut", mark: true, test: marked(cut)},
	{name: "outlet", example: "reuters", test: in(outletOf), values: outletOf},
	{name: "section", example: "sport", test: in(sectionOf), values: sectionOf},
	{name: "feed", example: "coast", test: among(feedsOf), values: feedsOf},
	{name: "tag", example: "world", test: among(tagsOf), values: tagsOf},
	{name: "author", example: "lee", test: in(authorsOf), values: authorsOf},
	{name: "format", example: "jsonl", test: in(formatOf), values: formatOf},
	{name: "lang", example: "en", test: in(languageOf), values: languageOf},
	{name: "title", example: "budget", test: func(w string) test {
		n := newNeedle(w)
		return func(_ *View, r *row) bool {
			if title, _, ok := strings.Cut(r.folded, "\n"); ok {
				return strings.Contains(title, w)
			}
			return n.inASCII(r.title)
		}
	}},
	{name: "file", example: "2025/", test: func(w string) test {
		n := newNeedle(w)
		return func(_ *View, r *row) bool {
			if _, file, ok := strings.Cut(r.folded, "\n"); ok {
				return strings.Contains(file, w)
			}
			return n.inASCII(r.file)
		}
	}},
	{name: "after", example: "2025-01", test: dated(func(at, from, _ int64) bool { return at >= from })},
	{name: "since", example: "yesterday", test: dated(func(at, from, _ int64) bool { return at >= from })},
	{name: "before", example: "2025-02", test: dated(func(at, from, _ int64) bool { return at < from })},
	{name: "on", example: "2025-01-28", test: dated(func(at, from, to int64) bool { return from <= at && at < to })},
	{name: "longer", example: "5min", test: long(func(n, than int) bool { return n > than })},
	{name: "shorter", example: "300", test: long(func(n, than int) bool { return n < than })},
}

// named is the mark of a name, or the field; nil where there is none.
func named(name string, mark bool) *field {
	name = text.Fold(name)
	for i := range fields {
		if f := &fields[i]; f.name == name && f.mark == mark {
			return f
		}
	}
	return nil
}

func outletOf(r *row) stringID   { return r.outlet }
func sectionOf(r *row) stringID  { return r.section }
func authorsOf(r *row) stringID  { return r.authors }
func formatOf(r *row) stringID   { return r.format }
func languageOf(r *row) stringID { return r.language }

func marked(f flags) func(string) test {
	return func(string) test { return func(_ *View, r *row) bool { return r.flags.has(f) } }
}

func in(of func(*row) stringID) func(string) test {
	return func(word string) test {
		return func(l *View, r *row) bool { return strings.Contains(l.strings.get(of(r)).folded, word) }
	}
}

// dated holds for articles with a date, whose time of day counts as it was said.
func dated(holds func(at, from, to int64) bool) func(string) test {
	return func(word string) test {
		from, to, ok := search.Period(word)
		if !ok {
			return nil
		}
		return func(_ *View, r *row) bool {
			return r.precision != 0 && holds(r.published+int64(r.zone), from.Unix(), to.Unix())
		}
	}
}

// long compares the length in words, or in minutes of reading where the value
// says so: "300", "5min".
func long(holds func(n, than int) bool) func(string) test {
	return func(word string) test {
		digits, timed := strings.CutSuffix(word, "min")
		than, err := strconv.Atoi(digits)
		if err != nil {
			return nil
		}
		return func(_ *View, r *row) bool {
			n := r.words
			if timed {
				n = r.minutes
			}
			return r.flags.has(loaded) && !r.flags.has(failed) && holds(int(n), than)
		}
	}
}
