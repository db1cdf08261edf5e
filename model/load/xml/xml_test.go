package xml_test

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/xml"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, xml.Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, xml.Decode, "<a><b title='x'><text>one two three four five six seven eight nine</text></b></a>")
}

// TestNested: what is around an article is looked at as long as it might be one, and no
// more often than anyone nests texts.
func TestNested(t *testing.T) {
	nested := func(depth, words int) string {
		return "<r>" + strings.Repeat("<a><text>", depth) + "<a><title>Ferry</title><text>" + strings.Repeat("It left ", words) + "</text></a>" + strings.Repeat("</text></a>", depth) + "</r>"
	}
	for depth, want := range map[int]bool{1: true, 2: true, 3: true, 9: false, 80: false} {
		if got := loadtest.Read(t, xml.Decode, nested(depth, 1000)); strings.Contains(got, "title: Ferry") != want {
			t.Errorf("%d deep: %.99s", depth, got)
		}
	}
	cost := func(depth int) float64 {
		return loadtest.Allocated(func() { loadtest.Read(t, xml.Decode, nested(depth, 10_000)) })
	}
	if usual, deep := cost(3), cost(80); deep > 2*usual {
		t.Errorf("%.0f bytes for what lies deep, %.0f for what does not", deep, usual)
	}
}
