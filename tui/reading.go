package tui

import (
	"cmp"
	"fmt"
	"slices"

	"lede/model/article"
	"lede/model/engine"
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/graphics"
	"lede/tui/keymap"
	"lede/tui/page"
	"lede/tui/pane"
)

// onArticle is what keys do on the page.
func onArticle() actions {
	scroll := func(n func(height int) int) func(*Model) {
		return func(m *Model) { m.scroll(n(m.layout().Page.Height)) }
	}
	return actions{
		keymap.Down:     scroll(func(int) int { return 1 }),
		keymap.Up:       scroll(func(int) int { return -1 }),
		keymap.PageDown: scroll(func(h int) int { return max(1, h-1) }), // the last row stays as the first
		keymap.PageUp:   scroll(func(h int) int { return -max(1, h-1) }),
		keymap.HalfDown: scroll(func(h int) int { return max(1, h/2) }),
		keymap.HalfUp:   scroll(func(h int) int { return -max(1, h/2) }),
		keymap.First:    func(m *Model) { m.reader.Leave(); m.reader.MoveTo(state.Top) },
		keymap.Last:     on((*state.Reader).ToEnd),

		keymap.NextParagraph: func(m *Model) { m.paragraph(1) },
		keymap.PrevParagraph: func(m *Model) { m.paragraph(-1) },
		keymap.NextArticle:   func(m *Model) { m.neighbour(1) },
		keymap.NextUnread:    func(m *Model) { m.enter(m.reader.Unread(1), "all that are listed are read") },
		keymap.PrevUnread:    func(m *Model) { m.enter(m.reader.Unread(-1), "all that are listed are read") },
		keymap.PrevArticle:   func(m *Model) { m.neighbour(-1) },
		keymap.NextMention:   func(m *Model) { m.walk(m.reader.WalkMentions, 1, "no names are lit here") },
		keymap.PrevMention:   func(m *Model) { m.walk(m.reader.WalkMentions, -1, "no names are lit here") },
		keymap.NextNumber:    func(m *Model) { m.walk(m.reader.WalkNumbers, 1, "no dates or figures are lit here") },
		keymap.NextQuote:     func(m *Model) { m.walk(m.reader.WalkQuotes, 1, m.unquoted()) },
		keymap.PrevQuote:     func(m *Model) { m.walk(m.reader.WalkQuotes, -1, m.unquoted()) },
		keymap.Accept:        (*Model).ask,
		keymap.WhoSaidWhat:   panel(state.Said),
		keymap.ShowNames:     panel(state.Names),
		keymap.FindName:      (*Model).findName,
		keymap.ShowLinks:     panel(state.Links),
		keymap.ShowHeadings:  panel(state.Headings),

		keymap.Search:  (*Model).beginSearch,
		keymap.NextHit: func(m *Model) { m.nextHit(1) },
		keymap.PrevHit: func(m *Model) { m.nextHit(-1) },

		keymap.Lens1: lens(1), keymap.Lens2: lens(2), keymap.Lens3: lens(3), keymap.Lens4: lens(4),
		keymap.Lens5: lens(5), keymap.Lens6: lens(6), keymap.Lens7: lens(7), keymap.LensAll: (*Model).toggleAll,

		keymap.Spotlight:      (*Model).spotlight,
		keymap.TogglePictures: (*Model).togglePictures,
		keymap.ToggleAsides:   on((*state.Reader).ToggleAsides),
		keymap.CycleStrict:    (*Model).nextStrict,
		keymap.SetMark:        func(m *Model) { m.await(true, "a letter names this place") },
		keymap.GoToMark:       func(m *Model) { m.await(false, "go to the place of which letter?") },
		keymap.CycleLines:     (*Model).nextLines,
		keymap.Wider:          func(m *Model) { m.widen(4) },
		keymap.Narrower:       func(m *Model) { m.widen(-4) },
		keymap.ResetWidth:     (*Model).resetWidth,
		keymap.JumpBack:       func(m *Model) { m.jump(-1) },
		keymap.JumpForward:    func(m *Model) { m.jump(1) },
	}
}

// fromArticle is what keys do that hand the article, or what is selected in it, to
// something else.
func fromArticle() actions {
	return actions{
		keymap.Copy:          call((*engine.Engine).CopyHere),
		keymap.CopyMarkdown:  call((*engine.Engine).CopyMarkdown),
		keymap.CopyCSL:       call((*engine.Engine).CopyCSL),
		keymap.Export:        func(m *Model) { m.engine.AskExport(m.options.Config.Export) },
		keymap.FindQuote:     (*Model).findQuote,
		keymap.Edit:          start((*engine.Engine).Edit),
		keymap.Pipe:          func(m *Model) { m.reader.Type(state.ForPipe, "") },
		keymap.Get:           start((*engine.Engine).GetOpen),
		keymap.ToggleStories: start((*engine.Engine).ShowStory),
		keymap.OpenBrowser:   start((*engine.Engine).BrowseOpen),
		keymap.ToggleStar:    (*Model).star,
		keymap.ToList:        (*Model).toList,
	}
}

