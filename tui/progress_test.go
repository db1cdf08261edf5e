package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A long article tells how much is left to read; a bar stands where the window
// has room for it.
func TestProgress(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "long.txt")
	text := "A headline of some words\n\n" + strings.Repeat(strings.Repeat("words of a paragraph ", 20)+"end.\n\n", 25) // 2,025 words
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		width int
		path  string
		keys  string
		want  string
		bar   bool
	}{
		{99, path, "space space", "min left", false}, {100, path, "space space", "min left", true},
		{100, path, "G", "end", false}, {100, story(t), "space", "end", false},
	} {
		d := drive(t, c.width, 30, c.path)
		d.keys(c.keys)
		foot := strings.Split(d.screen(), "\n")[29]
		if !strings.Contains(foot, c.want) || strings.Contains(foot, "━") != c.bar || c.want == "end" && strings.Contains(foot, "left") {
			t.Errorf("%d columns, %s: %q", c.width, c.keys, foot)
		}
	}
}

// What is typed scrolls with the cursor: the cursor is on the row, and what it
// stands behind is seen.
func TestInputScrolls(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"abc", "港湾", "e\u0301x", "👍🏽"} {
		d := drive(t, 40, 20, wire)
		d.keys("/")
		for n := 1; n <= 30; n++ {
			d.keys("text:" + unit)
			d.check(fmt.Sprintf("%s × %d", unit, n))
			row := strings.Split(d.screen(), "\n")[19]
			x := d.m.View().Cursor.X
			if w := d.m.canvas.Width(strings.TrimRight(row[:strings.LastIndex(row, unit)+len(unit)], " ")); x != w || x >= 40 {
				t.Fatalf("%s × %d: the cursor is at %d, behind %d columns of %q", unit, n, x, w, row)
			}
		}
		d.keys("home")
		if row := strings.Split(d.screen(), "\n")[19]; !strings.HasPrefix(row, " search "+unit) {
			t.Errorf("%s: at the start %q", unit, row)
		}
	}
}

// A speaker whose name is longer than the margin is named in full, on the row
// below too; a window without a margin has the name above the words.
func TestSpeakersInFull(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 100, 120, 160} {
		d := drive(t, width, 60, articles+"/scrape/glacier-vote.txt")
		rows := strings.Split(d.screen(), "\n")
		at := slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, "We can argue") })
		named := strings.Join(rows[at-1:at+2], " ")
		if at < 0 || strings.Contains(named, "…") || !strings.Contains(named, "Sigríður") || !strings.Contains(named, "Þórarinsdóttir") {
			t.Errorf("%d columns: %s", width, named)
		}
	}
}
