package pages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInOrder(t *testing.T) {
	for _, c := range []struct{ words, gold, want string }{
		{"a b c", "a b c", "yyy"},
		{"menu a b c share", "a b c", "-yyy-"},
		{"", "a", ""},
		{"a", "", "-"},
		{"b a c d e f b", "a c d e f", "-yyyyy-"},
		{"the a b c d", "a b c d the", "-yyyy"},
		{"a b x a b c d", "a b c d", "---yyyy"},             // one long stretch beats two
		{"a b c d e f g a b", "a b c d e f g", "yyyyyyy--"}, // a copy is none
	} {
		var got strings.Builder
		for _, in := range inOrder(strings.Fields(c.words), strings.Fields(c.gold)) {
			if in {
				got.WriteByte('y')
			} else {
				got.WriteByte('-')
			}
		}
		if got.String() != c.want {
			t.Errorf("%q in %q: %s, want %s", c.words, c.gold, got.String(), c.want)
		}
	}
}

const samplePage = `<!DOCTYPE html><title>Out</title><body><nav class="side-bar"><a href=1>Home</a></nav>
<article class=story><h1>Light out</h1><p>The keeper switched off the lamp on Sunday, after a hundred years, and went home by boat.</p></article>
<div class="side-bar">Subscribe now</div>`

// TestRead: a page of the benchmark gets labels; one of another kind is left out.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("ground-truth/1.json", `{"url":"https://www.light.example/1","_internal":{"page_type":{"primary":"article"}},"ground_truth":{"main_content":"The keeper switched off the lamp on Sunday, after a hundred years, and went home by boat."}}`)
	write("ground-truth/2.json", `{"url":"https://light.example/2","_internal":{"page_type":{"primary":"forum"}}}`)
	write("html/1.html", samplePage)
	read, err := Read(dir)
	if err != nil || len(read) != 1 {
		t.Fatalf("%d pages, %v", len(read), err)
	}
	write("ground-truth/3.json", `{"url":"https://light example/%","_internal":{"page_type":{"primary":"article"}}}`)
	write("html/3.html", samplePage)
	if _, err := Read(dir); err == nil || !strings.Contains(err.Error(), "3.json") {
		t.Errorf("of an address that is none: %v", err)
	}
	p := read[0]
	for i := range p.lines.Len() {
		if want := strings.HasPrefix(p.lines.Text(i), "The keeper"); (p.label[i] == 1) != want {
			t.Errorf("%q: label %v", p.lines.Text(i), p.label[i])
		}
	}
	known := odds(map[string]tally{".story": p.tally()[".story"].times(leastPages), ".side": p.tally()[".side"].times(leastPages), ".rare": {text: 1, pages: leastPages - 1}})
	if known[".story"] <= 0 || known[".side"] >= 0 || known[".rare"] != 0 {
		t.Errorf("odds: %v", known)
	}
}

func (t tally) times(n int) tally {
	return tally{text: t.text * float64(n), rest: t.rest * float64(n), pages: n}
}
