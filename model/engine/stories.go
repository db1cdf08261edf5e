package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
	"lede/model/story"
)

// ToggleStories shows the articles about one event as one row, or all for
// themselves.
func (e *Engine) ToggleStories() []Work {
	on := !e.reader.Library().ByStory()
	e.reader.ShowStories(on)
	if !on {
		e.reader.Say("each article is a row of its own")
		return nil
	}
	return e.seekStories()
}

// seekStories finds stories for one who waits for them.
func (e *Engine) seekStories() []Work {
	e.awaited = true
	work := e.findStories()
	if len(work) > 0 {
		e.reader.Say("looking for articles about one event …")
	}
	return work
}

// ShowStory shows the story of the open article in the list, and its articles.
func (e *Engine) ShowStory() []Work {
	o := e.reader.Open()
	if o == nil {
		return nil
	}
	e.reader.FilterList("") // a filter shows articles for themselves
	e.reader.ShowStories(true)
	e.showing = o.ID()
	return e.seekStories()
}

// findStories finds what belongs together among all that is in the index, once
// that is up to date.
func (e *Engine) findStories() []Work {
	switch {
	case !e.options.indexes():
		e.reader.Warn("stories are found in the index of a folder, and none is kept of this")
		return nil
	case !e.listed || e.reader.Indexing().Busy:
		e.reader.Say("stories are shown once all articles are in the index")
		return nil
	}
	s := e.storyteller()
	ix := e.indexer
	return []Work{e.joining.begin(func(ctx context.Context) Event {
		if !ix.enter() {
			return nil
		}
		defer ix.work.Done()
		ctx, release := both(ctx, ix.ctx)
		defer release()
		if in := ix.get(ctx); in != nil {
			return s.find(ctx, in, e.priority.giveWay)
		}
		return said{"", errors.New("stories: the index cannot be opened")}
	})}
}

// storyteller finds the stories of what is listed now.
func (e *Engine) storyteller() *storyteller {
	return &storyteller{of: slices.Clone(e.catalog.of), places: e.catalog.places(e.reader.Library()), sources: e.catalog.sources(), edition: e.edition}
}

// storyteller finds stories, beside the screen.
type storyteller struct {
	of      []int32 // file of each item of the library
	places  []int   // of each item among the articles of its file
	sources []load.Source
	edition int // of the index

	set story.Set
	ids []library.ID // of the profiles
}

// find finds the stories: those that are kept where nothing changed since, else anew.
func (s *storyteller) find(ctx context.Context, ix *index.Index, giveWay func()) Event {
	of := make([]map[int]library.ID, len(s.sources)) // by place in the file
	for id, n := range s.of {
		if of[n] == nil {
			of[n] = map[int]library.ID{}
		}
		of[n][s.places[id]] = library.ID(id)
	}
	among, err := ix.Among(s.sources)
	if err == nil {
		if kept, ok := ix.Stories(among); ok {
			return recalled(kept, of)
		}
	}
	if !s.read(ctx, ix, of, giveWay) {
		return nil
	}
	all := s.told()
	if now, errNow := ix.Among(s.sources); err == nil && errNow == nil && bytes.Equal(now, among) {
		_ = ix.KeepStories(ctx, among, s.toKeep(all)) // else they are found again
	}
	return all
}

// read takes what is known of all articles: twice, for all of it takes far more room
// than what is made of it. It reports false where ctx is done.
func (s *storyteller) read(ctx context.Context, ix *index.Index, of []map[int]library.ID, giveWay func()) bool {
	return s.each(ctx, ix, of, giveWay, func(_ library.ID, p *story.Profile) { s.set.Count(p) }) &&
		s.each(ctx, ix, of, giveWay, func(id library.ID, p *story.Profile) {
			s.set.Add(p)
			s.ids = append(s.ids, id)
		})
}

// each hands the profiles of all that is listed to take. It reports false where ctx is done.
func (s *storyteller) each(ctx context.Context, ix *index.Index, of []map[int]library.ID, giveWay func(), take func(library.ID, *story.Profile)) bool {
	for n, ids := range of {
		for g := range ix.Known(s.sources[n]) {
			if giveWay(); ctx.Err() != nil {
				return false
			}
			if id, listed := ids[g.Origin.Index]; listed {
				take(id, g.Profile)
			}
		}
	}
	return true
}

// recalled are stories that were kept, of articles by file and place there.
func recalled(kept []index.Story, of []map[int]library.ID) (all told) {
	for _, s := range kept {
		out := library.Story{Copies: s.Copies}
		for _, at := range s.Articles {
			if at.Source < 0 || at.Source >= len(of) {
				continue
			}
			if id, listed := of[at.Source][at.N]; listed {
				out.Articles = append(out.Articles, id)
			}
		}
		if len(out.Articles) > 1 {
			all = append(all, out)
		}
	}
	return all
}

// toKeep are stories by what tells an article in the index.
func (s *storyteller) toKeep(all told) (out []index.Story) {
	for _, st := range all {
		kept := index.Story{Copies: st.Copies}
		for _, id := range st.Articles {
			kept.Articles = append(kept.Articles, index.Place{Source: int(s.of[id]), N: s.places[id]})
		}
		out = append(out, kept)
	}
	return out
}

// told are the stories of more than one article.
func (s *storyteller) told() told {
	var all told
	for _, st := range s.set.Stories() {
		if len(st.Articles) < 2 {
			continue
		}
		out := library.Story{Copies: st.Copies()}
		for _, n := range st.Articles {
			out.Articles = append(out.Articles, s.ids[n])
		}
		all = append(all, out)
	}
	return all
}

// told is what belongs together.
type told []library.Story

func (t told) apply(e *Engine) []Work {
	e.reader.SetStories(t)
	id, awaited := e.showing, e.awaited
	e.showing, e.awaited = library.None, false
	switch _, in := e.reader.Library().StoryOf(id); {
	case !awaited: // they are shown as they were left
	case id == library.None || e.reader.Open() == nil || e.reader.Open().ID() != id:
		e.reader.Say(t.count())
	case !in:
		e.reader.Say("no other article is about this")
	default:
		e.reader.OpenStory(id)
		e.reader.SelectRow(e.reader.Library().Row(id))
		e.reader.FocusOn(state.OnList)
	}
	return nil
}

// count says how many stories there are.
func (t told) count() string {
	switch len(t) {
	case 0:
		return "no two articles are about one event"
	case 1:
		return "one story of several articles is a row"
	}
	return fmt.Sprintf("%d stories of several articles are a row each", len(t))
}
