package tui

import (
	"context"
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

// An address is fetched where it is written behind ":get", and where a key is
// pressed on what has one: the article, its row in the list, a link of it.
func TestGet(t *testing.T) {
	t.Parallel()
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte(`<html><head><meta property="og:url" content="https://example.org/page"></head><body><article>
<h1>The fetched page</h1><p>The council voted on Wednesday to build a barrier, as <a href="https://example.org/linked">was told before</a>, after a night of argument.</p>
<p>The ferry returned on Saturday morning, and the whole town stood on the quay to see it come in.</p></article></body></html>`), 0o600); err != nil {
		t.Fatal(err)
	}
	asked := ""
	get := func(_ context.Context, address string) ([]string, error) {
		asked = address
		return []string{page}, nil
	}
	d := driveWith(t, 100, 30, Options{Engine: engine.Options{Args: []string{wire}, Get: get}})
	d.keys(":").send(tea.PasteMsg{Content: "get http://127.0.0.1/a"})
	for _, c := range []struct{ keys, want string }{
		{"enter", "http://127.0.0.1/a"},
		{"O", "https://example.org/page"},
		{"L 2 O", "https://example.org/linked"},
	} {
		if d.keys(c.keys); asked != c.want {
			t.Errorf("%s asks for %q, not %q", c.keys, asked, c.want)
		}
		d.want("The fetched page")
	}
}

// Two escapes that a slow line brings as one are an escape, not one with alt.
func TestTwoEscapesInOne(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 30, longStory(t, 1<<10, "\n"))
	for _, opens := range []string{"?", "w", "/ text:springfield"} {
		before := d.screen()
		if d.keys(opens); d.screen() == before {
			t.Fatalf("%s opens nothing", opens)
		}
		if d.keys("alt+esc"); d.screen() != before {
			t.Errorf("%s stays open:\n%s", opens, d.screen())
		}
	}
}
