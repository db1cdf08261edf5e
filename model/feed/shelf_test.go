package feed

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestShelves: of each file is known which subscriptions brought it, by their names here,
// and the tags of all of them; a feed is hidden by a tag that is none of these.
func TestShelves(t *testing.T) {
	w := newWorld(t)
	w.answers[a] = rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", "x"), fmt.Sprintf(item, "2", "Two", "https://tide.example/2", "y"))
	w.answers[b] = rss(fmt.Sprintf(item, "2", "Two", "https://tide.example/2", "y"), fmt.Sprintf(item, "3", "Three", "https://tide.example/3", "z"))
	gone := "https://tide.example/gone"
	w.answers[gone] = fmt.Errorf("%s: not there", gone)
	list := a + ` news sea "~The Coast"` + "\n" + b + " sea !quiet\n" + gone
	w.update(list, Options{})
	s := OpenShelves(w.dir, Parse(list).All())
	for file, want := range map[string]string{
		"tidewater-post": "", "elsewhere.xml": "",
		"the-coast/2026-11-28-one.xml":        "The Coast; news, sea",
		"the-coast/2026-11-28-two.xml":        "The Coast, Tidewater Post; news, sea",
		"tidewater-post/2026-11-28-three.xml": "Tidewater Post; sea",
	} {
		names, tags := s.Of(filepath.Join(w.dir, filepath.FromSlash(file)))
		if got := strings.Trim(strings.Join(names, ", ")+"; "+strings.Join(tags, ", "), "; "); got != want {
			t.Errorf("%s: %q", file, got)
		}
	}
	feeds := s.Feeds()
	if feeds[0].Hidden() || !feeds[1].Hidden() || feeds[0].Articles != 2 {
		t.Errorf("%+v", feeds)
	}
	if feeds[0].Failed() != "" || feeds[2].Failed() != "not there" {
		t.Errorf("failures: %q, %q", feeds[0].Failed(), feeds[2].Failed())
	}
}
