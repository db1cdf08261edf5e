package state

import (
	"fmt"
	"testing"

	"lede/model/library"
)

// subscribed puts the articles on shelves: the even ones are the Coast's.
func subscribed(r *Reader) {
	r.SetFeeds([]Feed{{Name: "Wire"}, {Name: "Coast"}, {Name: "Silent", Failure: "the server answers 404, Not Found"}})
	r.ChangeLibrary(func(l *library.Library) {
		l.Shelve(func(id library.ID) (feeds, tags []string) {
			if id%2 == 0 {
				return []string{"Coast"}, []string{"sea", "long reads"}
			}
			return []string{"Wire"}, []string{"world"}
		})
	})
}

// TestShelvesAreChosen: a feed or a tag is chosen by what is typed, in place of the one that
// is listed; what else the list is filtered by stays, and undo brings back what was listed.
func TestShelvesAreChosen(t *testing.T) {
	t.Parallel()
	r := inListOf(6)
	if r.ShowShelves() || r.Input() != nil {
		t.Fatal("nothing is subscribed")
	}
	subscribed(r)
	r.MarkRead(0, true)
	choose := func(typed string, down int) {
		r.ShowShelves()
		r.Edit(func(l *Line) { l.Insert(typed) })
		r.MoveShelf(down)
		r.Accept()
		r.PickShelf()
	}
	r.ShowShelves()
	var got string
	for _, s := range r.Shelves().Rows() {
		got += fmt.Sprintf("%s %v %d/%d %s; ", s.Name, s.Tag, s.Unread, s.Articles, s.Failure)
	}
	if want := " false 5/6 ; long reads true 2/3 ; sea true 2/3 ; world true 3/3 ; Wire false 3/3 ; Coast false 2/3 ; Silent false 0/0 the server answers 404, Not Found; "; got != want {
		t.Errorf("%s, want\n%s", got, want)
	}
	r.Cancel()
	for _, c := range []struct {
		typed string
		down  int
		want  string
		rows  int
	}{
		{"coast", 0, "feed:Coast", 3}, {"LONG", 0, `tag:"long reads"`, 3}, {"", -9, "", 6}, {"w", 1, "feed:Wire", 3}, {"silent", 0, "feed:Silent", 0}, {"nothing", 0, "feed:Silent", 0},
	} {
		if choose(c.typed, c.down); r.library.Query() != c.want || r.library.Len() != c.rows || r.Shelves() != nil {
			t.Errorf("%q: %q, %d rows", c.typed, r.library.Query(), r.library.Len())
		}
	}
	r.FilterList("unread tag:world")
	if choose("coast", 0); r.library.Query() != "unread feed:Coast" || r.library.Len() != 2 {
		t.Errorf("beside a mark: %q, %d rows", r.library.Query(), r.library.Len())
	}
	if r.ShowShelves(); r.Shelves().Rows()[r.Shelves().Row()].Name != "Coast" {
		t.Errorf("what is listed is row %d", r.Shelves().Row())
	}
	if kept := r.Listing().Kept().Query; kept != "unread" {
		t.Errorf("kept: %q", kept)
	}
	if r.Cancel(); r.Undo() == "" || r.library.Query() != "unread tag:world" {
		t.Errorf("undone: %q", r.library.Query())
	}
	if !r.Back() || r.library.Query() != "unread" || r.Back() {
		t.Errorf("back: %q", r.library.Query())
	}
}

// TestFilterWithinAShelf: what is typed where a feed is listed is looked for in that.
func TestFilterWithinAShelf(t *testing.T) {
	t.Parallel()
	r := inListOf(6)
	subscribed(r)
	for before, want := range map[string]string{"feed:Coast": "feed:Coast 4", "tag:sea": "tag:sea 4", "": "4", "unread": "4", "1 feed:Coast": "4"} {
		r.FilterList(before)
		r.Type(ForFilter, before)
		if r.Edit(func(l *Line) { l.Insert("4") }); r.library.Query() != want {
			t.Errorf("%q: %q", before, r.library.Query())
		}
		if r.Cancel(); r.library.Query() != before {
			t.Errorf("%q, given up: %q", before, r.library.Query())
		}
	}
}
