package state

import (
	"cmp"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
)

// PanelKind is what a panel lists.
type PanelKind uint8

// Panels beside the article.
const (
	Said     PanelKind = iota // who said what
	Names                     // the entities
	Links                     // links
	Headings                  // headings
	Notes                     // the reader's notes
)

var panelNames = [...]string{"who said what", "names", "links", "headings", "notes"}

// String is the panel's title.
func (k PanelKind) String() string { return panelNames[k] }

// Panel is the list beside the article. Row is the selected row, Top the first
// one on the screen; Query filters.
type Panel struct {
	kind     PanelKind
	row, top int
	query    string
	typed    int  // the number typed so far, which chooses a row
	numbers  bool // dates and figures are listed among the names, not folded

	rows []PanelRow // of shows
	of   shows
}

// Kind is what it lists.
func (p *Panel) Kind() PanelKind { return p.kind }

// Row is the selected row.
func (p *Panel) Row() int { return p.row }

// Top is the first row on the screen.
func (p *Panel) Top() int { return p.top }

// Numbers reports whether dates and figures are listed among the names, not folded.
func (p *Panel) Numbers() bool { return p.numbers }

// Query is what its rows are filtered by.
func (p *Panel) Query() string { return p.query }

// shows is all that the rows of a panel follow from.
type shows struct {
	article *article.Article
	doc     *analysis.Document
	kind    PanelKind
	query   string
	lens    Lens
	strict  Strictness
	notes   int // edition
	numbers bool
}

// reset keeps the panel for the next article, from its start.
func (p *Panel) reset() *Panel {
	if p == nil {
		return nil
	}
	return &Panel{kind: p.kind, numbers: p.numbers}
}

// TogglePanel opens a panel and goes to it, or closes it when it is the one
// that is open.
func (r *Reader) TogglePanel(k PanelKind) {
	if r.open == nil {
		return
	}
	if r.panel != nil && r.panel.kind == k {
		r.ClosePanel()
		return
	}
	r.panel = &Panel{kind: k}
	r.focus = OnPanel
	r.FollowPanel()
	r.PanelToSelection()
}

// PanelToSelection selects the panel's row of what is selected on the page: the
// quotation, else who is named or speaks there.
func (r *Reader) PanelToSelection() {
	if r.panel == nil || r.open == nil || r.open.doc == nil || r.open.selection == nil {
		return
	}
	for i, row := range r.PanelRows() {
		if s := r.open.selection; s.quote && row.Quote == s.index && !row.Head {
			r.panel.row = i
			return
		}
	}
	r.panelTo(r.open.subject())
}

// panelTo selects the panel's first row about an entity, where there is one.
func (r *Reader) panelTo(id int) {
	if id == quote.Nobody {
		return
	}
	if r.open.doc.Entities[id].Kind >= entity.Date {
		r.panel.numbers = true
	}
	for i, row := range r.PanelRows() {
		if !row.Head && row.Entity == id {
			r.panel.row = i
			return
		}
	}
}

// ToggleNumbers folds dates and figures among the names, or lists them.
func (r *Reader) ToggleNumbers() {
	if r.panel != nil {
		r.panel.numbers = !r.panel.numbers
	}
}

// ClosePanel closes the panel and goes back to the article.
func (r *Reader) ClosePanel() {
	r.panel = nil
	if r.focus == OnPanel {
		r.focus = OnArticle
	}
}

// ShowNamesOfCard opens the panel of names with the card's one selected, and
// closes the card.
func (r *Reader) ShowNamesOfCard() {
	if r.card == nil {
		return
	}
	id := r.card.entity
	r.card, r.panel = nil, nil
	r.TogglePanel(Names)
	r.panelTo(id)
}

