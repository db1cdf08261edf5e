package pane

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/tui/theme"
)

// That a filter is in force is told in every window, above the list and above the page.
func TestHeaderTellsFilter(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c := Canvas{Theme: look, Method: ansi.WcWidth}
	settings := state.Defaults()
	settings.Label = "~/a/rather/long/folder/of/news"
	r := state.New(settings)
	r.ChangeLibrary(func(l *library.Library) {
		for _, title := range []string{"Harbour pact", "Harbour fire", "Tea auction"} {
			l.Add(library.Item{Loaded: true, Meta: article.Meta{Title: title, Outlet: "Evening Post of the Islands"}})
		}
	})
	r.FilterList("harbour")
	r.Start(0, state.Top)
	for _, width := range []int{40, 60, 80, 200} {
		for _, alone := range []bool{false, true} {
			want := "2 matches for “harbour”"
			if alone {
				want = "1 of 2 for “harbour”"
			}
			if got := ansi.Strip(c.Header(r, width, alone, true)); !strings.Contains(got, want) || c.Width(got) != width {
				t.Errorf("%d columns, alone %v: %q, want %q", width, alone, got, want)
			}
		}
	}
}

// Of a path the first folders give way, never the last, and only to what is shorter.
func TestFitPath(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		path string
		room int
		want string
	}{
		{"/home/ann/news/today", 20, "/home/ann/news/today"}, {"/home/ann/news/today", 19, "…/ann/news/today"}, {"/home/ann/news/today", 15, "…/news/today"},
		{"/home/ann/news/today", 5, "…/today"}, {"~/news", 3, "~/news"}, {"~/news/a", 7, "…/a"}, {"3 files", 2, "3 files"}, {"/news/", 2, "/news/"}, {"", 0, ""},
	} {
		if got := (Canvas{}).fitPath(c.path, c.room); got != c.want {
			t.Errorf("%q in %d cells: %q, want %q", c.path, c.room, got, c.want)
		}
	}
}

// What the list holds is told in whole parts: none is cut where the row ends.
func TestFitting(t *testing.T) {
	t.Parallel()
	parts := []string{"60 articles", "5 unread", "3 unreadable"} // 11, 22 and 37 cells
	for _, c := range []struct {
		room int
		want string
	}{
		{37, "60 articles · 5 unread · 3 unreadable"}, {36, "60 articles · 5 unread"}, {22, "60 articles · 5 unread"}, {21, "60 articles"}, {0, "60 articles"},
	} {
		if got := (Canvas{}).fitting(parts, c.room); got != c.want {
			t.Errorf("%d cells: %q, want %q", c.room, got, c.want)
		}
	}
}
