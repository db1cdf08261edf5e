package index

import (
	"context"
	"crypto/sha256"
	"fmt"

	"lede/model/database"
	"lede/model/load"
)

// Story is articles that are about one event.
type Story struct {
	Articles []Place
	Copies   int // how many of them repeat another
}

// Place is where an article is.
type Place struct {
	Source int // number of the file among those that were asked about
	N      int // among the articles of the file
}

// keptStories is of how many libraries the stories are kept.
const keptStories = 8

// Among is a digest of sources in their order and of all that is known of their
// articles: what was found among the same ones still holds.
func (ix *Index) Among(sources []load.Source) (digest []byte, err error) {
	sum := sha256.New()
	listed := make(map[string]bool, len(sources))
	fmt.Fprintf(sum, "%q\n", ix.version)
	for _, s := range sources {
		path := ix.path(s)
		listed[path] = true
		fmt.Fprintf(sum, "%q\n", path)
	}
	const query = `SELECT s.path, a.n, d.hash, d.analyser FROM source s JOIN article a ON a.source = s.id JOIN doc d ON d.id = a.doc
		ORDER BY s.path, a.n`
	err = ix.read(func(d *database.DB) error {
		for row, err := range d.Rows(query) {
			if err != nil {
				return err
			}
			if path := row.Text(0); listed[path] {
				fmt.Fprintf(sum, "%q %d %x %q\n", path, row.Int(1), row.Bytes(2), row.Text(3))
			}
		}
		return nil
	})
	return sum.Sum(nil), err
}

// Stories are those that were kept of the articles of that digest; ok is false where
// none were.
func (ix *Index) Stories(among []byte) (stories []Story, ok bool) {
	_ = ix.read(func(d *database.DB) error { // a cache: what cannot be read is found again
		for row, err := range d.Rows("SELECT stories FROM together WHERE among = ?", among) {
			if err != nil {
				return err
			}
			if stories, err = unpackStories(row.Bytes(0)); err != nil {
				return err
			}
			ok = true
		}
		return nil
	})
	return stories, ok
}

// KeepStories keeps the stories of the articles of that digest, in the place of the
// oldest where there are many.
func (ix *Index) KeepStories(ctx context.Context, among []byte, stories []Story) error {
	packed := packStories(stories)
	return ix.write(ctx, func(d *database.DB) error {
		if err := d.Exec("INSERT OR REPLACE INTO together (among, stories) VALUES (?, ?)", among, packed); err != nil {
			return err
		}
		return d.Exec("DELETE FROM together WHERE id NOT IN (SELECT id FROM together ORDER BY id DESC LIMIT ?)", keptStories)
	})
}

func packStories(stories []Story) []byte {
	var p packer
	p.int(len(stories))
	for _, s := range stories {
		p.int(s.Copies)
		p.int(len(s.Articles))
		for _, at := range s.Articles {
			p.int(at.Source)
			p.int(at.N)
		}
	}
	return compress(p)
}

// unpackStories is the inverse of packStories.
func unpackStories(b []byte) (stories []Story, err error) {
	raw, err := restore(b)
	if err != nil {
		return nil, err
	}
	u := unpacker{b: raw}
	for range u.count() {
		s := Story{Copies: u.int()}
		for range u.count() {
			s.Articles = append(s.Articles, Place{u.int(), u.int()})
		}
		stories = append(stories, s)
	}
	return stories, u.done()
}
