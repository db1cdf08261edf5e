// Package article is one news text with its metadata: the value every decoder
// produces and every later stage points into.
//
// Article.Text is the only coordinate system. A [Builder] is the only way to
// make one from untrusted input; it cleans each piece as it is added, so that
// no byte moves after the first offset exists.
package article

import (
	"cmp"
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// Article is one news text. It is immutable once built: stages that learn more
// about it keep their findings beside it, as spans.
type Article struct {
	Origin Origin
	Meta   Meta

	// Text is the cleaned body: valid UTF-8 without control characters other
	// than newline and tab. Blocks are separated by a blank line.
	Text string

	// Blocks cover the text in order without overlapping; only whitespace lies
	// between them.
	Blocks []Block

	// Inlines are emphasis, code and links, ordered by text.Compare. They nest
	// or are disjoint, and none crosses a block.
	Inlines []Inline

	// Notices say what was repaired, cut or left out on the way in.
	Notices []Notice

	// Head is set where Text is only the beginning of the article, read for a
	// list or a first screen. Such an article is shown and counted, but neither
	// its hash nor a place in it is kept: they are the whole's alone.
	Head *Head

	// Dense: Text is long and its words and marks are shorter than those of any prose.
	// Nothing is looked for in it; a notice says so.
	Dense bool
}

// Head says how much of an article was read.
type Head struct {
	Read int64 // bytes of the source that Text was made of
	Size int64 // bytes that hold the whole; 0 where that is unknown
}

// Scale estimates a count for the whole article from that of its head.
func (h *Head) Scale(n int) int {
	if h == nil || h.Read <= 0 || h.Size <= h.Read {
		return n
	}
	return int(float64(n) * float64(h.Size) / float64(h.Read))
}

// Origin says where an article was read from.
type Origin struct {
	File   string // as the user named it; members of archives as "outer.zip!inner.txt"
	Index  int    // position among the articles of that file, from 0
	Format string // name of the format that decoded it

	// Offset is the byte of the file at which the article's record begins: a
	// line of JSON Lines, a mail of a mailbox. Reading may start there. It is 0
	// where that is unknown, or the beginning.
	Offset int64
}

// Meta is what is known about an article besides its body. Every string is one
// cleaned line; an empty one is unknown, never guessed.
type Meta struct {
	Title     string
	Opening   string // how the text begins, where there is no title
	Summary   string
	Outlet    string // who published it: "RT.com", "Tidewater Post"
	Authors   []string
	Published Date
	URL       string
	Section   string
	Comments  *int   // number of reader comments, nil where unknown
	Language  string // BCP 47, as declared by the source
}

// Head is the headline and the summary, a line each: the article's words that
// are not in its text.
func (m *Meta) Head() string { return m.Title + "\n" + m.Summary }

// Called is what the article is called: by its title, else by its first words; "" where it
// has neither.
func (m *Meta) Called() string { return cmp.Or(m.Title, m.Opening) }

// Repeats reports whether the body begins with the words of the summary, which is
// not shown then.
func (a *Article) Repeats() bool {
	summary := strings.TrimRight(a.Meta.Summary, ".… ")
	return len(a.Blocks) > 0 && strings.HasPrefix(a.Blocks[0].Of(a.Text), summary)
}

// Precision is how much of a Date was said.
type Precision uint8

// Precisions, coarse to fine.
const (
	Unknown Precision = iota
	Year
	Month
	Day
	Minute
	Second
)

// Date is a moment as the source gave it. The zero Date is unknown.
type Date struct {
	Time      time.Time // in the stated zone, else UTC
	Precision Precision
	Zoned     bool   // the source named the zone or offset
	Raw       string // the words it was read from
}

// Known reports whether there is a date at all.
func (d Date) Known() bool { return d.Precision != Unknown }

// Earlier orders dates by the moment that they begin at; what is not known comes
// last.
func Earlier(a, b Date) int {
	switch {
	case a.Known() && b.Known():
		return a.Time.Compare(b.Time)
	case a.Known():
		return -1
	case b.Known():
		return 1
	}
	return 0
}

// ISO formats d to its own precision after ISO 8601: "2025", "2025-04",
// "2025-04-28", or "2025-04-28T00:01:00", with the offset where it is known.
func (d Date) ISO() string {
	switch d.Precision {
	case Unknown:
		return ""
	case Year:
		return d.Time.Format("2006")
	case Month:
		return d.Time.Format("2006-01")
	case Day:
		return d.Time.Format("2006-01-02")
	}
	if d.Zoned {
		return d.Time.Format("2006-01-02T15:04:05Z07:00")
	}
	return d.Time.Format("2006-01-02T15:04:05")
}

// Short is the day as a reader writes it: "12 May 2025", "May 2025", "2025"; ""
// where it is unknown.
func (d Date) Short() string {
	switch d.Precision {
	case Unknown:
		return ""
	case Year:
		return d.Time.Format("2006")
	case Month:
		return d.Time.Format("Jan 2006")
	}
	return d.Time.Format("2 Jan 2006")
}

// String is Short with the time of day where it is known: "12 May 2025, 09:40".
func (d Date) String() string {
	if d.Precision < Minute {
		return d.Short()
	}
	return d.Short() + d.Time.Format(", 15:04")
}

// Kind is what a block is.
type Kind uint8

// Kinds of blocks.
const (
	Paragraph Kind = iota
	Standfirst
	Heading
	Item
	Quotation
	Code
	Table
	Caption
	Rule
)

var kindNames = [...]string{"paragraph", "standfirst", "heading", "item", "quotation", "code", "table", "caption", "rule"}

// String is the kind's name in the export.
func (k Kind) String() string { return kindNames[k] }

// MarshalText makes a Kind its name in JSON.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Block is one piece of the body: a span with a kind. Fields that do not belong
// to the kind are zero.
type Block struct {
	Kind Kind
	text.Span

	Level  int           // Heading: 1 to 6. Item: nesting depth from 1. Quotation: depth from 1.
	Marker string        // Item: "•" or its number as written, "3."
	Label  string        // Code: language. Caption: "Photo", "Video" …
	URL    string        // Caption: address of the picture
	Rows   [][]text.Span // Table: the cells, row by row; the first row is the head
	Image  []byte        // Caption: the picture itself, where Builder.Pictures asked for it
	Aside  bool          // not part of the story (related links, share lines): shown folded, never lost
}

// InlineKind is what an inline span is.
type InlineKind uint8

// Kinds of inline spans.
const (
	Emphasis InlineKind = iota
	Strong
	Mono
	Strike
	Link
)

// Inline is markup inside a block.
type Inline struct {
	Kind InlineKind
	text.Span
	URL string // Link
}

// Notice is one thing the reader should know about how the text came in.
type Notice struct {
	Kind NoticeKind
	Text string // a sentence without its final stop: "cut at 16 MiB"
}

// NoticeKind sorts notices by weight.
type NoticeKind uint8

// Kinds of notices.
const (
	Repaired NoticeKind = iota // something was mended: charset, wrapping, markup
	Cut                        // something is missing: a limit, an excerpt
)

// Paragraph is the number of the block at the byte offset, from 1, counting
// what is read as a paragraph: everything but headings, rules and captions.
func (a *Article) Paragraph(offset int) int { return a.Paragraphs()(offset) }

// Paragraphs returns Paragraph for many offsets: it looks at the blocks once,
// and each number costs a binary search.
func (a *Article) Paragraphs() func(offset int) int {
	var starts []int
	for _, b := range a.Blocks {
		if b.Kind != Heading && b.Kind != Rule && b.Kind != Caption {
			starts = append(starts, b.Start)
		}
	}
	return func(offset int) int {
		return max(1, sort.Search(len(starts), func(i int) bool { return starts[i] > offset }))
	}
}

// Words counts the words of the body: runs of letters and digits between white
// space, each character of a script without spaces as one.
func (a *Article) Words() int {
	n := 0
	inside := false
	for i := 0; i < len(a.Text); {
		if c := a.Text[i]; c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || '\t' <= c && c <= '\r':
				inside = false
			case !inside && ('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'):
				n++
				inside = true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(a.Text[i:])
		i += size
		switch {
		case unspaced(r):
			n++
			inside = false
		case text.IsSpace(r):
			inside = false
		case !inside && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			n++
			inside = true
		}
	}
	return n
}
