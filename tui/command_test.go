package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/model/config"
	"lede/model/engine"
	"lede/model/state"
	"lede/tui/theme"
)

// A theme of a reader's own is chosen by its name, which the command line
// completes, alone or after "theme"; t comes to it too.
func TestOwnTheme(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine.toml"), []byte(`inherit = "paper"`), 0o600); err != nil {
		t.Fatal(err)
	}
	themes, err := theme.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	d := driveWith(t, 100, 30, Options{Engine: engine.Options{Args: []string{wire}}, Themes: themes})
	for _, typed := range []string{"mi", "theme mi"} {
		d.keys(": text:dark enter")
		d.keys(":").send(tea.PasteMsg{Content: typed})
		if d.keys("tab enter"); d.m.reader.Theme() != "mine" {
			t.Errorf("%s: theme %s", typed, d.m.reader.Theme())
		}
	}
	d.keys(":").send(tea.PasteMsg{Content: "theme min"})
	d.keys("enter")
	d.want(`no theme "min"; did you mean "mine"?`)
	for range themes.Names() {
		if d.keys("t"); d.m.reader.Theme() == "mine" {
			return
		}
	}
	t.Error("t never comes to it")
}

// What is typed is completed at any width: as many names as fit, and "…" for
// the others.
func TestCompletionsAreSeen(t *testing.T) {
	t.Parallel()
	for _, width := range []int{30, 40, 60, 80, 120} {
		d := drive(t, width, 24, wire).keys("enter : text:th")
		d.want(":th", "theme")
		d.check("completions")
		d.keys("backspace backspace")
		rows := strings.Split(d.screen(), "\n")
		if last := rows[len(rows)-1]; !strings.Contains(last, "asides") || !strings.Contains(last, "…") {
			t.Errorf("%d: %q", width, last)
		}
	}
}

// With reduced motion nothing counts and nothing blinks.
func TestStill(t *testing.T) {
	t.Parallel()
	c, err := config.Load(filepath.Join(t.TempDir(), "none.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, still := range []bool{false, true} {
		c.Motion = map[bool]string{true: "reduced", false: "full"}[still]
		d := driveWith(t, 100, 30, Options{Engine: engine.Options{Args: []string{wire}}, Config: c}).keys("/")
		if blinks := d.m.View().Cursor.Blink; blinks == still {
			t.Errorf("motion %s: the cursor blinks: %v", c.Motion, blinks)
		}
		d.keys("esc")
		d.m.reader.ShowLoading(state.Progress{Busy: true, Count: 3, Share: 0.375, Rate: 7})
		d.want(map[bool]string{true: "reading …", false: "reading: 38 %, 7 a second"}[still])
	}
}
