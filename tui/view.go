package tui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/pane"
	"lede/tui/theme"
)

// View draws the screen from the state.
func (m *Model) View() tea.View {
	v := tea.NewView(strings.Join(m.rows(), "\n"))
	v.AltScreen = true
	v.WindowTitle = m.title()
	if m.mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.reader.Input() != nil && m.height > 0 {
		x := min(m.width-1, m.canvas.InputCursor(m.reader.Input()))
		v.Cursor = tea.NewCursor(x, m.height-1)
		v.Cursor.Blink = !m.canvas.Still
	}
	if p := m.reader.Loading(); p.Busy && p.Rate > 0 && !m.canvas.Still {
		v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, int(100*p.Share))
	}
	if g := m.canvas.Ground; g != 0 {
		v.BackgroundColor = g.Color()
		v.ForegroundColor = m.canvas.Ink.Color()
	}
	return v
}

func (m *Model) title() string {
	if o := m.reader.Open(); o != nil && m.reader.Focus() != state.OnList {
		if it := m.reader.Library().Item(o.ID()); it != nil {
			return it.Title() + " — lede"
		}
	}
	return "lede"
}

// rows are the rows of the whole screen, none wider than it.
func (m *Model) rows() []string {
	if m.width <= 0 || m.height <= 0 {
		return nil
	}
	l := m.layout()
	body := m.body(l)
	m.overlay(body, l)
	m.overlayTour(body, l)
	rows := body
	if l.chrome {
		rows = append([]string{m.canvas.Header(m.reader, m.width, l.found.width == 0 && l.list.width == 0 && (l.panel.width == 0 || l.stacked))}, body...)
		rows = append(rows, m.canvas.Status(m.reader, m.footer(l), m.width))
	} else if m.reader.Input() != nil || m.reader.Status().Text != "" {
		rows[len(rows)-1] = m.canvas.Status(m.reader, pane.Footer{}, m.width)
	}
	if m.options.Config.Isolate {
		rows = pane.Isolate(rows)
	}
	return rows
}

// body draws the panes side by side.
func (m *Model) body(l layout) []string {
	r, c := m.reader, m.canvas
	if r.Help() != nil {
		return c.Help(r, m.keys, m.under(), l.body.width, l.body.height)
	}
	if len(m.options.Args) == 0 {
		return c.Welcome(l.body.width, l.body.height)
	}
	var panes []column
	if l.list.width > 0 {
		panes = append(panes, column{l.list.x, c.List(r, l.list.width, l.list.height, r.Focus() == state.OnList)})
	}
	if l.found.width > 0 {
		panes = append(panes, column{l.found.x, c.Found(r, l.found.width, l.found.height, r.Focus() == state.OnFindings)})
	}
	if l.panel.width > 0 && !l.stacked {
		panes = append(panes, column{l.panel.x, c.Panel(r, l.panel.width, l.panel.height, r.Focus() == state.OnPanel)})
	}
	if l.reader.width > 0 {
		rows := c.Reader(r, m.shown(), &m.painter, l.reader.width, l.reader.height)
		if l.stacked {
			rows = append(rows, c.Style(theme.Rule).Render(strings.Repeat("─", l.panel.width)))
			rows = append(rows, c.Panel(r, l.panel.width, l.panel.height, r.Focus() == state.OnPanel)...)
		}
		panes = append(panes, column{l.reader.x, rows})
	}
	return m.beside(panes)
}

// column is a pane's rows and where it stands.
type column struct {
	x    int
	rows []string
}

// beside puts panes side by side with a rule between them.
func (m *Model) beside(panes []column) []string {
	slices.SortFunc(panes, func(a, b column) int { return a.x - b.x })
	rows := panes[0].rows
	rule := m.canvas.Style(theme.Rule).Render("│")
	for _, p := range panes[1:] {
		for i := range rows {
			rows[i] += rule + p.rows[i]
		}
	}
	return rows
}

// overlay lays the card over the rows, under the selected words where there is
// room below them, else above.
func (m *Model) overlay(rows []string, l layout) {
	if m.reader.Card() == nil && m.reader.Chooser() == nil || m.reader.Open() == nil || m.reader.Help() != nil {
		return
	}
	within := l.reader
	if within.width == 0 {
		within = l.body // a panel has the window to itself
	}
	var card []string
	if m.reader.Chooser() != nil {
		card = m.canvas.Chooser(m.reader, within.width-2, within.height)
	} else {
		card = m.canvas.Card(m.reader, within.width-2, within.height)
	}
	if len(card) == 0 {
		return
	}
	l.reader = within
	x, y := m.anchor(l, len(card))
	for i, line := range card {
		at := y - l.body.y + i
		if at < 0 || at >= len(rows) {
			continue
		}
		rows[at] = m.canvas.Overlay(rows[at], line, x, m.width)
	}
}

