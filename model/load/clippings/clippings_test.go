package clippings

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, clip("Light out (Brolin, Hana)", "page 3 | location 45-47 | Added on Monday, 6 May 2024 06:00:00", "a")+clip("b", "|1", ""))
}

func clip(title, place, s string) string {
	return title + "\r\n- Your Highlight on " + place + "\r\n\r\n" + s + "\r\n==========\r\n"
}

func TestDecode(t *testing.T) {
	t.Parallel()
	const place = "page 3 | location 45-47 | Added on Monday, 6 May 2024 06:00:00"
	in := "\uFEFF" + clip("Light out (Brolin, Hana)", place, "The keeper") +
		clip("Light out (Brolin, Hana)", place, "The keeper slept.\r\nLong.") +
		clip("Buoys", "Seite 4 | Hinzugefügt am Donnerstag, 9. Mai 2024 06:00:00", "A buoy.") +
		clip("Light out (Brolin, Hana)", "page 5 | Added on Tuesday, 7 May 2024 06:00:00", "The boats did not.") +
		clip("Buoys", "page 5 | Added on Tuesday, 7 May 2024 06:00:00", "")
	want := "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06T06:00:00\n  paragraph aside: Your Highlight on page 3\n  quotation 1: The keeper slept.\n  quotation 1: Long.\n" +
		"  paragraph aside: Your Highlight on page 5\n  quotation 1: The boats did not.\n\n" +
		"title: Buoys\npublished: 2024-05-09T06:00:00\n  paragraph aside: Your Highlight on Seite 4\n  quotation 1: A buoy.\n"
	if got := loadtest.Read(t, Decode, in); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := loadtest.Read(t, Decode, " \n"); got != "error: no clippings\n" {
		t.Error(got)
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	whole := clip("Light out", "page 3 | Added", "a")
	for in, want := range map[string]bool{
		whole: true, strings.ReplaceAll(whole, "\r", ""): true, strings.ReplaceAll(whole, "==========", "========="): false,
		strings.ReplaceAll(whole, " | ", " "): false, strings.ReplaceAll(whole, "- Your", "Your"): false, "a\n- 1 | b": false,
	} {
		if got := Is(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
