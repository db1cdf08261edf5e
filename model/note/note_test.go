package note

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/text"
)

var noon = time.Date(2025, 5, 12, 12, 0, 0, 0, time.UTC)

func textOf(paragraphs ...string) *article.Article {
	var b article.Builder
	b.Meta().Title = "A day at the quay"
	for _, p := range paragraphs {
		b.Block(article.Block{Kind: article.Paragraph}, p)
	}
	return b.Build(article.Origin{File: "quay.txt"})
}

func at(t *testing.T, a *article.Article, words string) text.Span {
	t.Helper()
	i := strings.Index(a.Text, words)
	if i < 0 {
		t.Fatalf("no %q", words)
	}
	return text.Span{Start: i, End: i + len(words)}
}

const (
	first  = "The ferry left at dawn with forty sacks of taro and a brass band."
	second = "Nobody had told the harbour master, who was asleep, and he said so at length to everybody on the quay."
	third  = "By noon the band had played everything it knew, twice."
)

func TestFind(t *testing.T) {
	old := textOf(first, second, third)
	short := New(old, at(t, old, "asleep"), "really?", noon)
	long := New(old, at(t, old, second), "", noon)
	for _, c := range []struct {
		name  string
		note  Note
		now   *article.Article
		want  string
		state State
	}{
		{"unchanged", short, old, "asleep", Kept},
		{"moved", short, textOf("Corrected.", third, first, second), "asleep", Kept},
		{"words before changed", short, textOf(first, "The pilot was asleep."), "asleep", Kept},
		{"gone", short, textOf(first, third), "", Lost},
		{"no text", short, textOf(), "", Lost},
		{"long, unchanged", long, textOf(second), second, Kept},
		{"long, one word changed", long, textOf(first, strings.Replace(second, "asleep", "at breakfast", 1)), strings.Replace(second, "asleep", "at breakfast", 1), Changed},
		{"long, its beginning alone", long, textOf(first, second[:40]+" that he was late."), "", Lost},
	} {
		span, state := c.note.Find(c.now)
		if state != c.state || span.Of(c.now.Text) != c.want {
			t.Errorf("%s: %q, %d", c.name, span.Of(c.now.Text), state)
		}
	}
}

// A passage of two edges is found by them, with up to as much between as it was
// long; a shorter one is not.
func TestFindByEdges(t *testing.T) {
	head, tail := "A band of forty played at dawn,x", "x and was heard all over the bay"
	if len(head) != edge || len(tail) != edge {
		t.Fatalf("%d and %d bytes", len(head), len(tail))
	}
	for _, c := range []struct {
		name, then, now string
		state           State
	}{
		{"nothing between, then a word", head + tail, head + "twice," + tail, Changed},
		{"a byte less", head + tail[:edge-1], head + "twice," + tail[:edge-1], Lost},
		{"a word between, then nothing", head + "twice," + tail, head + tail, Changed},
		{"as long again", head + tail, head + strings.Repeat("x", 64) + tail, Changed},
		{"a byte more", head + tail, head + strings.Repeat("x", 65) + tail, Lost},
		{"ends that overlap", head + "twice," + head, head, Lost},
	} {
		old, now := textOf(c.then), textOf(first, c.now)
		if got, state := New(old, text.Span{End: len(old.Text)}, "", noon).Find(now); state != c.state || state == Changed && got.Of(now.Text) != c.now {
			t.Errorf("%s: %d, %q", c.name, state, got.Of(now.Text))
		}
	}
}

// A passage that occurs several times is found where its neighbours stand, else
// nearest to where it was.
func TestFindAmongMany(t *testing.T) {
	a := textOf("He said so.", "She said so.", "They said so.")
	second := at(t, a, "She said so")
	n := New(a, text.Span{Start: second.Start + 4, End: second.End}, "", noon)
	now := textOf("We said so.", "He said so.", "She said so.", "They said so.")
	if span, state := n.Find(now); state != Kept || !strings.HasSuffix(now.Text[:span.Start], "She ") {
		t.Errorf("found after %q", now.Text[:span.Start])
	}
}

func TestNote(t *testing.T) {
	a := textOf(first, second)
	n := New(a, at(t, a, "asleep"), " two\nlines\x1b[31m ", noon)
	if n.Text != "two\nlines" || n.Words() != "asleep" || n.Highlight() || n.From.Paragraph != 2 || n.From.File != "quay.txt" {
		t.Errorf("%+v", n)
	}
	later := n.With("other", noon.Add(-time.Hour))
	if later.ID != n.ID || !later.Changed.After(n.Changed) || later.Text != "other" || n.Text != "two\nlines" {
		t.Errorf("%+v", later)
	}
	if same := n.With("other", noon); !same.Changed.After(n.Changed) {
		t.Error("a change at the same moment is not the later one")
	}
	data, err := json.Marshal(n)
	var back Note
	if err != nil || json.Unmarshal(data, &back) != nil || back != n {
		t.Errorf("%s is read back as %+v", data, back)
	}
	if other := New(a, at(t, a, "told"), "", noon); other.ID == n.ID {
		t.Error("two notes of one ID")
	}
}

// FuzzFind: what is found lies on runes of the text, and is what was marked
// where nothing changed.
func FuzzFind(f *testing.F) {
	f.Add(first, second, 4, 9)
	f.Add("ééé", "é", 0, 2)
	f.Add(strings.Repeat("ab ", 60), "ab", 3, 150)
	f.Fuzz(func(t *testing.T, before, after string, from, to int) {
		old, now := textOf(before), textOf(after, before, after)
		span := text.Snap(old.Text, text.Span{Start: max(0, from), End: min(to, len(old.Text))})
		if span.Empty() || span.Start > len(old.Text) {
			return
		}
		n := New(old, span, "", noon)
		if got, state := n.Find(old); state != Kept || got.Of(old.Text) != n.Words() {
			t.Errorf("%v is found as %v", span, got)
		}
		if got, state := n.Find(now); state != Lost && text.Snap(now.Text, got) != got {
			t.Errorf("%v is no span of the text", got)
		}
	})
}
