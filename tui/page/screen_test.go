package page_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/hyphen"
	"lede/model/load"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// corpus is every article of testdata/articles, as decoded and as raw bytes,
// and one with every kind of block.
func corpus(t testing.TB) map[string]*article.Article {
	t.Helper()
	all, err := decoded()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// decoded reads the articles once for all tests; articles do not change.
var decoded = sync.OnceValues(func() (map[string]*article.Article, error) {
	all := map[string]*article.Article{"every kind": sample()}
	ctx := context.Background()
	for _, s := range load.Sources(ctx, []string{filepath.FromSlash("../../testdata/articles")}) {
		if testing.Short() && s.Size > 64<<10 {
			continue
		}
		for a, err := range load.Open(ctx, s, load.Options{}) {
			if err == nil {
				all[fmt.Sprintf("%s#%d", s.Name, a.Origin.Index)] = a
			}
		}
		raw, err := os.ReadFile(s.Path)
		if err != nil {
			return nil, err
		}
		all[s.Name+" raw"] = article.Raw(string(raw[:min(len(raw), 8<<10)]), article.Origin{})
	}
	return all, nil
})

// widths are the windows a test tries.
func widths() []int {
	if testing.Short() {
		return []int{20, 80, 200}
	}
	var all []int
	for w := 20; w <= 240; w += 13 {
		all = append(all, w)
	}
	return all
}

var methods = []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth}

// maxRows bounds what a test lays out of one article.
const maxRows = 600

// On every screen, places rise and come back, no row is wider than the pane,
// and the cells of the renderer hold the graphemes that the rows say they do.
func TestGeometry(t *testing.T) {
	t.Parallel()
	for name, a := range corpus(t) {
		p := open(t, a, page.Options{Width: 80, Unfold: true})
		for i, w := range widths() {
			p = p.With(page.Options{Width: w, Theme: p.Options().Theme, Method: methods[i%2], Unfold: true, Justify: i%2 == 1, Hyphens: hyphen.For([]string{"en", ""}[i%2])})
			rows := p.Rows(p.First(), maxRows)
			if len(rows) == 0 {
				t.Errorf("%s, width %d: nothing to show", name, w)
			}
			checkPlaces(t, p, rows, fmt.Sprintf("%s, width %d", name, w))
			checkCells(t, p, rows, fmt.Sprintf("%s, width %d", name, w))
			checkCoverage(t, a, rows, fmt.Sprintf("%s, width %d", name, w))
		}
	}
}

func checkPlaces(t *testing.T, p *page.Page, rows []page.Row, where string) {
	t.Helper()
	last := -1 << 31
	for y, r := range rows {
		if r.Width > p.Options().Width {
			t.Fatalf("%s: row %d has %d columns", where, y, r.Width)
		}
		if r.Place <= last {
			t.Fatalf("%s: row %d is at %d, after %d", where, y, r.Place, last)
		}
		if got := p.Place(p.At(r.Place)); got != r.Place {
			t.Fatalf("%s: At(%d) gives the row at %d", where, r.Place, got)
		}
		last = r.Place
	}
}

// checkCells draws the rows as the renderer does and looks for every grapheme.
func checkCells(t *testing.T, p *page.Page, rows []page.Row, where string) {
	t.Helper()
	screen := draw(p, rows)
	for y, r := range rows {
		col := 0
		for _, s := range r.Segs {
			if s.Col != col {
				t.Fatalf("%s: row %d: segment %q at column %d, expected %d", where, y, s.Text, s.Col, col)
			}
			if got := cellText(screen, y, s.Col, s.Col+s.Width); got != s.Text {
				t.Fatalf("%s: row %d: columns %d to %d show %q, not %q", where, y, s.Col, s.Col+s.Width, got, s.Text)
			}
			if s.Verbatim && s.Source() && s.Text != s.Span.Of(p.Article().Text) || s.Verbatim && !s.Source() && s.Text != s.Head.Of(p.Head()) {
				t.Fatalf("%s: row %d: %q is not the text there", where, y, s.Text)
			}
			col += s.Width
		}
		if r.Width != col {
			t.Fatalf("%s: row %d: %d columns, said to be %d", where, y, col, r.Width)
		}
	}
}

