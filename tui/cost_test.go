package tui

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	uv "github.com/charmbracelet/ultraviolet"

	"lede/model/config"
	"lede/model/engine"
)

// meter is what Bubble Tea's renderer sends to a terminal for each screen.
type meter struct {
	out    bytes.Buffer
	screen *uv.TerminalRenderer
	cells  uv.ScreenBuffer
}

func newMeter(width, height int) *meter {
	m := &meter{cells: uv.NewScreenBuffer(width, height)}
	m.screen = uv.NewTerminalRenderer(&m.out, []string{"TERM=xterm-256color", "COLORTERM=truecolor"})
	m.screen.SetColorProfile(colorprofile.TrueColor)
	m.screen.SetTabStops(-1)
	m.screen.EnterAltScreen()
	m.screen.SetScrollOptim(true)
	m.screen.SetRelativeCursor(false)
	m.screen.SetFullscreen(true)
	return m
}

// show sends a screen, and returns its bytes.
func (m *meter) show(t testing.TB, v tea.View) int {
	t.Helper()
	uv.NewStyledString(v.Content).Draw(m.cells, m.cells.Bounds())
	m.screen.Render(m.cells.RenderBuffer)
	m.out.Reset()
	if err := m.screen.Flush(); err != nil {
		t.Fatal(err)
	}
	return m.out.Len()
}

// news is a plain text of about n bytes with names and quotations in it.
func news(t testing.TB, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("Harbour pact gives fishermen first say in a century\n\n")
	rnd := rand.New(rand.NewPCG(1, 2))
	pick := func(from ...string) string { return from[rnd.IntN(len(from))] }
	for b.Len() < n {
		for range 2 + rnd.IntN(4) {
			fmt.Fprintf(&b, "%s %s %s %s %s. ", pick("The port authority", "A union of fishermen", "The county assembly", "Every boat owner"),
				pick("signed", "wanted", "discussed", "put off", "published"), pick("a plan for", "an account of", "the end of", "nine years of talks about"),
				pick("the old quay", "the market hall", "two piers and a lighthouse", "the water rates"),
				pick("after the rains", "without a vote", "on Monday", "in spite of the engineers’ warnings", "to the surprise of everybody"))
		}
		if rnd.IntN(3) == 0 {
			fmt.Fprintf(&b, "“We asked for %s,” said %s.", pick("a bench", "a say", "fewer words", "nothing else"), pick("Grace Atieno", "James Mwangi", "Peter Odhiambo"))
		}
		b.WriteString("\n\n")
	}
	path := filepath.Join(t.TempDir(), "news.txt")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// lineCost is the median of the bytes of n lines scrolled.
func lineCost(t *testing.T, d *driver, n int) int {
	m := newMeter(d.m.width, d.m.height)
	m.show(t, d.m.View())
	costs := make([]int, n)
	for i := range costs {
		d.keys("j")
		costs[i] = m.show(t, d.m.View())
	}
	slices.Sort(costs)
	return costs[n/2]
}

// A line costs little to send: the renderer moves whole rows, and paints what is
// new. Beside the rows of a panel, which stay, it paints the page's.
func TestLineCost(t *testing.T) {
	t.Parallel()
	path := news(t, 12<<10)
	for _, c := range []struct {
		name, keys, panels string
		limit              int
	}{
		{"no panel", "", "", 300}, {"names below", "i shift+tab", "below", 300}, {"who said what below", "w shift+tab", "below", 300},
		{"links, none, beside", "L shift+tab", "beside", 300}, {"names, few, beside", "i shift+tab", "beside", 1200},
		{"who said what, as many as rows, beside", "w shift+tab", "beside", 2400},
	} {
		d := driveWith(t, 120, 40, Options{Engine: engine.Options{Args: []string{path}, Single: true}, Config: config.Config{Panels: c.panels}}).keys(c.keys)
		if got := lineCost(t, d, 40); got > c.limit {
			t.Errorf("%s: a line costs %d bytes", c.name, got)
		} else {
			t.Logf("%s: %d bytes", c.name, got)
		}
	}
}

// What a key costs before its screen is handed to the renderer, at two lengths
// of the article and with each panel.
func BenchmarkKey(b *testing.B) {
	for _, size := range []int{3 << 10, 1 << 20} {
		path := news(b, size)
		for name, keys := range map[string]string{"none": "", "said": "w shift+tab", "names": "i shift+tab"} {
			b.Run(fmt.Sprintf("%dKB/%s", size>>10, name), func(b *testing.B) {
				d := drive(b, 120, 40, path).keys(keys)
				down, up := press("j"), press("k")
				for i := 0; b.Loop(); i++ {
					if i%40 < 20 {
						d.m.Update(down)
					} else {
						d.m.Update(up)
					}
					d.m.View()
				}
			})
		}
	}
}
