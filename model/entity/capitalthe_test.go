package entity

import (
	"slices"
	"testing"
)

// What is written with a capital "The" in a text about films is a title, and so it is at the
// start of a sentence; places, newspapers, offices and bands are none.
func TestTitlesBehindThe(t *testing.T) {
	const about = "The film won two Oscars and the actress was glad of her movie at the premiere."
	for in, want := range map[string][]string{
		about + " She lost in that category to The Glider, a biopic.":                                  {"Glider"},
		about + " She lost in the end of the year to The Glider. The Glider leads the list.":           {"Glider", "Glider"},
		about + " The Office beat all shows. She starred for years in The Office and left.":            {"Office", "Office"},
		about + " He sold The Passion of the Miller to a studio.":                                      {"Passion of the Miller"},
		about + " She read in a low voice from The Beekeeper's Guide To Honey that night at home.":     {"Beekeeper's Guide To Honey"},
		about + " They met in The Hague and wrote to The Guardian.":                                    nil,
		about + " They wrote a letter to The Dockers and were then seen by The President in the hall.": nil,
		about + " He wrote Dancing In The Dark there.":                                                 nil,
		about + " She wrote The World According to Bex there.":                                         nil,
		about + "\n\nHow She Lost To The Glider In Three Short Acts Of A Play":                         nil,
	} {
		var got []string
		for _, e := range find(t, in, Context{}) {
			for _, m := range e.Mentions {
				if e.Kind == Work && m.Form == Name && in[m.Start:m.End] != "Oscars" {
					got = append(got, in[m.Start:m.End])
				}
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", in[min(len(in), len(about)):], got, want)
		}
	}
}