// lens switches the kinds of key n.
func lens(n int) func(*Model) { return func(m *Model) { m.toggleLens(n) } }

// panel opens a panel, or closes it.
func panel(k state.PanelKind) func(*Model) { return func(m *Model) { m.reader.TogglePanel(k) } }

// pageKey is what the page was laid out for.
type pageKey struct {
	article *article.Article
	options page.Options
}

// rebuild lays the open article out anew when the article, the width, the theme
// or the way of measuring changed.
func (m *Model) rebuild() {
	width := m.layout().Page.Width
	o := m.reader.Open()
	if o == nil || o.Article() == nil || width <= 0 {
		return
	}
	want := pageKey{o.Article(), page.Options{
		Width: width, Measure: m.reader.Measure(), Theme: m.canvas.Theme, Method: m.canvas.Method, Unfold: o.Asides(), Opened: foldsOf(o.Folds()),
		Justify: m.reader.Lines() == state.Justified, Hyphens: m.hyphens(), Names: true, Pictures: m.pictures.of(o.Article()),
	}}
	switch {
	case m.page != nil && want == m.pageKey:
	case m.page != nil && want.article == m.pageKey.article:
		m.page = m.page.With(want.options)
	default:
		m.page = page.New(o.Article(), want.options)
	}
	m.pageKey = want
}

// shown is the page of the open article; nil while there is none.
func (m *Model) shown() *page.Page {
	if o := m.reader.Open(); o == nil || o.Article() == nil || m.page == nil || m.page.Article() != o.Article() {
		return nil
	}
	return m.page
}

// scroll moves the reading place by n rows, no further than the end.
func (m *Model) scroll(n int) {
	p := m.shown()
	if p == nil {
		return
	}
	m.scrollTo(p.Move(m.top(), n))
}

// scrollTo makes pos the first row of the screen, or the last first row there
// can be.
func (m *Model) scrollTo(pos page.Pos) { m.reader.MoveTo(m.placeAt(pos)) }

// placeAt is the reading place with pos as the first row of the screen, or with
// the last first row there can be.
func (m *Model) placeAt(pos page.Pos) state.Place {
	p, height := m.shown(), m.layout().Page.Height
	if p.Distance(pos, p.End(), height) < height-1 {
		pos = p.Bottom(height)
	}
	m.raised = raised{p.Place(pos), p.Above(pos)}
	return p.Place(pos)
}

// raised is how far above the row at a place, in the picture there, the screen begins.
type raised struct{ place, rows int }

// raisedHere is how far above the reading place the screen begins.
func (m *Model) raisedHere() int {
	if o := m.reader.Open(); o != nil && o.Place() == m.raised.place {
		return m.raised.rows
	}
	return 0
}

// top is the first row of the page on the screen.
func (m *Model) top() page.Pos { return m.shown().Raised(m.reader.Open().Place(), m.raisedHere()) }

// toEnd brings the end of the article on the screen.
func (m *Model) toEnd() {
	if p := m.shown(); p != nil {
		m.reader.EndAt(m.placeAt(p.End()))
	}
}

// reveal brings a span on the screen, a third down when it is not there yet.
func (m *Model) reveal(span text.Span) {
	p := m.shown()
	if p == nil {
		return
	}
	if span.Start < 0 { // in the head
		m.reader.MoveTo(state.Top)
		return
	}
	height := m.layout().Page.Height
	row := p.At(span.Start)
	if d := p.Distance(m.top(), row, 2*height); d >= 0 && d < height-1 {
		return
	}
	m.scrollTo(p.Move(row, -height/3))
}

func (m *Model) walk(next func(int) (text.Span, bool), step int, none string) {
	span, ok := next(step)
	if !ok {
		if !m.walkOn(step) {
			m.reader.Say(none)
		}
		return
	}
	m.reveal(span)
	m.reader.PanelToSelection()
}

// unquoted says that there is no quotation to walk to: of whom the spotlight is on,
// where there is one.
func (m *Model) unquoted() string {
	if o := m.reader.Open(); o != nil {
		if id, ok := o.Spot(); ok && o.Doc() != nil {
			return o.Doc().Entities[id].Name + " is not quoted here"
		}
	}
	return "nobody is quoted here"
}

// findName searches the library for the name that is selected.
func (m *Model) findName() {
	if !m.reader.FindName() {
		m.reader.Say(m.reader.Nameless())
	}
}

// ask opens the card of what is selected.
func (m *Model) ask() {
	if m.reader.Open().Select() == nil && m.toggleFold() {
		return
	}
	if !m.reader.AskSelected() {
		m.reader.Say(m.reader.Unselected(true))
	}
}

