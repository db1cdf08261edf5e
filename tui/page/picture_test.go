package page_test

import (
	"image"
	"strings"
	"testing"

	"lede/model/article"
	"lede/tui/page"
	"lede/tui/theme"
)

// pictured is an article with a picture in it.
func pictured() *article.Article {
	var b article.Builder
	b.Meta().Title = "A title"
	b.Block(article.Block{}, "Before.")
	b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: "a.png"}, "")
	b.Block(article.Block{Kind: article.Caption, Label: "Photo", URL: "b.png"}, "What it shows, in words that need more than one line of the page to stand on, "+strings.Repeat("and on, ", 12))
	b.Block(article.Block{}, "After.")
	return b.Build(article.Origin{})
}

func optionsWith(all *page.Pictures) page.Options {
	th, _ := theme.Named("dark")
	return page.Options{Width: 80, Measure: 72, Theme: th, Pictures: all}
}

// A picture keeps its shape, is no larger than its pixels fill, and no higher than it may be.
func TestPictureCells(t *testing.T) {
	t.Parallel()
	cell := image.Pt(10, 20)
	for _, c := range []struct {
		size image.Point
		rows int
		want image.Point
	}{
		{image.Pt(400, 200), 20, image.Pt(40, 10)},
		{image.Pt(401, 200), 20, image.Pt(41, 10)},
		{image.Pt(2000, 1000), 20, image.Pt(72, 18)},
		{image.Pt(2000, 1000), 9, image.Pt(36, 9)},
		{image.Pt(100, 20_000), 20, image.Pt(1, 20)},
		{image.Pt(20_000, 100), 20, image.Pt(72, 1)},
		{image.Pt(16, 16), 20, image.Pt(2, 1)},
		{image.Pt(400, 200), 0, image.Point{}},
	} {
		all := &page.Pictures{Of: map[int]page.Picture{1: {Size: c.size}}, Cell: cell, Rows: c.rows}
		p := page.New(pictured(), optionsWith(all))
		if got := p.PictureCells(1); got != c.want {
			t.Errorf("%v in %d rows: %v, want %v", c.size, c.rows, got, c.want)
		}
		if got := p.PictureCells(2); got != (image.Point{}) {
			t.Errorf("a caption without a picture has %v cells", got)
		}
	}
}

// Every row can be reached from the one above and below it, one by one, also where rows
// have one place: Place and Above name each row, and Raised gives it back.
func TestRowsOfPictures(t *testing.T) {
	t.Parallel()
	for _, there := range []bool{false, true} {
		all := &page.Pictures{Of: map[int]page.Picture{
			1: {Size: image.Pt(400, 200), ID: 20, There: there}, 2: {Size: image.Pt(200, 200), ID: 21, There: there},
		}, Cell: image.Pt(10, 20), Rows: 20}
		p := page.New(pictured(), optionsWith(all))
		bare := page.New(pictured(), optionsWith(nil))
		rows := p.Distance(p.First(), p.End(), 1000)
		if got := rows - bare.Distance(bare.First(), bare.End(), 1000); got != 20 {
			t.Fatalf("pictures have %d rows, want 20", got)
		}
		pos := p.First()
		for i := range rows + 1 {
			if back := p.Raised(p.Place(pos), p.Above(pos)); back != pos {
				t.Fatalf("row %d: place %d, %d above: %v, want %v", i, p.Place(pos), p.Above(pos), back, pos)
			}
			if i > 0 && p.Move(p.Move(pos, -1), 1) != pos {
				t.Fatalf("row %d is not the one below the one above it", i)
			}
			pos = p.Move(pos, 1)
		}
		first := p.Raised(p.Article().Blocks[1].Start, 255)
		shown := p.Rows(first, 11)
		if got := shown[9].Width == 44; got != there || shown[10].Width >= 44 {
			t.Errorf("there %v: rows are %d and %d wide", there, shown[9].Width, shown[10].Width)
		}
	}
}
