package state

import (
	"lede/model/article"
	"lede/model/correct"
	"lede/model/library"
	"lede/model/note"
	"lede/model/text"
)

// Effect is what a transition wants done outside of the state: by the engine,
// or by the screen, which knows rows and the terminal.
type Effect interface{ effect() }

// Effects hands over what the transitions since the last call want, in order.
func (r *Reader) Effects() []Effect {
	out := r.effects
	r.effects = nil
	return out
}

func (r *Reader) want(e Effect) { r.effects = append(r.effects, e) }

// Effects for the engine.
type (
	// Opening wants an item read.
	Opening struct{ ID library.ID }

	// Leaving wants the place kept at which an article is left.
	Leaving struct {
		ID      library.ID
		Article *article.Article
		Place   Place
	}

	// Moved says that the reading place is another one, or in another text.
	Moved struct{}

	// Marked wants the marks of an item kept: read, starred.
	Marked struct{ ID library.ID }

	// Relisted wants kept how the list is shown.
	Relisted struct{}

	// Chosen wants a setting kept.
	Chosen struct{ Setting Setting }

	// Corrected wants corrections kept and laid over what was found.
	Corrected struct{ Change correct.Change }

	// NoteChanged wants a note kept, or one taken away, of item ID.
	NoteChanged struct {
		ID        library.ID
		Put, Drop *note.Note // nil for none
	}

	// Lettered wants the reading place kept under a letter.
	Lettered struct{ Letter rune }

	// Asked wants what stands in the search of the library answered.
	Asked struct{}

	// Accounting wants the account made that is to be shown.
	Accounting struct{}

	// AskedNoMore wants the answering of that ended.
	AskedNoMore struct{}

	// Counting wants counted what texts hold the words that the list is filtered by;
	// none do where Texts is nil.
	Counting struct{}

	// Wondering wants counted how many other articles have the name of the card.
	Wondering struct{}

	// Searching wants the rest of the article searched.
	Searching struct{}
)

// Effects for the screen.
type (
	// Revealing wants a passage brought on the screen.
	Revealing struct{ Span text.Span }

	// Ending wants the end of the article on the screen.
	Ending struct{}

	// Copied wants text on the clipboard; the engine gives it to the system's and
	// says who took What it is.
	Copied struct{ Text, What string }
)

func (Opening) effect()     {}
func (Leaving) effect()     {}
func (Moved) effect()       {}
func (Marked) effect()      {}
func (Relisted) effect()    {}
func (Chosen) effect()      {}
func (Corrected) effect()   {}
func (NoteChanged) effect() {}
func (Lettered) effect()    {}
func (Asked) effect()       {}
func (Accounting) effect()  {}
func (AskedNoMore) effect() {}
func (Counting) effect()    {}
func (Wondering) effect()   {}
func (Searching) effect()   {}
func (Revealing) effect()   {}
func (Ending) effect()      {}
func (Copied) effect()      {}

// Setting is a setting that the reader chooses by keys.
type Setting uint8

// Settings that are kept.
const (
	MeasureSetting Setting = iota
	DefaultMeasureSetting
	ThemeSetting
	LinesSetting
	FormSetting
	SizesSetting // of the panes
	TourSetting  // that the tour was shown
)
