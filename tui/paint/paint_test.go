package paint_test

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// canvas is a page of one paragraph and the way to its cells.
type canvas struct {
	t    *testing.T
	page *page.Page
	text string
}

func newCanvas(t *testing.T, build func(*article.Builder)) canvas {
	t.Helper()
	th, err := theme.Named("dark")
	if err != nil {
		t.Fatal(err)
	}
	var b article.Builder
	build(&b)
	a := b.Build(article.Origin{})
	return canvas{t, page.New(a, page.Options{Width: 60, Theme: th}), a.Text}
}

func plain(s string) func(*article.Builder) {
	return func(b *article.Builder) { b.Block(article.Block{}, s) }
}

// mark is a mark over the first occurrence of words.
func (c canvas) mark(words string, role theme.Role) paint.Mark {
	c.t.Helper()
	i := strings.Index(c.text, words)
	if i < 0 {
		c.t.Fatalf("%q is not in the text", words)
	}
	return paint.Mark{Span: text.Span{Start: i, End: i + len(words)}, Role: role}
}

// draw is the screen as Bubble Tea makes it.
func (c canvas) draw(layers ...*paint.Layer) uv.ScreenBuffer {
	var painter paint.Painter
	rows := c.page.Rows(c.page.First(), 100)
	s := strings.Join(painter.Rows(c.page, rows, layers...), "\n")
	screen := uv.NewScreenBuffer(60, len(rows))
	uv.NewStyledString(s).Draw(screen, screen.Bounds())
	return screen
}

// style is how the cell looks that shows the first byte of words.
func (c canvas) style(screen uv.ScreenBuffer, words string) theme.Style {
	c.t.Helper()
	at := c.mark(words, 0).Start
	rows := c.page.Rows(c.page.First(), 100)
	y := page.Index(rows, at)
	cells := c.page.Cells(&rows[y], text.Span{Start: at, End: at + 1})
	s := screen.CellAt(cells[0].From, y).Style
	return theme.Style{
		Fg: fromColor(s.Fg), Bg: fromColor(s.Bg), Line: fromColor(s.UnderlineColor),
		Under: theme.Underline(s.Underline), Attrs: attrs(s.Attrs),
	}
}

func attrs(a uint8) (out theme.Attr) {
	for from, to := range map[uint8]theme.Attr{
		uv.AttrBold: theme.Bold, uv.AttrFaint: theme.Faint, uv.AttrItalic: theme.Italic,
		uv.AttrReverse: theme.Reverse, uv.AttrStrikethrough: theme.Strike,
	} {
		if a&from != 0 {
			out |= to
		}
	}
	return out
}

// Each mark is laid over those of lower roles, whatever layer they are in and
// in whatever order they come; outside of it the style below is back.
func TestOverlap(t *testing.T) {
	c := newCanvas(t, plain("alpha “beta gamma delta” epsilon zeta iota"))
	th := c.page.Options().Theme
	quote, person, cursor := th.Style(theme.Quote), th.Style(theme.Person), th.Style(theme.Cursor)
	base := th.Style(theme.Text)
	marks := []paint.Mark{
		c.mark("gamma", theme.Cursor), c.mark("“beta gamma delta”", theme.Quote), c.mark("gamma delta” epsilon", theme.Person),
		c.mark("zeta", theme.Place), c.mark("zeta iota", theme.Dimmed),
	}
	for _, layers := range [][]*paint.Layer{
		{paint.NewLayer(slices.Clone(marks))},
		{paint.NewLayer(slices.Clone(marks[:1])), paint.NewLayer(slices.Clone(marks[1:])), nil},
		{paint.NewLayer(slices.Clone(marks[2:])), paint.NewLayer(slices.Clone(marks[:2]))},
	} {
		screen := c.draw(layers...)
		for words, want := range map[string]theme.Style{
			"alpha": base, "beta": quote.Over(base), "gamma": cursor.Over(person).Over(quote).Over(base),
			"delta": person.Over(quote).Over(base), "epsilon": person.Over(base),
			"zeta": th.Style(theme.Dimmed), "iota": th.Style(theme.Dimmed),
		} {
			want.Opaque, want.Off = false, 0
			if want.Under == theme.NoLine {
				want.Line = 0
			}
			if got := c.style(screen, words); got != want {
				t.Errorf("%s looks like %+v, expected %+v", words, got, want)
			}
		}
	}
}

// A guess looks unlike the same mark as a fact.
func TestGuess(t *testing.T) {
	c := newCanvas(t, plain("the mayor spoke and the mayor left"))
	sure := c.mark("mayor", theme.Person)
	guess := sure
	guess.Strength = theme.Guessed
	a, b := c.draw(paint.NewLayer([]paint.Mark{sure})), c.draw(paint.NewLayer([]paint.Mark{guess}))
	if c.style(a, "mayor") == c.style(b, "mayor") {
		t.Error("they look alike")
	}
}

// Rows of a quotation have a bar in the margin, no other rows.
func TestBar(t *testing.T) {
	c := newCanvas(t, func(b *article.Builder) {
		b.Block(article.Block{}, "First a paragraph without anything in it at all, long enough for two rows.")
		b.Block(article.Block{}, "“Then a quotation that is long enough for two rows of the page,” she said.")
		b.Block(article.Block{}, "Then they reported that nothing was wrong.")
	})
	screen := c.draw(paint.NewLayer([]paint.Mark{
		c.mark("“Then a quotation that is long enough for two rows of the page,”", theme.Quote),
		c.mark("nothing was wrong", theme.Reported),
		c.mark("First a paragraph", theme.Mixed),
	}))
	var bars strings.Builder
	for y := range screen.Height() {
		bars.WriteString(screen.CellAt(c.page.Left()-2, y).Content)
	}
	if got, want := strings.TrimSpace(bars.String()), "┃┃ ┊"; got != want {
		t.Errorf("bars %q, expected %q", got, want)
	}
}

