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
		{"Quotations and speakers", "w"}, {"Panels", "i"}, {"Everything else", "?"},
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

// esc ends it at any card, without doing anything else; q does in the list, and
// leads back to that as ever.
func TestTourEnds(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"esc", "q", "enter esc", "enter q q", "enter e esc", "enter e . w esc"} {
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

// A key that a card teaches does what it always does, and the card stays; it is
// there below the help and below a line being typed, too.
func TestTourStays(t *testing.T) {
	t.Parallel()
	d := onTour(t, 120, 40, nil).keys("j")
	if d.m.reader.Row() != 1 {
		t.Fatalf("row %d:\n%s", d.m.reader.Row(), d.screen())
	}
	d.want("Your articles")
	for _, c := range []struct{ keys, card string }{
		{"/ text:e", "Your articles"}, {"esc s", "Your articles"}, {"enter", "The page"}, {"space b", "The page"}, {"/ text:the", "The page"},
		{"esc J", "The page"}, {"q", "Your articles"}, {"enter e", "Names and their colours"}, {"enter", "Names and their colours"},
		{"esc 1", "Names and their colours"}, {"z", "Names and their colours"}, {"z .", "Quotations and speakers"}, {"w", "Panels"}, {"j", "Panels"}, {"/ text:a", "Panels"},
	} {
		d.keys(c.keys)
		d.want(c.card, "esc ends the tour")
		d.check(c.keys)
	}
}

// The card has rows of its own: what is above it is the screen of a window that is
// lower by these, and nothing of that is covered.
func TestTourCoversNothing(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 50}} {
		for _, keys := range []string{"j", "enter", "enter e", "enter e .", "enter e . w"} {
			d := onTour(t, size[0], size[1], nil).keys(keys)
			tour := d.m.layout().Tour
			if tour.Height == 0 {
				t.Fatalf("%v: no card", size)
			}
			plain := drive(t, size[0], size[1]-tour.Height, wire).keys(keys)
			got, want := strings.Split(d.screen(), "\n"), strings.Split(plain.screen(), "\n")
			if above, all := strings.Join(got[:tour.Y], "\n"), strings.Join(want[:len(want)-1], "\n"); above != all {
				t.Errorf("%v after %s: above the card\n%s\nwithout it\n%s", size, keys, above, all)
			}
		}
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
