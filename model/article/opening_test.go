package article

import (
	"strings"
	"testing"
)

// What has no title is called by its first line, cut; what has one keeps that alone.
func TestOpening(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("the river rose ", 20)
	for _, c := range []struct{ title, body, opening, called string }{
		{"Ferry sinks", "The ferry sank.", "", "Ferry sinks"},
		{"", "The ferry sank.", "The ferry sank.", "The ferry sank."},
		{"", "The ferry\tsank.", "The ferry sank.", "The ferry sank."},
		{"", long, long[:78] + "…", long[:78] + "…"},
		{"", long[:70] + "wheelbarrows", long[:69] + " …", long[:69] + " …"},
		{"", strings.Repeat("x", 90), strings.Repeat("x", 79) + "…", strings.Repeat("x", 79) + "…"},
		{"", "", "", ""},
	} {
		var b Builder
		b.Meta().Title = c.title
		if c.body != "" {
			b.Block(Block{Kind: Paragraph}, c.body)
			b.Block(Block{Kind: Paragraph}, "And more.")
		}
		a := b.Build(Origin{File: "a.txt"})
		if a.Meta.Opening != c.opening || a.Meta.Called() != c.called {
			t.Errorf("%q, %.20q: %q, called %q", c.title, c.body, a.Meta.Opening, a.Meta.Called())
		}
	}
}
