package story

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"lede/model/analysis"
	"lede/model/article"
)

// Two fires in shops of one name, two years apart, and something else.
const (
	ashford1 = "Fire destroyed the Garland store in Ashford on Monday. Fire chief Helen Brandt said sixty firefighters fought the blaze at the Garland supermarket in Ashford for nine hours. Brandt said the roof of the Ashford store collapsed."
	ashford2 = "The Garland supermarket in Ashford burned down on Monday, and fire chief Helen Brandt said an electrical fault was to blame. Customers in Ashford watched as the roof of the store collapsed. Brandt praised the firefighters."
	milton1  = "A man was charged with arson after a fire at the Garland supermarket in Milton. Judge Omar Diallo ordered Peter Kovac, 27, of Milton, to stay in custody. Kovac denies setting the Garland store on fire."
	milton2  = "Peter Kovac denied arson before Judge Omar Diallo over the fire at the Garland store in Milton. Prosecutors in Milton said Kovac, 27, bought petrol before the supermarket burned."
	tennis   = "Ines Alvarado won the women's title in Porto in straight sets against Mia Lund. Alvarado hit eleven aces, and Lund said she had never seen such a serve."
)

func profile(t *testing.T, body, day string) *Profile {
	t.Helper()
	var b article.Builder
	b.Block(article.Block{}, body)
	if day != "" {
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		b.Meta().Published = article.Date{Time: at, Precision: article.Day}
	}
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{}))
	if err != nil {
		t.Fatal(err)
	}
	return Of(d)
}

// dated is an article with its day of publication, "" where unknown.
type dated struct{ body, day string }

func stories(t *testing.T, articles ...dated) []Story {
	t.Helper()
	var s Set
	var all []*Profile
	for _, a := range articles {
		p := profile(t, a.body, a.day)
		s.Count(p)
		all = append(all, p)
	}
	for _, p := range all {
		s.Add(p)
	}
	return s.Stories()
}

