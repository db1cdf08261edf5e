package screen

import (
	"fmt"
	"math"
	"strings"

	"lede/model/article"
	"lede/model/quote"
	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/page"
	"lede/tui/pane"
)

// footer says where the reader is and which keys matter there.
func (s *Screen) footer() pane.Footer {
	on := keyed(s.Reader, s.Reader.Top())
	f := pane.Footer{Left: s.where()}
	for _, section := range s.Keys.Sections() {
		for _, b := range section.Bindings {
			if section.Mode == look(on).mode && b.Short != "" && s.useful(on, b.Action) {
				f.Hints = append(f.Hints, b)
			}
		}
	}
	if help, ok := s.Keys.Binding(keymap.Everywhere, keymap.ShowHelp); ok && look(on).help {
		f.Hints = append(f.Hints, help)
	}
	return f
}

// useful reports whether an action would do something now, where keys go to a
// layer.
func (s *Screen) useful(on state.Layer, a keymap.Action) bool {
	r := s.Reader
	if s.Empty {
		return a == keymap.ShowHelp || r.Help() != nil
	}
	account := r.Finding().Account()
	panel, bare := on == state.LayerPanel, on == state.LayerPanel && len(r.PanelRows()) == 0
	switch a {
	case keymap.Accept, keymap.NextSort, keymap.ToggleRead, keymap.ToggleStar:
		return s.usefulRows(on, a, bare)
	case keymap.ShowShelves:
		return r.Subscribed()
	case keymap.Filter:
		if on == state.LayerFindings {
			return account == nil
		}
		return !bare || r.Panel().Query() != ""
	case keymap.ShowBrief, keymap.ShowTimeline, keymap.ShowNew, keymap.ShowLedger:
		return r.Accounts(accountOf(a))
	case keymap.Reject, keymap.SameAs:
		return on != state.LayerFindings || r.InDossier()
	case keymap.Confirm:
		if on == state.LayerFindings {
			return r.Guessed()
		}
		return !panel || s.ofSomebody(true)
	case keymap.Spotlight:
		return !panel || s.ofSomebody(false)
	case keymap.Annotate, keymap.RemoveNote:
		return !panel || r.Panel().Kind() == state.Notes && !bare
	case keymap.OpenBrowser:
		return !panel || r.Panel().Kind() == state.Links && !bare
	case keymap.Copy:
		return !bare
	case keymap.NextMention:
		return on != state.LayerArticle || r.Open().Names()
	case keymap.NextQuote, keymap.WhoSaidWhat:
		return r.Open() != nil && r.Open().Doc() != nil && len(r.Open().Doc().Quotes) > 0
	case keymap.Why:
		return r.Explains()
	case keymap.NextArticle:
		return r.Library().Len() > 1
	case keymap.ToList:
		return r.Library().Total() > 1
	}
	return true
}

// usefulRows reports whether an action would do something with the rows of a layer, or
// with what is selected in it; bare says that a panel has none.
func (s *Screen) usefulRows(on state.Layer, a keymap.Action, bare bool) bool {
	r := s.Reader
	switch {
	case on == state.LayerList && a == keymap.NextSort:
		return r.Library().Len() > 1
	case on == state.LayerList:
		it := r.Selected()
		return it != nil && it.Err == nil
	case on == state.LayerArticle && a == keymap.Accept:
		return r.Open().Select() != nil
	case on == state.LayerFindings && a == keymap.NextSort:
		return r.Finding().Account() == nil && r.Finding().Len() > 1
	case on == state.LayerFindings && a == keymap.Accept:
		return r.Finding().Len() > 0
	}
	return !bare
}

// accountOf is what an action tells.
func accountOf(a keymap.Action) state.AccountKind {
	switch a {
	case keymap.ShowTimeline:
		return state.Timeline
	case keymap.ShowNew:
		return state.News
	case keymap.ShowLedger:
		return state.Ledger
	}
	return state.Brief
}

