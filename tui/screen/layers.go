package screen

import (
	"lede/model/state"
	"lede/tui/keymap"
)

// layer is how a layer looks, and whose keys it has.
type layer struct {
	// mode is keymap.Everywhere for what has no keys of its own: those of what is
	// under it are meant, and shown in the footer.
	mode keymap.Mode
	help bool // the footer names the key of the help too

	// How it is drawn, one of these: as one of the panes, in place of them all,
	// over them, or inline (below them, or as marks on the page).
	pane   func(*Screen) column
	whole  func(*Screen) []string
	over   func(*Screen, []string)
	inline bool
}

// look is the one table of how layers look.
func look(l state.Layer) layer {
	switch l {
	case state.LayerLetter, state.LayerKind:
		return layer{inline: true}
	case state.LayerTyping:
		return layer{mode: keymap.Input, inline: true}
	case state.LayerChooser:
		return layer{mode: keymap.Input, over: (*Screen).chooser}
	case state.LayerShelves:
		return layer{mode: keymap.Input, over: (*Screen).shelves}
	case state.LayerHelp:
		return layer{mode: keymap.Help, whole: (*Screen).help}
	case state.LayerCard:
		return layer{mode: keymap.Card, over: (*Screen).card}
	case state.LayerTour:
		return layer{inline: true}
	case state.LayerPassage:
		return layer{mode: keymap.Visual, inline: true}
	case state.LayerPanel:
		return layer{mode: keymap.Panel, help: true, pane: (*Screen).panel}
	case state.LayerFindings:
		return layer{mode: keymap.Findings, help: true, pane: (*Screen).found}
	case state.LayerArticle:
		return layer{mode: keymap.Article, help: true, pane: (*Screen).page}
	case state.LayerList:
		return layer{mode: keymap.List, help: true, pane: (*Screen).list}
	}
	return layer{}
}

// Mode is where keys go now.
func Mode(r *state.Reader) keymap.Mode { return look(keyed(r, r.Top())).mode }

// ModeUnder is where keys go once a layer and all above it are gone.
func ModeUnder(r *state.Reader, l state.Layer) keymap.Mode { return look(keyed(r, r.Under(l))).mode }

// keyed is the first layer with keys of its own, from l on.
func keyed(r *state.Reader, l state.Layer) state.Layer {
	for look(l).mode == keymap.Everywhere {
		l = r.Under(l)
	}
	return l
}

// there are the layers from l down that are there, l first.
func there(r *state.Reader, l state.Layer) (out []state.Layer) {
	for ; l != state.LayerList; l = r.Under(l) {
		out = append(out, l)
	}
	return append(out, l)
}