// The headline and the summary are shown whole, each byte once.
func TestHeadShown(t *testing.T) {
	t.Parallel()
	for name, a := range corpus(t) {
		for i, w := range widths() {
			p := open(t, a, page.Options{Width: w, Method: methods[i%2]})
			count := map[int]int{}
			for _, r := range p.Rows(p.First(), maxRows) {
				for _, s := range r.Segs {
					for i := s.Head.Start; i < s.Head.End; i++ {
						count[i]++
					}
				}
			}
			title := a.Meta.Title
			for i, r := range title {
				if n := count[i]; n != 1 && !(n == 0 && unseen(r)) {
					t.Fatalf("%s, width %d: %q at %d of the headline is shown %d times", name, w, r, i, n)
				}
			}
		}
	}
}

// checkCoverage: every visible byte up to the last row is shown once.
func checkCoverage(t *testing.T, a *article.Article, rows []page.Row, where string) {
	t.Helper()
	count := make([]uint8, len(a.Text))
	end := 0
	for _, r := range rows {
		for _, s := range r.Segs {
			for i := s.Span.Start; s.Source() && i < s.Span.End; i++ {
				count[i]++
				end = max(end, i+1)
			}
		}
	}
	if len(rows) < maxRows {
		end = len(a.Text)
	}
	for i, r := range a.Text[:end] {
		if n := count[i]; n != 1 && !(n == 0 && unseen(r)) {
			t.Fatalf("%s: %q at %d is shown %d times", where, r, i, n)
		}
	}
}

// unseen reports whether r leaves no trace at the edge of a line.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}

// draw renders rows through the painter onto a screen as Bubble Tea does.
func draw(p *page.Page, rows []page.Row) uv.ScreenBuffer {
	var painter paint.Painter
	return drawLines(p.Options(), painter.Rows(p, rows))
}

func drawLines(opt page.Options, lines []string) uv.ScreenBuffer {
	screen := uv.NewScreenBuffer(opt.Width, len(lines))
	screen.Method = opt.Method
	uv.NewStyledString(strings.Join(lines, "\n")).Draw(screen, screen.Bounds())
	return screen
}

// cellText is what the cells [from, to) of a line show.
func cellText(screen uv.ScreenBuffer, y, from, to int) string {
	var b strings.Builder
	for x := from; x < to; x++ {
		if c := screen.CellAt(x, y); c != nil {
			b.WriteString(c.Content)
		}
	}
	return b.String()
}

// A span painted on a page is, read back from the cells, the text of the span.
func TestSpansPaintBack(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 3))
	spans := 20
	if testing.Short() {
		spans = 3
	}
	total := 0
	all := corpus(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		a := all[name]
		if len(a.Text) == 0 {
			continue
		}
		p := open(t, a, page.Options{Width: 80})
		for i, w := range widths() {
			if w > 120 {
				break
			}
			p = p.With(page.Options{Width: w, Theme: p.Options().Theme, Method: methods[i%2], Unfold: true})
			for range spans {
				span := randomSpan(rnd, a.Text)
				got, want := painted(p, span), visible(span.Of(a.Text))
				if inTable(a, span) { // cells wrap side by side
					got, want = sorted(got), sorted(want)
				}
				if got != want {
					t.Fatalf("%s, width %d: %v reads %q, painted %q", name, w, span, want, got)
				}
				total++
			}
		}
	}
	t.Logf("%d spans", total)
}

