package load

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

// TestThresholds: one sign fewer than asked for is not enough.
func TestThresholds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		sniff     func(Head) bool
		text, ext string
		want      bool
	}{
		{"one field", sniffMail, "Subject: Ferries\n\nText.", "", false},
		{"one field, by name", sniffMail, "Subject: Ferries\n\nText.", ".eml", true},
		{"two fields", sniffMail, "Subject: Ferries\nFrom: a@example.org\n\nText.", "", true},
		{"two signs", sniffMarkdown, "# Ferries\n\nSee [this](https://example.org/).\n", "", false},
		{"two signs, by name", sniffMarkdown, "# Ferries\n\nSee [this](https://example.org/).\n", ".md", true},
		{"three signs", sniffMarkdown, "# Ferries\n\n## More\n\nSee [this](https://example.org/).\n", "", true},
		{"one column of three", sniffCSV, "title,a,b\n", "", false},
		{"one column of four", sniffCSV, "title,a,b,c\n", "", true},
		{"two columns of two", sniffCSV, "title,text\n", "", true},
		{"none, by name", sniffCSV, "a,b\n", ".csv", true},
		{"signs of a notepad", sniffMarkdown, "Ferries.\n\n# xpa-Notizblock\n\n## More\n\n- [this](https://example.org/)\n- [that](https://example.org/)\n", "", false},
		{"a notepad in words", sniffMarkdown, "The Notizblock.\n\n# Ferries\n\n## More\n\nSee [this](https://example.org/).\n", "", true},
		{"a script", sniffJSON, "tweets = [{\"a\": 1}]", "", true},
		{"a setting", sniffJSON, "tweets = 4", "", false},
	} {
		if got := c.sniff(Head{Text: c.text, Ext: c.ext}); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestSniffBrotli: a text that is named so is none, wherever its head ends.
func TestSniffBrotli(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		raw   string
		whole bool
		ext   string
		want  bool
	}{
		{"The café", true, ".br", false}, {"The caf\xc3", false, ".br", false}, {"The caf\xc3", true, ".br", true}, {"The c\xc3 caf", false, ".br", true}, {"\x8b\x02\x80\x00", true, ".br", true}, {"\x8b\x02\x80\x00", true, "", false},
	} {
		if got := sniffBrotli(Head{Raw: []byte(c.raw), Text: c.raw, Whole: c.whole, Ext: c.ext}); got != c.want {
			t.Errorf("%q, whole %v, %s: %v", c.raw, c.whole, c.ext, got)
		}
	}
}

func TestWholeLines(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"abcd\nefgh": "abcd\nefgh", "abcde\nfgh": "abcde\n", "abcde fgh": "abcde ", "abcd efgh": "abcd efgh", "abc\xef\xbf\xbd": "abc", "": "",
	} {
		if got := wholeLines(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestFoldedHeader: a field costs as much a line where it goes on over many of them.
func TestFoldedHeader(t *testing.T) {
	cost := func(lines int) float64 {
		var fields map[string]string
		h := Head{Text: "Subject: a\n" + strings.Repeat(" b\n", lines) + "To: c\n"}
		bytes := loadtest.Allocated(func() { fields = h.header() })
		if len(fields["subject"]) != 2+2*lines || fields["to"] != " c" {
			t.Errorf("%d lines: %d bytes, %q", lines, len(fields["subject"]), fields["to"])
		}
		return bytes / float64(lines)
	}
	if short, long := cost(1000), cost(20_000); long > 2*short {
		t.Errorf("%.0f bytes for each of many lines, %.0f of few", long, short)
	}
}
