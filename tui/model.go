package tui

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lede/model/analysis"
	"lede/model/library"
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
	reader   *state.Reader
	keys     *keymap.Keymap
	actions  map[keymap.Mode]actions
	canvas   pane.Canvas
	terminal theme.Screen
	chosen   bool // the reader chose the theme: the terminal's answer does not change it

	pressed       string // the key whose action is carried out
	width, height int
	mouse         bool        // the terminal reports clicks
	dragging      layout.Edge // the edge between two panes
	followed      state.Place // that the panel was brought to
	page          *page.Page  // of the open article, at the width of the layout
	pageKey       pageKey
	painter       paint.Painter

	found *analysis.Document // of the open article, without corrections

	goal goal

	options Options
	memory  *store.Store
	listing state.Listing // to notice that the list is shown otherwise
	reading reading       // to notice that an article is left
	saves   saves
	jobs    *jobs
	watcher watcher
	cabinet *cabinet
}

var _ tea.Model = (*Model)(nil)

// New returns the program before its first message.
func New(o Options) *Model {
	memory := o.memory()
	m := &Model{
		reader: state.New(o.settings(memory.Settings())), keys: o.Keys, actions: allActions(), options: o,
		jobs: newJobs(), memory: memory, cabinet: newCabinet(o.Index),
		terminal: theme.Screen{Colors: Colors(o.Profile)}, mouse: o.Config.Mouse,
	}
	if m.keys == nil {
		m.keys = keymap.Default()
	}
	m.warnOf(o.Corrections.Err())
	m.canvas.Method = ansi.WcWidth
	m.canvas.Commands = m.commands()
	m.canvas.Still = o.Config.Still()
	m.takeUpListing()
	m.firstTheme(memory.Settings().Theme)
	if o.Warning != nil {
		m.reader.Warn(o.Warning.Error())
	}
	return m
}

// settings are those the reader chose by keys over those of the file, which were
// checked when they were read; the zero Config changes nothing.
func (o Options) settings(chosen store.Settings) state.Settings {
	c, s := o.Config, state.Defaults()
	s.Label, s.Corrections = o.Label, o.Corrections.Current()
	if measure := cmp.Or(o.Measure, chosen.Measure, c.Measure); measure > 0 {
		s.Measure = measure
	}
	if lens, err := c.Lens(); err == nil && c.Kinds != nil {
		s.Lens = lens
	}
	if order, err := c.Sorting(); err == nil {
		s.Sort = order
	}
	s.Strict, s.Lines = c.Strictness(), c.Ending()
	if i := slices.Index(state.LinesNames(), chosen.Lines); i >= 0 {
		s.Lines = state.Lines(i)
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
	if len(m.options.Args) == 0 {
		return nil
	}
	return tea.Batch(m.jobs.begin(m.options, m.cabinet), tea.RequestBackgroundColor)
}

// Update routes a message. Nothing here reads, writes or takes long: commands
// do, and bring back values.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.KeyPressMsg:
		cmd = m.key(msg)
	case tea.PasteMsg:
		m.reader.Edit(func(l *state.Line) { l.Insert(msg.Content) })
	case tea.MouseWheelMsg:
		cmd = m.wheel(msg)
	case tea.MouseClickMsg:
		cmd = m.click(msg)
	case tea.MouseMotionMsg:
		m.drag(msg)
	case tea.MouseReleaseMsg:
		m.letGo()
	case tea.BackgroundColorMsg:
		m.terminal.Light = !msg.IsDark()
		m.retheme()
	case tea.ModeReportMsg:
		m.measureBy(msg)
	default:
		cmd = m.take(msg)
	}
	m.derive()
	return m, tea.Batch(cmd, m.followListing(), m.follow(), m.followParts(), m.followSearch())
}

// take takes what a command brings back.
func (m *Model) take(msg tea.Msg) (cmd tea.Cmd) {
	switch msg := msg.(type) {
	case listedMsg:
		cmd = m.listed(msg)
	case articleMsg:
		cmd = m.showArticle(msg)
		m.arrive()
	case documentMsg:
		cmd = m.showDocument(msg)
	case partMsg:
		cmd = m.showPart(msg)
	case restMsg:
		cmd = m.tellRest(msg)
	case answersMsg:
		cmd = m.answered(msg)
	case indexedMsg:
		cmd = m.indexed(msg)
	case foundMsg:
		m.takeFound(msg)
	case correctedMsg:
		m.showCorrected(msg)
	case notesMsg:
		m.showNotes(msg)
	case composedMsg:
		cmd = m.composed(msg)
	case keptMsg:
		cmd = m.kept(msg)
	case savedMsg:
		m.saved(msg)
	case pausedMsg:
		m.paused()
	case saidMsg:
		m.say(msg)
	case rereadMsg:
		cmd = m.reread(msg)
	case lookedMsg:
		cmd = m.looked(msg)
	case changedMsg:
		cmd = m.changed(msg)
	}
	return cmd
}

// derive brings what follows from the state into line with it, after every
// message: the page of the open article and the visible part of the list.
func (m *Model) derive() {
	m.rebuild()
	m.firstTour()
	if o := m.reader.Open(); o != nil && m.reader.Focus() == state.OnArticle && o.Place() != m.followed {
		m.followed = o.Place()
		m.reader.FollowPanel()
	}
	l := m.layout()
	if l.Panel.Width > 0 {
		m.reader.KeepPanel(m.canvas.PanelRoom(m.reader, l.Panel.Width, l.Panel.Height))
	}
	m.keepFound(l.Found)
	if l.List.Width > 0 {
		m.reader.KeepVisible(l.List.Height, func(row int) int {
			return m.canvas.ItemHeight(m.reader.Library().Item(m.reader.Library().At(row)), l.List.Width)
		})
	}
}

// measureBy follows the terminal's answer about grapheme clusters: the
// renderer then measures by them, and so must everything here.
func (m *Model) measureBy(msg tea.ModeReportMsg) {
	if msg.Mode != ansi.ModeUnicodeCore {
		return
	}
	if msg.Value == ansi.ModeSet || msg.Value == ansi.ModeReset || msg.Value == ansi.ModePermanentlySet {
		m.canvas.Method = ansi.GraphemeWidth
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
	if m.options.Simple {
		t = t.Simple()
	}
	m.canvas.Theme = t
	m.reader.NameTheme(t.Name)
}

// retheme swaps the theme for the one that suits what the terminal answered,
// unless the reader chose one.
func (m *Model) retheme() {
	if !m.chosen {
		m.setTheme("")
	}
}

// open starts to read item id; focus is whether the reader goes to it or only
// sees it beside the list.
func (m *Model) open(id library.ID, focus bool) tea.Cmd {
	if m.reader.Library().Item(id) == nil {
		return nil
	}
	if !focus {
		m.reader.Preview(id)
		return m.openItem(id)
	}
	m.reader.Enter(id)
	if m.reader.Open().Article() != nil {
		m.markRead(id)
	}
	return m.openItem(id)
}

// markRead marks item id read, and keeps that.
func (m *Model) markRead(id library.ID) {
	m.reader.MarkRead(id, true)
	m.keepMarks(id)
}

func (m *Model) close() {
	m.jobs.cancel()
	m.cabinet.close()
	m.watcher.close()
}

// background is the context of everything the program does on its own.
func background() (context.Context, context.CancelFunc) {
	return context.WithCancel(context.Background())
}
