package tui

import (
	"cmp"
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model/engine"
	"lede/model/state"
	"lede/model/store"
	"lede/tui/keymap"
	"lede/tui/layout"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/pane"
	"lede/tui/theme"
)

// Model is the one tea.Model. What the reader sees and has chosen is in
// reader; the rest is what the screen needs to draw it and to fetch more.
type Model struct {
	reader     *state.Reader
	keys       *keymap.Keymap
	actions    map[keymap.Mode]actions
	canvas     pane.Canvas
	terminal   theme.Screen
	answer     answer
	underlines theme.Underlines
	chosen     bool // the reader chose the theme: the terminal's answer does not change it
	known      bool // the terminal told its ground
	heard      bool // it answered, whatever it told of that: a ground may be painted
	owed       int  // questions that it did not answer yet

	pressed       string // the key whose action is carried out
	width, height int
	mouse         bool        // the terminal reports clicks
	dragging      layout.Edge // the edge between two panes
	page          *page.Page  // of the open article, at the width of the layout
	pageKey       pageKey
	painter       paint.Painter
	tour          tourSize
	goal          goal
	raised        raised
	pictures      pictures
	program       string // what the terminal calls itself; "" before it answered

	pace    pace
	ticks   *ticks
	options Options
	engine  *engine.Engine
	ctx     context.Context // of the engine's work; ends with the program
	stop    context.CancelFunc
	cmds    []tea.Cmd // that the message being routed asks for
}

var _ tea.Model = (*Model)(nil)

// New returns the program before its first message.
func New(o Options) *Model {
	if o.Engine.Store == nil {
		o.Engine.Store = store.Private()
	}
	chosen := o.Engine.Store.Settings()
	m := &Model{
		reader: state.New(o.settings(chosen)), keys: o.Keys, actions: allActions(), options: o,
		terminal: theme.Screen{Colors: Colors(o.Profile)}, underlines: o.Underlines, mouse: o.Config.Mouse,
	}
	if m.keys == nil {
		m.keys = keymap.Default()
	}
	m.ctx, m.stop = context.WithCancel(context.Background())
	m.engine = engine.New(o.Engine, m.reader)
	m.canvas.Method = ansi.WcWidth
	m.canvas.Commands = m.commands()
	m.canvas.Still = o.Config.Still()
	m.canvas.Isolated = o.Config.Isolate
	m.pictures.on = o.Config.Pictures
	m.firstTheme(chosen.Theme)
	if o.Warning != nil {
		m.reader.Warn(o.Warning.Error())
	}
	return m
}

// settings are those the reader chose by keys over those of the file, which were
// checked when they were read; the zero Config changes nothing.
func (o Options) settings(chosen store.Settings) state.Settings {
	c, s := o.Config, state.Defaults()
	s.Label, s.Single, s.Corrections = o.Label, o.Engine.Single, o.Engine.Corrections.Current()
	if measure := cmp.Or(o.Measure, chosen.Measure, c.Measure); measure > 0 {
		s.Measure = measure
	}
	if lens, err := c.Lens(); err == nil && c.Kinds != nil {
		s.Lens = lens
	}
	if order, err := c.Sorting(); err == nil {
		s.Sort = order
	}
	s.Strict, s.Lines, s.Form = c.Strictness(), c.Ending(), c.Form()
	if i := slices.Index(state.LinesNames(), chosen.Lines); i >= 0 {
		s.Lines = state.Lines(i)
	}
	if i := slices.Index(state.FormNames(), chosen.List); i >= 0 {
		s.Form = state.Form(i)
	}
	s.Side, s.Low = chosen.Panel, chosen.Low
	return s
}

// firstTheme puts the theme in force that the command line names, else the one
// chosen by keys, else that of the configuration.
func (m *Model) firstTheme(chosen string) {
	name := cmp.Or(m.options.Theme, chosen, m.options.Config.Theme)
	if _, err := m.options.Themes.Named(name); err != nil && m.options.Theme == "" {
		name = "" // "auto", or a theme that is no more
	}
	m.setTheme(name)
}

// Init starts to read what was named and asks the terminal for its ground.
func (m *Model) Init() tea.Cmd {
	m.begin(m.engine.Begin()...)
	questions := []string{ansi.SetModeLightDark, ansi.RequestBackgroundColor}
	if m.underlines == theme.Unsure {
		questions = append(questions, ansi.RequestNameVersion)
	}
	m.query(questions...)
	if m.pictures.on {
		m.askForPictures()
	}
	return m.sent()
}

