package tui

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/model/engine"
	"lede/model/state"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// A terminal that changes between light and dark is asked for its ground, and the theme
// follows, unless the reader chose one.
func TestGroundIsFollowed(t *testing.T) {
	t.Parallel()
	white, black := theme.RGB(255, 255, 255).Color(), theme.RGB(0, 0, 0).Color()
	for _, chosen := range []bool{false, true} {
		d := drive(t, 80, 24, story(t))
		if !strings.Contains(fmt.Sprint(d.said), ansi.SetModeLightDark) {
			t.Fatalf("changes are not asked for: %v", d.said)
		}
		if chosen {
			d.keys(": text:moss enter")
		}
		for _, c := range []struct {
			event  any
			ground tea.BackgroundColorMsg
			want   string
		}{{uv.LightColorSchemeEvent{}, tea.BackgroundColorMsg{Color: white}, "light"}, {uv.DarkColorSchemeEvent{}, tea.BackgroundColorMsg{Color: black}, "dark"}} {
			d.said = nil
			d.send(c.event)
			if len(d.said) != 1 {
				t.Fatalf("%T: the ground is not asked for: %v", c.event, d.said)
			}
			d.send(c.ground)
			if got := d.m.reader.Theme(); got != c.want && !chosen || chosen && got != "moss" {
				t.Errorf("%T, chosen %v: %s", c.event, chosen, got)
			}
		}
	}
}

// A theme that is chosen and paints no ground paints one where the terminal's own does
// not suit it, as the terminal changes; what it answers about that ground is not its own.
func TestChosenThemeHasItsGround(t *testing.T) {
	t.Parallel()
	white, black := tea.BackgroundColorMsg{Color: theme.RGB(255, 255, 255).Color()}, tea.BackgroundColorMsg{Color: theme.RGB(0, 0, 0).Color()}
	painted := func(d *driver) string {
		v := d.m.View()
		if v.BackgroundColor == nil {
			return ""
		}
		return fmt.Sprintf("%v on %v", v.ForegroundColor, v.BackgroundColor)
	}
	for _, name := range theme.Names() {
		look, err := theme.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		d := drive(t, 80, 24, story(t)).keys(": text:" + name + " enter")
		if early := painted(d); early != "" {
			t.Fatalf("%s paints %q before the terminal answered: it would take that for its own", name, early)
		}
		d.send(uv.UnknownCsiEvent(wellReport))
		own := painted(d)
		if own != "" != (look.Ground != 0) {
			t.Fatalf("%s paints %q where the terminal does not tell its ground", name, own)
		}
		suits, other, scheme := tea.Msg(black), tea.Msg(white), tea.Msg(uv.DarkColorSchemeEvent{})
		if look.Light {
			suits, other, scheme = white, black, uv.LightColorSchemeEvent{}
		}
		if d.send(suits); painted(d) != own {
			t.Errorf("%s paints %q on a ground that suits it", name, painted(d))
		}
		d.send(other)
		on := painted(d)
		if bare := name == theme.Default(theme.Screen{}); (on == "") != bare {
			t.Errorf("%s paints %q on a ground that does not suit it", name, on)
		}
		if on == "" {
			continue
		}
		if d.send(suits); painted(d) != on { // that it paints itself
			t.Errorf("%s paints %q, having painted %q", name, painted(d), on)
		}
		if d.send(scheme); painted(d) != own {
			t.Errorf("%s paints %q where the terminal suits it by now", name, painted(d))
		}
		if d.m.reader.Theme() != name {
			t.Errorf("%s became %s", name, d.m.reader.Theme())
		}
	}
}

// A theme that paints its ground from the start is not taken for the terminal's: one for
// dark grounds chosen afterwards has its own on a light terminal. A terminal answers
// with the ground that it was given last.
func TestPaintedGroundIsNotTheTerminals(t *testing.T) {
	t.Parallel()
	white := theme.RGB(255, 255, 255).Color()
	for _, name := range theme.Names() {
		o := files(story(t))
		o.Theme = name
		d := driveWith(t, 80, 24, o)
		ground := white
		if v := d.m.View(); v.BackgroundColor != nil {
			ground = v.BackgroundColor
		}
		d.send(tea.BackgroundColorMsg{Color: ground})
		if d.keys(": text:dark enter"); d.m.View().BackgroundColor == nil {
			t.Errorf("after %s, dark paints no ground on white", name)
		}
	}
}

