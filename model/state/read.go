package state

import (
	"slices"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/library"
	"lede/model/note"
)

// What can be read of the state. Nothing here can change it: what these methods
// return are values, or pointers to types without exported fields.

// Library is the articles that are open, to be read only.
func (r *Reader) Library() *library.View { return &r.library.View }

// Loading is how far the reading of what was opened has come.
func (r *Reader) Loading() Progress { return r.loading }

// Label is what was opened: a folder, a file, "3 files".
func (r *Reader) Label() string { return r.label }

// Focus is the pane that keys go to.
func (r *Reader) Focus() Focus { return r.focus }

// List is the reader's place in the list.
func (r *Reader) List() List { return r.list }

// Open is the article being read, nil where none is.
func (r *Reader) Open() *Open { return r.open }

// Panel is the list beside the article, nil where none is.
func (r *Reader) Panel() *Panel { return r.panel }

// Card is the card over the page, nil where none is.
func (r *Reader) Card() *Card { return r.card }

// Help is the list of keys, nil where it is not shown.
func (r *Reader) Help() *Help { return r.help }

// Input is the line being typed, nil where none is.
func (r *Reader) Input() *Input { return r.input }

// Tour is the tour of the first run, nil where it is over.
func (r *Reader) Tour() *Tour { return r.tour }

// Finding is the search of the library, nil where there is none.
func (r *Reader) Finding() *Finding { return r.finding }

// Indexing is how far the library is made ready to be searched.
func (r *Reader) Indexing() Indexing { return r.indexing }

// Lens is the kinds of names that are lit.
func (r *Reader) Lens() Lens { return r.lens }

// Strict is how sure a guess must be to be shown.
func (r *Reader) Strict() Strictness { return r.strict }

// Zen reports whether the page has the window to itself.
func (r *Reader) Zen() bool { return r.zen }

// Measure is the length of lines in columns.
func (r *Reader) Measure() int { return r.measure }

// Lines is how paragraphs end their lines.
func (r *Reader) Lines() Lines { return r.lines }

// Side is the columns of the list or panel beside the article, 0 where they
// follow the window.
func (r *Reader) Side() int { return r.side }

// Low is the rows of a panel below the article, likewise.
func (r *Reader) Low() int { return r.low }

// Theme is the name of the theme in force.
func (r *Reader) Theme() string { return r.theme }

// Status is the line the reader is told.
func (r *Reader) Status() Status { return r.status }

// Await is what the next key names, nil where it names nothing.
func (r *Reader) Await() *Await { return r.await }

// Corrections are the readers' corrections that are in force. They do not change;
// nil has none.
func (r *Reader) Corrections() *correct.Set { return r.corrections }

// Chooser is the list of names to choose from, nil where none is.
func (r *Reader) Chooser() *Chooser { return r.chooser }

// Retyping is the retype under way, nil where none is.
func (r *Reader) Retyping() *Retyping { return r.retyping }

// Visual is the passage being selected, nil where none is.
func (r *Reader) Visual() *Visual { return r.visual }

// Noting is the note being written, nil where none is.
func (r *Reader) Noting() *Noting { return r.noting }

// ID is the item of the library that is read.
func (o *Open) ID() library.ID { return o.id }

// Article is its text, nil while it is read.
func (o *Open) Article() *article.Article { return o.article }

// Doc is its analysis, nil while there is none.
func (o *Open) Doc() *analysis.Document { return o.doc }

// Err is why there is no article.
func (o *Open) Err() error { return o.err }

// Place is the reading place.
func (o *Open) Place() Place { return o.place }

// Select is the mention or quotation walked to, nil where none is.
func (o *Open) Select() *Selection { return o.selection }

// Search is the search in the article, nil where nothing was searched.
func (o *Open) Search() *Search { return o.search }

// Spot is the entity in the spotlight; ok is false where none is.
func (o *Open) Spot() (id int, ok bool) {
	if o.spot == nil {
		return 0, false
	}
	return *o.spot, true
}

// Asides reports whether all asides are unfolded.
func (o *Open) Asides() bool { return o.asides }

// Folds are the folds that are open, where not all are.
func (o *Open) Folds() *Folds { return o.folds }

// Notes are the reader's notes in the order of the text, lost ones last.
func (o *Open) Notes() []note.Located { return slices.Clone(o.notes) }
