package main

import (
	"os"
	"testing"

	"lede/cmd/internal/gold"
	"lede/model/entity"
)

// floors are what the entities of the annotated articles that are never learned
// from must score; each a little below what they do.
var floors = []struct {
	what  string
	floor float64
	score func(s *goldScore) float64
}{
	{"person", 86, func(s *goldScore) float64 { return s.kinds[entity.Person].F1() }},
	{"organization", 74, func(s *goldScore) float64 { return s.kinds[entity.Organization].F1() }},
	{"place", 89, func(s *goldScore) float64 { return s.kinds[entity.Place].F1() }},
	{"group", 85, func(s *goldScore) float64 { return s.kinds[entity.Group].F1() }},
	{"event", 70, func(s *goldScore) float64 { return s.kinds[entity.Event].F1() }},
	{"work", 47, func(s *goldScore) float64 { return s.kinds[entity.Work].F1() }},
	{"date", 94, func(s *goldScore) float64 { return s.kinds[entity.Date].F1() }},
	{"figure", 91, func(s *goldScore) float64 { return s.kinds[entity.Figure].F1() }},
	{"linking", 97, func(s *goldScore) float64 { return s.link.f1() }},
	{"references", 55, func(s *goldScore) float64 { return s.refers.F1() }},
	{"introductions", 80, func(s *goldScore) float64 { return s.intros.F1() }},
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