// Whatever a terminal answers, at any time, is no key: nothing is typed, opened or ended
// by it.
func TestAnswersAreNoKeys(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"", "enter", "enter /", "enter w", "enter e enter", "?", ":"} {
		d := drive(t, 80, 24, wire).keys(keys)
		before := d.screen()
		for _, msg := range []tea.Msg{
			tea.TerminalVersionMsg{Name: "screen 4.9"}, tea.CapabilityMsg{Content: "RGB"}, tea.FocusMsg{}, tea.BlurMsg{}, tea.KeyReleaseMsg{Code: 'q', Text: "q"},
			tea.KeyboardEnhancementsMsg{}, tea.CursorPositionMsg{X: 3, Y: 4}, tea.ForegroundColorMsg{}, tea.ClipboardMsg{Content: "quit"},
			tea.BackgroundColorMsg{}, uv.UnknownEvent("\x1b]11;rgb:0000/00"), uv.UnknownCsiEvent("\x1b[?62;c"), uv.PrimaryDeviceAttributesEvent{62, 4},
		} {
			if d.send(msg); d.quit || d.screen() != before {
				t.Errorf("after %q %T changes the screen", keys, msg)
			}
		}
	}
}

// Keys of keyboards without Latin letters act by their place, while a line takes them as
// letters; where the terminal tells the place, that counts.
func TestKeysOfOtherLayouts(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, wire).keys("о")
	if d.m.reader.Row() != 1 {
		t.Errorf("о leads to row %d", d.m.reader.Row())
	}
	if d.keys("enter у"); d.m.reader.Open().Select() == nil {
		t.Error("у goes to no name")
	}
	d.send(tea.KeyPressMsg{Code: 'ц', Text: "ц", BaseCode: 'i'})
	if p := d.m.reader.Panel(); p == nil || p.Kind() != state.Names {
		t.Error("the place that the terminal tells does not count")
	}
	if d.keys("esc esc / text:йцу"); d.m.reader.Input().Text() != "йцу" {
		t.Errorf("typed %q", d.m.reader.Input().Text())
	}
	if d.keys("enter ς"); d.m.reader.Panel() == nil || d.m.reader.Panel().Kind() != state.Said {
		t.Error("ς lists no quotations")
	}
}

// What a key of another layout means: on one with Latin letters what it types, and on
// one without what stands at its place.
func TestActionOfAKey(t *testing.T) {
	t.Parallel()
	m := drive(t, 80, 24, wire).keys("enter").m
	for _, c := range []struct {
		key  tea.KeyPressMsg
		want string // the key of the United States, "" for one without a meaning
	}{
		{tea.KeyPressMsg{Code: 'é', Text: "é", BaseCode: '2'}, ""}, // of the French layout
		{tea.KeyPressMsg{Code: '²', Text: "²", BaseCode: '`'}, ""},
		{tea.KeyPressMsg{Code: 'é', Text: "2", ShiftedCode: '2', BaseCode: '2', Mod: tea.ModShift}, "2"},
		{tea.KeyPressMsg{Code: 'z', Text: "z", BaseCode: 'w'}, "z"},
		{tea.KeyPressMsg{Code: 'r', Text: "r", BaseCode: 'o'}, "r"}, // Dvorak
		{tea.KeyPressMsg{Code: 'd', BaseCode: 'h', Mod: tea.ModCtrl}, "ctrl+d"},
		{tea.KeyPressMsg{Code: 'h', BaseCode: 'd', Mod: tea.ModCtrl}, "ctrl+h"},
		{tea.KeyPressMsg{Code: 'ც', Text: "ც", BaseCode: 'c'}, "c"}, // Georgian
		{tea.KeyPressMsg{Code: 'ჯ', Text: "Ჯ", ShiftedCode: 'Ჯ', BaseCode: 'j', Mod: tea.ModShift}, "J"},
		{tea.KeyPressMsg{Code: 'ф', BaseCode: 'a', Mod: tea.ModCtrl}, "ctrl+a"}, // Russian
		{tea.KeyPressMsg{Code: 'в', BaseCode: 'd', Mod: tea.ModCtrl}, "ctrl+d"},
		{tea.KeyPressMsg{Code: 'ж', Text: "Ж", BaseCode: ';', Mod: tea.ModShift}, ":"},
		{tea.KeyPressMsg{Code: 'ж', Text: "Ж"}, ":"},
		{tea.KeyPressMsg{Code: tea.KeyDown, BaseCode: 'q'}, "down"},
	} {
		want := keymap.None
		if c.want != "" {
			want = m.keys.Lookup(keymap.Article, c.want)
		}
		if got := m.action(keymap.Article, c.key); got != want {
			t.Errorf("%q at %q: %v, want %v", c.key.Text, c.key.BaseCode, got, want)
		}
	}
}

