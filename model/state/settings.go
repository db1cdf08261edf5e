package state

import (
	"lede/model/correct"
	"lede/model/library"
)

// Limits of the measure, in columns.
const (
	DefaultMeasure = 72
	MinMeasure     = 40
	MaxMeasure     = 160
)

// Settings are what a reader's state begins with.
type Settings struct {
	Label       string       // what was opened: a folder, a file, "3 files"
	Single      bool         // one file was named, whose article opens at once
	Corrections *correct.Set // readers' corrections that are in force
	Sort        library.Sort
	Lens        Lens
	Strict      Strictness
	Measure     int // columns; beyond its limits the nearest
	Lines       Lines
	Form        Form
	Side, Low   int // columns and rows of panes; 0 follows the window
}

// Defaults are the settings without any choice.
func Defaults() Settings { return Settings{Lens: AllKinds, Measure: DefaultMeasure} }

// NameTheme notes which theme is in force.
func (r *Reader) NameTheme(name string) { r.theme = name }

// ChooseTheme puts a theme in force that is to be kept.
func (r *Reader) ChooseTheme(name string) {
	r.NameTheme(name)
	r.want(Chosen{ThemeSetting})
}

// KeepSizes has the sizes of the panes kept as they are now.
func (r *Reader) KeepSizes() { r.want(Chosen{SizesSetting}) }

// ResizeSide makes the list or panel beside the article that many columns wide.
func (r *Reader) ResizeSide(columns int) { r.side = max(1, columns) }

// ResizeLow makes a panel below the article that many rows high.
func (r *Reader) ResizeLow(rows int) { r.low = max(1, rows) }

// Wider changes the measure by columns, within its limits.
func (r *Reader) Wider(columns int) {
	r.measure = max(MinMeasure, min(MaxMeasure, r.measure+columns))
	r.want(Chosen{MeasureSetting})
}

// ResetMeasure goes back to the measure of the configuration, in columns.
func (r *Reader) ResetMeasure(columns int) {
	r.Wider(columns - r.measure)
	r.want(Chosen{DefaultMeasureSetting})
}
