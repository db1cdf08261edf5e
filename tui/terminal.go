package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/tui/theme"
)

// query asks the terminal, and last how it does, which every terminal answers: with that
// all is answered, for answers come in order.
func (m *Model) query(questions ...string) {
	m.owed++
	m.send(tea.Raw(strings.Join(questions, "") + ansi.DeviceStatusReport(ansi.ANSIStatusReport(5))))
}

// wellReport is what a terminal answers that is well.
const wellReport = "\x1b[0n"

// answers takes what the terminal answers, or tells unasked, and what comes back of pictures.
func (m *Model) answers(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		if msg.Color != nil { // else what it told is no colour
			m.groundIs(!msg.IsDark())
		}
	case uv.UnknownCsiEvent:
		if string(msg) == wellReport {
			m.heard, m.owed = true, max(0, m.owed-1)
			if m.owed == 0 {
				m.answered()
			}
			return
		}
		m.takePicture(msg)
	case uv.DarkColorSchemeEvent:
		m.schemeIs(false)
	case uv.LightColorSchemeEvent:
		m.schemeIs(true)
	case tea.TerminalVersionMsg:
		if m.underlines == theme.Unsure {
			m.underline(theme.Answered(msg.Name))
		}
		if m.program = msg.Name; m.pictures.shows == asked {
			m.askProgram()
		}
	case tea.ModeReportMsg:
		m.measureBy(msg)
	default:
		m.takePicture(msg)
	}
}

// lend gives the terminal to another program by cmd, as it was: it tells no more when it
// becomes light or dark, and has no pictures.
func (m *Model) lend(cmd tea.Cmd) { m.send(tea.Sequence(tea.Raw(m.pictures.afterwards()), cmd)) }

// regain follows the ground of the terminal again, which another program had: it may be
// another one by now. Where a theme paints one, only the report tells. Pictures are sent
// again.
func (m *Model) regain() {
	m.forgetPictures()
	m.query(ansi.SetModeLightDark, ansi.RequestLightDarkReport, ansi.RequestBackgroundColor)
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

// underline draws the theme in force anew with the underlines there are.
func (m *Model) underline(u theme.Underlines) {
	m.underlines = u
	m.retheme()
}

// groundIs takes what the terminal answers about its ground. Once a theme paints one, an
// answer is about that.
func (m *Model) groundIs(light bool) {
	if m.heard && m.canvas.Ground != 0 {
		return
	}
	m.terminal.Light, m.known, m.heard = light, true, true
	m.retheme()
}

// schemeIs takes that the terminal became light or dark. The ground itself tells more,
// where it is the terminal's own.
func (m *Model) schemeIs(light bool) {
	if m.heard && m.canvas.Ground != 0 {
		m.terminal.Light, m.known = light, true
		m.retheme()
	}
	m.query(ansi.RequestBackgroundColor)
}
