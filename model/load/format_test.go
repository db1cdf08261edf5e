package load

import (
	"strings"
	"testing"
)

// TestWhatFormatsCan: the list says what a decoder may be asked for, and nothing
// is asked of one of which it says nothing.
func TestWhatFormatsCan(t *testing.T) {
	t.Parallel()
	line := `{"title": "Ferry", "text": "` + strings.Repeat("The ferry left the pier. ", 40) + `"}` + "\n"
	blank := strings.Repeat(strings.Repeat(" ", 4095)+"\n", manyFrom/4096)
	for _, c := range []struct {
		size         int
		heads, short bool
	}{
		{manyFrom, true, true},
		{manyFrom, false, false},
		{manyFrom - 1, true, false},
	} {
		got, errs := read(t, "a.jsonl", (line + line + blank)[:c.size], Options{Heads: c.heads})
		if len(errs) != 0 || len(got) < 2 {
			t.Fatalf("%+v: %d articles, %v", c, len(got), errs)
		}
		if short := got[1].Head != nil; short != c.short {
			t.Errorf("%+v: heads alone: %v", c, short)
		}
		if got[1].Origin.Offset != int64(len(line)) {
			t.Errorf("%+v: the second article begins at %d, want %d", c, got[1].Origin.Offset, len(line))
		}
	}
	for _, f := range Formats() {
		if (f.Heads || f.Seek) && f.Decode == nil || f.Heads && f.Content == Text {
			t.Errorf("%s says that it can what its decoder is not asked for", f.Name)
		}
	}
}
