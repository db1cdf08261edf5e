package engine

import (
	"context"

	"lede/model/library"
	"lede/model/state"
)

// Shelves are what is subscribed, and of the path of a file the names and tags of the
// feeds that brought it.
type Shelves struct {
	Feeds []state.Feed
	Of    func(path string) (feeds, tags []string)
}

// shelve reads what is subscribed; what is listed is put on its shelves then.
func (e *Engine) shelve() []Work {
	read := e.options.Shelves
	if read == nil {
		return nil
	}
	return []Work{func(context.Context) Event { return shelved(read()) }}
}

// shelved is what is subscribed now.
type shelved Shelves

func (s shelved) apply(e *Engine) []Work {
	e.reader.SetFeeds(s.Feeds)
	if s.Of == nil && e.catalog.shelves == nil {
		return nil
	}
	e.catalog.shelves = s.Of
	e.reader.ChangeLibrary(func(l *library.Library) {
		l.Shelve(func(id library.ID) (feeds, tags []string) { return e.catalog.shelf(int(e.catalog.of[id])) })
	})
	return nil
}

// shelf is what brought a file.
func (c *catalog) shelf(file int) (feeds, tags []string) {
	if c.shelves == nil {
		return nil, nil
	}
	return c.shelves(c.files[file].path)
}

// ShowShelves lists the feeds and tags to choose from.
func (e *Engine) ShowShelves() {
	if !e.reader.ShowShelves() {
		e.reader.Say("nothing is subscribed here; lede subscribe URL adds a feed")
	}
}
