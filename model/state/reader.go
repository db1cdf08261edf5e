// Package state is all state of the reader as plain values: what is open, where
// the reader is, what is lit, what is being typed. It changes only through the
// named methods of Reader, which do no I/O and know no terminal; what needs a
// width (rows, pages) comes in as a number or a function.
package state

import (
	"math"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/library"
	"lede/model/note"
)

// Focus is the pane that keys go to.
type Focus uint8

// Panes that take keys.
const (
	OnList Focus = iota
	OnArticle
	OnPanel
	OnFindings // the results of a search of the library
)

// Limits of the measure, in columns.
const (
	DefaultMeasure = 72
	MinMeasure     = 40
	MaxMeasure     = 160
)

// Reader is everything the reader sees and has chosen. The facts in it are
// orthogonal: Open, Panel, Card, Help, Input and Tour are nil where there is none.
type Reader struct {
	Library library.Library
	Loading Progress
	Label   string // what was opened: a folder, a file, "3 files"

	Focus Focus
	List  List
	Open  *Open
	Panel *Panel
	Card  *Card
	Help  *Help
	Input *Input
	Tour  *Tour

	Finding  *Finding // a search of the library; nil where none is
	Indexing Indexing

	Lens    Lens
	Strict  Strictness
	Zen     bool
	Measure int
	Lines   Lines
	Side    int // columns of the list or panel beside the article; 0 follows the window
	Low     int // rows of a panel below it; likewise
	Theme   string
	Status  Status

	undo   []change
	jumps  jumps
	places map[library.ID]Place // where other articles were left
	marks  map[rune]jump        // places the reader named by a letter

	Await *Await // the next key is the letter of a mark

	Corrections *correct.Set // readers' rulings that are in force
	Chooser     *Chooser     // a name is chosen, nil where none is
	Retyping    *Retyping    // the next key is a kind
	last        *made        // the correction made last

	Visual *Visual // a passage is selected, nil where none is
	Noting *Noting // a note is written
}

// New returns the state of a reader before anything is loaded.
func New() *Reader {
	return &Reader{
		Lens: AllKinds, Measure: DefaultMeasure, List: List{ID: library.None},
		places: map[library.ID]Place{}, marks: map[rune]jump{},
	}
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
}

// Say tells the reader what was done.
func (r *Reader) Say(s string) { r.Status = Status{Text: s} }

// Warn tells the reader what did not work.
func (r *Reader) Warn(s string) { r.Status = Status{Text: s, Alarm: true} }

// Quiet clears the status line.
func (r *Reader) Quiet() { r.Status = Status{} }

// Wider changes the measure by columns, within its limits.
func (r *Reader) Wider(columns int) {
	r.Measure = max(MinMeasure, min(MaxMeasure, r.Measure+columns))
}

// Place is a reading place: the byte of the article's text at the top of the
// screen; negative in the head above the text. It survives every change of
// width, theme and lens.
type Place = int

// Top is the place where an article begins, above its head.
const Top Place = math.MinInt32

// Open is the article being read.
type Open struct {
	ID      library.ID
	Article *article.Article   // nil while it is read
	Doc     *analysis.Document // nil while it is analysed
	Err     error              // why there is no article

	Place  Place
	Select *Selection // the mention or quotation walked to
	Search *Search    // nil where nothing was searched
	Spot   *int       // spotlight: the entity whose paragraphs stay bright
	Asides bool       // asides are unfolded
	Folds  *Folds     // those that are, where not all are

	Notes []note.Located // the reader's, in the order of the text, lost ones last
	noted int            // how often Notes changed

	head head

	numbers  func(offset int) int // of the paragraphs of numbered
	numbered *article.Article
}

// PlaceOf is where item id was left, Top where it was not opened yet.
func (r *Reader) PlaceOf(id library.ID) Place {
	if p, ok := r.places[id]; ok {
		return p
	}
	return Top
}

// Start begins to read item id at place; what was open before is closed and
// its place kept.
func (r *Reader) Start(id library.ID, place Place) {
	if r.Open != nil && r.Open.Article != nil {
		r.places[r.Open.ID] = r.Open.Place
	}
	r.Open = &Open{ID: id, Place: place}
	r.Focus = OnArticle
	r.Card, r.Panel = nil, r.Panel.reset()
	r.Retyping, r.last, r.Visual = nil, nil, nil
	r.closePrompts()
	r.List.ID = id
}

