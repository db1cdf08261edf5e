package people

import (
	"fmt"
	"testing"

	"lede/model/quote"
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
		{"more before it", "We checked it twice. The bridge is safe for walkers, but no lorry will cross it before the spring.", "lengthened"},
		{"something else about it", "No lorry will cross it while I am mayor, and nobody will tell me the bridge is sound", "no"},
	} {
		got := "no"
		if change, ok := compare(spoken(whole), spoken(c.other)); ok {
			got = change.String()
			if back, ok := compare(spoken(c.other), spoken(whole)); !ok || back != change.back() {
				t.Errorf("%s: %v seen from the other", c.name, back)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestEchoes(t *testing.T) {
	t.Parallel()
	said := func(article, who int, speaker, words string) Saying {
		return Saying{Article: article, Entity: who, Speaker: speaker, Words: words, Kind: quote.Direct}
	}
	const words = "nobody told us that the gates would close"
	reported := said(4, 0, "Ada Obi", words)
	reported.Kind = quote.Indirect
	ledger := []Saying{
		said(0, 0, "Ada Obi", words),
		said(0, 0, "Ada Obi", words), // twice in one article
		said(1, 0, "Ada Obi", "nobody told us"),
		said(2, 1, "Mia Lund", words+" so soon"),
		said(3, quote.Nobody, "a fisherman", words),
		reported,
		said(5, 2, "Obi", words),
	}
	want := "[[{3 lengthened true} {4 repeated false} {6 repeated false}] [{3 lengthened true} {4 repeated false} {6 repeated false}] [] " +
		"[{0 cut true} {1 cut true} {4 cut false} {6 cut true}] [{0 repeated false} {1 repeated false} {3 lengthened false} {6 repeated false}] [] " +
		"[{0 repeated false} {1 repeated false} {3 lengthened true} {4 repeated false}]]"
	if got := fmt.Sprint(Echoes(ledger)); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestMayBe: what is spared a comparison is no echo: all of the shorter, or three
// fifths of both, must be common.
func TestMayBe(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b bag
		want bool
	}{
		{bag{1, 2}, bag{1, 2, 3, 4, 5, 6, 7, 8, 9}, true},
		{bag{1, 2, 30}, bag{1, 2, 3, 4, 5, 6, 7, 8, 9}, false},
		{bag{1, 2, 3, 40, 50}, bag{1, 2, 3, 6, 7}, true},
		{bag{1, 2, 3, 40, 50}, bag{1, 2, 3, 6, 7, 8}, false},
		{bag{1, 1, 1}, bag{1, 2, 3}, false},
	} {
		if c.a.mayBe(c.b) != c.want || c.b.mayBe(c.a) != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, !c.want)
		}
	}
}
