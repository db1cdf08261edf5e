package index

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"lede/model/article"
	"lede/model/database"
	"lede/model/load"
	"lede/model/story"
)

// Story is articles that are about one event, the fullest first.
type Story struct {
	Articles []Place
	// CopyOf is for each of Articles which of them it repeats, itself where it repeats
	// none.
	CopyOf []int
}

// Copies is how many articles repeat another.
func (s *Story) Copies() int {
	n := 0
	for i, of := range s.CopyOf {
		if of != i {
			n++
		}
	}
	return n
}

// Place is where an article is.
type Place struct {
	Source int    // number of the file among those that were asked about
	Inside string // which file in that, of an archive; "" elsewhere
	Index  int    // among the articles of that
}

// PlaceOf is the place of an article in s, which is source number i.
func PlaceOf(i int, s load.Source, o article.Origin) Place {
	return Place{i, strings.TrimPrefix(o.File, s.Name), o.Index}
}

// Together is what belongs together among the articles of some sources.
type Together struct {
	// Stories are those of more than one article, in the order of their first.
	Stories []Story
	// Articles are how many were analysed.
	Articles int
	// Lacking are the sources that could not be read whole, or have no article.
	Lacking []int
	// Damage says that an entry could not be restored, and is in no story.
	Damage error
}

// Limits of what is kept between two looks at a library.
const (
	keptStories = 8    // libraries of which the last stories are kept
	growing     = 2000 // articles from which stories are added to; those of a smaller library are always found anew, which takes a second
	drift       = 4    // what one article of so many was added to or dropped from is found anew: words are weighed by how rare they were
)

// Together finds stories among all articles of sources, as the last Refresh of them
// left them. Those of a library that did not change are kept; to those of a large
// one that hardly changed what is new is added, which costs the work of that. It
// calls giveWay before each article that it reads.
func (ix *Index) Together(ctx context.Context, sources []load.Source, giveWay func()) (Together, error) {
	l, err := ix.listing(sources)
	if err != nil {
		return Together{}, err
	}
	t := Together{Articles: len(l.members), Lacking: l.lacking}
	if kept, ok := ix.stories(l.among); ok {
		t.Stories = kept
		return t, nil
	}
	j := joining{Index: ix, ctx: ctx, giveWay: giveWay}
	if !j.grow(l.members) {
		j.anew(l.members)
	}
	if err := cmp.Or(ctx.Err(), j.err); err != nil {
		return t, err
	}
	t.Stories, t.Damage = j.stories(), j.damage
	if t.Damage == nil {
		_ = j.keep(l.among, t.Stories) // else they are found again
	}
	return t, nil
}

// listing is the articles of some sources.
type listing struct {
	among   []byte   // digest of the sources in their order and of all that is known of their articles
	members []member // that were analysed, in the order of sources
	lacking []int
}

// member is an article of a library.
type member struct {
	Place
	n   int    // among all articles of the source
	key uint64 // equal for the same text in the same place, analysed alike
	doc int
}

// earlier is the order of sources.
func (m member) earlier(o member) int { return cmp.Or(m.Source-o.Source, m.n-o.n) }

const (
	analysed = `SELECT s.path, a.n, a.head, d.hash, d.analyser, d.id FROM source s JOIN article a ON a.source = s.id JOIN doc d ON d.id = a.doc
		WHERE d.analyser <> ''`
	failedOnes = "SELECT path FROM source WHERE failed"
)

