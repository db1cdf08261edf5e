package pane

import (
	"errors"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/library"
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
