package paint_test

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/paint"
	"lede/tui/theme"
)

// A mark of the headline is painted there, and leaves the text alone.
func TestHead(t *testing.T) {
	c := newCanvas(t, func(b *article.Builder) {
		b.Meta().Title, b.Meta().Summary = "The port listens to Atieno", "Talks with Atieno end"
		b.Block(article.Block{}, "Atieno spoke.")
	})
	rows := c.page.Rows(c.page.First(), 100)
	var painter paint.Painter
	before := painter.Rows(c.page, rows)
	at := strings.Index(c.page.Head(), "Atieno")
	painter.Head = paint.NewLayer([]paint.Mark{{Span: text.Span{Start: at, End: at + 6}, Role: theme.Person}})
	var changed []string
	for i, row := range painter.Rows(c.page, rows) {
		if row != before[i] {
			changed = append(changed, row)
		}
	}
	lit := string(c.page.Options().Theme.Style(theme.Person).Over(c.page.Options().Theme.Style(theme.Headline)).AppendSGR(nil)) + "Atieno"
	if len(changed) != 1 || !strings.Contains(changed[0], lit) {
		t.Errorf("changed: %q, expected one row with %q", changed, lit)
	}
}
