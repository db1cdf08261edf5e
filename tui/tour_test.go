package tui

import (
	"strings"
	"testing"

	"lede/model/engine"
	"lede/model/state"
	"lede/model/store"
	"lede/tui/keymap"
)

// onTour opens the wire stories as at the first run.
func onTour(t *testing.T, width, height int, keys *keymap.Keymap) *driver {
	t.Helper()
	return driveWith(t, width, height, Options{Engine: engine.Options{Args: []string{wire}, Store: store.Private()}, Tour: true, Keys: keys})
}

// The key that each card asks for leads to the next one and does what it
// always does.
func TestTour(t *testing.T) {
	t.Parallel()
	d := onTour(t, 120, 40, nil)
	for _, step := range []struct{ title, key string }{
		{"Your articles", "enter"}, {"The page", "e"}, {"Names and their colours", "."},
		{"Quotations and speakers", "w"}, {"Panels", "i"}, {"Everything else", "j"},
	} {
		d.want(step.title, "esc ends the tour")
		d.check(step.title)
		d.keys(step.key)
	}
	if d.m.reader.Tour() != nil {
		t.Error("the tour goes on after its last card")
	}
	if r := d.m.reader; r.Panel() == nil || r.Panel().Kind() != state.Names || r.Open().Select() == nil {
		t.Error("the keys of the cards did not do what they do")
	}
	if !d.m.options.Engine.Store.Settings().Toured {
		t.Error("not kept that it was seen")
	}
}

// One key ends it, at any card, without doing anything else.
func TestTourEnds(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"esc", "q", "enter q", "enter e esc", "enter e . w q"} {
		d := onTour(t, 120, 40, nil)
		d.keys(keys)
		if d.m.reader.Tour() != nil || d.quit {
			t.Errorf("%s: tour %v, quit %v", keys, d.m.reader.Tour(), d.quit)
		}
	}
	d := onTour(t, 120, 40, nil).keys("esc q")
	if !d.quit {
		t.Error("q after the tour does not quit")
	}
}

// Any key does what it always does; a card about the page waits for the page,
// and none lies over the help or a line being typed.
func TestTourWaits(t *testing.T) {
	t.Parallel()
	d := onTour(t, 120, 40, nil).keys("j")
	if strings.Contains(d.screen(), "ends the tour") || d.m.reader.Row() != 1 {
		t.Fatalf("row %d:\n%s", d.m.reader.Row(), d.screen())
	}
	d.keys("enter")
	d.want("The page")
	for _, keys := range []string{"?", "/"} {
		if d.keys(keys); strings.Contains(d.screen(), "ends the tour") {
			t.Errorf("a card over %s:\n%s", keys, d.screen())
		}
		d.keys("esc")
	}
}

// The cards name the keys in force.
func TestTourNamesKeys(t *testing.T) {
	t.Parallel()
	keys, err := keymap.Default().Remap(map[string]map[string][]string{
		"list": {"accept": {"Z"}}, "article": {"next-name": {"ctrl+n"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := onTour(t, 120, 40, keys)
	d.want("Z opens the selected one")
	d.keys("Z")
	d.want("ctrl+n goes to the first name")
}

// Nobody at work is interrupted, no small window is filled, and ":tour" shows
// it at any time.
func TestTourComesOnce(t *testing.T) {
	t.Parallel()
	d := driveWith(t, 120, 40, files(wire))
	if d.m.reader.Tour() != nil {
		t.Error("a tour that nobody asked for")
	}
	d.keys("enter : text:tour enter")
	d.want("The page", "1 of 5")
	if small := onTour(t, 39, 40, nil); small.m.reader.Tour() != nil {
		t.Error("a tour in a small window")
	}
}
