// Package state is all state of the reader as plain values: what is open, where
// the reader is, what is lit, what is being typed. It changes only through the
// named methods of Reader, which do no I/O and know no terminal; what needs a
// width (rows, pages) comes in as a number or a function.
package state

import (
	"math"
	"strings"

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

// Reader is everything the reader sees and has chosen, changed by its methods
// alone: nothing that they hand out can be assigned. The facts in it are
// orthogonal: Open, Panel, Card, Help, Input and Tour are nil where there is none.
type Reader struct {
	library library.Library
	loading Progress
	label   string // what was opened: a folder, a file, "3 files"

	focus   Focus
	lagging bool // the panel is not yet where the reading place is
	list    List
	open    *Open
	panel   *Panel
	card    *Card
	help    *Help
	input   *Input
	tour    *Tour

	finding  *Finding // a search of the library; nil where none is
	indexing Indexing

	lens    Lens
	strict  Strictness
	zen     bool
	measure int
	lines   Lines
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

	visual *Visual // a passage is selected, nil where none is
	noting *Noting // a note is written
}

// Settings are what a reader's state begins with.
type Settings struct {
	Label       string       // what was opened: a folder, a file, "3 files"
	Corrections *correct.Set // readers' corrections that are in force
	Sort        library.Sort
	Lens        Lens
	Strict      Strictness
	Measure     int // columns; beyond its limits the nearest
	Lines       Lines
	Side, Low   int // columns and rows of panes; 0 follows the window
}

// Defaults are the settings without any choice.
func Defaults() Settings { return Settings{Lens: AllKinds, Measure: DefaultMeasure} }

// New returns the state of a reader before anything is loaded.
func New(s Settings) *Reader {
	r := &Reader{
		label: s.Label, corrections: s.Corrections, lens: s.Lens, strict: s.Strict, lines: s.Lines,
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
}

// Say tells the reader what was done.
func (r *Reader) Say(s string) { r.status = Status{Text: s} }

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

// NameTheme notes which theme is in force.
func (r *Reader) NameTheme(name string) { r.theme = name }

// ChooseTheme puts a theme in force that is to be kept.
func (r *Reader) ChooseTheme(name string) {
	r.NameTheme(name)
	r.want(Chosen{ThemeSetting})
}

// KeepSizes has the sizes of the panes kept as they are now.
func (r *Reader) KeepSizes() { r.want(Chosen{SizesSetting}) }

// Copy puts text on the clipboard and says what it is.
func (r *Reader) Copy(text, what string) {
	if strings.TrimSpace(text) == "" {
		r.Say("nothing to copy")
		return
	}
	r.Say("copied " + what)
	r.want(Copied{text})
}

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

// Place is a reading place: the byte of the article's text at the top of the
// screen; negative in the head above the text. It survives every change of
// width, theme and lens.
type Place = int

// Top is the place where an article begins, above its head.
const Top Place = math.MinInt32

// Open is the article being read.
type Open struct {
	id      library.ID
	article *article.Article   // nil while it is read
	doc     *analysis.Document // nil while it is analysed
	err     error              // why there is no article

	place     Place
	end       *Place     // the end of the head that is shown, where the reader asked for that
	selection *Selection // the mention or quotation walked to
	search    *Search    // nil where nothing was searched
	spot      *int       // spotlight: the entity whose paragraphs stay bright
	asides    bool       // asides are unfolded
	folds     *Folds     // those that are, where not all are

	notes []note.Located // the reader's, in the order of the text, lost ones last
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
	if o := r.open; o != nil && o.article != nil {
		r.places[o.id] = o.place
		if o.id != id {
			r.want(Leaving{o.id, o.article, o.place})
		}
	}
	r.open = &Open{id: id, place: place}
	r.focus = OnArticle
	r.card, r.panel = nil, r.panel.reset()
	r.retyping, r.last, r.visual = nil, nil, nil
	r.closePrompts()
	r.list.ID = id
}

// Enter goes to item id: to where it was left, unless it is open already.
func (r *Reader) Enter(id library.ID) {
	r.startUnlessOpen(id)
	r.FocusOn(OnArticle)
	if r.open != nil && r.open.id == id && r.open.article != nil {
		r.MarkRead(id, true)
	}
}

// GoTo goes to item id at a place: there is no way back to it but that.
func (r *Reader) GoTo(id library.ID, place Place) {
	r.Start(id, place)
	r.want(Opening{id})
}

// Preview opens item id likewise, and leaves the keys where they are.
func (r *Reader) Preview(id library.ID) {
	focus := r.focus
	r.startUnlessOpen(id)
	r.focus = focus
}

func (r *Reader) startUnlessOpen(id library.ID) {
	switch {
	case r.library.Item(id) == nil:
	case r.open == nil || r.open.id != id:
		r.GoTo(id, r.PlaceOf(id))
	case r.open.article == nil && r.open.err != nil: // it may be readable by now
		r.want(Opening{id})
	}
}

// MoveTo makes p the reading place of the open article. The panel goes with it
// while the keys are on the article, and else when they are there again.
func (r *Reader) MoveTo(p Place) {
	if r.open == nil || r.open.place == p {
		return
	}
	r.open.place = p
	r.moved()
}

func (r *Reader) moved() {
	r.want(Moved{})
	r.lagging = r.focus != OnArticle
	if !r.lagging {
		r.FollowPanel()
	}
}

// Resume goes to the place where the article was left, unless the reader is
// somewhere in it by now.
func (r *Reader) Resume(p Place) {
	if r.open != nil && r.open.place == Top {
		r.MoveTo(p)
	}
}

// FocusOn gives the keys to a pane, where there is one.
func (r *Reader) FocusOn(f Focus) {
	there := [...]bool{OnList: true, OnArticle: r.open != nil, OnPanel: r.panel != nil, OnFindings: r.finding != nil}
	if !there[f] {
		return
	}
	if r.focus = f; f == OnArticle && r.lagging {
		r.lagging = false
		r.FollowPanel()
	}
}

// ToEnd goes to the end of the article. Of an article whose head is shown that
// is the end of what there is, and the whole one's when it comes, unless the
// reader moves on meanwhile.
func (r *Reader) ToEnd() {
	if r.open != nil && r.open.article != nil {
		r.Leave()
		r.want(Ending{})
	}
}

// EndAt makes p, at which the end of the article is on the screen, the reading
// place.
func (r *Reader) EndAt(p Place) {
	if r.open == nil || r.open.article == nil {
		return
	}
	r.MoveTo(p)
	if r.open.end = nil; r.open.article.Head != nil {
		r.open.end = &p
	}
}

// Show sets the article that was read for id. It reports false, changing
// nothing, when the reader is elsewhere by now.
func (r *Reader) Show(id library.ID, a *article.Article, err error) bool {
	if r.open == nil || r.open.id != id {
		return false
	}
	if a != nil {
		if old := r.open.article; old != nil && old != a {
			r.replace(old, a)
		}
		r.open.place = clamp(r.open.place, a)
		r.open.article = a
		r.shown(a)
	}
	r.open.err = err
	if err != nil && r.open.article != nil {
		r.open.err = nil // what was read stays on the screen
		r.Warn(err.Error())
	}
	return true
}

// ShowAnalysis sets the analysis of the open article, or of another part of it;
// stale ones are dropped.
func (r *Reader) ShowAnalysis(id library.ID, d *analysis.Document) bool {
	if r.open == nil || r.open.id != id || d == nil || r.open.article != d.Article {
		return false
	}
	row, inPanel := r.PanelRow()
	if old := r.open.doc; old != nil && old != d {
		r.carry(old, d)
	}
	r.open.doc, r.open.head = d, head{d, d.In(d.Article.Meta.Head())}
	switch {
	case r.panel == nil:
	case r.focus == OnPanel && inPanel:
		r.keepRow(row)
	default:
		r.FollowPanel()
	}
	return true
}

// shown says what follows when a text is on the page.
func (r *Reader) shown(a *article.Article) {
	r.moved()
	if r.focus != OnList {
		r.MarkRead(r.open.id, true)
	}
	if o := r.open; o.end != nil && a.Head == nil {
		if *o.end == o.place {
			r.want(Ending{})
		}
		o.end = nil
	}
	if r.open.search.Pending() {
		r.want(Searching{})
	}
	r.arrive()
}

func clamp(p Place, a *article.Article) Place {
	if p > len(a.Text) {
		return Top // another text than the one that was left
	}
	return p
}

// NextPane moves the focus by step over the panes that are there.
func (r *Reader) NextPane(step int) {
	panes := []Focus{OnList}
	if r.finding != nil {
		panes[0] = OnFindings
	}
	if r.open != nil {
		panes = append(panes, OnArticle)
	}
	if r.panel != nil {
		panes = append(panes, OnPanel)
	}
	for i, p := range panes {
		if p == r.focus {
			r.focus = panes[(i+step+len(panes))%len(panes)]
			if r.focus == panes[0] {
				r.panel = nil // it stands where the list is
			}
			return
		}
	}
	r.focus = OnList
}
