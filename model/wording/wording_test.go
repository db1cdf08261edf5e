package wording

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	t.Parallel()
	const whole = "The bridge is safe for walkers, but no lorry will cross it before the spring."
	for _, c := range []struct {
		name, other string
		want        string
	}{
		{"word for word", "the bridge is safe for walkers, but no lorry will cross it before the spring", "repeated"},
		{"its beginning", "The bridge is safe for walkers", "cut"},
		{"three words prove nothing", "The bridge is", "no"},
		{"four do", "The bridge is safe", "cut"},
		{"words left out between", "The bridge is safe for walkers … it before the spring", "cut"},
		{"a word left out without a sign, both runs long", "The bridge is safe walkers, but no lorry will cross it before the spring", "cut"},
		{"a small word slipped out of a short run", "The bridge is for walkers, but no lorry will cross it before the spring", "altered"},
		{"one word is another", "The bridge is safe for walkers, but no lorry will cross it before the autumn", "altered"},
		{"a denial", "The bridge is not safe for walkers, and no lorry will cross it before the spring", "altered"},
		{"without a denial that stood between", "The bridge is safe for walkers, but lorry will cross it before the spring", "altered"},
		{"its sentences in another order", "No lorry will cross it before the spring, but the bridge is safe for walkers.", "no"},
		{"more before it", "We checked it twice. The bridge is safe for walkers, but no lorry will cross it before the spring.", "lengthened"},
		{"something else about it", "No lorry will cross it while I am mayor, and nobody will tell me the bridge is sound", "no"},
	} {
		got := "no"
		if change, ok := Compare(Of(whole), Of(c.other)); ok {
			got = change.String()
			if back, ok := Compare(Of(c.other), Of(whole)); !ok || back != change.Back() {
				t.Errorf("%s: %v seen from the other", c.name, back)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestVersions: of two versions of an article less proves that a quotation is one.
func TestVersions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b, want string }{
		{"We won", "we won.", "repeated"},
		{"I am sorry", "I am so sorry", "altered"},
		{"We will never sell the harbour, whatever they offer us", "We will never sell", "cut"},
		{"We will never sell the harbour, whatever they offer us", "We will never", "no"},
		{"one two three four five", "one two three six seven", "altered"},
		{"one two three four five", "one two three six seven eight", "no"},
		{"alpha bravo charlie delta", "delta charlie bravo alpha", "altered"},
		{"alpha bravo charlie delta echo", "echo alpha bravo charlie delta", "altered"},
	} {
		got := "no"
		a, b := Of(c.a), Of(c.b)
		both := 0
		for _, n := range NewShared([][]string{a}).With(b) {
			both = n
		}
		if change, ok := Versions(a, b, both); ok {
			got = change.String()
		}
		if got != c.want {
			t.Errorf("%q, %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

// TestDenies: without one of these words between, the same words say the contrary.
func TestDenies(t *testing.T) {
	t.Parallel()
	for _, w := range strings.Fields("no not never nor neither none nobody nothing nowhere cannot isn't wasn’t don't won't can’t couldn't shouldn't mustn't mightn’t needn't ain't hadn't shan't") {
		words := Of(w)
		if len(words) != 1 || !Denies(words[0]) {
			t.Errorf("%q: %q denies nothing", w, words)
		}
	}
	for _, w := range []string{"", "want", "went", "know", "dent", "nots"} {
		if Denies(w) {
			t.Errorf("%q denies", w)
		}
	}
}

func TestOf(t *testing.T) {
	t.Parallel()
	if got, want := Of("Don’t go, Zoë: we'll 2!"), []string{"dont", "go", "zoe", "well", "2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, n := range []int{longest, longest + 1} {
		if got := len(Of(strings.Repeat("word ", n))); got != longest {
			t.Errorf("%d words of %d", got, n)
		}
	}
}

// TestShared: a word counts as often as both have it, in whatever order.
func TestShared(t *testing.T) {
	t.Parallel()
	s := NewShared([][]string{{"a", "b", "a"}, nil, {"c"}, {"b", "c", "a"}})
	for range 2 { // nothing is left of the first use
		var got []string
		for n, both := range s.With([]string{"a", "c", "a", "a", "d"}) {
			got = append(got, fmt.Sprint(n, both))
		}
		if want := []string{"0 2", "2 1", "3 2"}; !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		for range s.With([]string{"b"}) {
			break
		}
	}
}

func TestIdentify(t *testing.T) {
	t.Parallel()
	ada, nurse := Speaker{"Ada Obi", true}, Speaker{"a nurse", false}
	for _, c := range []struct {
		a, b Speaker
		want Identity
	}{
		{ada, ada, One}, {ada, Speaker{"Obi", true}, One}, {ada, Speaker{"Ada Lund", true}, Other},
		{ada, nurse, Open}, {ada, Speaker{}, Open}, {nurse, Speaker{}, Open}, {Speaker{}, Speaker{}, One},
		{nurse, Speaker{"A nurse", false}, One}, {nurse, Speaker{"a fisherman", false}, Other}, {nurse, Speaker{"the nurse", false}, Other},
	} {
		if got := Identify(c.a, c.b); got != c.want || Identify(c.b, c.a) != c.want {
			t.Errorf("%v and %v: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestSameName(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{{"Ada Obi", "Obi", true}, {"Ada Obi", "Ada Lund", false}, {"", "", false}, {"Zoë", "Ana Zoe", true}} {
		if SameName(c.a, c.b) != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, !c.want)
		}
	}
}
