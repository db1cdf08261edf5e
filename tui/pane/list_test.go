package pane

import (
	"errors"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
)

func TestAboutKeepsTheDate(t *testing.T) {
	c := Canvas{Method: ansi.WcWidth}
	it := library.Item{Loaded: true, Minutes: 4, Meta: article.Meta{
		Outlet:    "NorthWind.example",
		Published: article.Date{Time: time.Date(2025, 6, 16, 0, 0, 0, 0, time.UTC), Precision: article.Day},
	}}
	for width, want := range map[int]string{
		60: "NorthWind.example · 16 Jun 2025 · 4 min",
		31: "NorthWind.example · 16 Jun 2025",
		26: "NorthWind.e… · 16 Jun 2025",
		16: "16 Jun 2025",
		5:  "16 J…",
	} {
		if got := c.about(&it, 0, width); got != want {
			t.Errorf("at %d: %q, want %q", width, got, want)
		}
	}
	if got := c.about(&it, 2, 60); got != "NorthWind.example · 16 Jun 2025 · in 3 files · 4 min" {
		t.Error(got)
	}
	if got := c.about(&library.Item{Err: errors.New("empty\x1b file")}, 0, 60); got != "empty file" {
		t.Error(got)
	}
	if got := c.about(&library.Item{Size: 3 << 10}, 0, 60); got != "3 KB" {
		t.Error(got)
	}
	for year, want := range map[int]string{2025: "NorthWind.example · 16 Jun", 2026: "NorthWind.e… · 16 Jun 2025"} {
		c.Today = time.Date(year, 12, 1, 0, 0, 0, 0, time.UTC)
		if got := c.about(&it, 0, 26); got != want {
			t.Errorf("in %d: %q, want %q", year, got, want)
		}
	}
}

// Of a story in a narrow list what matters less is left out, and nothing is cut.
func TestAboutStory(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	r := state.New(state.Defaults())
	item := func(outlet string) library.Item {
		return library.Item{Loaded: true, Meta: article.Meta{Title: "Harbour", Outlet: outlet}}
	}
	r.ChangeLibrary(func(l *library.Library) { l.Add(item("Post"), item("Times"), item("Post")) })
	story := library.Story{Articles: []library.ID{0, 1, 2}, Copies: 2}
	for room, want := range map[int]string{
		60: "3 articles, 2 outlets, 2 copies of others · 15 Jan", 50: "3 articles, 2 outlets, 2 copies of others · 15 Jan", 49: "3 articles, 2 outlets · 15 Jan",
		30: "3 articles, 2 outlets · 15 Jan", 29: "3 articles · 15 Jan", 19: "3 articles · 15 Jan",
	} {
		if got := c.aboutStory(r.Library(), &story, "15 Jan", room); got != want {
			t.Errorf("%d columns: %q, want %q", room, got, want)
		}
	}
}
