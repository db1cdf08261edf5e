package entity

import (
	"context"
	"testing"

	"lede/model/nlp"
	"lede/model/text"
)

// readingOf is s, read as one sentence or more, with a person named by its first
// tokens; a second name stands behind it where there are more.
func readingOf(t *testing.T, s string, names ...int) *reading {
	t.Helper()
	doc, err := nlp.Parse(context.Background(), s, []text.Span{{End: len(s)}})
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(doc, Context{})
	at := 0
	for _, n := range names {
		r.found = append(r.found, found{first: at, last: at + n, kind: Person})
		at += n
	}
	return r
}

// What stands around a person's name and is, or is not, part of it.
func TestTrim(t *testing.T) {
	for _, c := range []struct {
		in    string
		names []int // tokens of the names that were found, one behind the other
		want  string
	}{
		{"Cal Ripken Jr. won .", []int{2}, "Cal Ripken Jr."},
		{"Cal Ripken Jr won .", []int{2}, "Cal Ripken Jr"},
		{"Cal Ripken Sr. won .", []int{2}, "Cal Ripken Sr."},
		{"Cal Ripken II won .", []int{2}, "Cal Ripken II"},
		{"Cal Ripken IV won .", []int{2}, "Cal Ripken IV"},
		{"Cal Ripken jr won .", []int{2}, "Cal Ripken"},
		{"Cal Ripken V won .", []int{2}, "Cal Ripken"},
		{"Ripken Jr. won .", []int{1}, "Ripken"},
		{"Cal Ripken Jr. Smith won .", []int{2, 2}, "Cal Ripken"},
		{"Cal Ripken", []int{2}, "Cal Ripken"},
		{"The Mr. Ripken 's won", []int{4}, "Ripken"},
		{"Mr. won", []int{1}, "Mr."},
		{"President Putin won", []int{2}, "Putin"},
		{"Mayor Cal Ripken won", []int{3}, "Cal Ripken"},
	} {
		r := readingOf(t, c.in, c.names...)
		if r.trim(); len(r.found) == 0 || r.cover(r.found[0]).Of(c.in) != c.want {
			t.Errorf("%s: %v, want %q", c.in, r.found, c.want)
		}
	}
}

// A title in quotation marks has two capitals and at most ten words.
func TestQuotedTitles(t *testing.T) {
	for in, want := range map[string]string{
		"He read “Gone With the Wind” twice.":                                   "Gone With the Wind",
		"He read “Gone Girl,” twice.":                                           "Gone Girl",
		"“It was our rain,” she said.":                                          "",
		"He read “Hamlet” twice.":                                               "",
		"He read the book, “Hamlet,” twice.":                                    "Hamlet",
		"The show “Gone.” was long.":                                            "Gone",
		"She had roles in “Gone 13” and more.":                                  "Gone 13",
		"The movie “Hail, Ann!” was long.":                                      "Hail, Ann!",
		"The author of “Ann’s Bitter Pill,” a history, left.":                   "Ann’s Bitter Pill",
		"His memoir, ''Gone Girl,'' was long.":                                  "Gone Girl",
		"The film “Good Morning” was long.":                                     "Good Morning",
		"She said: “Good Morning.”":                                             "",
		"He read “Gone Girl”":                                                   "Gone Girl",
		"He read “Gone Girl.” twice.":                                           "",
		"He read “Gone within the Wind” twice.":                                 "",
		"He read “Gone With a Wind” twice.":                                     "Gone With a Wind",
		"He knew “Then Gone Ran Off” and “Then Gone ran off” as well.":          "Then Gone Ran Off",
		"He replied: “So Did Adam.”":                                            "",
		"“My Dear Ann Lee,” he said.":                                           "",
		"The film “Gone Girl,” he said, was long.":                              "Gone Girl",
		"He read “One Two Three Four Five Six Seven Eight Nine” twice.":         "One Two Three Four Five Six Seven Eight Nine",
		"He read “One Two Three Four Five Six Seven Eight Nine Ten” twice.":     "",
		"He read “One Two Three Four Five Six Seven Eight Nine Ten Six” twice.": "",
	} {
		r, got := readingOf(t, in), ""
		for _, f := range r.quotedTitles() {
			got = r.cover(f).Of(in)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

// What a page asks its reader to do names nothing.
func TestCall(t *testing.T) {
	for in, want := range map[string]bool{
		"Read Full Article":           true,
		"Sign Up":                     true,
		"Full Article":                false,
		"Read":                        false,
		"Read The Long Story Of Bees": false,
	} {
		r := readingOf(t, in)
		if got := r.call(found{last: len(r.lower), kind: Work}); got != want {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}

// Delegates meet at a convention, states agree on one, and prizes are works.
func TestGrammarKinds(t *testing.T) {
	for in, want := range map[string]Kind{
		"They spoke at the Republican National Convention in Ohio.": Event,
		"They signed the Geneva Convention in 1949.":                Work,
		"The Silver Lion went to a doctor.":                         Work,
	} {
		r, got := readingOf(t, in), Figure
		for _, f := range r.grammarNames() {
			got = f.kind
		}
		if got != want {
			t.Errorf("%s: %v, want %v", in, got, want)
		}
	}
}

// The longer name wins, and of two alike the one that was added, unless that
// makes an event of an organization.
func TestLonger(t *testing.T) {
	name := func(n int, k Kind) found { return found{last: n, kind: k} }
	for _, c := range []struct {
		added, name found
		want        bool
	}{
		{name(3, Work), name(2, Person), true},
		{name(2, Work), name(2, Person), true},
		{name(2, Work), name(3, Person), false},
		{name(2, Event), name(2, Organization), false},
		{name(3, Event), name(2, Organization), true},
		{name(2, Event), name(2, Person), true},
	} {
		if got := longer(c.added, c.name); got != c.want {
			t.Errorf("%+v over %+v: %v", c.added, c.name, got)
		}
	}
}
