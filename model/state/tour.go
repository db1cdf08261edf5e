package state

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"
)

//go:embed tour.toml
var tourSource string

// TourStep is one card of the tour. Text and Next name actions in braces, which
// stand for the keys in force; Next is what the card asks for.
type TourStep struct {
	On          Focus // the pane it is about; a panel counts as part of the article
	Title, Text string
	Among       string // what more is said where there are other articles
	Next        string
}

// Tour is the tour of the first run: cards below the real screen, which never
// keep a key from doing what it does. A card stays until its key was used.
type Tour struct {
	list *TourStep // the card of the list, nil where one article is open alone
	page []TourStep
	at   int // of page
}

// TourSteps are all cards in order.
func TourSteps() []TourStep {
	var file struct {
		Step []struct{ On, Title, Text, Among, Next string }
	}
	if _, err := toml.Decode(tourSource, &file); err != nil {
		panic(fmt.Errorf("the built-in tour: %w", err)) // held by a test
	}
	steps := make([]TourStep, len(file.Step))
	for i, s := range file.Step {
		steps[i] = TourStep{On: OnArticle, Title: s.Title, Text: s.Text, Among: s.Among, Next: s.Next}
		if s.On == "list" {
			steps[i].On = OnList
		}
	}
	return steps
}

// Asks is the name of the action that leads on from the card: the first that Next
// names.
func (s *TourStep) Asks() string {
	_, rest, _ := strings.Cut(s.Next, "{")
	name, _, _ := strings.Cut(rest, "}")
	return name
}

// Steps are its cards in order.
func (t *Tour) Steps() []TourStep {
	if t.list == nil {
		return t.page
	}
	return append([]TourStep{*t.list}, t.page...)
}

// StartTour begins the tour.
func (r *Reader) StartTour() {
	t := &Tour{page: TourSteps()}
	if r.library.Total() > 1 {
		for i, s := range t.page {
			t.page[i].Text = strings.TrimSpace(s.Text + " " + s.Among)
		}
	}
	if t.page[0].On == OnList {
		if r.focus == OnList {
			t.list = &t.page[0]
		}
		t.page = t.page[1:]
	}
	r.tour = t
	r.want(Chosen{TourSetting})
}

// TourCard is the card to show now, which is number n of all: that of the list
// where the keys go there, else the one the tour has come to. ok is false where
// there is none.
func (r *Reader) TourCard() (step TourStep, n, of int, ok bool) {
	t := r.tour
	if t == nil {
		return TourStep{}, 0, 0, false
	}
	first := 1
	if t.list != nil {
		first = 2
	}
	of = first - 1 + len(t.page)
	if r.focus == OnList && t.list != nil {
		return *t.list, 1, of, true
	}
	return t.page[t.at], first + t.at, of, true
}

// Taught turns to the next card where the action of that name is what the one that
// is shown asks for, and ends the tour after the last. The card of the list goes
// when the list does.
func (r *Reader) Taught(action string) {
	if step, _, _, ok := r.TourCard(); !ok || step.On == OnList || step.Asks() != action {
		return
	}
	if r.tour.at++; r.tour.at == len(r.tour.page) {
		r.tour = nil
	}
}