func TestStories(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		articles []dated
		want     string // articles, and those that they repeat
	}{
		{"none", nil, "[]"},
		{"alone", []dated{{tennis, ""}}, "[{[0] [0]}]"},
		{"two events of one place name, and another", []dated{{ashford1, ""}, {milton1, ""}, {tennis, ""}, {ashford2, ""}, {milton2, ""}}, "[{[0 3] [0 3]} {[1 4] [1 4]} {[2] [2]}]"},
		{"the fullest first", []dated{{ashford2, ""}, {ashford1, ""}, {tennis, ""}, {tennis + " It was her first.", ""}}, "[{[1 0] [1 0]} {[3 2] [2 2]}]"},
		{"a copy of a copy is one of the first", []dated{{tennis, ""}, {milton1, ""}, {tennis, ""}, {tennis, ""}}, "[{[0 2 3] [0 0 0]} {[1] [1]}]"},
		{"too late for the same event", []dated{{milton1, "2013-07-20"}, {milton2, "2013-08-11"}, {tennis, ""}, {ashford1, ""}}, "[{[0] [0]} {[1] [1]} {[2] [2]} {[3] [3]}]"},
		{"just in time", []dated{{milton1, "2013-07-20"}, {milton2, "2013-08-10"}, {tennis, ""}, {ashford1, ""}}, "[{[0 1] [0 1]} {[2] [2]} {[3] [3]}]"},
		{"just early enough", []dated{{milton1, "2013-08-10"}, {milton2, "2013-07-20"}, {tennis, ""}, {ashford1, ""}}, "[{[0 1] [0 1]} {[2] [2]} {[3] [3]}]"},
		{"too early", []dated{{milton1, "2013-08-11"}, {milton2, "2013-07-20"}, {tennis, ""}, {ashford1, ""}}, "[{[0] [0]} {[1] [1]} {[2] [2]} {[3] [3]}]"},
	} {
		if got := fmt.Sprint(stories(t, c.articles...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestCopies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		story Story
		want  int
	}{
		{Story{}, 0},
		{Story{[]int{4, 2}, []int{4, 2}}, 0},
		{Story{[]int{4, 2, 7}, []int{2, 2, 2}}, 2},
	} {
		if got := c.story.Copies(); got != c.want {
			t.Errorf("%v: %d copies, want %d", c.story, got, c.want)
		}
	}
}

// TestSides: what is alike falls into the two groups that share least; one of
// them may be a single article.
func TestSides(t *testing.T) {
	t.Parallel()
	like := func(groups []int, within, between float64) likeness {
		out := make(likeness, len(groups))
		for i := range out {
			for j := range groups {
				x := between
				switch {
				case i == j:
					x = 1
				case groups[i] == groups[j]:
					x = within
				}
				out[i] = append(out[i], x)
			}
		}
		return out
	}
	for _, c := range []struct {
		groups          []int
		within, between float64
	}{
		{[]int{0, 0, 1, 1}, 0.9, 0.1},
		{[]int{0, 1, 1, 1, 1}, 0.6, 0.2},
		{[]int{0, 1, 0, 1, 0, 1, 0}, 0.5, 0.4},
	} {
		l := like(c.groups, c.within, c.between)
		a, b := l.sides()
		if len(a) > 0 && c.groups[a[0]] != 0 {
			a, b = b, a
		}
		var want [2][]int
		for i, g := range c.groups {
			want[g] = append(want[g], i)
		}
		if !slices.Equal(a, want[0]) || !slices.Equal(b, want[1]) {
			t.Errorf("%v: sides %v and %v", c.groups, a, b)
		}
		if got := l.between(a, b); math.Abs(got-c.between) > 1e-9 {
			t.Errorf("%v: %v between", c.groups, got)
		}
	}
}

// TestEnough: a thread of one article asks for more likeness than one of many.
func TestEnough(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]float64{1: 0.21, 2: 0.15, 12: 0.10} {
		th := thread{articles: make([]int, n)}
		if got := th.enough(); math.Abs(got-want) > 1e-9 {
			t.Errorf("%d articles: %v, want %v", n, got, want)
		}
	}
}

// TestPacked: what is packed comes back, its weights to a hundred-thousandth, and is
// multiplied as it is.
func TestPacked(t *testing.T) {
	t.Parallel()
	some := weighed{words: vector{{0, 0.6}, {7, 0}, {1 << 31, 0.64}, {1<<32 - 1, 0.48}}}
	some.facets[Places] = vector{{3, 1}}
	some.facets[Figures] = vector{{1, 0.8}, {2, 0.6}}
	one := weighed{words: vector{{7, 1}}}
	s := Set{kept: []packed{some.pack(), new(weighed).pack(), nil, one.pack()}}
	for i, w := range s.unpack([]int{0, 1, 3}) {
		want := []weighed{some, {}, one}[i]
		for f, v := range append([]vector{w.words}, w.facets[:]...) {
			of := append([]vector{want.words}, want.facets[:]...)[f]
			if len(v) != len(of) {
				t.Fatalf("%d: %v, want %v", i, v, of)
			}
			for k := range v {
				if v[k].Hash != of[k].Hash || math.Abs(float64(v[k].Weight-of[k].Weight)) > 1e-5 {
					t.Errorf("%d: %v, want %v", i, v[k], of[k])
				}
			}
		}
	}
	for _, v := range []vector{nil, some.words, {{7, 1}}, {{1, 0.5}, {1 << 31, 0.5}}, {{8, 1}, {1<<32 - 1, 1}}} {
		if got, want := v.dotPacked(s.kept[0]), v.dot(some.words); math.Abs(got-want) > 1e-4 {
			t.Errorf("%v: %v, want %v", v, got, want)
		}
	}
}