func (ix *Index) listing(sources []load.Source) (l listing, err error) {
	number := make(map[string]int, len(sources))
	for i, s := range sources {
		number[ix.path(s)] = i
	}
	whole := make([]bool, len(sources))
	err = ix.read(func(d *database.DB) error {
		for row, err := range d.Rows(analysed) {
			if err != nil {
				return err
			}
			at, listed := number[row.Text(0)]
			if !listed {
				continue
			}
			h := sha256.New()
			fmt.Fprintf(h, "%q %d %x %q\n", row.Text(0), row.Int(1), row.Bytes(3), row.Text(4))
			key := h.Sum(nil)
			origin := unpacker{b: row.Bytes(2)}
			l.members = append(l.members, member{Place{at, origin.string(), origin.int()}, row.Int(1), binary.BigEndian.Uint64(key), row.Int(5)})
			whole[at] = true
		}
		for row, err := range d.Rows(failedOnes) {
			if err != nil {
				return err
			}
			if at, listed := number[row.Text(0)]; listed {
				whole[at] = false
			}
		}
		return nil
	})
	for i, ok := range whole {
		if !ok {
			l.lacking = append(l.lacking, i)
		}
	}
	slices.SortFunc(l.members, member.earlier)
	sum := sha256.New()
	for _, s := range sources {
		fmt.Fprintf(sum, "%q\n", s.Path)
	}
	for _, m := range l.members {
		fmt.Fprintf(sum, "%d %d %x\n", m.Source, m.n, m.key)
	}
	l.among = sum.Sum(nil)
	return l, err
}

// joining finds stories.
type joining struct {
	*Index
	ctx     context.Context
	giveWay func()
	err     error // no more can be read
	damage  error // some cannot be restored

	set     *story.Set
	members []member // by their numbers in set
	changed int      // articles that were added or dropped since all was found anew
	from    int      // what was kept of the library; 0 for nothing
}

// anew finds the stories of all. Their words are read twice: they take far more room
// than what is made of them.
func (j *joining) anew(all []member) {
	j.set, j.members, j.changed = &story.Set{}, all, 0
	for _, m := range all {
		j.set.Count(j.profile(m))
	}
	for _, m := range all {
		j.set.Add(j.profile(m))
	}
}

// grow adds what is new among all to what is kept of them, and drops what is gone. It
// reports false where too little is kept of them.
func (j *joining) grow(all []member) bool {
	if len(all) < j.grows {
		return false
	}
	r, ok := j.resting(all)
	if j.from = r.id; !ok {
		return false
	}
	now := make(map[uint64]member, len(all))
	for _, m := range all {
		now[m.key] = m
	}
	had := r.state.Drop(func(n int) bool {
		_, there := now[r.keys[n]]
		return !there
	})
	for _, n := range had {
		j.members = append(j.members, now[r.keys[n]])
		delete(now, r.keys[n])
	}
	j.changed = r.changed + len(r.keys) - len(had) + len(now)
	if j.changed*drift > len(all) {
		return false
	}
	j.set = r.state.Restore(func(n int) *story.Profile { return j.profile(j.members[n]) })
	for _, m := range all {
		if _, isNew := now[m.key]; isNew {
			p := j.profile(m)
			j.set.Count(p)
			j.members = append(j.members, m)
			j.set.Add(p)
		}
	}
	return true
}

// profileOf selects what tells an article from others.
const profileOf = "SELECT a.head, b.gist FROM article a JOIN body b ON b.doc = a.doc WHERE a.doc = ? LIMIT 1"

// profile is that of m; an empty one where it cannot be read, or the context is done.
func (j *joining) profile(m member) *story.Profile {
	p := &story.Profile{}
	if j.giveWay(); j.err != nil || j.ctx.Err() != nil {
		return p
	}
	err := j.read(func(d *database.DB) error {
		for row, err := range d.Rows(profileOf, m.doc) {
			if err != nil {
				return err
			}
			if known, err := unpackProfile(row.Bytes(0), row.Bytes(1)); err != nil {
				j.damage = err
			} else {
				p = known
			}
		}
		return nil
	})
	j.err = cmp.Or(j.err, err)
	return p
}

// stories are those of several articles.
func (j *joining) stories() (out []Story) {
	all := slices.DeleteFunc(j.set.Stories(), func(st story.Story) bool { return len(st.Articles) < 2 })
	first := func(st story.Story) member {
		return j.members[slices.MinFunc(st.Articles, func(a, b int) int { return j.members[a].earlier(j.members[b]) })]
	}
	slices.SortFunc(all, func(a, b story.Story) int { return first(a).earlier(first(b)) })
	for _, st := range all {
		s := Story{}
		for i, n := range st.Articles {
			s.Articles = append(s.Articles, j.members[n].Place)
			s.CopyOf = append(s.CopyOf, slices.Index(st.Articles, st.CopyOf[i]))
		}
		out = append(out, s)
	}
	return out
}
