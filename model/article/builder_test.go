package article

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"lede/model/text"
)

// check holds what is promised of every article.
func check(t *testing.T, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || text.Clean(a.Text) != a.Text {
		t.Fatalf("text is not clean: %q", a.Text)
	}
	end := 0
	for i, b := range a.Blocks {
		if b.Start < end || b.End < b.Start || b.End > len(a.Text) {
			t.Fatalf("block %d is %v after %d in %d bytes", i, b.Span, end, len(a.Text))
		}
		if between := a.Text[end:b.Start]; strings.TrimFunc(between, text.IsSpace) != "" {
			t.Fatalf("%q lies between blocks", between)
		}
		end = b.End
		for _, row := range b.Rows {
			for _, cell := range row {
				if !b.Covers(cell) {
					t.Fatalf("cell %v outside its block %v", cell, b.Span)
				}
			}
		}
	}
	if strings.TrimFunc(a.Text[end:], text.IsSpace) != "" {
		t.Fatalf("%q lies after the blocks", a.Text[end:])
	}
	if !slices.IsSortedFunc(a.Inlines, func(x, y Inline) int { return text.Compare(x.Span, y.Span) }) {
		t.Fatal("inlines are out of order")
	}
	for _, in := range a.Inlines {
		if in.Empty() || !slices.ContainsFunc(a.Blocks, func(b Block) bool { return b.Covers(in.Span) }) {
			t.Fatalf("inline %v lies in no block", in.Span)
		}
	}
}

func TestBuilder(t *testing.T) {
	var b Builder
	m := b.Meta()
	m.Title, m.Authors = "  A\ttitle\x1b[31m  of news ", []string{" ", "Jane\nDoe "}
	b.Write("  One\n two\u00a0 three ")
	b.Begin(Link, "https://example.org/\x07")
	b.Write(" four ")
	b.End()
	b.Write("five")
	b.Break()
	b.Write("  six  ")
	b.Block(Block{Kind: Paragraph}, " \n\t ")
	b.Block(Block{Kind: Rule}, "")
	b.Block(Block{Kind: Code}, "a\n  b\x00\n")
	b.Table([][]string{{"x", "y\nz"}, {"1"}})
	a := b.Build(Origin{File: "a\nb.txt"})
	check(t, a)
	if want := "One two three four five\nsix\n\n\n\na\n  b\n\nx\ty z\n1"; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if a.Meta.Title != "A title of news" || len(a.Meta.Authors) != 1 || a.Meta.Authors[0] != "Jane Doe" || a.Origin.File != "a b.txt" {
		t.Errorf("%+v %+v", a.Meta, a.Origin)
	}
	if len(a.Inlines) != 1 || a.Inlines[0].Of(a.Text) != "four" || a.Inlines[0].URL != "https://example.org/" {
		t.Errorf("inlines %+v", a.Inlines)
	}
	kinds := []Kind{Paragraph, Rule, Code, Table}
	for i, b := range a.Blocks {
		if b.Kind != kinds[i] {
			t.Errorf("block %d is a %s", i, b.Kind)
		}
	}
}

func TestBuilderIsLinear(t *testing.T) {
	var b Builder
	for range 200_000 { // quadratic cutting would take minutes
		b.Block(Block{Kind: Paragraph}, " ")
		b.Begin(Strong, "")
		b.End()
	}
	if a := b.Build(Origin{}); a.Text != "" || len(a.Blocks) != 0 {
		t.Errorf("%d bytes, %d blocks of nothing", len(a.Text), len(a.Blocks))
	}
}

// FuzzBuilder drives a builder by bytes: each is an operation, pieces of the
// string are written.
func FuzzBuilder(f *testing.F) {
	f.Add([]byte("wbweowcwtwBw"), "some words\x1b[1m of a text")
	f.Add([]byte("bbbweeeokwwc"), "é\u0301\u200b \n x")
	f.Fuzz(func(t *testing.T, ops []byte, s string) {
		var b Builder
		piece := func(i int) string {
			if len(s) == 0 {
				return ""
			}
			return s[i%len(s) : min(len(s), i%len(s)+5)]
		}
		for i, op := range ops {
			switch op % 9 {
			case 0, 1:
				b.Write(piece(i))
			case 2:
				b.Begin(Strong, piece(i))
			case 3:
				b.End()
			case 4:
				b.Open(Block{Kind: Kind(i % len(kindNames))})
			case 5:
				b.Close()
			case 6:
				b.Break()
			case 7:
				b.Table([][]string{{piece(i), s}, {}, {piece(i + 1)}})
			case 8:
				b.Block(Block{Kind: Code}, s)
			}
		}
		check(t, b.Build(Origin{File: s}))
	})
}

func TestRaw(t *testing.T) {
	const s = "\ufeffOne \x07 line\n\n  two\t\r\n\nthree"
	a := Raw(s, Origin{})
	if a.Text != s || len(a.Blocks) != 3 || a.Blocks[1].Of(s) != "two" {
		t.Fatalf("%q %v", a.Text, a.Blocks)
	}
}

func TestDate(t *testing.T) {
	at := time.Date(2025, 4, 28, 0, 1, 2, 0, time.FixedZone("", 3*3600))
	for _, c := range []struct {
		d          Date
		iso, shown string
	}{
		{Date{}, "", ""},
		{Date{Time: at, Precision: Year}, "2025", "2025"},
		{Date{Time: at, Precision: Month}, "2025-04", "Apr 2025"},
		{Date{Time: at, Precision: Day}, "2025-04-28", "28 Apr 2025"},
		{Date{Time: at, Precision: Minute}, "2025-04-28T00:01:02", "28 Apr 2025, 00:01"},
		{Date{Time: at, Precision: Second, Zoned: true}, "2025-04-28T00:01:02+03:00", "28 Apr 2025, 00:01"},
	} {
		if c.d.ISO() != c.iso || c.d.String() != c.shown {
			t.Errorf("%q %q, want %q %q", c.d.ISO(), c.d, c.iso, c.shown)
		}
	}
}

func TestReading(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "· — ·": "", "one": "1 min",
		strings.Repeat("word ", 2380):   "10 min",
		strings.Repeat("字", 5000):       "10 min",
		strings.Repeat("word ", 238*90): "1 h 30 min",
	} {
		if got := ReadingTime(Minutes(s)); got != want {
			t.Errorf("%d bytes: %q, want %q", len(s), got, want)
		}
	}
	a := Raw("Two words. 日本語 1,000", Origin{})
	if n := a.Words(); n != 6 {
		t.Errorf("%d words", n)
	}
	if n := (&Article{Blocks: []Block{{Kind: Heading}, {Span: text.Span{Start: 5, End: 9}}, {Span: text.Span{Start: 11, End: 19}}}}).Paragraph(12); n != 2 {
		t.Errorf("paragraph %d", n)
	}
}