// Show sets the article that was read for id. It reports false, changing
// nothing, when the reader is elsewhere by now.
func (r *Reader) Show(id library.ID, a *article.Article, err error) bool {
	if r.Open == nil || r.Open.ID != id {
		return false
	}
	if a != nil {
		if old := r.Open.Article; old != nil && old != a {
			r.replace(old, a)
		}
		r.Open.Place = clamp(r.Open.Place, a)
		r.Open.Article = a
	}
	r.Open.Err = err
	if err != nil && r.Open.Article != nil {
		r.Open.Err = nil // what was read stays on the screen
		r.Warn(err.Error())
	}
	return true
}

// Understand sets the analysis of the open article, or of another part of it;
// stale ones are dropped.
func (r *Reader) Understand(id library.ID, d *analysis.Document) bool {
	if r.Open == nil || r.Open.ID != id || d == nil || r.Open.Article != d.Article {
		return false
	}
	row, inPanel := r.PanelRow()
	if old := r.Open.Doc; old != nil && old != d {
		r.carry(old, d)
	}
	r.Open.Doc, r.Open.head = d, head{d, d.In(d.Article.Meta.Head())}
	switch {
	case r.Panel == nil:
	case r.Focus == OnPanel && inPanel:
		r.keepRow(row)
	default:
		r.FollowPanel()
	}
	return true
}

func clamp(p Place, a *article.Article) Place {
	if p > len(a.Text) {
		return Top // another text than the one that was left
	}
	return p
}

// Back goes one level up: card, help, panel, article. It reports false in the
// list, where there is nothing to go back to.
func (r *Reader) Back() bool {
	switch {
	case r.Help != nil:
		r.Help = nil
	case r.Card != nil:
		r.Card = nil
	case r.Visual != nil:
		r.Visual = nil
	case r.Panel != nil && r.Focus == OnPanel:
		r.ClosePanel()
	case r.Zen:
		r.Zen = false
	case r.Focus == OnArticle && r.Panel != nil:
		r.ClosePanel() // it stands where the list would be
	case r.Focus == OnArticle && r.Finding != nil:
		r.Focus = OnFindings
	case r.Focus == OnArticle:
		r.Focus = OnList
	default:
		return false
	}
	return true
}

// Cancel ends one thing that is under way, the latest first, and reports
// whether there was one.
func (r *Reader) Cancel() bool {
	switch {
	case r.Input != nil:
		r.CancelInput()
	case r.Help != nil, r.Card != nil:
		r.Back()
	case r.Visual != nil:
		r.Visual = nil
	case r.Open != nil && r.Focus == OnArticle && r.Open.Search.Pending():
		r.Open.Search.Stop()
	case r.Open != nil && r.Focus == OnArticle && r.Open.Search != nil:
		r.Open.Search = nil
	case r.Open != nil && r.Focus == OnArticle && r.Open.Select != nil:
		r.Open.Select = nil
	case r.Open != nil && r.Focus == OnArticle && r.Open.Spot != nil:
		r.Open.Spot = nil
	case r.Panel != nil && r.Focus == OnPanel && r.Panel.Query != "":
		r.Panel.Query = ""
	case r.Panel != nil:
		r.ClosePanel()
	case r.Focus == OnArticle && r.Finding != nil:
		r.Focus = OnFindings
	case r.Focus == OnList && r.Library.Query() != "":
		before := r.Listing()
		r.FilterList("")
		r.listed(before, "filtered")
	default:
		return false
	}
	return true
}

// NextPane moves the focus by step over the panes that are there.
func (r *Reader) NextPane(step int) {
	panes := []Focus{OnList}
	if r.Finding != nil {
		panes[0] = OnFindings
	}
	if r.Open != nil {
		panes = append(panes, OnArticle)
	}
	if r.Panel != nil {
		panes = append(panes, OnPanel)
	}
	for i, p := range panes {
		if p == r.Focus {
			r.Focus = panes[(i+step+len(panes))%len(panes)]
			if r.Focus == panes[0] {
				r.Panel = nil // it stands where the list is
			}
			return
		}
	}
	r.Focus = OnList
}