// Update routes a message. Nothing here reads, writes or takes long: the engine's
// work does, and brings back events.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.ticks.wake()
	if whole, ok := m.answer.takes(msg, m.options.now()); ok {
		msg = message(whole)
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		if m.pictures.sixel.on { // in a window of another size its cells may be
			m.askCell()
		}
	case tea.KeyPressMsg:
		m.key(msg)
	case tea.PasteMsg:
		m.edit(func(l *state.Line) { l.Insert(msg.Content) })
	case tea.MouseWheelMsg:
		m.wheel(msg)
	case tea.MouseClickMsg:
		m.click(msg)
	case tea.MouseMotionMsg:
		m.drag(msg)
	case tea.MouseReleaseMsg:
		m.letGo()
	case eventMsg:
		m.take(msg)
	case returnedMsg:
		m.regain()
		m.take(eventMsg(msg))
	case tea.ResumeMsg:
		m.regain()
	case frameMsg:
		m.pace.late = false
	case pauseMsg:
		m.pace.rest(msg.number)
	default:
		m.answers(msg)
	}
	now := m.options.now()
	m.follow(now)
	m.show()
	m.wait(now)
	return m, m.sent()
}

// eventMsg is what work of the engine brought back: the one message of all of it.
type eventMsg struct{ engine.Event }

// returnedMsg is an eventMsg of a program that had the terminal to itself.
type returnedMsg struct{ engine.Event }

// begin has work of the engine done beside the screen.
func (m *Model) begin(all ...engine.Work) {
	for _, work := range all {
		m.send(func() tea.Msg {
			if event := work(m.ctx); event != nil {
				return eventMsg{event}
			}
			return nil
		})
	}
}

// take takes what work brought back. A program that is to have the terminal to
// itself is the screen's to start, all else the engine's to apply.
func (m *Model) take(msg eventMsg) {
	if found, ok := msg.Event.(engine.Pictures); ok {
		m.foundPictures(found)
	}
	over, ok := msg.Event.(engine.HandOver)
	if !ok {
		m.begin(m.engine.Apply(msg.Event)...)
		return
	}
	over = m.engine.Lend(over)
	if over.Cmd.Stdout == nil { // else it would have a pipe, and pictures drawn over it
		over.Cmd.Stdout = m.options.Output
	}
	m.lend(tea.ExecProcess(over.Cmd, func(err error) tea.Msg { return returnedMsg{over.Done(err)} }))
}

// send gives a command to Bubble Tea once the message is routed.
func (m *Model) send(cmd tea.Cmd) { m.cmds = append(m.cmds, cmd) }

func (m *Model) sent() tea.Cmd {
	cmds := m.cmds
	m.cmds = nil
	return tea.Batch(cmds...)
}

// follow brings all that is derived from state into line with it, after every
// message, and carries out what its transitions want.
func (m *Model) follow(now time.Time) {
	m.canvas.Today = now
	m.preview(now)
	m.firstTour()
	m.layPictures()
	for {
		work, effects := m.engine.Follow()
		m.begin(work...)
		m.rebuild()
		if len(effects) == 0 {
			break
		}
		for _, effect := range effects {
			m.carryOut(effect)
		}
	}
	m.keepVisible()
	m.showPictures()
}

// carryOut does what a transition wants of the screen.
func (m *Model) carryOut(effect state.Effect) {
	switch e := effect.(type) {
	case state.Revealing:
		m.reveal(e.Span)
	case state.Ending:
		m.toEnd()
	case state.Copied:
		m.send(tea.SetClipboard(e.Text))
	}
}

// keepVisible keeps what is selected in each pane on the screen.
func (m *Model) keepVisible() {
	l := m.layout()
	if l.Panel.Width > 0 {
		m.reader.KeepPanel(m.canvas.PanelRoom(m.reader, l.Panel.Width, l.Panel.Height))
	}
	m.keepFound(l.Found)
	if l.List.Width > 0 {
		m.reader.KeepVisible(l.List.Height, func(row int) int {
			return m.canvas.ItemHeight(m.reader, row, l.List.Width)
		})
	}
}

// setTheme puts a theme in force; an unknown name is said and changes nothing.
func (m *Model) setTheme(name string) {
	m.chosen = name != ""
	if name == "" {
		name = theme.Default(m.terminal)
	}
	t, err := m.options.Themes.Named(name)
	if err != nil {
		m.reader.Warn(err.Error())
		m.chosen = false
		t, _ = theme.Named(theme.Default(m.terminal))
	}
	if m.terminal.Colors == 0 {
		t = t.Bare()
	}
	if m.underlines != theme.Many {
		t = t.Simple()
	}
	if m.known {
		t = t.On(m.terminal.Light)
	}
	m.canvas.Theme = t
	m.reader.NameTheme(t.Name)
}

// retheme swaps the theme for the one that suits what the terminal answered; the one
// that the reader chose paints a ground where the terminal's does not suit it.
func (m *Model) retheme() {
	name := ""
	if m.chosen {
		name = m.reader.Theme()
	}
	m.setTheme(name)
}