// randomSpan is up to 200 bytes between two graphemes.
func randomSpan(rnd *rand.Rand, s string) text.Span {
	from := rnd.IntN(len(s))
	start := max(0, strings.LastIndexAny(s[:from], " \n"))
	var cuts []int
	for at := start; at < len(s) && at < from+400; {
		g, _ := ansi.FirstGraphemeCluster(s[at:], ansi.WcWidth)
		cuts = append(cuts, at)
		at += len(g)
	}
	i := rnd.IntN(len(cuts))
	j := min(i+1+rnd.IntN(60), len(cuts)-1)
	return text.Span{Start: cuts[i], End: cuts[j]}
}

func inTable(a *article.Article, span text.Span) bool {
	return slices.ContainsFunc(a.Blocks, func(b article.Block) bool {
		return b.Kind == article.Table && b.Overlaps(span)
	})
}

func sorted(s string) string {
	r := []rune(s)
	slices.Sort(r)
	return string(r)
}

// painted is the text of the cells that a mark over span lights.
func painted(p *page.Page, span text.Span) string {
	rows := p.Rows(p.Move(p.At(span.Start), -20), 100) // from above: cells stand side by side
	layer := paint.NewLayer([]paint.Mark{{Span: span, Role: theme.Found}})
	var painter paint.Painter
	var lines []string // that the mark changes: only these are drawn
	plain := painter.Rows(p, rows)
	for y, line := range painter.Rows(p, rows, layer) {
		if line != plain[y] {
			lines = append(lines, line)
		}
	}
	screen := drawLines(p.Options(), lines)
	want := p.Options().Theme.Style(theme.Found).Bg.Color()
	var b strings.Builder
	for y := range lines {
		for x := range p.Options().Width {
			if c := screen.CellAt(x, y); c != nil && c.Style.Bg == want {
				b.WriteString(c.Content)
			}
		}
	}
	return visible(b.String())
}

// visible is s without what may be left out where a line ends.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == 0x200c, r == 0x200d, unicode.Is(unicode.Prepended_Concatenation_Mark, r), 0xe0020 <= r:
			return -1
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// Whatever an article holds, only styles, links and text reach the terminal.
func TestNothingDangerous(t *testing.T) {
	a := article.Raw(hostile(), article.Origin{})
	a.Meta.Title, a.Meta.Outlet, a.Meta.Summary = hostile(), hostile(), hostile()
	a.Blocks[0].Kind, a.Blocks[0].Label, a.Blocks[0].URL = article.Caption, hostile(), "https://a\x1b]8;;b"
	a.Blocks[1].Kind, a.Blocks[1].Marker = article.Item, hostile()
	a.Inlines = []article.Inline{
		{Kind: article.Link, Span: a.Blocks[2].Span, URL: "https://example.org/\x1b\\\x1b[31m\u009b"},
		{Kind: article.Link, Span: a.Blocks[3].Span, URL: "javascript:alert(1)"},
	}
	p := open(t, a, page.Options{Width: 60})
	var painter paint.Painter
	for _, s := range painter.Rows(p, p.Rows(p.First(), 1000)) {
		checkHarmless(t, s)
	}
}

func hostile() string {
	var b strings.Builder
	for r := rune(0); r < 0x100; r++ {
		if r != '\n' {
			b.WriteRune(r)
		}
	}
	b.WriteString("\n\x1b[31mred\x1b[0m \x1b]0;title\x07 \x1bP1;2q\x1b\\ \u009b2J \u2028 \u202e\u2066x\u2069\n")
	b.WriteString("\xff\xfe \U000e0041\ufeff\n&#27;[31m \\e[31m\n")
	return b.String()
}

func checkHarmless(t *testing.T, s string) {
	t.Helper()
	p := ansi.NewParser()
	var state byte
	for s != "" {
		seq, width, n, next := ansi.DecodeSequenceWc(s, state, p)
		state, s = next, s[n:]
		r, _ := utf8.DecodeRuneInString(seq)
		switch {
		case width > 0 && !unicode.IsControl(r):
		case ansi.HasCsiPrefix(seq) && p.Command() == 'm':
		case ansi.HasOscPrefix(seq) && p.Command() == 8:
		case width == 0 && unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
		default:
			t.Errorf("%q reaches the terminal", seq)
		}
	}
}