// A link is one on every row it is on, and nowhere else, marks or not.
func TestLinkSurvivesMarks(t *testing.T) {
	c := newCanvas(t, func(b *article.Builder) {
		b.Open(article.Block{})
		b.Write("Read the ")
		b.Begin(article.Link, "https://example.org/ä?b=1")
		b.Write("whole agreement of the harbour authority with the unions of the lake")
		b.End()
		b.Write(" today.")
	})
	screen := c.draw(paint.NewLayer([]paint.Mark{c.mark("harbour authority with", theme.Organization)}))
	rows := c.page.Rows(c.page.First(), 100)
	for words, want := range map[string]string{
		"Read": "", "whole": "https://example.org/%C3%A4?b=1", "harbour": "https://example.org/%C3%A4?b=1",
		"lake": "https://example.org/%C3%A4?b=1", "today": "",
	} {
		at := c.mark(words, 0).Span
		y := page.Index(rows, at.Start)
		x := c.page.Cells(&rows[y], at)[0].From
		if got := screen.CellAt(x, y).Link.URL; got != want {
			t.Errorf("%s links to %q, expected %q", words, got, want)
		}
	}
}

// A mark that begins or ends inside a grapheme lights it whole.
func TestWholeGraphemes(t *testing.T) {
	c := newCanvas(t, plain("cafe\u0301 au lait 👩\u200d🚀 fin"))
	i := strings.Index(c.text, "\u0301")
	layer := paint.NewLayer([]paint.Mark{{Span: text.Span{Start: i, End: i + 2}, Role: theme.Found}})
	screen := c.draw(layer)
	if c.style(screen, "e\u0301").Bg == 0 || c.style(screen, "f").Bg != 0 || c.style(screen, " au").Bg != 0 {
		t.Error("the accent is not lit with its letter alone")
	}
}

// What is painted reads the same with marks and without, and a painted row
// leaves no style behind.
func FuzzPaint(f *testing.F) {
	f.Add("Jane “said” something 日本語 e\u0301 👩\u200d🚀", 3, 9, 5, 30, uint8(2), uint8(7))
	th, err := theme.Named("dark")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, a, b, c, d int, r1, r2 uint8) {
		art := article.Raw(s, article.Origin{})
		if len(art.Blocks) == 0 {
			return
		}
		p := page.New(art, page.Options{Width: 40, Theme: th})
		rows := p.Rows(p.First(), 100)
		clamp := func(n int) int { return max(0, min(n, len(art.Text))) }
		roles := theme.Guess - theme.Quote
		layer := paint.NewLayer([]paint.Mark{
			{Span: text.Span{Start: clamp(a), End: clamp(b)}, Role: theme.Quote + theme.Role(r1)%roles, Guess: r1 > 100},
			{Span: text.Span{Start: clamp(c), End: clamp(d)}, Role: theme.Quote + theme.Role(r2)%roles},
		})
		var painter paint.Painter
		bare, lit := painter.Rows(p, rows), painter.Rows(p, rows, layer)
		for i := range rows {
			x, y := ansi.Strip(bare[i]), ansi.Strip(lit[i])
			if barless(y, p.Left()-2) != x {
				t.Errorf("row %d reads %q, lit %q", i, x, y)
			}
			if j := strings.LastIndex(lit[i], "\x1b["); j >= 0 && !strings.HasPrefix(lit[i][j:], theme.Reset) {
				t.Errorf("row %d ends in a style: %q", i, lit[i])
			}
		}
	})
}

// barless is a row without the bar that stands column cells from its left edge.
func barless(row string, column int) string {
	margin := strings.Repeat(" ", column)
	for _, bar := range []string{"┃", "╏", "┊"} {
		if rest, ok := strings.CutPrefix(row, margin+bar); ok {
			return margin + " " + rest
		}
	}
	return row
}

// A layer finds what a look at every mark finds.
func FuzzLayer(f *testing.F) {
	f.Add([]byte{0, 200, 3, 4, 3, 9, 100, 2, 90, 30, 5, 0}, 4, 95)
	f.Fuzz(func(t *testing.T, spans []byte, from, to int) {
		var marks []paint.Mark
		for i := 0; i+1 < len(spans); i += 2 {
			start := int(spans[i])
			marks = append(marks, paint.Mark{Span: text.Span{Start: start, End: start + int(spans[i+1])}})
		}
		span := text.Span{Start: from, End: to}
		var want []paint.Mark
		for _, m := range marks {
			if !m.Empty() && m.Overlaps(span) {
				want = append(want, m)
			}
		}
		slices.SortFunc(want, func(a, b paint.Mark) int { return text.Compare(a.Span, b.Span) })
		if got := paint.NewLayer(marks).Over(nil, span); !slices.Equal(got, want) {
			t.Errorf("found %v, expected %v", got, want)
		}
	})
}

// fromColor is the inverse of Color.Color.
func fromColor(c color.Color) theme.Color {
	switch c := c.(type) {
	case nil:
		return 0
	case ansi.BasicColor:
		return theme.Index(uint8(c))
	case ansi.IndexedColor:
		return theme.Index(uint8(c))
	}
	r, g, b, _ := c.RGBA()
	return theme.RGB(uint8(r>>8), uint8(g>>8), uint8(b>>8))
}
