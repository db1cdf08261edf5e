package page_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

func sample() *article.Article {
	var b article.Builder
	*b.Meta() = article.Meta{Title: "Harbour pact gives fishermen first say in a century", Outlet: "Tidewater Post", Authors: []string{"Amina Okoro"}}
	b.Block(article.Block{Kind: article.Standfirst}, "The port authority will share its quays, after nine years of talks.")
	b.Open(article.Block{Kind: article.Paragraph})
	b.Write("KISUMU — The Kenya Ports Authority & partners signed an ")
	b.Begin(article.Link, "https://example.org/a")
	b.Write("agreement on ")
	b.Begin(article.Strong, "")
	b.Write("Monday")
	b.End()
	b.End()
	b.Write(" with the three fishing unions of Lake Victoria, giving them a vote on every new quay \\*not* `code` &amp; more.")
	b.Block(article.Block{Kind: article.Heading, Level: 2}, "What changes")
	b.Block(article.Block{Kind: article.Item, Level: 1, Marker: "•"}, "a first point that is long enough to need more than one line of the page, so that the indent hangs")
	b.Block(article.Block{Kind: article.Item, Level: 2, Marker: "3."}, "a second point")
	b.Block(article.Block{Kind: article.Quotation, Level: 1}, "“We asked for a bench and they built us a table,” said Grace Atieno. 日本語の文章はここで折り返す必要があります。とても長い文章です。")
	b.Block(article.Block{Kind: article.Code}, "func main() {\n\tprintln(1)\n\n}")
	b.Block(article.Block{Kind: article.Rule}, "")
	b.Table([][]string{{"Quay", "Berths"}, {"North", "12"}, {"South of the old lighthouse", "7"}})
	b.Block(article.Block{Kind: article.Caption, Label: "Photo"}, "The harbour at dawn")
	b.Block(article.Block{Kind: article.Paragraph, Aside: true}, "Read also: ferries return")
	return b.Build(article.Origin{})
}

// Rows are in the pane, places rise, and At is the inverse of Place.
func TestRows(t *testing.T) {
	for width := 20; width <= 240; width += 7 {
		p := open(t, sample(), page.Options{Width: width})
		last := -1 << 31
		for _, r := range p.Rows(p.First(), 1000) {
			if r.Width > width {
				t.Errorf("width %d: row of %d columns", width, r.Width)
			}
			if r.Place <= last {
				t.Errorf("width %d: place %d after %d", width, r.Place, last)
			}
			last = r.Place
			if got := p.Place(p.At(r.Place)); got != r.Place {
				t.Errorf("width %d: At(%d) is the row at %d", width, r.Place, got)
			}
		}
	}
}

// Every visible byte of the text is on the page once, in order within a block.
func TestEverythingShown(t *testing.T) {
	a := sample()
	for width := 20; width <= 240; width += 11 {
		p := open(t, a, page.Options{Width: width, Unfold: true})
		count := make([]int, len(a.Text))
		for _, r := range p.Rows(p.First(), 1000) {
			for _, s := range r.Segs {
				for i := s.Span.Start; s.Source() && i < s.Span.End; i++ {
					count[i]++
				}
			}
		}
		for i, n := range count {
			if space := strings.ContainsRune(" \n\t", rune(a.Text[i])); n != 1 && !(space && n == 0) {
				t.Fatalf("width %d: byte %d, %q, is shown %d times", width, i, a.Text[i], n)
			}
		}
	}
}

// What a mark covers is painted, and nothing else.
func TestPaint(t *testing.T) {
	a := sample()
	p := open(t, a, page.Options{Width: 60})
	at := strings.Index(a.Text, "Grace Atieno")
	layer := paint.NewLayer([]paint.Mark{{Span: text.Span{Start: at, End: at + 12}, Role: theme.Person}})
	rows := p.Rows(p.First(), 100)
	var painter paint.Painter
	plain, lit := painter.Rows(p, rows), painter.Rows(p, rows, layer)
	changed := 0
	for i := range rows {
		if ansi.Strip(plain[i]) != ansi.Strip(lit[i]) {
			t.Errorf("row %d reads %q, lit %q", i, plain[i], lit[i])
		}
		if plain[i] != lit[i] {
			changed++
		}
	}
	if changed != 1 {
		t.Errorf("%d rows changed", changed)
	}
}

// The label of a picture leads to it, where it has no words too; the address is not
// shown.
func TestPictures(t *testing.T) {
	t.Parallel()
	const address = "https://example.org/quay.jpg"
	for words, want := range map[string]string{"": "Photo", "The quay": "Photo: The quay"} {
		var b article.Builder
		b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: address}, words)
		b.Block(article.Block{Kind: article.Paragraph}, "A paragraph.")
		p := open(t, b.Build(article.Origin{}), page.Options{Width: 60})
		shown, url := "", ""
		for _, r := range p.Rows(p.First(), 9) {
			for _, s := range r.Segs {
				if r.Block == 0 {
					shown, url = shown+s.Text, url+s.URL
				}
			}
		}
		if got := strings.TrimSpace(shown); got != want || url != address {
			t.Errorf("%q leads to %q, want %q", got, url, want)
		}
	}
}

// No row about an article begins with the dot between two facts.
func TestByline(t *testing.T) {
	t.Parallel()
	for width := 16; width < 70; width++ {
		var b article.Builder
		*b.Meta() = article.Meta{Outlet: "Tidewater Post", Authors: []string{"Amina Okoro", "Ben Silva"}}
		b.Block(article.Block{Kind: article.Paragraph}, "A paragraph.")
		p := open(t, b.Build(article.Origin{}), page.Options{Width: width})
		for _, r := range p.Rows(p.First(), 9) {
			var row strings.Builder
			for _, s := range r.Segs {
				row.WriteString(s.Text)
			}
			if got := strings.TrimSpace(row.String()); strings.HasPrefix(got, "·") || strings.Contains(got, "\u00a0") {
				t.Errorf("%d columns: %q", width, got)
			}
		}
	}
}

func open(t testing.TB, a *article.Article, opt page.Options) *page.Page {
	t.Helper()
	th, err := theme.Named("dark")
	if err != nil {
		t.Fatal(err)
	}
	opt.Theme = th
	return page.New(a, opt)
}
