package anpa_test

import (
	"strings"
	"testing"

	"lede/model/load/anpa"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, anpa.Decode) }

func FuzzDecode(f *testing.F) { loadtest.Fuzz(f, anpa.Decode) }

// TestManyLines: a message has no more lines than any text, and what it has is kept.
func TestManyLines(t *testing.T) {
	t.Parallel()
	for lines, cut := range map[int]bool{90_000: false, 110_000: true} {
		got := loadtest.Read(t, anpa.Decode, "\x16\x16\x01a1234 r a0000\r\n^BC-x\x02\r\n"+strings.Repeat("It left.\r\n", lines))
		if strings.Contains(got, "!: cut after") != cut || strings.Count(got, "It left.") < 90_000 {
			t.Errorf("%d lines: %d, %.99s", lines, strings.Count(got, "It left."), got)
		}
	}
}
