package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"lede/model/anchor"
	"lede/model/article"
)

// BenchmarkSave: one change among 10,000 articles, as after every article read.
func BenchmarkSave(b *testing.B) {
	s, err := Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	for i := range 10_000 {
		s.Put(Key{Path: fmt.Sprintf("/home/reader/news/%d.txt", i), Title: "A headline of usual length, with a name", Hash: fmt.Sprintf("%024d", i)},
			Record{Read: true, Place: anchor.Place{Block: i % 20, Offset: i % 400, Before: strings.Repeat("before ", 6), After: strings.Repeat("after ", 7)}})
	}
	n := 0
	for b.Loop() {
		n++
		s.Set(Settings{Measure: n})
		if err := s.Save(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkKeyOf(b *testing.B) {
	a := oneBlock(strings.Repeat("The ferry left Apia at dawn. ", 1<<15))
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		KeyOf(a)
	}
}

func oneBlock(text string) *article.Article {
	var b article.Builder
	b.Block(article.Block{Kind: article.Paragraph}, text)
	return b.Build(article.Origin{File: "a.txt"})
}
