package index

import (
	"fmt"
	"time"

	"lede/model/article"
	"lede/model/database"
	"lede/model/load"
	"lede/model/search"
)

// entry is one article made ready to be written.
type entry struct {
	article *article.Article
	hash    []byte
	own     string // hash of the text alone, as Head has it
	head    []byte
	day     int    // the first ID of its day
	text    []byte // nil where the article is known already
	form    []byte
	words   string
	version string // of the program
}

// newEntry makes a ready; of one that is known already only its head.
func (ix *Index) newEntry(a *article.Article, source string) *entry {
	hash, h := hashOf(a), newHead(a)
	e := &entry{article: a, hash: hash, own: h.Hash, head: h.pack(source), day: firstOf(a.Meta.Published), version: ix.version}
	if !ix.has(hash) {
		e.fill()
	}
	return e
}

// fill makes ready what is kept once of articles of the same content.
func (e *entry) fill() {
	e.text, e.form = packText(e.article), packForm(e.article)
	e.words = wordsOf(search.SubjectOf(e.article))
}

// reading is a source that is being read.
type reading struct {
	id      int
	earlier Earlier
	now     time.Time // when what is new in it came; zero where the file did not change
}

// begin makes or finds the row of a source that is to be read at a time; what is known
// of it stays until it is read whole.
func (ix *Index) begin(d *database.DB, s load.Source, now time.Time) (r reading, err error) {
	p := ix.path(s)
	err = d.Exec(`INSERT INTO source (path, size, modified, reader, failed) VALUES (?, 0, 0, '', 0)
		ON CONFLICT (path) DO UPDATE SET reader = ''`, p)
	if err != nil {
		return r, err
	}
	for row, err := range d.Rows("SELECT id, size, modified FROM source WHERE path = ?", p) {
		if err != nil {
			return r, err
		}
		if r.id = row.Int(0); row.Int(1) != int(s.Size) || row.Int(2) != int(s.Modified.UnixNano()) {
			r.now = now
		}
	}
	return r, r.earlier.read(d, p, s.Name)
}

// put writes article n of a source.
func (e *entry) put(d *database.DB, of reading, n int) error {
	doc, there, err := one(d, "SELECT id FROM doc WHERE hash = ?", e.hash)
	switch {
	case err != nil:
		return err
	case !there:
		doc, err = e.putDoc(d)
	case e.text != nil:
		err = e.renew(d, doc)
	}
	if err != nil {
		return err
	}
	before, had, err := one(d, "SELECT doc FROM article WHERE source = ? AND n = ?", of.id, n)
	if err != nil {
		return err
	}
	t := of.earlier.Of(e.own, e.article.Meta.Title, n, of.now)
	err = d.Exec("INSERT OR REPLACE INTO article (source, n, doc, head, first, since) VALUES (?, ?, ?, ?, ?, ?)",
		of.id, n, doc, e.head, nanoseconds(t.First), nanoseconds(t.Text))
	if err != nil || !had || before == doc {
		return err
	}
	return forget(d, before)
}

// putDoc writes what is kept once of articles of the same content.
func (e *entry) putDoc(d *database.DB) (id int, err error) {
	if e.text == nil { // it was known when it was read, and forgotten since
		e.fill()
	}
	last, there, err := one(d, "SELECT id FROM doc WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1", e.day, lastOf(e.day))
	if err != nil {
		return 0, err
	}
	if id = e.day; there {
		id = last + 1
	}
	if id > lastOf(e.day) {
		return 0, fmt.Errorf("more than %d articles of one day", 1<<dayBits)
	}
	if err := d.Exec("INSERT INTO doc (id, hash, analyser) VALUES (?, ?, '')", id, e.hash); err != nil {
		return 0, err
	}
	if err := d.Exec("INSERT INTO body (doc, text, form) VALUES (?, ?, ?)", id, e.text, e.form); err != nil {
		return 0, err
	}
	return id, d.Exec("INSERT INTO words (rowid, marked) VALUES (?, ?)", id, e.words)
}

// ofVersion holds for a doc that the program of version ?1 analysed.
const ofVersion = "substr(analyser, 1, length(?1) + 1) IN (?1, ?1 || ' ')"

// renew writes anew what is kept of doc, unless this program analysed it.
func (e *entry) renew(d *database.DB, doc int) error {
	_, ours, err := one(d, "SELECT 1 FROM doc WHERE id = ?2 AND "+ofVersion, e.version, doc)
	if err != nil || ours {
		return err
	}
	if err := d.Exec("UPDATE doc SET analyser = '' WHERE id = ?", doc); err != nil {
		return err
	}
	if err := d.Exec("UPDATE body SET text = ?, form = ?, found = NULL, gist = NULL WHERE doc = ?", e.text, e.form, doc); err != nil {
		return err
	}
	return putWords(d, doc, e.words)
}

// putWords replaces the words of doc.
func putWords(d *database.DB, doc int, words string) error {
	if err := d.Exec("DELETE FROM words WHERE rowid = ?", doc); err != nil {
		return err
	}
	return d.Exec("INSERT INTO words (rowid, marked) VALUES (?, ?)", doc, words)
}

// finish says that a source was read whole: of n articles, some perhaps failed.
func finish(d *database.DB, id int, s load.Source, reader string, n int, failed bool) error {
	if err := drop(d, "source = ? AND n >= ?", id, n); err != nil {
		return err
	}
	return d.Exec("UPDATE source SET size = ?, modified = ?, reader = ?, failed = ? WHERE id = ?",
		s.Size, s.Modified.UnixNano(), reader, failed, id)
}

// remove forgets a source.
func remove(d *database.DB, id int) error {
	if err := drop(d, "source = ? AND n >= ?", id, 0); err != nil {
		return err
	}
	return d.Exec("DELETE FROM source WHERE id = ?", id)
}

// drop forgets articles, and what no other article has.
func drop(d *database.DB, which string, args ...any) error {
	var docs []int
	for row, err := range d.Rows("SELECT doc FROM article WHERE "+which, args...) {
		if err != nil {
			return err
		}
		docs = append(docs, row.Int(0))
	}
	if len(docs) == 0 {
		return nil
	}
	if err := d.Exec("DELETE FROM article WHERE "+which, args...); err != nil {
		return err
	}
	for _, doc := range docs {
		if err := forget(d, doc); err != nil {
			return err
		}
	}
	return nil
}

// forget deletes the content of an article unless some file has it still.
func forget(d *database.DB, doc int) error {
	_, there, err := one(d, "SELECT 1 FROM article WHERE doc = ? LIMIT 1", doc)
	if err != nil || there {
		return err
	}
	for _, query := range []string{
		"DELETE FROM doc WHERE id = ?", "DELETE FROM body WHERE doc = ?", "DELETE FROM words WHERE rowid = ?",
	} {
		if err := d.Exec(query, doc); err != nil {
			return err
		}
	}
	return nil
}

// understand writes what the analysis found in doc, unless it was forgotten
// meanwhile.
func understand(d *database.DB, doc int, found, gist []byte, words, analyser string) error {
	_, there, err := one(d, "SELECT 1 FROM doc WHERE id = ?", doc)
	if err != nil || !there {
		return err
	}
	if err := d.Exec("UPDATE doc SET analyser = ? WHERE id = ?", analyser, doc); err != nil {
		return err
	}
	if err := d.Exec("UPDATE body SET found = ?, gist = ? WHERE doc = ?", found, gist, doc); err != nil {
		return err
	}
	return putWords(d, doc, words)
}
