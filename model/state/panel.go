package state

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
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
	typed    int // the number typed so far, which chooses a row

	rows []PanelRow // of shows
	of   shows
}

// Kind is what it lists.
func (p *Panel) Kind() PanelKind { return p.kind }

// Row is the selected row.
func (p *Panel) Row() int { return p.row }

// Top is the first row on the screen.
func (p *Panel) Top() int { return p.top }

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
}

// reset keeps the panel for the next article, from its start.
func (p *Panel) reset() *Panel {
	if p == nil {
		return nil
	}
	return &Panel{kind: p.kind}
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
	for i, row := range r.PanelRows() {
		if !row.Head && row.Entity == id {
			r.panel.row = i
		}
	}
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
		if row.Head {
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

// PanelRow is one line of a panel.
type PanelRow struct {
	Head     bool // a title over the rows that follow
	Text     string
	Note     string
	Target   text.Span   // where enter leads
	Entity   int         // whose row it is, quote.Nobody for none
	Kind     entity.Kind // of the entity
	Quote    int         // index of the quotation, -1 for none
	Guess    bool
	Reported bool // an indirect quotation
	URL      string
	Number   int // of a link, from 1: digits choose it; 0 for none

	Confirmed bool   // a reader said so
	Noted     int    // number of the reader's note, from 1; 0 for none
	Written   string // what the note says
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
	now := shows{r.open.article, r.open.doc, r.panel.kind, r.panel.query, r.lens, r.strict, r.open.noted}
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
		rows = names(doc, r.lens)
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

func filterRows(rows []PanelRow, query string) []PanelRow {
	query = text.Fold(strings.TrimSpace(query))
	if query == "" {
		return rows
	}
	var kept []PanelRow
	var head *PanelRow
	whole := false // the head itself matches: keep all of its rows
	for i := range rows {
		row := &rows[i]
		match := strings.Contains(text.Fold(row.Text+" "+row.URL+" "+row.Written), query)
		switch {
		case row.Head:
			head, whole = row, match
		case match || whole:
			if head != nil {
				kept = append(kept, *head)
				head = nil
			}
			kept = append(kept, *row)
		}
	}
	return kept
}

// said lists the quotations of speech by speaker, in the order in which the
// speakers are first quoted, those with no speaker last.
func (r *Reader) said(doc *analysis.Document) []PanelRow {
	type voice struct {
		name   string
		entity int
		quotes []int
	}
	var voices []voice
	index := map[string]int{}
	for i, q := range doc.Quotes {
		if !r.Hears(&q) {
			continue
		}
		v := voice{entity: quote.Nobody}
		if q.Speaker != nil {
			v.name, v.entity = q.Speaker.Name, q.Speaker.Entity
		}
		key := fmt.Sprint(v.entity, v.name)
		at, ok := index[key]
		if !ok {
			at = len(voices)
			index[key] = at
			voices = append(voices, v)
		}
		voices[at].quotes = append(voices[at].quotes, i)
	}
	slices.SortStableFunc(voices, func(a, b voice) int { return cmp.Compare(b2i(a.name == ""), b2i(b.name == "")) })
	var rows []PanelRow
	paragraph := r.open.Paragraph
	for _, v := range voices {
		head := PanelRow{Head: true, Text: v.name, Entity: v.entity, Quote: -1, Note: count(doc, v.quotes)}
		if v.name == "" {
			head.Text = "nobody named"
		}
		rows = append(rows, head)
		for _, i := range v.quotes {
			q := &doc.Quotes[i]
			rows = append(rows, PanelRow{
				Text: oneLine(q.Of(doc.Article.Text)), Target: q.Span, Entity: v.entity, Quote: i,
				Guess: q.Speaker != nil && q.Confidence < entity.Sure, Reported: q.Kind == quote.Indirect, Confirmed: q.Confirmed,
				Note: fmt.Sprintf("¶ %d", paragraph(q.Start)),
			})
		}
	}
	return rows
}

func count(doc *analysis.Document, quotes []int) string {
	words := 0
	for _, i := range quotes {
		words += len(strings.Fields(doc.Quotes[i].Content.Of(doc.Article.Text)))
	}
	return fmt.Sprintf("%d · %d words", len(quotes), words)
}

// names lists the entities whose kind is lit, by kind, the most mentioned first.
func names(doc *analysis.Document, lens Lens) []PanelRow {
	var rows []PanelRow
	for _, k := range entity.Kinds {
		if !lens.Lit(k) {
			continue
		}
		var of []entity.Entity
		for _, e := range doc.Entities {
			if e.Kind == k {
				of = append(of, e)
			}
		}
		if len(of) == 0 {
			continue
		}
		slices.SortStableFunc(of, func(a, b entity.Entity) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
		rows = append(rows, PanelRow{Head: true, Text: k.Plural(), Note: fmt.Sprint(len(of)), Entity: quote.Nobody, Quote: -1, Kind: k})
		for _, e := range of {
			rows = append(rows, PanelRow{
				Text: e.Name, Note: fmt.Sprint(len(e.Mentions)), Target: e.Mentions[0].Span,
				Entity: e.ID, Kind: k, Quote: -1, Guess: e.Mentions[0].Confidence < entity.Sure, Confirmed: e.Confirmed,
			})
		}
	}
	return rows
}

func headings(a *article.Article) []PanelRow {
	var rows []PanelRow
	for _, b := range a.Blocks {
		if b.Kind == article.Heading {
			indent := strings.Repeat("  ", max(0, b.Level-2))
			rows = append(rows, PanelRow{Text: indent + oneLine(b.Of(a.Text)), Target: b.Span, Entity: quote.Nobody, Quote: -1})
		}
	}
	return rows
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
