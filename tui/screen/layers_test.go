package screen

import (
	"testing"

	"lede/model/state"
	"lede/tui/keymap"
)

// Every layer is drawn in one way, and a mode's keys belong to what is there.
func TestEveryLayerHasALook(t *testing.T) {
	t.Parallel()
	modes := map[keymap.Mode]bool{keymap.Everywhere: true}
	for _, l := range state.Layers() {
		look, ways := look(l), 0
		for _, way := range []bool{look.pane != nil, look.whole != nil, look.over != nil, look.inline} {
			if way {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%s is drawn in %d ways", l, ways)
		}
		if pane := l >= state.LayerPanel; pane != (look.pane != nil) || pane != look.help {
			t.Errorf("%s: pane %v, help %v", l, look.pane != nil, look.help)
		}
		modes[look.mode] = true
	}
	for _, s := range keymap.Default().Sections() {
		if !modes[s.Mode] {
			t.Errorf("no layer has the keys of %s", s.Mode)
		}
	}
	if look(state.LayerList).mode != keymap.List {
		t.Error("the list, which is always there, has no keys")
	}
}