// FollowPanel selects the panel's row nearest to the reading place.
func (r *Reader) FollowPanel() {
	if r.panel == nil || r.open == nil {
		return
	}
	from := r.open.from()
	best := -1
	rows := r.PanelRows()
	for i, row := range rows {
		if row.Head || row.Fold {
			continue
		}
		if best < 0 || near(row.Target.Start, from) < near(rows[best].Target.Start, from) {
			best = i
		}
	}
	r.panel.row = max(0, best)
}

// near orders places by distance, those on or after the reading place first.
func near(at, from int) int {
	if at >= from {
		return at - from
	}
	return 1<<40 + from - at
}

// KeepPanel brings the selected row on a screen of room rows, into the middle
// where it is not there yet; else nothing moves.
func (r *Reader) KeepPanel(room int) {
	p := r.panel
	if p == nil || room <= 0 {
		return
	}
	rows := r.PanelRows()
	edge, at := min(2, room/4), r.PanelCursor(rows)
	if at < p.top+edge || at >= p.top+room-edge {
		p.top = at - room/2
	}
	p.top = max(0, min(p.top, len(rows)-room))
}

// PanelRows lists what the open panel shows, through its filter. They are kept
// until something they follow from changes, and must not be changed.
func (r *Reader) PanelRows() []PanelRow {
	if r.panel == nil || r.open == nil || r.open.article == nil {
		return nil
	}
	now := shows{r.open.article, r.open.doc, r.panel.kind, r.panel.query, r.lens, r.strict, r.open.noted, r.panel.numbers}
	if r.panel.of != now {
		r.panel.rows, r.panel.of = r.panelRows(), now
	}
	return r.panel.rows
}

func (r *Reader) panelRows() []PanelRow {
	var rows []PanelRow
	switch doc := r.open.doc; {
	case r.panel.kind == Links:
		rows = links(r.open.article)
	case r.panel.kind == Headings:
		rows = headings(r.open.article)
	case r.panel.kind == Notes:
		rows = r.open.noteRows()
	case doc == nil:
	case r.panel.kind == Said:
		rows = r.said(doc)
	default:
		rows = names(doc, r.lens, r.panel.numbers || r.panel.query != "")
	}
	return filterRows(rows, r.panel.query)
}

// MovePanel moves the panel's selection by n rows, over heads.
func (r *Reader) MovePanel(n int) {
	if r.panel == nil {
		return
	}
	rows := r.PanelRows()
	step := cmp.Compare(n, 0)
	at := r.panel.row
	for i := at + step; i >= 0 && i < len(rows) && n != 0; i += step {
		if !rows[i].Head {
			at = i
			n -= step
		}
	}
	r.panel.row = max(0, min(at, len(rows)-1))
}

// SelectPanelRow goes to the panel and selects row i; below 0 it selects none
// other.
func (r *Reader) SelectPanelRow(i int) {
	if r.panel == nil {
		return
	}
	if r.focus = OnPanel; i >= 0 {
		r.panel.row = i
	}
}

// FollowRow leaves for the place that a row is about, in the article: its
// quotation is selected, or the name there.
func (r *Reader) FollowRow(row PanelRow) {
	r.Leave()
	r.focus = OnArticle
	if row.Quote >= 0 {
		r.SelectQuote(row.Quote)
	} else if row.Noted == 0 {
		r.SelectAt(row.Target.Start)
	}
}

// PanelRow returns the selected row of the panel; ok is false where there is
// none.
func (r *Reader) PanelRow() (row PanelRow, ok bool) {
	rows := r.PanelRows()
	if r.panel == nil || len(rows) == 0 {
		return PanelRow{}, false
	}
	row = rows[r.PanelCursor(rows)]
	return row, !row.Head
}

// PanelCursor is the index of the selected row among rows: a head is never
// selected where a row follows it.
func (r *Reader) PanelCursor(rows []PanelRow) int {
	at := max(0, min(r.panel.row, len(rows)-1))
	if at+1 < len(rows) && rows[at].Head {
		at++
	}
	return at
}
