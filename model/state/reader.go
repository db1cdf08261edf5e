// Package state is all state of the reader as plain values: what is open, where
// the reader is, what is lit, what is being typed. It changes only through the
// named methods of Reader, which do no I/O and know no terminal; what needs a
// width (rows, pages) comes in as a number or a function.
package state

import (
	"strings"

	"lede/model/correct"
	"lede/model/library"
)

// Reader is everything the reader sees and has chosen, changed by its methods
// alone: nothing that they hand out can be assigned. The facts in it are
// orthogonal: Open, Panel, Card, Help, Input and Tour are nil where there is none.
type Reader struct {
	library library.Library
	loading Progress
	label   string // what was opened: a folder, a file, "3 files"
	single  bool   // one file, whose article opens at once

	focus   Focus
	lagging bool // the panel is not yet where the reading place is
	list    List
	open    *Open
	panel   *Panel
	card    *Card
	help    *Help
	input   *Input
	tour    *Tour

	sought   []string // what was searched for, the latest last
	texts    *Texts   // that hold what the list is filtered by, nil where nothing is counted
	finding  *Finding // a search of the library; nil where none is
	indexing Indexing

	lens    Lens
	strict  Strictness
	zen     bool
	measure int
	lines   Lines
	form    Form
	side    int // columns of the list or panel beside the article; 0 follows the window
	low     int // rows of a panel below it; likewise
	theme   string
	status  Status

	undo   []change
	jumps  jumps
	places map[library.ID]Place // where other articles were left
	marks  map[rune]jump        // places the reader named by a letter

	await *Await // the next key is the letter of a mark

	corrections *correct.Set // readers' corrections that are in force
	chooser     *Chooser     // a name is chosen, nil where none is
	retyping    *Retyping    // the next key is a kind
	last        *made        // the correction made last

	arrival *arrival // the result of a search that is being opened

	effects []Effect // that the transitions want and nobody took yet

	feeds   []Feed   // that are subscribed
	shelves *Shelves // one of them is chosen, nil where none is

	visual *Visual // a passage is selected, nil where none is
	noting *Noting // a note is written
}

// New returns the state of a reader before anything is loaded.
func New(s Settings) *Reader {
	r := &Reader{
		label: s.Label, single: s.Single, corrections: s.Corrections, lens: s.Lens, strict: s.Strict, lines: s.Lines, form: s.Form,
		side: max(0, s.Side), low: max(0, s.Low), list: List{ID: library.None},
		places: map[library.ID]Place{}, marks: map[rune]jump{},
	}
	r.library.SortBy(s.Sort, false)
	r.Wider(s.Measure)
	r.effects = nil // nothing was chosen yet
	return r
}

// Indexing is how far the library is made ready to be searched.
type Indexing struct {
	Busy        bool
	Done, Total int // files; or articles, where names and quotations are looked for
	Deep        bool
}

// Progress is how far the reading of what was opened has come.
type Progress struct {
	Busy  bool
	Count int     // articles read
	Share float64 // of all bytes, 0 to 1
	Rate  int     // articles a second; 0 until it tells something
}

// Status is the one line a reader is told; the next key clears it.
type Status struct {
	Text  string
	Alarm bool // something did not work
	added int  // bytes of Text at its end that came by themselves
}

// Say tells the reader what was done.
func (r *Reader) Say(s string) { r.status = Status{Text: s} }

// Add tells what came by itself, behind what the reader was told last of what they did.
func (r *Reader) Add(s string) {
	told := r.status.Text[:len(r.status.Text)-r.status.added]
	if told != "" {
		s = " · " + s
	}
	r.status.Text, r.status.added = told+s, len(s)
}

// Warn tells the reader what did not work.
func (r *Reader) Warn(s string) { r.status = Status{Text: s, Alarm: true} }

// Quiet clears the status line.
func (r *Reader) Quiet() { r.status = Status{} }

// ShowLoading tells how far the reading of what was opened has come.
func (r *Reader) ShowLoading(p Progress) { r.loading = p }

// ShowIndexing tells how far the library is made ready to be searched.
func (r *Reader) ShowIndexing(now Indexing) { r.indexing = now }

// ToggleZen gives the page the window to itself, or ends that.
func (r *Reader) ToggleZen() { r.zen = !r.zen }

// Copy wants text on the clipboard; what it is is said once it is known who took
// it.
func (r *Reader) Copy(text, what string) {
	if strings.TrimSpace(text) == "" {
		r.Say("nothing to copy")
		return
	}
	r.want(Copied{text, what})
}