// paragraph goes to the start of the next block, or of this one or the one
// before.
func (m *Model) paragraph(step int) {
	p, o := m.shown(), m.reader.Open()
	if p == nil {
		return
	}
	blocks := o.Article().Blocks
	at, _ := slices.BinarySearchFunc(blocks, max(0, o.Place()), func(b article.Block, place int) int { return b.Start - place })
	if step > 0 && at < len(blocks) && blocks[at].Start <= o.Place() {
		at++
	}
	if step < 0 {
		at--
	}
	switch {
	case at < 0:
		m.reader.MoveTo(state.Top)
	case at < len(blocks):
		m.scrollTo(p.Raised(blocks[at].Start, graphics.MaxSide))
	default:
		m.scrollTo(p.End())
	}
}

// neighbour opens the next article of the list's order and filter.
func (m *Model) neighbour(step int) { m.enter(m.reader.Neighbour(step), "no other article that way") }

// enter opens an article in place of the open one; where there is none it is said.
func (m *Model) enter(id library.ID, none string) {
	if id == library.None {
		m.reader.Say(none)
		return
	}
	m.reader.Leave()
	m.reader.Enter(id)
}

// jump goes back to where a jump began, or forward again.
func (m *Model) jump(step int) {
	if !m.reader.Return(step) {
		m.reader.Say("no jump to go back to")
	}
}

func (m *Model) toggleLens(n int) {
	kinds := state.LensGroups(n)
	word := "not lit"
	if m.reader.ToggleKinds(kinds) {
		word = "lit"
	}
	m.reader.Say(kinds[0].Plural() + " " + word)
}

func (m *Model) toggleAll() {
	if !m.reader.ToggleAllKinds() {
		m.reader.Say("no kind is lit; 0 lights all")
		return
	}
	m.reader.Say("all kinds lit")
}

// nextStrict shows fewer guesses, or all again.
func (m *Model) nextStrict() {
	m.reader.CycleStrict()
	m.reader.Say("showing " + m.reader.Strict().String())
}

func (m *Model) await(set bool, prompt string) {
	m.reader.AwaitLetter(set)
	m.reader.Say(prompt)
}

// spotlight leaves only the paragraphs about the selected name bright.
func (m *Model) spotlight() {
	if !m.reader.ToggleSpotlight() {
		m.reader.Say(m.reader.Unselected(false))
	}
}

func (m *Model) widen(n int) {
	m.reader.Wider(n)
	m.reader.Say(fmt.Sprintf("%d columns", m.reader.Measure()))
}

// resetWidth goes back to the measure of the configuration.
func (m *Model) resetWidth() {
	m.reader.ResetMeasure(cmp.Or(m.options.Config.Measure, state.DefaultMeasure))
	m.reader.Say(fmt.Sprintf("%d columns", m.reader.Measure()))
}

func (m *Model) openSearch() *state.Search {
	if m.reader.Open() == nil {
		return nil
	}
	return m.reader.Open().Search()
}

func (m *Model) beginSearch() {
	m.reader.Leave()
	m.reader.Type(state.ForFind, "")
}

// showHit makes the hit step places on the current one and brings it on the
// screen; 0 shows the current one.
func (m *Model) showHit(step int) {
	if hit, ok := m.reader.StepHit(step); ok {
		m.reveal(hit)
	}
}

// nextHit goes to the next hit: of the article, and from its last one on to the
// next result of a search of the library.
func (m *Model) nextHit(step int) {
	if row, ok := m.reader.NextResult(step); ok {
		m.engine.OpenResult(row, step < 0)
		return
	}
	s := m.openSearch()
	if s == nil {
		fresh, ok := m.reader.SearchAgain()
		if !ok {
			m.reader.Say("/ searches the article")
			return
		}
		if s = m.openSearch(); fresh && step > 0 {
			step = 0
		}
	}
	m.showHit(step)
	if !s.Pending() {
		m.reader.Say(pane.Found(s))
	}
}

// walkOn goes where the analysed part of the article ends in the direction of
// step, so that the names there are found next; it reports whether it did.
func (m *Model) walkOn(step int) bool {
	o := m.reader.Open()
	if o == nil || o.Doc() == nil || !o.Doc().Partial() {
		return false
	}
	switch end := o.Doc().Part.End; {
	case !o.Doc().Covers(max(0, o.Place())):
		m.reader.Say("this part is being read")
	case step > 0 && end < len(o.Article().Text):
		m.scrollTo(m.shown().At(end))
		m.reader.Say("no more in the part that was read; going on")
	case step < 0 && o.Doc().Part.Start > 0:
		m.reveal(text.Span{Start: o.Doc().Part.Start - 1, End: o.Doc().Part.Start})
		m.reader.Say("no more in the part that was read; going on")
	default:
		return false
	}
	return true
}
