package anchor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lede/model/article"
)

func textOf(paragraphs ...string) *article.Article {
	var b article.Builder
	for _, p := range paragraphs {
		b.Block(article.Block{Kind: article.Paragraph}, p)
	}
	return b.Build(article.Origin{File: "a.txt"})
}

const (
	first  = "The ferry left Apia at dawn with forty sacks of taro and a brass band."
	second = "Nobody had told the harbour master, who was asleep, and he said so at length."
	third  = "By noon the band had played everything it knew, twice, and begun on hymns."
)

func TestPlaceIsFoundAgain(t *testing.T) {
	old := textOf(first, second, third)
	at := strings.Index(old.Text, "harbour master")
	place := At(old, at)
	if place.Block != 1 {
		t.Errorf("in block %d", place.Block)
	}
	for _, c := range []struct {
		name  string
		now   *article.Article
		at    string // what begins at the place
		found bool
	}{
		{"unchanged", old, "harbour master", true},
		{"a paragraph before", textOf("A correction has been made.", first, second, third), "harbour master", true},
		{"moved to the end", textOf(first, third, second), "harbour master", true},
		{"the words before changed", textOf(first, "Someone should have told the old harbour master, who was asleep, and he said so at length.", third), "harbour master", true},
		{"the words after changed", textOf(first, "Nobody had told the pilot.", third), "pilot", true},
		{"the nearest of three", textOf(second, "—", first, second, third, second), "harbour master, who was asleep, and he said so at length.\n\nBy noon", true},
		{"gone", textOf(first, third), "hymns", false},
	} {
		got, found := place.Find(c.now)
		if found != c.found {
			t.Errorf("%s: found is %v", c.name, found)
		}
		if found && !strings.HasPrefix(c.now.Text[got:], c.at) {
			t.Errorf("%s: at %q", c.name, c.now.Text[got:min(len(c.now.Text), got+30)])
		}
		if !found && !c.now.Blocks[1].Contains(got) {
			t.Errorf("%s: byte %d is not in the block it was in", c.name, got)
		}
	}
}

func TestPlaceOfEveryByte(t *testing.T) {
	a := textOf("Cañón, 東京, e\u0301tage 👩‍🚀.", "x", "Ōtautahi — «да»")
	for i := range len(a.Text) + 1 {
		want := onRune(a.Text, i)
		if got, found := At(a, i).Find(a); got != want || !found {
			t.Errorf("byte %d is found at %d, %v; want %d", i, got, found, want)
		}
	}
	if got, found := At(a, -3).Find(a); got != -3 || !found {
		t.Errorf("in the head: %d, %v", got, found)
	}
}

func TestPlaceInRepetition(t *testing.T) {
	a := textOf(strings.Repeat("row your boat ", 400))
	at := len("row your boat ") * 200
	if got, _ := At(a, at).Find(a); got != at {
		t.Errorf("found at %d, want %d", got, at)
	}
}

// Of two occurrences as far away, the one before is taken.
func TestPlaceBetweenTwo(t *testing.T) {
	for text, want := range map[string]int{"ab....ab": 0, "ab...ab.": 5, "ab.....ab": 0} {
		if got, ok := nearest(text, "ab", 3); !ok || got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

func TestPlaceKeepsSomeWords(t *testing.T) {
	a := textOf(strings.Repeat("x", 200))
	for _, c := range []struct{ at, before, after int }{{1, 1, 48}, {47, 47, 48}, {48, 48, 48}, {100, 48, 48}, {152, 48, 48}, {153, 48, 47}, {200, 48, 0}} {
		if p := At(a, c.at); len(p.Before) != c.before || len(p.After) != c.after {
			t.Errorf("at %d: %d bytes before, %d after", c.at, len(p.Before), len(p.After))
		}
	}
}

// FuzzPlace: a place is found on a rune of the text, whatever became of it, and
// exactly where nothing changed.
func FuzzPlace(f *testing.F) {
	f.Add(first, second, 20)
	f.Add("", "x", 1)
	f.Add("aaaaaaaa", "aaaa", 6)
	f.Add("é\u0301", "\u0301", 3)
	f.Fuzz(func(t *testing.T, before, after string, offset int) {
		old, now := textOf(before), textOf(after, before)
		offset = min(offset, len(old.Text)+2)
		p := At(old, offset)
		if got, found := p.Find(old); offset >= 0 && (got != onRune(old.Text, min(offset, len(old.Text))) || !found) {
			t.Errorf("%d is found at %d, %v", offset, got, found)
		}
		for _, p := range []Place{p, {Block: offset, Offset: offset, After: after}, {Block: -offset, Offset: max(0, offset), Before: before}} {
			got, _ := p.Find(now)
			if got > len(now.Text) || got >= 0 && got < len(now.Text) && !utf8.RuneStart(now.Text[got]) {
				t.Errorf("%+v is found at %d of %d", p, got, len(now.Text))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	old := textOf(strings.Repeat(first+" ", 1<<20/len(first)), second)
	p := At(old, len(old.Text)-40)
	now := textOf(strings.Repeat(third+" ", 1<<20/len(third)))
	b.SetBytes(int64(len(now.Text)))
	for b.Loop() {
		p.Find(now)
	}
}

// The first byte of a block is in that block, the one before it is not.
func TestPlaceAtABlocksBeginning(t *testing.T) {
	a := textOf(first, second)
	begin := strings.Index(a.Text, second)
	for _, c := range []struct{ at, block, offset int }{{begin - 1, 0, begin - 1}, {begin, 1, 0}, {begin + 1, 1, 1}} {
		if got := At(a, c.at); got.Block != c.block || got.Offset != c.offset {
			t.Errorf("byte %d: block %d, byte %d, want %d, %d", c.at, got.Block, got.Offset, c.block, c.offset)
		}
	}
}
