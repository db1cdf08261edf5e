package tui

import (
	"regexp"
	"testing"
	"unicode"
)

// What a screen in colour may spend: a share of underlined characters.
const mostUnderlined = 0.05

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
			seen[m[1]] = true
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
	t.Parallel()
	for _, of := range []struct{ width, height, looks int }{
		{60, 20, 13},  // one pane: the ten of a page, and the frame
		{120, 40, 19}, // list, page and panel side by side, with the legend of the kinds
	} {
		for _, name := range []string{"dark", "dusk", "paper", "light"} {
			o := files(articles + "/scrape")
			o.Theme = name
			d := driveWith(t, of.width, of.height, o)
			for _, step := range []string{"j", "v", "enter", "w", "i", "esc e enter", "esc F text:church enter", "?", "esc esc / text:unread"} {
				d.keys(step)
				share, looks := ink(d.m.View().Content)
				if share > mostUnderlined || looks > of.looks {
					t.Errorf("%d columns in %s after %s: %.1f %% underlined, %d looks", of.width, name, step, 100*share, looks)
				}
			}
		}
	}
	if share, looks := ink("\x1b[4mab\x1b[0mcd \x1b[1;4:3mx\x1b[38;5;4my"); share != 0.5 || looks != 4 {
		t.Errorf("measured %.2f and %d", share, looks)
	}
}
