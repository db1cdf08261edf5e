package quote

import (
	"slices"
	"testing"
)

// Who speaks the marked words is told by what stands around their sentence's verbs.
func TestBeside(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string // of each piece of marked speech
	}{
		{"quoted as saying", "“It’s no secret that the pier burned,” the Bergen news agency quoted Ann Lee as telling reporters.", []string{"Ann Lee"}},
		{"quoted, apposed", "“The pier is fine,” the news agency quoted the head of the port, Ann Lee, as saying.", []string{"Ann Lee"}},
		{"quoted, unnamed", "“The pier is fine,” the Bergen Post quoted one parent as saying.", []string{"one parent"}},
		{"quoted it", "“The pier is fine,” the Bergen Post quoted.", []string{"Bergen Post"}},
		{"participle before", "Welcoming the new pier as “a very good thing for us,” the mayor of Bergen, Ann Lee, went home.", []string{"Ann Lee"}},
		{"participle behind a preposition", "In declaring the pier “not safe for us,” Ann Lee again angered the town.", []string{"Ann Lee"}},
		{"statement by", "“Many people got a letter,” read a statement by Ann Lee.", []string{"Ann Lee"}},
		{"age", "“The pier is and will be fine,” said the 46-year-old.", []string{"the 46-year-old"}},
		{"apposed behind a place", "The Turkish attaché in Athens, Ann Lee, reiterated that “the pier is a friend of us all.”", []string{"Ann Lee"}},
		{"who behind a place", "The letter came from a senator from Ohio, who called the pier “a sad heap of rust.”", []string{"a senator"}},
		{"office joined behind of", "“There should be limits,” Minister of Sustainable Development and Tourism Pavel Dorn told the paper.", []string{"Pavel Dorn"}},
		{"behind a statement and a colon", "Ann Lee asserted that the pier had lost its nails to Tom Dahl: “A pier is no longer a pier.”", []string{"Ann Lee"}},
		{"name of a building", "The firm was allowed to build the hotel “Casa Grande” in Bergen.", nil},
		{
			"title of a woman", "Bill Carter is late. Mr. Carter runs the port.\n\n“The pier is fine,” Mrs. Carter said.",
			[]string{"Mrs. Carter"},
		},
		{
			"he behind one without a name", "Tom Dahl left. Mr. Dahl was late.\n\n“The pier burned,” said an analyst at the port.\n\n“We are not against it,” he added.",
			[]string{"an analyst", "he"},
		},
		{
			"he who was asked by one without a name", "Tom Dahl was late. A reporter asked if the pier was dry.\n\n“You know that I like it,” he said.",
			[]string{"Tom Dahl"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := heardIn(t, c.text)
			if !slices.Equal(got, c.want) {
				t.Errorf("%q: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}

// heardIn are the names of who speaks each piece of marked speech of s.
func heardIn(t *testing.T, s string) (names []string) {
	t.Helper()
	quotes, entities := analyze(t, s)
	check(t, s, quotes, entities)
	for _, q := range quotes {
		switch {
		case q.Kind != Direct && q.Kind != Mixed:
		case q.Speaker == nil:
			names = append(names, "")
		default:
			names = append(names, q.Speaker.Name)
		}
	}
	return names
}
