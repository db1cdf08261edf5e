package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/state"
)

// longStory writes a text of about n bytes to a file and returns its name. Long
// words make it long: they cost little to analyse.
func longStory(t *testing.T, n int, between string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("The bridge of Springfield\n\n")
	number := strings.Repeat("0123456789abcdef", 24)
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "Maria Okonkwo, the mayor of Springfield, counted %d cars on bridge %s, and residents waited for news from the council all day. “It will open in spring,” she said.%s", i, number, between)
	}
	file := filepath.Join(t.TempDir(), "long.txt")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestPartsFollow reads an article that is analysed in parts: the part the
// reader is in is always known, and only few are kept.
func TestPartsFollow(t *testing.T) {
	t.Parallel()
	for name, between := range map[string]string{"paragraphs": "\n", "one paragraph": " "} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := drive(t, 100, 30, longStory(t, 680<<10, between))
			o := d.m.reader.Open()
			here := func(when string) {
				t.Helper()
				if o.Doc() == nil || !o.Doc().Covers(max(0, o.Place())) {
					t.Fatalf("%s: place %d is not analysed", when, o.Place())
				}
			}
			here("at the start")
			if !o.Doc().Partial() {
				t.Error("all of it was analysed at once")
			}
			d.keys("e")
			if span, ok := o.Selected(); !ok || span.Start > 1000 {
				t.Errorf("e selects %v", span)
			}
			d.keys("w")
			if screen := d.screen(); !strings.Contains(screen, "in this part") {
				t.Errorf("the panel does not say that it is about a part:\n%s", screen)
			}
			d.keys("esc G")
			here("at the end")
			if o.Select() != nil {
				t.Error("what is not analysed any more is still selected")
			}
			d.keys(",")
			if span, ok := o.Selected(); !ok || span.Start < o.Place() {
				t.Errorf(", at the end selects %v before the screen", span)
			}
			for at := len(o.Article().Text); at > 0; at -= 250 << 10 {
				d.m.scrollTo(d.m.shown().At(at))
				d.send(nil)
				here("going back")
			}
		})
	}
}

// TestWalkAcrossParts walks from one part of an article into the next.
func TestWalkAcrossParts(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 30, longStory(t, 600<<10, "\n"))
	o := d.m.reader.Open()
	first := analysis.Cut(o.Article()).Span(1).End
	d.m.scrollTo(d.m.shown().At(first - 200))
	d.send(nil)
	last := -1
	for range 40 {
		d.keys("e")
		span, ok := o.Selected()
		if ok && span.Start < last {
			t.Fatalf("from %d back to %d", last, span.Start)
		}
		if ok {
			last = span.Start
		}
	}
	if last < first+200 || o.Place() == state.Top {
		t.Errorf("walked no further than %d", last)
	}
}
