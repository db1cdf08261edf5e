package main

import (
	"os"
	"testing"

	"lede/model/analysis/gold"
	"lede/model/entity"
)

// floors are what the entities of the annotated articles that are never learned
// from must score; each a little below what they do.
var floors = []struct {
	what  string
	floor float64
	score func(s *goldScore) float64
}{
	{"person", 83, func(s *goldScore) float64 { return s.kinds[entity.Person].f1() }},
	{"organization", 68, func(s *goldScore) float64 { return s.kinds[entity.Organization].f1() }},
	{"place", 85, func(s *goldScore) float64 { return s.kinds[entity.Place].f1() }},
	{"group", 78, func(s *goldScore) float64 { return s.kinds[entity.Group].f1() }},
	{"date", 91, func(s *goldScore) float64 { return s.kinds[entity.Date].f1() }},
	{"figure", 86, func(s *goldScore) float64 { return s.kinds[entity.Figure].f1() }},
	{"linking", 95, func(s *goldScore) float64 { return s.link.f1() }},
	{"references", 48, func(s *goldScore) float64 { return s.refers.f1() }},
	{"introductions", 74, func(s *goldScore) float64 { return s.intros.f1() }},
}

func TestGoldFloors(t *testing.T) {
	docs, err := gold.ReadDir("../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	s, err := scoreGold(docs, gold.Test)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range floors {
		if got := f.score(s); got < f.floor {
			t.Errorf("%s: F1 %.2f is below %.0f", f.what, got, f.floor)
		}
	}
	if testing.Verbose() {
		s.print(os.Stdout, 0)
	}
}