// Who has the terminal instead is not told when it becomes light or dark, and its ground is
// asked for afterwards: by the program that got it, or after the reader came back.
func TestGroundIsNotFollowedElsewhere(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.said = nil
	d.m.take(eventMsg{engine.HandOver{Cmd: exec.Command("true"), Done: func(error) engine.Event { return nil }}})
	d.do(d.m.sent())
	if len(d.said) != 2 || fmt.Sprint(d.said[0]) != fmt.Sprint(tea.Raw(ansi.ResetModeLightDark)()) {
		t.Errorf("a program gets the terminal after %q", d.said)
	}
	d.said = nil
	if d.keys("ctrl+z"); len(d.said) != 2 || fmt.Sprint(d.said[0]) != fmt.Sprint(tea.Raw(ansi.ResetModeLightDark)()) || d.said[1] != tea.Suspend() {
		t.Errorf("put aside after %q", d.said)
	}
	for _, back := range []tea.Msg{returnedMsg{}, tea.ResumeMsg{}} {
		d.said = nil
		d.send(back)
		for _, asked := range []string{ansi.SetModeLightDark, ansi.RequestLightDarkReport, ansi.RequestBackgroundColor} {
			if len(d.said) != 1 || !strings.Contains(fmt.Sprint(d.said[0]), asked) {
				t.Errorf("%T: %q", back, d.said)
			}
		}
	}
}

// Answers are owed from a question to the report that comes behind them.
func TestAnswersAreOwed(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	for _, c := range []struct {
		msg  tea.Msg
		owed int
	}{
		{tea.BackgroundColorMsg{Color: theme.RGB(0, 0, 0).Color()}, 1}, {uv.UnknownCsiEvent("\x1b[1n"), 1}, {uv.UnknownCsiEvent(wellReport), 0}, {uv.UnknownCsiEvent(wellReport), 0},
		{tea.ResumeMsg{}, 1}, {uv.LightColorSchemeEvent{}, 2}, {uv.UnknownCsiEvent(wellReport), 1}, {uv.PrimaryDeviceAttributesEvent{62}, 1}, {uv.UnknownCsiEvent(wellReport), 0},
	} {
		if d.send(c.msg); d.m.owed != c.owed {
			t.Errorf("after %T %v: %d are owed, want %d", c.msg, c.msg, d.m.owed, c.owed)
		}
	}
}

