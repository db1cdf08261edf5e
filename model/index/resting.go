package index

import (
	"encoding/binary"
	"slices"

	"lede/model/database"
	"lede/model/story"
)

// resting is a library whose stories were found.
type resting struct {
	id      int
	keys    []uint64 // of its articles, by their numbers
	changed int      // of them since all was found anew
	state   *story.State
}

// partSize is how many bytes of a library at rest are in a row.
const partSize = 256 << 10

// sampleSize is how many keys of a library are its sample: the smallest ones, of which
// about as many are those of another as of all.
const sampleSize = 64

func sampleOf(members []member) []byte {
	keys := make([]uint64, len(members))
	for i, m := range members {
		keys[i] = m.key
	}
	slices.Sort(keys)
	var b []byte
	for _, key := range keys[:min(len(keys), sampleSize)] {
		b = binary.BigEndian.AppendUint64(b, key)
	}
	return b
}

// shared is how many keys two samples share.
func shared(a, b []byte) (n int) {
	for len(a) >= 8 && len(b) >= 8 {
		x, y := binary.BigEndian.Uint64(a), binary.BigEndian.Uint64(b)
		if x <= y {
			a = a[8:]
		}
		if y <= x {
			b = b[8:]
		}
		if x == y {
			n++
		}
	}
	return n
}

// resting is the kept library that is most like all; ok is false where none is like
// it.
func (ix *Index) resting(all []member) (r resting, ok bool) {
	sample := sampleOf(all)
	_ = ix.read(func(d *database.DB) error { // a cache: what cannot be read is found again
		best := len(sample) / 8 / 2 // half of the library, at least
		for row, err := range d.Rows("SELECT id, sample FROM together WHERE id IN (SELECT library FROM resting)") {
			if err != nil {
				return err
			}
			if n := shared(sample, row.Bytes(1)); n >= best {
				best, r.id = n, row.Int(0)
			}
		}
		if r.id == 0 {
			return nil
		}
		var state []byte
		for row, err := range d.Rows("SELECT part FROM resting WHERE library = ? ORDER BY n", r.id) {
			if err != nil {
				return err
			}
			state = append(state, row.Bytes(0)...)
		}
		ok = r.unpack(state) == nil
		return nil
	})
	return r, ok
}

// stories are those that were kept of the articles of that digest; ok is false where
// none were.
func (ix *Index) stories(among []byte) (stories []Story, ok bool) {
	_ = ix.read(func(d *database.DB) error { // a cache, as above
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

// keep keeps what was found among the articles of that digest, in the place of what it
// grew from, and of the oldest where there are many.
func (j *joining) keep(among []byte, stories []Story) error {
	var state []byte
	if len(j.members) >= j.grows {
		state = j.pack()
	}
	packed, sample := packStories(stories), sampleOf(j.members)
	return j.write(j.ctx, func(d *database.DB) error {
		if err := d.Exec("DELETE FROM together WHERE id = ? OR among = ?", j.from, among); err != nil {
			return err
		}
		if err := d.Exec("INSERT INTO together (among, stories, sample) VALUES (?, ?, ?)", among, packed, sample); err != nil {
			return err
		}
		if err := d.Exec("DELETE FROM together WHERE id NOT IN (SELECT id FROM together ORDER BY id DESC LIMIT ?)", keptStories); err != nil {
			return err
		}
		if err := d.Exec("DELETE FROM resting WHERE library NOT IN (SELECT id FROM together) OR library = (SELECT max(id) FROM together)"); err != nil {
			return err
		}
		n := 0
		for part := range slices.Chunk(state, partSize) {
			if err := d.Exec("INSERT INTO resting (library, n, part) SELECT max(id), ?, ? FROM together", n, part); err != nil {
				return err
			}
			n++
		}
		return nil
	})
}

func packStories(stories []Story) []byte {
	var p packer
	p.int(len(stories))
	for _, s := range stories {
		p.int(len(s.Articles))
		for i, at := range s.Articles {
			p.int(at.Source)
			p.string(at.Inside)
			p.int(at.Index)
			p.int(s.CopyOf[i])
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
		var s Story
		n := u.count()
		u.bad = u.bad || n < 2
		for range n {
			s.Articles = append(s.Articles, Place{u.int(), u.string(), u.int()})
			s.CopyOf = append(s.CopyOf, u.below(n))
		}
		stories = append(stories, s)
	}
	return stories, u.done()
}

// pack packs what j found, and ends it: what is packed takes the place of the words of
// all articles.
func (j *joining) pack() []byte {
	var p packer
	st := j.set.State()
	j.set = nil
	p.int(j.changed)
	p.int(st.Counted)
	packMap(&p, st.Counts, p.int)
	p.int(len(st.Articles))
	for n, a := range st.Articles {
		p = binary.LittleEndian.AppendUint64(p, j.members[n].key)
		p.int(a.CopyOf)
		p.int(a.Length)
		p.date(a.Published)
	}
	p.int(len(st.Threads))
	for _, stories := range st.Threads {
		p.int(len(stories))
		for _, articles := range stories {
			p.ints(articles)
		}
	}
	packMap(&p, st.Leads, p.ints)
	packMap(&p, st.Keys, p.int)
	return compress(p)
}

// unpack is the inverse of pack.
func (r *resting) unpack(b []byte) error {
	raw, err := restore(b)
	if err != nil {
		return err
	}
	u := &unpacker{b: raw}
	st := &story.State{}
	r.state, r.changed, st.Counted = st, u.int(), u.int()
	st.Counts = unpackMap[uint32](u, u.int)
	n := u.count()
	st.Articles, r.keys = make([]story.Member, 0, n), make([]uint64, 0, n)
	for i := range n {
		r.keys = append(r.keys, u.uint64())
		m := story.Member{CopyOf: u.below(i + 1), Length: u.int(), Published: u.date()}
		u.bad = u.bad || m.CopyOf < i && st.Articles[m.CopyOf].CopyOf != m.CopyOf
		st.Articles = append(st.Articles, m)
	}
	threads := u.count()
	told := make([]bool, n)
	for range threads {
		var stories [][]int
		for range u.count() {
			articles := u.ints(n)
			for _, a := range articles {
				u.bad = u.bad || told[a] || st.Articles[a].CopyOf != a
				told[a] = true
			}
			stories = append(stories, articles)
		}
		st.Threads = append(st.Threads, stories)
	}
	st.Leads = unpackMap[uint32](u, func() []int { return u.ints(threads) })
	st.Keys = unpackMap[uint64](u, func() int { return u.below(n) })
	return u.done()
}

// packMap packs a map of hashes with their values.
func packMap[K uint32 | uint64, V any](p *packer, m map[K]V, value func(V)) {
	p.int(len(m))
	for key, v := range m {
		*p = binary.LittleEndian.AppendUint64(*p, uint64(key))
		value(v)
	}
}

// unpackMap is the inverse of packMap.
func unpackMap[K uint32 | uint64, V any](u *unpacker, value func() V) map[K]V {
	n := u.count()
	m := make(map[K]V, n)
	for range n {
		key := K(u.uint64())
		m[key] = value()
	}
	return m
}
