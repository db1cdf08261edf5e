package state

import "slices"

// Layer is something that takes the keys while it lies on top.
type Layer uint8

// Layers, the topmost first. The panes are the last four: of these the one that
// has the focus is there.
const (
	LayerLetter  Layer = iota // the next key is the letter of a place
	LayerKind                 // the next key is a kind of names
	LayerTyping               // a line is typed
	LayerChooser              // a name is chosen, by what is typed
	LayerShelves              // a feed or a tag is chosen, likewise
	LayerHelp                 // the list of keys
	LayerCard                 // who is this again?
	LayerTour                 // a card of the tour below the panes: all but what ends it goes to what is under it
	LayerPassage              // a passage is selected
	LayerPanel
	LayerFindings
	LayerArticle
	LayerList
	numLayers
)

// Layers are all layers, the topmost first.
func Layers() []Layer {
	all := make([]Layer, numLayers)
	for i := range all {
		all[i] = Layer(i)
	}
	return all
}

var layerNames = [numLayers]string{
	"letter", "kind", "typing", "chooser", "shelves", "help", "card", "tour", "passage", "panel", "findings", "article", "list",
}

// String is the name of the layer.
func (l Layer) String() string { return layerNames[l] }

// ending ends one thing that is under way, and reports whether there was one.
type ending func(*Reader) bool

// layer is what is known of a layer. Cancel and back are what the two ways out
// end while it is on top: the first that is there, the latest begun first.
type layer struct {
	there        func(*Reader) bool
	cancel, back []ending
}

// layers is the one table of what lies on what.
var layers = [numLayers]layer{
	LayerLetter:  {func(r *Reader) bool { return r.await != nil }, []ending{endLetter}, []ending{endLetter}},
	LayerKind:    {func(r *Reader) bool { return r.retyping != nil }, []ending{endKind}, []ending{endKind}},
	LayerTyping:  {func(r *Reader) bool { return r.input != nil }, []ending{endTyping}, []ending{endTyping}},
	LayerChooser: {func(r *Reader) bool { return r.chooser != nil }, []ending{endChooser}, []ending{endChooser}},
	LayerShelves: {func(r *Reader) bool { return r.shelves != nil }, []ending{endShelves}, []ending{endShelves}},
	LayerHelp:    {func(r *Reader) bool { return r.help != nil }, []ending{endHelpFilter, endHelp}, []ending{endHelp}},
	LayerCard:    {func(r *Reader) bool { return r.card != nil }, []ending{endCard}, []ending{endCard}},
	LayerTour:    {func(r *Reader) bool { return r.tour != nil }, []ending{endTour}, []ending{endTour}},
	LayerPassage: {func(r *Reader) bool { return r.visual != nil && r.focus == OnArticle }, []ending{endPassage}, []ending{endPassage}},
	LayerPanel: {
		func(r *Reader) bool { return r.panel != nil && r.focus == OnPanel },
		[]ending{endPassage, endPanelFilter, endPanel}, []ending{endPanelFilter, endPanel},
	},
	LayerFindings: {func(r *Reader) bool { return r.finding != nil && r.focus == OnFindings }, []ending{endFinding}, []ending{endFinding}},
	LayerArticle: {
		func(r *Reader) bool { return r.open != nil && r.focus == OnArticle },
		[]ending{stopSearch, endSearch, endSelection, endSpotlight, endPanel, toFindings}, []ending{endZen, endPanel, toFindings, toList},
	},
	LayerList: {func(*Reader) bool { return true }, []ending{endPassage, endPanel, endFilter}, []ending{endPassage, endZen, leaveShelf}},
}

// Top is the layer that takes the keys.
func (r *Reader) Top() Layer { return r.next(0) }

// Under is the layer that takes the keys where l and all above it do not.
func (r *Reader) Under(l Layer) Layer { return r.next(min(l+1, LayerList)) }

// next is the first layer that is there, from l on.
func (r *Reader) next(l Layer) Layer {
	for !layers[l].there(r) {
		l++
	}
	return l
}

// Cancel ends one thing that is under way, and reports whether there was one.
func (r *Reader) Cancel() bool { return r.end(layers[r.Top()].cancel) }

// Back goes one level up. It reports false in the list, where there is nothing
// to go back to. A card of the tour ends by it in the list alone: elsewhere it
// leads on as ever.
func (r *Reader) Back() bool {
	top := r.Top()
	if top == LayerTour && r.focus != OnList {
		top = r.Under(top)
	}
	return r.end(layers[top].back)
}

// end tries the endings in turn, until one finds what it ends.
func (r *Reader) end(endings []ending) bool {
	return slices.ContainsFunc(endings, func(end ending) bool { return end(r) })
}
