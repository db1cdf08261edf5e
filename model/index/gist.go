package index

import (
	"cmp"
	"context"
	"errors"
	"iter"
	"math"

	"lede/model/database"
	"lede/model/entity"
	"lede/model/fact"
	"lede/model/load"
	"lede/model/people"
	"lede/model/quote"
	"lede/model/story"
)

// Gist is what is joined across articles, of one of them.
type Gist struct {
	*Head
	Sheet   *people.Sheet
	Profile *story.Profile
	Facts   *fact.Sheet
}

// gistsOf selects the articles of a source.
const gistsOf = `SELECT s.failed, a.head, b.gist FROM source s JOIN article a ON a.source = s.id JOIN body b ON b.doc = a.doc
	WHERE s.path = ? ORDER BY a.n`

// Gists are those of the articles of sources, in their order, as the last
// Refresh of them left them; what was not analysed then is left out. Of a source
// that could not be read whole the reasons come too.
func (ix *Index) Gists(ctx context.Context, sources []load.Source, o load.Options) iter.Seq2[*Gist, error] {
	return func(yield func(*Gist, error) bool) {
		for _, s := range sources {
			gists, failed, err := ix.gists(s)
			for _, g := range gists {
				if ctx.Err() != nil || !yield(g, nil) {
					return
				}
			}
			if err != nil {
				if !yield(nil, err) || !errors.Is(err, errWire) {
					return
				}
				continue
			}
			if (failed || len(gists) == 0) && !reasons(ctx, s, o, yield) {
				return
			}
		}
	}
}

// reasons are why a source could not be read whole.
func reasons(ctx context.Context, s load.Source, o load.Options, yield func(*Gist, error) bool) bool {
	for _, err := range load.Open(ctx, s, o) {
		if err != nil && !yield(nil, err) {
			return false
		}
	}
	return ctx.Err() == nil
}

// Known are the gists of one source, as the last Refresh of it left them: a cache,
// so what cannot be read is none.
func (ix *Index) Known(s load.Source) iter.Seq[*Gist] {
	return func(yield func(*Gist) bool) {
		gists, _, _ := ix.gists(s) // the next Refresh finds the damage
		for _, g := range gists {
			if !yield(g) {
				return
			}
		}
	}
}

// gists are those of one source; what cannot be restored is left out and told of
// with the others.
func (ix *Index) gists(s load.Source) (gists []*Gist, failed bool, err error) {
	var damage error
	err = ix.read(func(d *database.DB) error {
		for row, err := range d.Rows(gistsOf, ix.path(s)) {
			if err != nil {
				return err
			}
			if failed = row.Bool(0); len(row.Bytes(2)) == 0 {
				continue
			}
			h, errHead := unpackHead(row.Bytes(1), s.Name)
			g, errGist := unpackGist(row.Bytes(2))
			if bad := cmp.Or(errHead, errGist); bad != nil {
				damage = bad
				continue
			}
			g.Head, g.Profile.Print, g.Profile.Published = h, *h.Print, h.Meta.Published
			gists = append(gists, g)
		}
		return damage
	})
	return gists, failed, err
}

// packGist packs what is joined across articles, but for what is in the head. The
// profile is first: it is the only part that is read of all articles at once.
func packGist(s *people.Sheet, profile *story.Profile, facts *fact.Sheet) []byte {
	var p packer
	p.profile(profile)
	p.int(len(s.Sightings))
	for _, e := range s.Sightings {
		p.int(int(e.Kind))
		p.string(e.Name)
		p.strings(e.Aliases)
		p.int(int(e.Trade))
		p.int(len(e.Places))
		for _, place := range e.Places {
			p.span(place.Span)
			p.span(place.Runes)
			p.int(int(place.Form))
		}
	}
	p.int(len(s.Sayings))
	for _, q := range s.Sayings {
		p.string(q.Speaker)
		p.int(q.Entity)
		p.int(int(q.Kind))
		p.string(q.Words)
		p.string(q.Cue)
		p.int(int(math.Float32bits(float32(q.Confidence))))
		p.span(q.Span)
		p.span(q.Runes)
	}
	p.facts(facts)
	return compress(p)
}

// unpackGist is the inverse of packGist.
func unpackGist(b []byte) (*Gist, error) {
	raw, err := restore(b)
	if err != nil {
		return nil, err
	}
	u := unpacker{b: raw}
	g := &Gist{Profile: u.profile(), Sheet: &people.Sheet{}}
	for range u.count() {
		e := people.Sighting{Kind: entity.Kind(u.int()), Name: u.string(), Aliases: u.strings(), Trade: people.Trade(u.int())}
		for range u.count() {
			e.Places = append(e.Places, people.Place{Span: u.span(math.MaxInt), Runes: u.span(math.MaxInt), Form: entity.Form(u.int())})
		}
		g.Sheet.Sightings = append(g.Sheet.Sightings, e)
	}
	for range u.count() {
		g.Sheet.Sayings = append(g.Sheet.Sayings, people.Saying{
			Speaker: u.string(), Entity: u.int(), Kind: quote.Kind(u.int()), Words: u.string(), Cue: u.string(),
			Confidence: float64(math.Float32frombits(uint32(u.int()))), Span: u.span(math.MaxInt), Runes: u.span(math.MaxInt),
		})
	}
	g.Facts = u.facts()
	for _, q := range g.Sheet.Sayings {
		u.bad = u.bad || q.Entity < quote.Nobody || q.Entity >= len(g.Sheet.Sightings)
	}
	return g, u.done()
}

func (p *packer) profile(of *story.Profile) {
	p.int(of.Length)
	p.weighed(of.Words)
	for _, words := range of.Facets {
		p.weighed(words)
	}
}

func (u *unpacker) profile() *story.Profile {
	p := &story.Profile{Length: u.int(), Words: u.weighed()}
	for f := range p.Facets {
		p.Facets[f] = u.weighed()
	}
	return p
}

// unpackProfile is the profile of an article by its head and what packGist packed.
func unpackProfile(head, gist []byte) (*story.Profile, error) {
	h, err := unpackHead(head, "")
	if err != nil {
		return nil, err
	}
	raw, err := restore(gist)
	if err != nil {
		return nil, err
	}
	u := unpacker{b: raw}
	p := u.profile()
	p.Print, p.Published = *h.Print, h.Meta.Published
	if u.bad {
		return nil, errWire
	}
	return p, nil
}

func (p *packer) weighed(words []story.Word) {
	p.int(len(words))
	for _, w := range words {
		p.int(int(w.Hash))
		p.int(int(math.Float32bits(w.Weight)))
	}
}

func (u *unpacker) weighed() (words []story.Word) {
	n := u.count()
	if n == 0 {
		return nil
	}
	words = make([]story.Word, 0, n) // of 100,000 articles all are held at once
	for range n {
		words = append(words, story.Word{Hash: uint32(u.int()), Weight: math.Float32frombits(uint32(u.int()))})
	}
	return words
}
