package store

import (
	"encoding/json"
	"strconv"
	"time"

	"lede/model/anchor"
	"lede/model/database"
)

// Settings are the choices that hold for every article. Zero fields were never
// chosen.
type Settings struct {
	Folder  string // the folder read last, absolute
	Measure int    // in columns
	Theme   string // its name
	Toured  bool   // the tour of the first run was shown
	Panel   int    // columns of the list, or of the panel in its place
	Low     int    // rows of a panel below the article
	Lines   string // how paragraphs end their lines: its name
	List    string // how articles stand in the list: its name
}

// View is how the list of a library is shown. Zero fields were never chosen.
type View struct {
	Sort    string // the order's name
	Reverse bool
	Filter  string
	Stories bool // the articles about one event are one row
}

// Letter is a place that the reader gave a letter.
type Letter struct {
	Key   Key          `json:"key"`
	Place anchor.Place `json:"place"`
}

// name says which fact is meant: those of scope "" hold everywhere, those of
// another for the library of that name.
type name struct{ scope, name string }

// facts are values with the times at which they were set; "" is none.
type facts map[name]fact[string]

func (f facts) merge(o facts) {
	for n, theirs := range o {
		mine := f[n]
		mine.merge(theirs)
		f[n] = mine
	}
}

// facts are those of a scope. The caller holds the mutex.
func (s *Store) facts(scope string) facts {
	all := facts{}
	if s.reader != nil {
		s.fail(readFacts(s.reader, scope, all))
	}
	for _, layer := range s.layers() {
		for n, f := range layer.facts {
			if n.scope == scope {
				all.merge(facts{n: f})
			}
		}
	}
	return all
}

var selectFacts = "SELECT name, value, at FROM fact WHERE scope = ?1 AND " + factRows.Intact("scope", "?1")

func readFacts(d *database.DB, scope string, into facts) error {
	for row, err := range d.Rows(selectFacts, scope) {
		if err != nil {
			return err
		}
		into[name{scope, row.Text(0)}] = fact[string]{row.Text(1), unstamp(row.Int(2))}
	}
	return nil
}

// writeFact puts f into d where it was set later. The caller is in a transaction.
func writeFact(d *database.DB, n name, f fact[string]) error {
	return d.Exec(`INSERT INTO fact VALUES (?, ?, ?, ?, NULL) ON CONFLICT (scope, name)
		DO UPDATE SET value = excluded.value, at = excluded.at, sum = NULL WHERE excluded.at > at`, n.scope, n.name, f.Value, stamp(f.At))
}

// change sets facts of a scope, by their names.
func (s *Store) change(scope string, values map[string]string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	known, now := s.facts(scope), s.now()
	for n, v := range values {
		n := name{scope, n}
		f := known[n]
		if f.set(v, now) {
			s.pending.facts[n] = f
		}
	}
}

// look returns a function that gives the facts of a scope by their names.
func (s *Store) look(scope string) func(string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.facts(scope)
	return func(n string) string { return known[name{scope, n}].Value }
}

// Settings returns the choices that hold for every article.
func (s *Store) Settings() Settings {
	get := s.look("")
	return Settings{
		Folder: get("folder"), Measure: number(get("measure")), Theme: get("theme"), Toured: get("toured") != "",
		Panel: number(get("panel")), Low: number(get("low")), Lines: get("lines"), List: get("list"),
	}
}

// Set changes the choices that hold for every article.
func (s *Store) Set(v Settings) {
	s.change("", map[string]string{
		"folder": v.Folder, "measure": word(v.Measure), "theme": v.Theme, "toured": flag(v.Toured), "panel": word(v.Panel),
		"low": word(v.Low), "lines": v.Lines, "list": v.List,
	})
}

// View returns how the library of a name, as a folder's absolute path, is shown.
func (s *Store) View(library string) View {
	get := s.look("view " + library)
	return View{Sort: get("sort"), Reverse: get("reverse") != "", Filter: get("filter"), Stories: get("stories") != ""}
}

// SetView changes how a library is shown.
func (s *Store) SetView(library string, v View) {
	s.change("view "+library, map[string]string{"sort": v.Sort, "reverse": flag(v.Reverse), "filter": v.Filter, "stories": flag(v.Stories)})
}

// Visited is when a library was left last; the zero time where it never was.
func (s *Store) Visited(library string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, s.look("view "+library)("visited"))
	if err != nil {
		return time.Time{}
	}
	return at
}

// Visit notes that a library is left at a time.
func (s *Store) Visit(library string, at time.Time) {
	s.change("view "+library, map[string]string{"visited": at.Format(time.RFC3339Nano)})
}

// Letters returns the places of a library that have a letter.
func (s *Store) Letters(library string) map[rune]Letter {
	scope := "letters " + library
	s.mu.Lock()
	defer s.mu.Unlock()
	letters := map[rune]Letter{}
	for n, f := range s.facts(scope) {
		var l Letter
		r := []rune(n.name)
		if len(r) == 1 && json.Unmarshal([]byte(f.Value), &l) == nil {
			letters[r[0]] = l
		}
	}
	return letters
}

// Lettered are the articles with a place that has a letter, in any library, as
// the files have them.
func (s *Store) Lettered() (keys []Key) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reader == nil {
		return nil
	}
	for row, err := range s.reader.Rows("SELECT value FROM fact WHERE scope LIKE 'letters %'") {
		var l Letter
		if s.fail(err); err == nil && json.Unmarshal([]byte(row.Text(0)), &l) == nil {
			keys = append(keys, l.Key)
		}
	}
	return keys
}

// SetLetter gives a place of a library a letter, which no other has then.
func (s *Store) SetLetter(library string, letter rune, l Letter) {
	value, err := json.Marshal(l)
	if err == nil { // always: no field can fail
		s.change("letters "+library, map[string]string{string(letter): string(value)})
	}
}

// word is a number as a fact, "" for the one that was never chosen.
func word(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

func flag(on bool) string {
	if on {
		return "yes"
	}
	return ""
}

// fact is a value with the time at which it was set.
type fact[T comparable] struct {
	Value T         `json:"value"`
	At    time.Time `json:"at"`
}

// set changes the value, later than it was set before even where the clock went
// back, and reports whether it did: setting what holds already changes nothing.
func (f *fact[T]) set(v T, now time.Time) bool {
	if f.Value == v {
		return false
	}
	if now = now.Round(0).UTC(); !now.After(f.At) {
		now = f.At.Add(1)
	}
	*f = fact[T]{v, now}
	return true
}

// merge takes o where it was set later.
func (f *fact[T]) merge(o fact[T]) {
	if o.At.After(f.At) {
		*f = o
	}
}
