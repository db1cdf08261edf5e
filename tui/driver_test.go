package tui

import (
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lede/model/engine"
)

// articles is the sample library of the project; wire a small part of it.
const (
	articles = "../testdata/articles"
	wire     = articles + "/wire"
)

// driver runs the program without a terminal: messages in, rows out. Commands
// are carried out at once, in order.
type driver struct {
	t    testing.TB
	m    *Model
	quit bool
	said []tea.Msg // messages that are for the terminal

	program func(*exec.Cmd) error // what a program does that has the terminal to itself; nil: it never ends
}

func drive(t testing.TB, width, height int, args ...string) *driver {
	t.Helper()
	return driveWith(t, width, height, files(args...))
}

// files are the options to read files, or one file alone.
func files(args ...string) Options {
	return Options{Engine: engine.Options{Args: args, Single: len(args) == 1 && filepath.Ext(args[0]) != ""}}
}

func driveWith(t testing.TB, width, height int, o Options) *driver {
	t.Helper()
	o.Profile = colorprofile.TrueColor
	o.Engine.Settle = time.Hour // on a slow machine too
	d := &driver{t: t, m: New(o)}
	t.Cleanup(d.m.stop)
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.do(d.m.Init())
	return d
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.m.Update(msg)
	d.do(cmd)
}

func (d *driver) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			d.do(c)
		}
	case tea.QuitMsg:
		d.quit = true
	case eventMsg:
		if over, ok := msg.Event.(engine.HandOver); ok {
			d.handOver(over)
			return
		}
		d.send(msg)
	case aroundMsg, cellMsg, fittedMsg, thereMsg:
		d.send(msg)
	default:
		if all := reflect.ValueOf(msg); all.Kind() == reflect.Slice && all.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // a sequence
			for i := range all.Len() {
				d.do(all.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		d.said = append(d.said, msg)
	}
}

func (d *driver) handOver(over engine.HandOver) {
	d.said = append(d.said, over)
	if d.program != nil {
		d.send(eventMsg{over.Done(d.program(over.Cmd))})
	}
}

// keys presses keys, as Bubble Tea spells them, parted by spaces; "text:…"
// types the rest.
func (d *driver) keys(keys string) *driver {
	for _, k := range strings.Fields(keys) {
		if typed, ok := strings.CutPrefix(k, "text:"); ok {
			for _, r := range typed {
				d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		d.send(press(k))
	}
	return d
}

var codes = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "space": tea.KeySpace, "backspace": tea.KeyBackspace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "f1": tea.KeyF1,
}

func press(k string) tea.KeyPressMsg {
	var key tea.Key
	for {
		switch {
		case strings.HasPrefix(k, "ctrl+"):
			key.Mod |= tea.ModCtrl
			k = k[5:]
			continue
		case strings.HasPrefix(k, "shift+"):
			key.Mod |= tea.ModShift
			k = k[6:]
			continue
		case strings.HasPrefix(k, "alt+"):
			key.Mod |= tea.ModAlt
			k = k[4:]
			continue
		}
		break
	}
	if code, ok := codes[k]; ok {
		key.Code = code
		return tea.KeyPressMsg(key)
	}
	key.Code = []rune(k)[0]
	if key.Mod == 0 {
		key.Text = k
	}
	return tea.KeyPressMsg(key)
}

// screen is what is drawn, without styles.
func (d *driver) screen() string { return plainText(d.m.View().Content) }

var sequences = regexp.MustCompile(`\x1b\[[0-9;:]*m|\x1b\]8;[^\x1b\x07]*(\x1b\\|\x07)`)

func plainText(s string) string { return sequences.ReplaceAllString(s, "") }

func (d *driver) want(parts ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, p := range parts {
		if !strings.Contains(screen, p) {
			d.t.Fatalf("no %q on the screen:\n%s", p, screen)
		}
	}
}

// check holds what is true of every screen: as many rows as the window has,
// none wider, no control character, something to see.
func (d *driver) check(what string) {
	d.t.Helper()
	content := d.m.View().Content
	rows := strings.Split(content, "\n")
	if len(rows) != d.m.height {
		d.t.Fatalf("%s at %d×%d: %d rows", what, d.m.width, d.m.height, len(rows))
	}
	for i, row := range rows {
		if w := d.m.canvas.Width(row); w > d.m.width {
			d.t.Fatalf("%s at %d×%d: row %d is %d wide: %q", what, d.m.width, d.m.height, i, w, plainText(row))
		}
	}
	plain := plainText(content)
	if d.m.options.Config.Isolate { // ours; an article has none
		plain = strings.NewReplacer("\u2067", "", "\u2069", "").Replace(plain)
	}
	for i, r := range plain {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			d.t.Fatalf("%s: %U on the screen near %q", what, r, plain[max(0, i-30):min(len(plain), i+30)])
		}
	}
	if strings.TrimSpace(plain) == "" {
		d.t.Fatalf("%s at %d×%d: nothing to see", what, d.m.width, d.m.height)
	}
}
