package index

import (
	"time"

	"lede/model/database"
	"lede/model/load"
)

// Times are when the index first had an article of a source, and when it first had
// the present text of it. They are zero where that is not known: of what was read
// before it was noted.
type Times struct{ First, Text time.Time }

// Earlier is what the index had of a source before, by which its articles are told: the
// same, another text of one, or one that was not there. The zero Earlier had nothing.
type Earlier struct {
	texts, titles map[string]Times
	only          Times // of the first article
	n             int
}

func (e *Earlier) add(h *Head) {
	if e.n == 0 {
		e.texts, e.titles, e.only = map[string]Times{}, map[string]Times{}, h.Times
	}
	e.texts[h.Hash] = h.Times
	if title := h.Meta.Title; title != "" { // all that have none are not one
		e.titles[title] = h.Times
	}
	e.n++
}

// Of are the times of article n of the source as it is now, where what is new came at
// now. One has the text it had, or the title, or is the only one as it was before. hash
// is "" where it is not known.
func (e *Earlier) Of(hash, title string, n int, now time.Time) Times {
	if same, ok := e.texts[hash]; ok && hash != "" {
		return same
	}
	was, ok := e.titles[title]
	if !ok && e.n == 1 && n == 0 {
		was, ok = e.only, true
	}
	if !ok {
		return Times{now, now}
	}
	if !now.IsZero() {
		was.Text = now
	}
	return was
}

// earlierOf selects the heads of the articles of a source, whoever read it.
const earlierOf = "SELECT head, first, since FROM source s JOIN article a ON a.source = s.id WHERE s.path = ? ORDER BY n"

// Earlier is what the index has of a source as it was when it was read last, whatever
// became of it since.
func (ix *Index) Earlier(s load.Source) (e Earlier) {
	if path := ix.path(s); path != "" && s.Err == nil {
		if ix.read(func(d *database.DB) error { return e.read(d, path, s.Name) }) != nil {
			return Earlier{} // a cache: nothing is known of it
		}
	}
	return e
}

func (e *Earlier) read(d *database.DB, path, name string) error {
	for row, err := range d.Rows(earlierOf, path) {
		if err != nil {
			return err
		}
		h, err := unpackHead(row.Bytes(0), name)
		if err != nil {
			return err
		}
		h.Times = timesOf(row.Int(1), row.Int(2))
		e.add(h)
	}
	return nil
}

// timesOf are times as they are kept: in nanoseconds of Unix time, 0 for none.
func timesOf(first, text int) (t Times) {
	if first != 0 {
		t.First = time.Unix(0, int64(first))
	}
	if text != 0 {
		t.Text = time.Unix(0, int64(text))
	}
	return t
}

// nanoseconds is the inverse of a part of timesOf.
func nanoseconds(t time.Time) int {
	if t.IsZero() {
		return 0
	}
	return int(t.UnixNano())
}
