package correct

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/entity"
)

// Names stand for each other eight times in a row, no further, and in a circle
// for ever no longer.
func TestChain(t *testing.T) {
	same := func(a, b string) Correction {
		return Correction{Subject{Words: a}, Verdict{Decision: SameAs, Name: b}}
	}
	var chain []Correction
	for i := range 12 {
		chain = append(chain, same(fmt.Sprint("N", i), fmt.Sprint("N", i+1)))
	}
	v := NewSet(chain...).of(&article.Article{})
	if got := v.resolve(chain[0].Verdict); got.Name != "N9" {
		t.Errorf("N0 is %s", got.Name)
	}
	v = NewSet(same("A", "B"), same("B", "A")).of(&article.Article{})
	if got := v.resolve(Verdict{Decision: SameAs, Name: "A"}); got.Name != "A" && got.Name != "B" {
		t.Errorf("a circle gives %q", got.Name)
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       int
	}{
		{"Lake Victoria,", "Lake Victoria", 13}, {"Lake\nVictoria", "Lake Victoria", 13}, {"Lake \n Victoria", "Lake Victoria", 15},
		{"Lake\n\nVictoria", "Lake Victoria", 0}, {"Lake\n \nVictoria", "Lake Victoria", 0}, {"Lake Victorian", "Lake Victoria", 0},
		{"Lake Victoria2", "Lake Victoria", 0}, {"O’Neill", "O'Neill", 9}, {"O'Neill", "O'Neill", 7}, {"Lake", "Lake Victoria", 0}, {"LakeVictoria", "Lake Victoria", 0},
	} {
		if got := match(c.text, c.name); got != c.want {
			t.Errorf("%q in %q: %d, want %d", c.name, c.text, got, c.want)
		}
	}
}

// A short word at a place needs twelve bytes of what stood beside it.
func TestNeighbours(t *testing.T) {
	const in = "fedcba9876543210 he was there"
	at := strings.Index(in, "he was")
	for before, want := range map[string]bool{
		"xxxxa9876543210 ": true, "xxxxx9876543210 ": false, "9876543210 ": true, "x876543210 ": false, "": true,
	} {
		if got := (Subject{Words: "he", At: Spot{Before: before}}).neighbours(in, at); got != want {
			t.Errorf("%q before: %v", before, got)
		}
	}
	if !(Subject{Words: "he", At: Spot{Before: "none", After: " was there"}}).neighbours(in, at) {
		t.Error("what stands behind is enough")
	}
}

// What was decided for one article holds in it over what holds everywhere, also
// for a name that the analysis did not find.
func TestNarrowIsFirst(t *testing.T) {
	d := harbour(t)
	got := shape(Apply(d, parsed(t, `"bench" is a place`, `"bench" is an organization in "harbour.txt" titled "Harbour pact"`)))
	if !strings.Contains(got, "organization bench!: bench!") {
		t.Error(got)
	}
}

// An entity that is another brings its introduction where the other has none.
func TestSameBringsTheIntroduction(t *testing.T) {
	d := analysed(t, "a.txt", "A", "Grace Atieno leads. James Mwangi, the director of the board, left.", "Chancellor Inge Horn stayed.")
	intro := func(d2 string) string {
		got := Apply(d, parsed(t, d2))
		for _, e := range got.Entities {
			if e.Confirmed && e.Kind == entity.Person {
				return e.Intro.Of(d.Article.Text)
			}
		}
		return "none"
	}
	if got := intro(`"James Mwangi" is the person "Grace Atieno"`); !strings.Contains(got, "director") {
		t.Errorf("introduced by %q", got)
	}
	if got := intro(`"James Mwangi" is the person "Inge Horn"`); !strings.Contains(got, "Chancellor") {
		t.Errorf("introduced by %q", got)
	}
}
