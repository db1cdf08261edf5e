package engine

import (
	"encoding/hex"
	"path/filepath"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/model/store"
)

// identity is what tells an item from others: its key is made of it, in the
// background, for that asks where the program was started.
type identity struct {
	origin article.Origin
	title  string
	hash   hash
}

func (e *Engine) identity(id library.ID) identity {
	it := e.reader.Library().Item(id)
	return identity{it.Origin, it.Meta.Title, e.catalog.hashes[id]}
}

// key is what the store knows the item by.
func (i identity) key() store.Key {
	k := store.FileKey(i.origin.File)
	k.Index, k.Title = i.origin.Index, i.title
	if i.hash != (hash{}) {
		k.Hash = hex.EncodeToString(i.hash[:])
	}
	return k
}

// keepMarks keeps the marks of item id.
func (e *Engine) keepMarks(id library.ID) {
	it := e.reader.Library().Item(id)
	if it == nil {
		return
	}
	who, read, starred := e.identity(id), it.Read, it.Starred
	e.keeper.queue.add(func(s *store.Store) {
		key := who.key()
		record := s.Article(key)
		record.Read, record.Starred = read, starred
		s.Put(key, record)
	})
}

// keepPlace keeps the place where an article is left.
func (e *Engine) keepPlace(left state.Leaving) {
	it := e.reader.Library().Item(left.ID)
	if left.Article == nil || left.Article.Head != nil || it == nil {
		return
	}
	who, read, starred := e.identity(left.ID), it.Read, it.Starred
	e.keeper.queue.add(func(s *store.Store) {
		key := who.key()
		record := s.Article(key)
		record.Read, record.Starred = read, starred
		record.Place = anchor.At(left.Article, left.Place)
		s.Put(key, record)
	})
}

// here is where the reader is.
func (e *Engine) here() state.Leaving {
	if o := e.reader.Open(); o != nil {
		return state.Leaving{ID: o.ID(), Article: o.Article(), Place: o.Place()}
	}
	return state.Leaving{ID: library.None}
}

// pause waits until the reader has stayed for a while, so that little is lost
// when the program is killed in the middle of an article.
func (e *Engine) pause() []Work {
	if e.options.Pause == 0 || e.keeper.pausing || e.article() == nil {
		return nil
	}
	e.keeper.pausing = true
	return []Work{after(e.options.Pause, paused{})}
}

// paused is the end of a pause of reading.
type paused struct{}

func (paused) apply(e *Engine) []Work {
	e.keeper.pausing = false
	e.keepPlace(e.here())
	return nil
}

// choose keeps a setting that the reader chose.
func (e *Engine) choose(what state.Setting) {
	r := e.reader
	measure, theme, lines, form, side, low := r.Measure(), r.Theme(), r.Lines().String(), r.Form().String(), r.Side(), r.Low()
	e.keeper.queue.add(func(s *store.Store) {
		kept := s.Settings()
		switch what {
		case state.MeasureSetting:
			kept.Measure = measure
		case state.DefaultMeasureSetting:
			kept.Measure = 0
		case state.ThemeSetting:
			kept.Theme = theme
		case state.LinesSetting:
			kept.Lines = lines
		case state.FormSetting:
			kept.List = form
		case state.SizesSetting:
			kept.Panel, kept.Low = side, low
		case state.TourSetting:
			kept.Toured = true
		}
		s.Set(kept)
	})
}

// listingName is what the store knows the way of listing by, "" where several
// names or standard input were opened.
func (e *Engine) listingName() string {
	if len(e.options.Args) != 1 || e.options.Args[0] == "-" {
		return ""
	}
	abs, err := filepath.Abs(e.options.Args[0])
	if err != nil {
		return ""
	}
	return abs
}

// restoreListing shows the list as it was shown when the folder was left.
func (e *Engine) restoreListing() (said string) {
	name := e.listingName()
	if name == "" {
		return ""
	}
	e.visited = e.options.Store.Visited(name)
	kept, now := e.options.Store.View(name), e.reader.Listing()
	if by, ok := library.SortNamed(kept.Sort); ok {
		now.Sort, now.Reverse = by, kept.Reverse
	}
	now.Query, now.Stories = kept.Filter, kept.Stories
	if e.reader.ShowListing(now); now.Query != "" {
		return "the filter “" + now.Query + "” is as you left it; esc shows everything"
	}
	return ""
}

// keepListing keeps how the list is shown.
func (e *Engine) keepListing() {
	name := e.listingName()
	if name == "" {
		return
	}
	now := e.reader.Listing().Kept()
	e.keeper.queue.add(func(s *store.Store) {
		s.SetView(name, store.View{Sort: now.Sort.String(), Reverse: now.Reverse, Filter: now.Query, Stories: now.Stories})
	})
}