// An answer that comes in pieces is no key either, and its ground is followed; keys are
// keys again after its end, or when it takes too long.
func TestAnswersInPieces(t *testing.T) {
	t.Parallel()
	typed := func(s string) (msgs []tea.Msg) {
		for _, r := range s {
			msgs = append(msgs, tea.KeyPressMsg{Code: r, Text: string(r)})
		}
		return msgs
	}
	esc := press("esc")
	st, bell := tea.KeyPressMsg{Code: '\\', Mod: tea.ModAlt}, tea.KeyPressMsg{Code: 'g', Mod: tea.ModCtrl}
	for name, c := range map[string]struct {
		head  string
		rest  []tea.Msg
		later time.Duration // after the head
		light bool
		keys  string // typed then, in a line
	}{
		"ground":        {"\x1b]11;rgb", append(typed(":ffff/ffff/ffff"), st), 0, true, ""},
		"with a bell":   {"\x1b]11;r", append(typed("gb:ff/ff/ff"), bell), 0, true, ""},
		"dark":          {"\x1b]11;rgb", append(typed(":0000/0000/0000"), st), 0, false, ""},
		"version":       {"\x1bP>|kit", append(typed("ty(0.3)"), st), 0, false, ""},
		"mode":          {"\x1b[?2026;", typed("2$y"), 0, false, ""},
		"keys after":    {"\x1b[?2026;", typed("2$yok"), 0, false, "ok"},
		"too late":      {"\x1b]11;rgb", typed("ok"), restTime + 1, false, "ok"},
		"another key":   {"\x1b]11;rgb", append([]tea.Msg{press("left")}, typed("ok")...), 0, false, "ok"},
		"in time":       {"\x1b]11;rgb", typed("ok"), restTime, false, ""},
		"torn end":      {"\x1b]11;rgb", append(append(typed(":ffff/ffff/ffff"), esc), typed("\\ok")...), 0, true, "ok"},
		"torn head":     {"\x1b]11;rgb:ffff/ffff/ffff\x1b", typed("\\ok"), 0, true, "ok"},
		"esc is no end": {"\x1b]11;rgb", append([]tea.Msg{esc}, typed("ok")...), 0, false, "ok"},
		"no colour":     {"\x1b]11;rgb", append(typed(":?"), st), 0, false, ""},
		"no beginning":  {"x", typed("ok"), 0, false, "ok"},
		"a letter more": {"\x1b]11;rgb", append(typed("é"), typed("ok")...), 0, false, "éok"},
	} {
		now := time.Now()
		o := files(story(t))
		o.Now = func() time.Time { return now }
		d := driveWith(t, 80, 24, o).keys("/")
		d.send(uv.UnknownEvent(c.head))
		now = now.Add(c.later)
		for _, msg := range c.rest {
			d.send(msg)
		}
		if in := d.m.reader.Input(); in == nil || in.Text() != c.keys {
			t.Errorf("%s: typed %+v, want %q", name, in, c.keys)
		}
		if got := d.m.reader.Theme() == "light"; got != c.light {
			t.Errorf("%s: theme %s", name, d.m.reader.Theme())
		}
	}
}

// What comes in pieces means what it means whole: which underlines the terminal draws, by
// what it measures, that it became light, that it answered all.
func TestMeaningOfAnswersInPieces(t *testing.T) {
	t.Parallel()
	for whole, took := range map[string]func(m *Model) bool{
		"\x1bP>|kitty(0.35)\x1b\\":   func(m *Model) bool { return m.underlines == theme.Many },
		"\x1b[?2027;1$y":             func(m *Model) bool { return m.canvas.Method == ansi.GraphemeWidth },
		wellReport:                   func(m *Model) bool { return m.heard },
		"\x1b]11;rgb:ff/ff/ff\x1b\\": func(m *Model) bool { return m.terminal.Light },
	} {
		for cut := 3; cut < len(whole); cut++ {
			o := files(story(t))
			o.Underlines = theme.Unsure
			d := driveWith(t, 80, 24, o)
			if took(d.m) {
				t.Fatalf("%q is so already", whole)
			}
			d.send(uv.UnknownEvent(whole[:cut]))
			for _, r := range whole[cut:] {
				msg := tea.KeyPressMsg{Code: r, Text: string(r)}
				if r == ansi.ESC {
					msg = press("esc")
				}
				d.send(msg)
			}
			if !took(d.m) {
				t.Errorf("%q, cut at %d, means nothing", whole, cut)
			}
		}
	}
}
