package library

import (
	"cmp"
	"encoding/binary"
	"strings"
	"time"
	"unicode"

	"lede/model/article"
	"lede/model/text"
)

// row is an item as the library keeps it: what many items share is kept once,
// what the list never shows is not kept.
type row struct {
	file, title, url string
	folded           string // title and file as they are filtered, where one is not ASCII; else ""
	prefix           prefix
	size, modified   int64 // of the file: bytes, nanoseconds of Unix time
	offset           int64
	published        int64 // seconds of Unix time
	zone             int32 // seconds east of Greenwich
	index, rank      int32
	words, minutes   int32
	outlet, section  stringID
	language, format stringID
	authors          stringID // parted by newlines
	feeds, tags      stringID // likewise
	print            int32    // one more than the number of its fingerprint; 0 where none is kept
	precision        article.Precision
	flags            flags
}

// flags are what is true of a row.
type flags uint16

const (
	loaded flags = 1 << iota
	placed       // it is where it belongs, not where it arrived
	read
	starred
	cut
	guessed
	zoned
	failed
	gone
	sketched // its fingerprint was looked at
	noted    // the reader wrote on it
	fresh    // it came since the last visit
	altered  // it is another one since the last visit
	untitled // what stands for its title are its first words
)

func (f flags) has(g flags) bool { return f&g != 0 }

// set returns f with g as on says.
func (f flags) set(g flags, on bool) flags {
	if on {
		return f | g
	}
	return f &^ g
}

// stringID stands for a string that many rows share; 0 for "".
type stringID uint32

// sharedStrings are strings kept once, with what they are filtered and sorted by.
type sharedStrings struct {
	of    map[string]stringID
	known []shared
}

type shared struct{ name, folded, key string }

func (t *sharedStrings) add(s string) stringID {
	if s == "" {
		return 0
	}
	if n, ok := t.of[s]; ok {
		return n
	}
	if t.of == nil {
		t.of, t.known = map[string]stringID{}, []shared{{}}
	}
	s = strings.Clone(s) // not the text it was cut from
	n := stringID(len(t.known))
	t.of[s] = n
	t.known = append(t.known, shared{s, text.Fold(s), sortKey(s)})
	return n
}

// get returns what n stands for.
func (t *sharedStrings) get(n stringID) shared {
	if n == 0 {
		return shared{}
	}
	return t.known[n]
}

// pack makes a row of an item. Its error and its fingerprint are kept elsewhere.
func (l *Library) pack(it *Item) row {
	m := &it.Meta
	r := row{
		file: it.Origin.File, title: strings.Clone(m.Called()), url: strings.Clone(m.URL),
		size: it.Size, offset: it.Origin.Offset,
		index: int32(it.Origin.Index), rank: int32(it.Rank), words: int32(it.Words), minutes: int32(it.Minutes),
		outlet: l.strings.add(m.Outlet), section: l.strings.add(m.Section), language: l.strings.add(m.Language),
		format: l.strings.add(it.Origin.Format), authors: l.strings.add(strings.Join(m.Authors, "\n")),
		precision: m.Published.Precision,
	}
	r.feeds, r.tags = l.shelve(it.Feeds, it.Tags)
	if !it.Modified.IsZero() {
		r.modified = it.Modified.UnixNano()
	}
	if m.Published.Known() {
		_, zone := m.Published.Time.Zone()
		r.published, r.zone = m.Published.Time.Unix(), int32(zone)
	}
	r.flags = r.flags.set(loaded, it.Loaded).set(read, it.Read).set(starred, it.Starred).set(cut, it.Cut).
		set(guessed, it.Guessed).set(zoned, m.Published.Zoned).set(failed, it.Err != nil).set(gone, it.Gone).
		set(fresh, it.New).set(altered, it.Changed).set(untitled, m.Title == "")
	r.prefix = prefixOf(sortKey(r.shown()))
	if !ascii(r.title) || !ascii(r.file) {
		r.folded = text.Fold(r.title + "\n" + r.file)
	}
	return r
}

// unpack is the item of a row.
func (l *View) unpack(id ID) *Item {
	r := l.rowOf(id)
	it := &Item{
		Origin: article.Origin{File: r.file, Index: int(r.index), Format: l.strings.get(r.format).name, Offset: r.offset},
		Meta: article.Meta{
			Title: r.title, URL: r.url, Outlet: l.strings.get(r.outlet).name,
			Section: l.strings.get(r.section).name, Language: l.strings.get(r.language).name,
		},
		Words: int(r.words), Minutes: int(r.minutes), Size: r.size, Rank: int(r.rank), Err: l.errs[id],
		Loaded: r.flags.has(loaded), Cut: r.flags.has(cut), Guessed: r.flags.has(guessed), Gone: r.flags.has(gone),
		New: r.flags.has(fresh), Changed: r.flags.has(altered),
		Read: r.flags.has(read), Starred: r.flags.has(starred), Notes: l.notes[id],
	}
	if r.flags.has(untitled) {
		it.Meta.Title, it.Meta.Opening = "", r.title
	}
	it.Meta.Authors, it.Feeds, it.Tags = l.names(r.authors), l.names(r.feeds), l.names(r.tags)
	if r.modified != 0 {
		it.Modified = time.Unix(0, r.modified)
	}
	if r.precision != article.Unknown {
		it.Meta.Published = article.Date{Time: r.date(), Precision: r.precision, Zoned: r.flags.has(zoned)}
	}
	return it
}

// date is when the article was published, in the zone it was said in.
func (r *row) date() time.Time {
	t := time.Unix(r.published, 0).UTC()
	if r.zone != 0 {
		t = t.In(time.FixedZone("", int(r.zone)))
	}
	return t
}

// Day is the day that item id is from, counted from 1970 in the zone it was said in, and
// how much of that is known: no more than a day of it.
func (l *View) Day(id ID) (day int, known article.Precision) {
	r := l.rowOf(id)
	return int(floorDiv(r.published+int64(r.zone), secondsOfDay)), min(r.precision, article.Day)
}

// Loaded reports whether item id is more than a name of a file.
func (l *View) Loaded(id ID) bool { return l.rowOf(id).flags.has(loaded) }

const secondsOfDay = 24 * 60 * 60

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// shown is what the row is called: the headline, else the first words, else the file's name.
func (r *row) shown() string {
	switch {
	case r.title != "":
		return r.title
	case r.file == "-":
		return "standard input"
	}
	return r.file[strings.LastIndexByte(r.file, '/')+1:]
}

// sortKey is s as it is sorted: without case, accents, and marks before the
// first word.
func sortKey(s string) string {
	return strings.TrimLeftFunc(text.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// prefix is the first bytes of a sort key, as numbers of the same order.
type prefix [2]uint64

func prefixOf(key string) prefix {
	var first [16]byte
	copy(first[:], key)
	return prefix{binary.BigEndian.Uint64(first[:8]), binary.BigEndian.Uint64(first[8:])}
}

func (p prefix) compare(q prefix) int {
	return cmp.Or(cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]))
}