// TestDot: vectors that ascend by their hashes are multiplied word by word, and added so.
func TestDot(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b vector
		want float64
	}{
		{nil, vector{{1, 1}}, 0},
		{vector{{1, 0.5}, {3, 2}}, vector{{1, 2}, {2, 9}, {3, 1}}, 3},
		{vector{{4, 1}}, vector{{1, 1}, {5, 1}}, 0},
	} {
		if got, back := c.a.dot(c.b), c.b.dot(c.a); got != c.want || back != c.want {
			t.Errorf("%v and %v: %v, %v back", c.a, c.b, got, back)
		}
	}
}

// TestPlus: words of two vectors are added, and of too many the heaviest are kept.
func TestPlus(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want vector }{
		{nil, nil, vector{}},
		{vector{{1, 1}}, nil, vector{{1, 1}}},
		{vector{{1, 1}, {3, 2}}, vector{{2, 5}, {3, 1}, {4, 1}}, vector{{1, 1}, {2, 5}, {3, 3}, {4, 1}}},
	} {
		if got, back := c.a.plus(c.b), c.b.plus(c.a); !slices.Equal(got, c.want) || !slices.Equal(back, c.want) {
			t.Errorf("%v and %v: %v, %v back", c.a, c.b, got, back)
		}
	}
	var many vector
	for i := range mostSummed + 1 {
		many = append(many, Word{term(i), float32(i % 2)})
	}
	if got := many[:mostSummed].bounded(); len(got) != mostSummed {
		t.Errorf("%d words of %d", len(got), mostSummed)
	}
	got := many.bounded()
	if len(got) != mostSummed/2 || got[0].Hash != 1 || got[1].Hash != 3 {
		t.Errorf("%d words: %v", len(got), got[:2])
	}
}

func TestCrowd(t *testing.T) {
	t.Parallel()
	v := []Word{{1, 1}}
	for _, c := range []struct{ threads, want int }{{0, 0}, {1, 1}, {compared, compared}, {crowd, compared}, {crowd + 1, 0}} {
		s := Set{byWord: map[term][]int{}}
		for id := range c.threads {
			s.byWord[1] = append(s.byWord[1], id)
		}
		if got := len(s.candidates(v)); got != c.want {
			t.Errorf("%d threads: %d candidates, want %d", c.threads, got, c.want)
		}
	}
}

// TestStoriesOfTwo: what two articles have in common and no third has is a person as
// often as an event; more than that must speak for one.
func TestStoriesOfTwo(t *testing.T) {
	t.Parallel()
	bodies := []string{
		"President Adele Varga told reporters at the press club in Lorne on Monday that a free press must dig deeper. Varga said the campaign had become divisive, and that newspapers had lost staff and money. Varga left at nine. President Varga told the reporters that Varga praised those who had been killed at work.",
		"Old general Matis Korda wrote in a long essay that his country needs no presents from President Adele Varga. Varga visited the island of Saltholm last week, the first president to do so in ninety years. Korda recalled the invasion of the bay, and told Varga that Saltholm would feed itself. The president did not meet Korda.",
		ashford1, ashford2, tennis,
		"The central bank left its rate unchanged, and shares of the mills rose by two percent on the exchange.",
		"A whale was washed ashore near the lighthouse, and biologists measured it before the tide came back.",
	}
	var s Set
	var all []*Profile
	for _, b := range bodies {
		p := profile(t, b, "")
		s.Count(p)
		all = append(all, p)
	}
	for _, p := range all {
		s.Add(p)
	}
	w := s.unpack([]int{0, 1, 2, 3})
	like := w[0].words.dot(w[1].words)
	t.Logf("likeness %.2f, chance %.2f; of one event %.2f, %.2f", like, chance(&w[0], &w[1]), w[2].words.dot(w[3].words), chance(&w[2], &w[3]))
	if like < related+lonely {
		t.Fatalf("likeness %.2f: they are not even compared", like)
	}
	var got [][]int
	for _, st := range s.Stories() {
		slices.Sort(st.Articles)
		got = append(got, st.Articles)
	}
	if want := "[[0] [1] [2 3] [4] [5] [6]]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
}
