package index

import (
	"fmt"
	"path/filepath"
	"strings"

	"lede/model/article"
	"lede/model/database"
	"lede/model/load"
	"lede/model/store"
)

// Head is what a list shows of one article, as it was read before.
type Head struct {
	Origin  article.Origin
	Meta    article.Meta // without the summary and the words of the date
	Words   int
	Minutes int
	Cut     bool
	Hash    string // of the text, as store.Key has it
	Print   *article.Fingerprint
	Times   Times
}

// newHead is the head of an article.
func newHead(a *article.Article) *Head {
	same := a.Fingerprint()
	h := &Head{
		Origin: a.Origin, Meta: a.Meta, Words: a.Words(), Minutes: article.Minutes(a.Text),
		Hash: store.KeyOf(a).Hash, Print: &same,
	}
	for _, n := range a.Notices {
		h.Cut = h.Cut || n.Kind == article.Cut
	}
	return h
}

// pack packs h; source is the name of the file, which is known without it.
func (h *Head) pack(source string) []byte {
	var p packer
	o, m := &h.Origin, &h.Meta
	p.string(strings.TrimPrefix(o.File, source))
	p.int(o.Index)
	p.int(int(o.Offset))
	title := m.Title // a line: the first words of an article without one begin with another
	if title == "" {
		title = "\n" + m.Opening
	}
	for _, s := range []string{o.Format, title, m.Outlet, m.Section, m.Language, m.URL, h.Hash} {
		p.string(s)
	}
	p.strings(m.Authors)
	p.date(m.Published)
	p.int(h.Words)
	p.int(h.Minutes)
	p.bool(h.Cut)
	same, _ := h.Print.MarshalBinary()
	return append(p, same...)
}

// unpackHead is the inverse of pack.
func unpackHead(b []byte, source string) (*Head, error) {
	u := unpacker{b: b}
	h := &Head{Print: &article.Fingerprint{}}
	o, m := &h.Origin, &h.Meta
	o.File = source + u.string()
	o.Index, o.Offset = u.int(), int64(u.int())
	for _, field := range []*string{&o.Format, &m.Title, &m.Outlet, &m.Section, &m.Language, &m.URL, &h.Hash} {
		*field = u.string()
	}
	if opening, ok := strings.CutPrefix(m.Title, "\n"); ok {
		m.Title, m.Opening = "", opening
	}
	m.Authors, m.Published = u.strings(), u.date()
	h.Words, h.Minutes, h.Cut = u.int(), u.int(), u.bool()
	if u.bad || h.Print.UnmarshalBinary(u.b) != nil {
		return nil, errWire
	}
	return h, nil
}

// known is what the index knows of a source.
type known struct {
	id, size, modified int
	reader             string
	failed             bool
}

// fresh reports whether what is known of s still holds.
func (k known) fresh(s load.Source, reader string) bool {
	return k.reader == reader && k.size == int(s.Size) && k.modified == int(s.Modified.UnixNano())
}

// readerOf is what a source must have been read by to be fresh.
func (ix *Index) readerOf(o load.Options) string {
	return fmt.Sprint(ix.version, " ", o.As, " ", o.AsIs)
}

// between selects what is known of the sources in a range of paths.
const between = "SELECT path, id, size, modified, reader, failed FROM source WHERE path BETWEEN ? AND ?"

// lookup is what is known of sources, by path.
func (ix *Index) lookup(d *database.DB, sources []load.Source) (map[string]known, error) {
	found := map[string]known{}
	if len(sources) == 0 {
		return found, nil
	}
	first := ix.path(sources[0])
	last := first
	wanted := make(map[string]bool, len(sources))
	for _, s := range sources {
		p := ix.path(s)
		first, last = min(first, p), max(last, p)
		wanted[p] = true
	}
	for row, err := range d.Rows(between, first, last) {
		if err != nil {
			return nil, err
		}
		if p := row.Text(0); wanted[p] {
			found[p] = known{row.Int(1), row.Int(2), row.Int(3), row.Text(4), row.Bool(5)}
		}
	}
	return found, nil
}

// Path is what a source is known by: its absolute path in valid UTF-8, "" for
// what is no file.
func Path(s load.Source) string { return pathFrom("", s) }

// path is Path, without a question to the system for each source.
func (ix *Index) path(s load.Source) string { return pathFrom(ix.here, s) }

// pathFrom is Path for a program that is in the folder here; "" asks for it.
func pathFrom(here string, s load.Source) string {
	if s.Path == "-" || s.Path == "" {
		return ""
	}
	if here != "" && filepath.IsLocal(s.Path) {
		return strings.ToValidUTF8(filepath.Join(here, s.Path), "\uFFFD")
	}
	p, err := filepath.Abs(s.Path)
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(p, "\uFFFD")
}

// headsOf selects the heads of the articles of a source that is as it was.
const headsOf = `SELECT a.head, a.first, a.since FROM source s JOIN article a ON a.source = s.id
	WHERE s.path = ? AND s.size = ? AND s.modified = ? AND s.reader = ? AND NOT s.failed ORDER BY a.n`

// Heads are the heads of the articles of a source that did not change since it
// was read, whole and without error; none where that is not so. It costs some
// microseconds.
func (ix *Index) Heads(s load.Source, o load.Options) (heads []*Head) {
	path := ix.path(s)
	if path == "" || s.Err != nil {
		return nil
	}
	err := ix.read(func(d *database.DB) error {
		for row, err := range d.Rows(headsOf, path, int(s.Size), int(s.Modified.UnixNano()), ix.readerOf(o)) {
			if err != nil {
				return err
			}
			h, err := unpackHead(row.Bytes(0), s.Name)
			if err != nil {
				return err
			}
			h.Times = timesOf(row.Int(1), row.Int(2))
			heads = append(heads, h)
		}
		return nil
	})
	if err != nil {
		return nil // a cache: the file is read
	}
	return heads
}
