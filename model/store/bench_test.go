package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"lede/model/anchor"
	"lede/model/article"
)

func numbered(i int) Key {
	return Key{Path: fmt.Sprintf("/home/reader/news/%d.txt", i), Title: "A headline of usual length, with a name", Hash: fmt.Sprintf("%024d", i)}
}

// filled is a store of n records.
func filled(tb testing.TB, dir string, n int) *Store {
	s, err := Open(dir)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close() })
	for i := range n {
		s.Put(numbered(i), Record{Read: true, Place: anchor.Place{Block: i % 20, Offset: i % 400, Before: strings.Repeat("before ", 6), After: strings.Repeat("after ", 7)}})
	}
	if err := s.Save(context.Background()); err != nil {
		tb.Fatal(err)
	}
	return s
}

// BenchmarkOpen: the start of a program that has read this many articles.
func BenchmarkOpen(b *testing.B) {
	for _, n := range []int{1, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := b.TempDir()
			if err := filled(b, dir, n).Close(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s, err := Open(dir)
				if err != nil {
					b.Fatal(err)
				}
				s.Settings()
				b.StopTimer()
				_ = s.Close()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkArticle: one look-up among 100,000 records, and one of what is not
// among them.
func BenchmarkArticle(b *testing.B) {
	s := filled(b, b.TempDir(), 100_000)
	for _, c := range []struct {
		name string
		from int
	}{{"known", 0}, {"unknown", 100_000}} {
		b.Run(c.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				if s.Article(numbered(c.from+i%100_000)).Read != (c.from == 0) {
					b.Fatal(i)
				}
			}
		})
	}
}

// BenchmarkSave: one change among 10,000 articles, as after every article read.
func BenchmarkSave(b *testing.B) {
	s := filled(b, b.TempDir(), 10_000)
	for i := 0; b.Loop(); i++ {
		s.Put(numbered(i%10_000), Record{Read: true, Starred: i/10_000%2 == 0, Place: anchor.Place{Offset: i}})
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
