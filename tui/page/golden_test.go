package page_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/tui/page"
	"lede/tui/paint"
)

var update = flag.Bool("update", false, "write the golden files anew")

// How each kind of block looks, wide, narrow and with its asides unfolded.
func TestGolden(t *testing.T) {
	for _, opt := range []page.Options{{Width: 80}, {Width: 34}, {Width: 100, Measure: 60, Unfold: true}} {
		p := open(t, sample(), opt)
		var painter paint.Painter
		lines := painter.Rows(p, p.Rows(p.First(), 1000))
		for i := range lines {
			lines[i] = strings.TrimRight(ansi.Strip(lines[i]), " ")
		}
		got := strings.Join(lines, "\n") + "\n"
		file := filepath.Join("testdata", fmt.Sprintf("every-kind-%d.golden", opt.Width))
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: the page looks different:\n%s", file, got)
		}
	}
}
