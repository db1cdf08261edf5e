package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// restTime is how long the rest of an answer of the terminal may be on its way.
const restTime = time.Second

// answer is an answer of the terminal of which the rest is still on its way. What comes
// later than some milliseconds after the beginning Bubble Tea takes for keys. The zero
// answer is none.
type answer struct {
	text  string // so far
	until time.Time
}

// takes reports whether a message is a part of an answer, and no key; whole is the answer
// with its last part.
func (a *answer) takes(msg tea.Msg, now time.Time) (whole string, ok bool) {
	switch msg := msg.(type) {
	case uv.UnknownEvent:
		if s := string(msg); len(s) > 1 && s[0] == ansi.ESC && strings.IndexByte("]P_^X[", s[1]) >= 0 {
			*a = answer{s, now.Add(restTime)}
			return "", true
		}
	case tea.KeyPressMsg:
		if a.text == "" || now.After(a.until) {
			break
		}
		key, part := msg.Key(), ""
		switch {
		case key.Mod == tea.ModAlt && key.Code == '\\':
			part = "\x1b\\"
		case key.Mod == tea.ModCtrl && key.Code == 'g':
			part = "\a"
		case key.Code == tea.KeyEscape && key.Mod == 0 && a.text[1] != '[':
			part = "\x1b"
		case len(key.Text) == 1 && key.Text[0] < ansi.DEL:
			part = key.Text
		}
		if torn := strings.HasSuffix(a.text, "\x1b"); part != "" && (!torn || part == "\\") {
			return a.add(part), true
		}
	default:
		return "", false
	}
	*a = answer{}
	return "", false
}

// add adds a part, and returns the answer where that was the last one.
func (a *answer) add(part string) string {
	a.text += part
	last := strings.HasSuffix(a.text, "\x1b\\") || part == "\a"
	if a.text[1] == '[' {
		last = part[0] >= '@'
	}
	if !last {
		return ""
	}
	whole := a.text
	*a = answer{}
	return whole
}

// message is what Bubble Tea makes of a whole answer.
func message(whole string) tea.Msg {
	_, event := new(uv.EventDecoder).Decode([]byte(whole))
	switch event := event.(type) {
	case uv.BackgroundColorEvent:
		return tea.BackgroundColorMsg(event)
	case uv.TerminalVersionEvent:
		return tea.TerminalVersionMsg(event)
	case uv.ModeReportEvent:
		return tea.ModeReportMsg(event)
	}
	return event
}
