package state

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/BurntSushi/toml"
)

//go:embed tour.toml
var tourSource string

// TourStep is one card of the tour. Text and Next name actions in braces, which
// stand for the keys in force; Next is what the card asks for.
type TourStep struct {
	On          Focus // the pane it is about; a panel counts as part of the article
	Title, Text string
	Next        string
}

// Tour is the tour of the first run: cards over the real screen, which never
// keep a key from doing what it does. At may be a card whose pane the reader is
// not in; it waits there unseen.
type Tour struct {
	steps []TourStep
	at    int
}

// Step is the number of the card it is at, from 1, of how many.
func (t *Tour) Step() (n, of int) { return t.at + 1, len(t.steps) }

// TourSteps are all cards in order.
func TourSteps() []TourStep {
	var file struct {
		Step []struct{ On, Title, Text, Next string }
	}
	if _, err := toml.Decode(tourSource, &file); err != nil {
		panic(fmt.Errorf("the built-in tour: %w", err)) // held by a test
	}
	steps := make([]TourStep, len(file.Step))
	for i, s := range file.Step {
		steps[i] = TourStep{On: OnArticle, Title: s.Title, Text: s.Text, Next: s.Next}
		if s.On == "list" {
			steps[i].On = OnList
		}
	}
	return steps
}

// StartTour begins the tour at the pane the reader is in. The list has no card
// where one article is open alone.
func (r *Reader) StartTour() {
	steps := TourSteps()
	if r.focus != OnList {
		steps = slices.DeleteFunc(steps, func(s TourStep) bool { return s.On == OnList })
	}
	r.tour = &Tour{steps: steps}
	r.want(Chosen{TourSetting})
}

// TourCard is the card to show now. There is none while something else lies
// over the page or is typed, or in another pane than the card is about.
func (r *Reader) TourCard() (TourStep, bool) {
	if r.Top() != LayerTour {
		return TourStep{}, false
	}
	return r.tour.steps[r.tour.at], true
}

// touring reports whether the card the tour is at is about the pane in focus.
func (r *Reader) touring() bool {
	return r.tour != nil && (r.tour.steps[r.tour.at].On == OnList) == (r.focus == OnList)
}

// GoOn turns to the next card, and ends the tour after the last one.
func (r *Reader) GoOn() {
	if r.tour == nil {
		return
	}
	if r.tour.at++; r.tour.at == len(r.tour.steps) {
		r.tour = nil
	}
}
