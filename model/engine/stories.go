package engine

import (
	"context"
	"errors"
	"fmt"

	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/state"
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
	return &storyteller{at: e.catalog.places(e.reader.Library()), sources: e.catalog.sources(), edition: e.edition}
}

// storyteller finds stories, beside the screen.
type storyteller struct {
	at      []index.Place // of each item of the library
	sources []load.Source
	edition int // of the index
}

// find finds the stories, as the index has or makes them.
func (s *storyteller) find(ctx context.Context, ix *index.Index, giveWay func()) Event {
	found, _ := ix.Together(ctx, s.sources, giveWay) // what cannot be read is read again at the next refresh
	if ctx.Err() != nil {
		return nil
	}
	listed := make(map[index.Place]library.ID, len(s.at))
	for id, at := range s.at {
		listed[at] = library.ID(id)
	}
	var all told
	for _, st := range found.Stories {
		out := library.Story{Copies: st.Copies()}
		for _, at := range st.Articles {
			if id, ok := listed[at]; ok {
				out.Articles = append(out.Articles, id)
			}
		}
		if len(out.Articles) > 1 {
			all = append(all, out)
		}
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
