package paint_test

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// A frame of 40 rows in a document of 66,000 marks, as many on the screen as a
// dense article has.
func BenchmarkFrame(b *testing.B) {
	var builder article.Builder
	for builder.Len() < 8<<20 {
		builder.Block(article.Block{Kind: article.Paragraph}, strings.Repeat("The director of the port called the pact “a beginning”, and left it there on Monday. ", 6))
	}
	a := builder.Build(article.Origin{})
	th, err := theme.Named("dark")
	if err != nil {
		b.Fatal(err)
	}
	var marks, quotes []paint.Mark
	for at := 0; at+20 < len(a.Text); at += 127 {
		marks = append(marks, paint.Mark{Span: text.Span{Start: at, End: at + 12}, Role: theme.Person + theme.Role(at%8), Guess: at%5 == 0})
	}
	for at := 0; at+200 < len(a.Text); at += 900 {
		quotes = append(quotes, paint.Mark{Span: text.Span{Start: at, End: at + 140}, Role: theme.Quote})
	}
	fixed := []*paint.Layer{paint.NewLayer(marks), paint.NewLayer(quotes)}
	p := page.New(a, page.Options{Width: 100, Theme: th})
	rows := p.Rows(p.At(4<<20), 40)
	var painter paint.Painter
	b.Run(fmt.Sprint(len(marks)+len(quotes)), func(b *testing.B) {
		for b.Loop() {
			painter.Rows(p, rows, fixed...)
		}
	})
	b.Run("none", func(b *testing.B) {
		for b.Loop() {
			painter.Rows(p, rows)
		}
	})
}
