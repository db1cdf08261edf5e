package tui

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"lede/tui/theme"
)

// What a screen in colour may spend: a share of underlined characters, and looks.
const (
	mostUnderlined = 0.05
	mostLooks      = 10
)

var stretches = regexp.MustCompile(`(?:\x1b\[([0-9;:]*)m)?([^\x1b]*)`)

// underlines matches a sequence that selects an underline, colours left out.
var (
	colours    = regexp.MustCompile(`[345]8[;:](2[;:]\d+[;:]\d+[;:]\d+|5[;:]\d+)`)
	underlines = regexp.MustCompile(`(^|;)4(:[1-5])?(;|$)`)
)

// ink is the share of underlined characters of a screen, and in how many looks it is.
func ink(content string) (share float64, looks int) {
	seen := map[string]bool{}
	underlined, all := 0, 0
	content = regexp.MustCompile(`\x1b\]8;[^\x07\x1b]*(\x07|\x1b\\)`).ReplaceAllString(content, "")
	for _, m := range stretches.FindAllStringSubmatch(content, -1) {
		for _, r := range m[2] {
			if unicode.IsSpace(r) {
				continue
			}
			seen[strings.TrimPrefix(m[1], "0;")] = true // which clears what was before
			if all++; underlines.MatchString(colours.ReplaceAllString(m[1], "")) {
				underlined++
			}
		}
	}
	return float64(underlined) / float64(max(1, all)), len(seen)
}

// Every screen is calm in every theme with colours: the list, roomy and compact, the
// page, cards and panels, what was found, the help, a filter.
func TestInkOfScreens(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 50}} {
		for _, name := range theme.Names() {
			if name == theme.Default(theme.Screen{}) || size[0] != 120 && name != "dark" && name != "light" {
				continue
			}
			o := files(articles + "/scrape")
			o.Theme, o.Tour = name, name == "dark"
			d := driveWith(t, size[0], size[1], o)
			for _, step := range []string{"j", "v", "enter", "w", "i", "esc e enter", "esc . enter", "esc V j", "esc L", "q H", "q S text:x", "esc F text:church", "enter", "?", "esc esc /", "text:unread", "esc esc : text:a", "esc g B", "I", "Q", "q enter e enter Q", "q q q"} {
				d.keys(step)
				d.calm(step)
			}
		}
	}
	if share, looks := ink("\x1b[4mab\x1b[0mcd \x1b[1;4:3mx\x1b[38;5;4my"); share != 0.5 || looks != 4 {
		t.Errorf("measured %.2f and %d", share, looks)
	}
}

// calm holds what a screen may spend.
func (d *driver) calm(what string) {
	d.t.Helper()
	share, looks := ink(d.m.View().Content)
	d.t.Logf("%3d × %d %-8s %4.1f %% %2d looks  %s", d.m.width, d.m.height, d.m.reader.Theme(), 100*share, looks, what)
	if share > mostUnderlined || looks > mostLooks {
		d.t.Errorf("%d columns in %s after %s: %.1f %% underlined, %d looks", d.m.width, d.m.reader.Theme(), what, 100*share, looks)
	}
}

// Every article of the samples is calm, whatever it is made of, wide and small, beside
// its names and with one of them selected.
func TestInkOfArticles(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	for _, folder := range []string{"scrape", "wire", "interview", "markdown", "world", "odd"} {
		d := drive(t, 200, 50, articles+"/"+folder).keys("enter")
		for range d.m.reader.Library().Total() {
			what := d.openFile()
			for _, step := range []string{"g", "space", "space", "g i", "q e"} {
				d.keys(step)
				d.calm(what + ": " + step)
			}
			d.keys("esc J")
		}
	}
}
