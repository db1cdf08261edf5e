package store

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkSave: one change among 10,000 articles, as after every article read.
func BenchmarkSave(b *testing.B) {
	s, err := Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	for i := range 10_000 {
		s.Put(Key{Path: fmt.Sprintf("/home/reader/news/%d.txt", i), Title: "A headline of usual length, with a name", Hash: fmt.Sprintf("%024d", i)},
			Record{Read: true, Place: Place{Block: i % 20, Offset: i % 400, Before: strings.Repeat("before ", 6), After: strings.Repeat("after ", 7)}})
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
	a := textOf(strings.Repeat(first+" ", 1<<20/len(first)))
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		KeyOf(a)
	}
}

func BenchmarkFind(b *testing.B) {
	old := textOf(strings.Repeat(first+" ", 1<<20/len(first)), second)
	p := PlaceAt(old, len(old.Text)-40)
	now := textOf(strings.Repeat(third+" ", 1<<20/len(third)))
	b.SetBytes(int64(len(now.Text)))
	for b.Loop() {
		p.Find(now)
	}
}