// ofSomebody reports whether the row selected in a panel is somebody's, or with quotes
// a quotation that may be nobody's.
func (s *Screen) ofSomebody(quotes bool) bool {
	row, ok := s.Reader.PanelRow()
	return ok && s.Reader.Panel().Kind() <= state.Names && (row.Entity != quote.Nobody || quotes && row.Quote >= 0)
}

// where is the reader's place in words.
func (s *Screen) where() string {
	r := s.Reader
	if r.Help() != nil {
		return ""
	}
	if f := r.Finding(); f != nil && r.Focus() == state.OnFindings {
		if f.Len() == 0 {
			return ""
		}
		return fmt.Sprintf("%d of %d", f.Row()+1, f.Len())
	}
	if r.Focus() == state.OnList || r.Open() == nil || r.Open().Article() == nil || s.Page == nil {
		if row := r.Row(); row >= 0 {
			return fmt.Sprintf("%d of %d", row+1, r.Library().Len())
		}
		return ""
	}
	o := r.Open()
	bottom := s.Page.Move(s.top(), s.Layout.Page.Height-1)
	parts := []string{s.share(bottom)}
	if n := len(o.Article().Blocks); n > 0 && o.Place() >= 0 {
		at, of := o.Paragraph(o.Place()), ""
		if o.Article().Head == nil {
			last := o.Paragraph(math.MaxInt)
			if of = fmt.Sprintf(" of %d", last); bottom == s.Page.End() {
				at = last
			}
		}
		parts = append(parts, fmt.Sprintf("¶ %d%s", at, of))
	}
	if left := s.left(bottom); left != "" {
		parts = append(parts, left)
	}
	if o.Article().Head != nil {
		parts = append(parts, s.Rest)
	}
	if search := o.Search(); search != nil {
		parts = append(parts, pane.Found(search))
	}
	if spot, ok := o.Spot(); ok && o.Doc() != nil {
		parts = append(parts, "spotlight on "+o.Doc().Entities[spot].Name)
	}
	switch d := o.Doc(); {
	case d == nil || !d.Covers(max(0, o.Place())):
		parts = append(parts, "reading …")
	case r.Focus() == state.OnArticle && d.Language != "" && !strings.HasPrefix(d.Language, "en"):
		parts = append(parts, "language "+d.Language+": sure names only")
	}
	return strings.Join(parts, " · ")
}

// barRoom is the width of a window that has room for a bar of barCells.
const (
	barRoom  = 100
	barCells = 10
)

// bar draws a share of a hundred.
func bar(share float64) string {
	done := max(0, min(barCells, int(share*barCells/100)))
	return strings.Repeat("━", done) + strings.Repeat("╌", barCells-done)
}

// left is how long what lies below a row takes to read: "3 min left". Of what is
// read in a minute or two nothing is said.
func (s *Screen) left(pos page.Pos) string {
	o := s.Reader.Open()
	it := s.Reader.Library().Item(o.ID())
	if it == nil || it.Minutes < leastMinutes || o.Article().Head != nil || pos == s.Page.End() {
		return ""
	}
	minutes := math.Ceil(float64(it.Minutes) * (1 - s.Page.Progress(s.Page.Place(pos))))
	return article.ReadingTime(int(minutes)) + " left"
}

// leastMinutes is how long an article is of which one wants to know what is left.
const leastMinutes = 3

// share is how far a row is down the page: "top", "38 %", "end".
func (s *Screen) share(pos page.Pos) string {
	p, o := s.Page, s.Reader.Open()
	down := 100 * p.Progress(p.Place(pos))
	switch head := o.Article().Head; {
	case head != nil: // of the whole, as far as it is known
		return fmt.Sprintf("%.0f %%", down*float64(head.Read)/float64(max(1, head.Read, head.Size)))
	case pos == p.End():
		return "end"
	case o.Place() < 0 && s.top() == p.First():
		return "top"
	}
	if s.Width >= barRoom {
		return fmt.Sprintf("%s %.0f %%", bar(down), down)
	}
	return fmt.Sprintf("%.0f %%", down)
}