// anchor is where a card of that height goes.
func (m *Model) anchor(l layout, height int) (x, y int) {
	x, y = l.reader.x+max(1, m.pageLeft()-2), l.reader.y+l.reader.height-height
	span, ok := m.reader.Open().Selected()
	if !ok || m.page == nil {
		return x, y
	}
	top := m.page.At(m.reader.Open().Place())
	first := m.page.Distance(top, m.page.At(span.Start), l.reader.height)
	last := m.page.Distance(top, m.page.At(max(span.Start, span.End-1)), l.reader.height)
	if below := last + 1; below+height <= l.reader.height && below > 0 {
		return x, l.reader.y + below
	}
	if above := first - height; above >= 0 {
		return x, l.reader.y + above
	}
	return x, y
}

func (m *Model) pageLeft() int {
	if m.page == nil {
		return 0
	}
	return m.page.Left()
}

// footer says where the reader is and which keys matter there.
func (m *Model) footer(l layout) pane.Footer {
	mode := m.mode()
	f := pane.Footer{Left: m.where(l)}
	for _, s := range m.keys.Sections() {
		for _, b := range s.Bindings {
			if s.Mode == mode && b.Short != "" && m.useful(b.Action) {
				f.Hints = append(f.Hints, b)
			}
		}
	}
	if help, ok := m.keys.Binding(keymap.Everywhere, keymap.ShowHelp); ok && (mode <= keymap.Panel || mode == keymap.Findings) {
		f.Hints = append(f.Hints, help)
	}
	return f
}

// useful reports whether an action would do something now.
func (m *Model) useful(a keymap.Action) bool {
	r := m.reader
	if len(m.options.Args) == 0 {
		return a == keymap.ShowHelp || r.Help() != nil
	}
	switch a {
	case keymap.Accept:
		if it := r.Selected(); m.mode() == keymap.List && (it == nil || it.Err != nil) {
			return false
		}
		return m.mode() != keymap.Article && !m.emptyPanel() || m.mode() == keymap.Article && r.Open().Select() != nil
	case keymap.Spotlight, keymap.Confirm:
		return !m.emptyPanel() && (m.mode() != keymap.Panel || r.Panel().Kind() <= state.Names)
	case keymap.Annotate, keymap.RemoveNote:
		return m.mode() != keymap.Panel || r.Panel().Kind() == state.Notes && !m.emptyPanel()
	case keymap.OpenBrowser:
		return m.mode() != keymap.Panel || r.Panel().Kind() == state.Links && !m.emptyPanel()
	case keymap.Copy:
		return !m.emptyPanel()
	case keymap.NextMention:
		return m.mode() != keymap.Article || r.Open().Doc() != nil && len(r.Open().Doc().Mentions) > 0
	case keymap.NextQuote, keymap.WhoSaidWhat:
		return r.Open() != nil && r.Open().Doc() != nil && len(r.Open().Doc().Quotes) > 0
	case keymap.NextArticle:
		return r.Library().Len() > 1
	case keymap.Back:
		return m.mode() != keymap.Article || r.Library().Total() > 1
	}
	return true
}

// emptyPanel reports whether keys go to a panel without rows.
func (m *Model) emptyPanel() bool {
	return m.mode() == keymap.Panel && len(m.reader.PanelRows()) == 0
}

// where is the reader's place in words.
func (m *Model) where(l layout) string {
	r := m.reader
	if r.Focus() == state.OnList || r.Open() == nil || r.Open().Article() == nil || m.page == nil {
		if row := r.Row(); row >= 0 {
			return fmt.Sprintf("%d of %d", row+1, r.Library().Len())
		}
		return ""
	}
	top := m.page.At(r.Open().Place())
	shown := m.page.Move(top, l.reader.height-1)
	parts := []string{m.share(shown)}
	if n := len(r.Open().Article().Blocks); n > 0 && r.Open().Place() >= 0 {
		at := fmt.Sprintf("¶ %d", r.Open().Paragraph(r.Open().Place()))
		if r.Open().Article().Head == nil {
			at += fmt.Sprintf(" of %d", r.Open().Paragraph(math.MaxInt))
		}
		parts = append(parts, at)
	}
	if head := r.Open().Article().Head; head != nil {
		parts = append(parts, m.jobs.whole.said(head))
	}
	if s := r.Open().Search(); s != nil {
		parts = append(parts, "“"+s.Query()+"” "+pane.Hits(s))
	}
	if spot, ok := r.Open().Spot(); ok && r.Open().Doc() != nil {
		parts = append(parts, "spotlight on "+r.Open().Doc().Entities[spot].Name)
	}
	switch d := r.Open().Doc(); {
	case d == nil || !d.Covers(max(0, r.Open().Place())):
		parts = append(parts, "reading …")
	case r.Focus() == state.OnArticle && d.Language != "" && !strings.HasPrefix(d.Language, "en"):
		parts = append(parts, "language "+d.Language+": only what is safe is lit")
	}
	return strings.Join(parts, " · ")
}
