package state

import "lede/model/library"

// ShowStories shows the articles about one event as one row, or all for
// themselves. The selection goes to the first of its story when its own row goes.
func (r *Reader) ShowStories(on bool) {
	before := r.Listing()
	r.library.ShowStories(on)
	r.list.ID = r.library.Shown(r.list.ID)
	r.listed(before, "stories")
}

// SetStories says which articles are about one event, without moving what the
// reader looks at more than that moves.
func (r *Reader) SetStories(all []library.Story) {
	r.ChangeLibrary(func(l *library.Library) { l.SetStories(all) })
}

// OpenStory shows all articles of the story of id, and those of no other; None
// closes the one that is open.
func (r *Reader) OpenStory(id library.ID) {
	r.HoldList()
	r.library.OpenStory(id)
	r.list.ID = r.library.Shown(r.list.ID)
}
