package page_test

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
	"lede/tui/page"
)

// prose is an article of about n bytes in paragraphs of about 500; as one line
// where single is set.
func prose(n int, single bool) *article.Article {
	var b article.Builder
	b.Meta().Title = "A long story about the harbour"
	if single {
		b.Open(article.Block{Kind: article.Paragraph})
	}
	for i := 0; b.Len() < n; i++ {
		s := fmt.Sprintf("Paragraph %d opens with “a quotation,” said Grace Atieno, who leads the union of the lake. ", i)
		s += strings.Repeat("The authority’s director called the pact a beginning — and left it there. ", 5)
		if single {
			b.Write(s)
		} else {
			b.Block(article.Block{Kind: article.Paragraph}, s)
		}
	}
	return b.Build(article.Origin{})
}

func BenchmarkFirstScreen(b *testing.B) {
	for _, c := range []struct {
		name   string
		size   int
		single bool
	}{{"3KB", 3 << 10, false}, {"10MB", 10 << 20, false}, {"1MBline", 1 << 20, true}} {
		a := prose(c.size, c.single)
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				p := open(b, a, page.Options{Width: 80})
				p.Rows(p.First(), 40)
			}
		})
		b.Run(c.name+"/end", func(b *testing.B) {
			for b.Loop() {
				p := open(b, a, page.Options{Width: 80})
				p.Rows(p.Bottom(40), 40)
			}
		})
	}
}

// A resize keeps what does not depend on the width.
func BenchmarkResize(b *testing.B) {
	p := open(b, prose(3<<10, false), page.Options{Width: 80})
	p.Rows(p.First(), 40)
	for b.Loop() {
		opt := p.Options()
		opt.Width = 60 + (opt.Width+1)%60
		p = p.With(opt)
		p.Rows(p.First(), 40)
	}
}
