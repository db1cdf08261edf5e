package library

import (
	"iter"
	"slices"
)

// Story is articles about one event, the fullest first.
type Story struct {
	Articles []ID
	Copies   int // how many of them repeat another
}

// stories keeps the articles about one event together. While they are on, and
// nothing is filtered, a story is the row of its first article; the one that is
// open shows all of its articles below that, in their order.
type stories struct {
	on   bool
	all  []Story
	of   map[ID]tale // articles of stories that are shown as one
	open int         // one more than the number of the one that is open; 0 for none
}

// tale is where an article stands in its story.
type tale struct {
	story int
	place int // among those that are rows; 0 is the first
	lead  ID
}

// SetStories says which articles are about one event. Nothing stays in its place.
func (l *Library) SetStories(all []Story) {
	open := l.opened()
	l.stories.all, l.stories.open = all, 0
	l.group()
	if t, ok := l.stories.of[open]; ok {
		l.stories.open = t.story + 1
	}
	l.rebuild()
}

// group finds the first article of each story that is a row: a copy under
// another item is none.
func (l *Library) group() {
	s := &l.stories
	s.of = map[ID]tale{}
	for n, story := range s.all {
		lead, place := None, 0
		for _, id := range story.Articles {
			if id < 0 || int(id) >= l.rows.n || l.hidden(id) || l.rowOf(id).flags.has(gone) {
				continue
			}
			if place == 0 {
				lead = id
			}
			s.of[id] = tale{n, place, lead}
			place++
		}
		if place == 1 {
			delete(s.of, lead)
		}
	}
}

// opened is the first article of the story that is open, None where none is.
func (l *View) opened() ID {
	for id, t := range l.stories.of {
		if t.story+1 == l.stories.open && t.place == 0 {
			return id
		}
	}
	return None
}

// ShowStories shows the articles about one event as one row, or all for
// themselves. Nothing stays in its place.
func (l *Library) ShowStories(on bool) {
	if l.stories.on != on {
		l.stories.on, l.stories.open = on, 0
		l.rebuild()
	}
}

// ByStory reports whether the articles about one event are one row.
func (l *View) ByStory() bool { return l.stories.on }

// Stories is how many there are.
func (l *View) Stories() int { return len(l.stories.all) }

// OpenStory shows all articles of the story that id is in, and those of no other;
// None closes the one that is open.
func (l *Library) OpenStory(id ID) {
	before, open := l.stories.open, 0
	if t, ok := l.stories.of[id]; ok {
		open = t.story + 1
	}
	if open == before {
		return
	}
	l.stories.open, l.screen = open, screen{}
	for _, story := range []int{before, open} {
		for id := range l.members(story - 1) {
			l.part.remove(id, l.compare)
			if l.lets(id) {
				l.part.insert(id, l.compare)
			}
		}
	}
}

// members are the articles of a story that are rows when it is open.
func (l *View) members(story int) iter.Seq[ID] {
	return func(yield func(ID) bool) {
		if story < 0 {
			return
		}
		for _, id := range l.stories.all[story].Articles {
			if _, in := l.stories.of[id]; in && !yield(id) {
				return
			}
		}
	}
}

// Place is how article id is shown in its story.
type Place struct {
	Story
	First bool // its row stands for the story
	Open  bool // all articles of it are rows
}

// StoryOf is how article id is shown in its story; ok is false where it is a row
// like others.
func (l *View) StoryOf(id ID) (p Place, ok bool) {
	t, in := l.stories.of[id]
	if !in || !l.stories.on || !l.query.empty() {
		return p, false
	}
	return Place{Story: l.stories.all[t.story], First: t.place == 0, Open: t.story+1 == l.stories.open}, true
}

// Listed are the articles of all rows in their order, those of a folded story in its.
func (l *View) Listed() iter.Seq[ID] {
	return func(yield func(ID) bool) {
		for row := range l.Len() {
			id := l.At(row)
			p, in := l.StoryOf(id)
			if !in || p.Open {
				if !yield(id) {
					return
				}
				continue
			}
			for id := range l.members(l.stories.of[id].story) {
				if !yield(id) {
					return
				}
			}
		}
	}
}

// ListedLen is how many articles Listed has.
func (l *View) ListedLen() int {
	if l.stories.on && l.query.empty() {
		return l.Rows()
	}
	return l.Len()
}

// Outlets is how many outlets the articles of a story name.
func (l *View) Outlets(s *Story) int {
	var outlets []stringID
	for _, id := range s.Articles {
		if outlet := l.rowOf(id).outlet; outlet != 0 && !slices.Contains(outlets, outlet) {
			outlets = append(outlets, outlet)
		}
	}
	return len(outlets)
}

// tale is where id stands in its story; one of no story leads itself.
func (l *View) tale(id ID) tale {
	if t, ok := l.stories.of[id]; ok {
		return t
	}
	return tale{lead: id}
}

// Shown is the article whose row stands for id: the first of its story where
// that is folded, else id.
func (l *View) Shown(id ID) ID {
	if l.folded(id) {
		return l.stories.of[id].lead
	}
	return id
}

// folded reports whether id lies in a story that is one row now.
func (l *View) folded(id ID) bool {
	if !l.stories.on || !l.query.empty() {
		return false
	}
	t, ok := l.stories.of[id]
	return ok && t.place > 0 && t.story+1 != l.stories.open
}

// leave takes id out of its story, as its place in the order is about to change,
// and with a first article all others: they are found together again.
func (l *Library) leave(id ID) {
	t, ok := l.stories.of[id]
	if !ok {
		return
	}
	out := []ID{id}
	if t.place == 0 {
		out = slices.Collect(l.members(t.story))
	}
	for _, id := range out {
		l.remove(id)
	}
	for _, id := range out {
		delete(l.stories.of, id)
	}
	for _, id := range out {
		l.insert(id)
	}
}
