package corpus

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// How many sentences the documents of a corpus have, and what is no corpus.
func TestRead(t *testing.T) {
	t.Parallel()
	sentence := "Brno\tB-LOC\tB-GPE\n\n"
	for _, c := range []struct {
		name, in string
		length   Length
		want     string // sentences of each document, or what the error says
	}{
		{"nothing marked", strings.Repeat(sentence, 26), Documents, "[25 1]"},
		{"just one document", strings.Repeat(sentence, 25), Documents, "[25]"},
		{"marked", "-DOCSTART-\tO\n\n" + strings.Repeat(sentence, 26) + "-DOCSTART-\tO\n\n" + sentence, Documents, "[26 1]"},
		{"sentences", strings.Repeat(sentence, 2), Sentences, "[1 1]"},
		{"no empty line at the end", "Brno\tB-LOC", Documents, "[1]"},
		{"lines of Windows", "Brno\tB-LOC\r\n\r\nPrague\tB-LOC\r\n", Documents, "[2]"},
		{"no tag", "Brno\n", Documents, "a line without a tag"},
		{"empty", "", Documents, "[]"},
	} {
		path := filepath.Join(t.TempDir(), "corpus.tsv")
		if err := os.WriteFile(path, []byte(c.in), 0o644); err != nil {
			t.Fatal(err)
		}
		pages, err := Read(path, c.length)
		sizes := make([]int, 0, len(pages))
		for _, p := range pages {
			sizes = append(sizes, len(p.Lines))
		}
		if got := fmt.Sprint(sizes, err); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// A name goes on with I- of its own tag only; what is of no kind is marked too.
func TestMarked(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "corpus.tsv")
	in := "Jana\tB-PER\nMalá\tI-PER\nBrno\tB-LOC\nPraha\tB-LOC\nCzech\tI-MISC\nleft\tO\nBrno\tI-LOC\n"
	if err := os.WriteFile(path, []byte(in), 0o644); err != nil {
		t.Fatal(err)
	}
	pages, err := Read(path, Documents)
	if err != nil || len(pages) != 1 {
		t.Fatal(len(pages), err)
	}
	var got []string
	for _, m := range pages[0].Marked {
		got = append(got, m.Tag+" "+m.Of(pages[0].Text))
	}
	if want := "PER Jana Malá, LOC Brno, LOC Praha, MISC Czech, LOC Brno"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %s", got, want)
	}
	if n := len(pages[0].Names); n != 4 {
		t.Errorf("%d names of a kind, want 4", n)
	}
}
