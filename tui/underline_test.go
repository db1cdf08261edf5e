package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	tea "charm.land/bubbletea/v2"

	"lede/tui/theme"
)

// forms are sequences with a form or a colour of underlines.
var forms = regexp.MustCompile(`\x1b\[([0-9:]*;)*(4:|58[;:][25][;:])`)

// No terminal gets forms or colours of underlines before it is known to draw
// them, whatever the theme; one that may answer is asked.
func TestUnderlines(t *testing.T) {
	t.Parallel()
	guess := filepath.Join(t.TempDir(), "guess.txt") // "the company" is one
	if err := os.WriteFile(guess, []byte("Halden Corporation opened a plant in Oslo.\n\nThe company will close it, Ann Lee said on Monday.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		known theme.Underlines
		says  string
		want  bool
	}{
		{theme.One, "", false}, {theme.Unsure, "", false}, {theme.Unsure, "XTerm(390)", false},
		{theme.Unsure, "kitty(0.35.2)", true}, {theme.Many, "", true},
	} {
		o := files(guess)
		o.Underlines = c.known
		d := driveWith(t, 80, 24, o)
		if c.says != "" {
			d.send(tea.TerminalVersionMsg{Name: c.says})
		}
		found := false
		for range theme.Names() {
			found = found || forms.MatchString(d.m.View().Content)
			d.keys(": text:theme enter")
		}
		if found != c.want {
			t.Errorf("%+v: forms of underlines are sent: %t", c, found)
		}
	}
}

// What the terminal answers does not count as a theme that the reader chose.
func TestUnderlinesChooseNoTheme(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.send(tea.TerminalVersionMsg{Name: "kitty(0.35.2)"})
	d.send(tea.BackgroundColorMsg{Color: theme.RGB(255, 255, 255).Color()})
	if got := d.m.reader.Theme(); got != "light" {
		t.Errorf("the theme is %s", got)
	}
}
