package json

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/loadtest"
)

// collect reads JSON Lines, or their heads alone.
func collect(heads bool, input string) (out []*article.Article, reason string) {
	in := loadtest.Input("f", input)
	in.Heads = heads
	var err error
	for a, e := range Lines(context.Background(), in) {
		if err = e; e == nil {
			out = append(out, a)
		}
	}
	return out, fmt.Sprint(err)
}

// sameHeads fails where the heads of input are not those of its articles.
func sameHeads(t *testing.T, input string) (skimmed int) {
	t.Helper()
	want, wantErr := collect(false, input)
	got, gotErr := collect(true, input)
	if len(got) != len(want) || gotErr != wantErr {
		t.Fatalf("%d heads, %s; %d articles, %s: %q", len(got), gotErr, len(want), wantErr, input)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i].Meta, want[i].Meta) || got[i].Origin != want[i].Origin {
			t.Fatalf("head %+v %+v\nof %+v %+v\nin %q", got[i].Origin, got[i].Meta, want[i].Origin, want[i].Meta, input)
		}
		if got[i].Head != nil {
			skimmed++
		}
	}
	return skimmed
}

// oddities are lines around which the heads have to find their way, or leave it.
var oddities = []string{
	`{"title": "Ferry", "text": "It \"sailed\" on \\", "tags": ["a", {"b": "]}"}], "date": "2025-01-02"}`,
	`{"title": "Ferry", "body": ["One.", "Two."], "url": "https://a.example/x"}`,
	`{"headline": {"main": "Ferry"}, "source": {"name": "Post"}, "content": "It sailed.", "author": [{"name": "A"}, "B"]}`,
	`{"meta": {"title": "Ferry", "author": "A"}, "text": "It sailed."}`,
	`{"articles": [{"title": "One", "text": "a b"}, {"title": "Two", "text": "c d"}]}`,
	`{"title": "One", "text": "a b"} {"title": "Two", "text": "c d"}`,
	`{'title': 'Ferry', 'text': 'single marks', 'n': None}`,
	`{"title": "Ferry", "text": "cut off`,
	`{"title": "Ferry", "text": "trailing comma",}`,
	`{"title": "Ferry", "text": "a\u00e9 \ud83d\ude00 b", "html": "<p>a longer body with <b>tags</b> in it</p>"}`,
	`{"id": 1}`, `[1, 2]`, `plain`, `{}`, `{"title": "x"`, `{"text": "no title"}`, `{"title": "t", "text": ""}`,
	`{"title": "t", "text": null, "summary": "there is one"}`,
	`{"title": "a", "title": "b", "text": "c", "text": "longer than c"}`,
	`{"data": "a string", "title": "t", "text": "b"}`,
	`{"title" "t"}`, `{"title":}`, `{"title": "t", "text": "b"}}`,
}

func TestHeadsAreThoseOfTheArticles(t *testing.T) {
	skimmed := 0
	for _, line := range oddities {
		skimmed += sameHeads(t, line+"\n"+oddities[0])
	}
	long := `{"title": "Long", "text": "` + strings.Repeat(`A sentence with \"marks\" and é. `, 200) + `"}`
	if skimmed += sameHeads(t, strings.Repeat(long+"\n", 3)); skimmed < len(oddities) {
		t.Errorf("%d heads were read as such", skimmed)
	}
	files, _ := filepath.Glob("../../../testdata/articles/*/*.json*")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sameHeads(t, string(raw))
		var one bytes.Buffer
		if json.Compact(&one, raw) == nil {
			sameHeads(t, one.String())
		}
	}
}

func TestHeadSaysHowLongItIs(t *testing.T) {
	body := strings.Repeat("The ferry left the pier on Monday. ", 500)
	got, _ := collect(true, fmt.Sprintf(`{"title": "Ferry", "text": %q}`, body))
	if len(got) != 1 || got[0].Head == nil || len(got[0].Text) > sampleSize {
		t.Fatalf("%+v", got)
	}
	if n := got[0].Head.Scale(got[0].Words()); n < 3300 || n > 3700 {
		t.Errorf("about %d words, there are 3500", n)
	}
}

func FuzzHeads(f *testing.F) {
	for _, s := range oddities {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { sameHeads(t, s) })
}

func BenchmarkHeads(b *testing.B) {
	line := fmt.Sprintf(`{"title": "Ferry", "author": ["A. Writer"], "date": "2025-01-02", "url": "https://news.example/ferry", "text": %q}`+"\n",
		strings.Repeat("The ferry left the pier on Monday, “said” a clerk. ", 60))
	input := strings.Repeat(line, 100)
	for name, heads := range map[string]bool{"heads": true, "whole": false} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(input)))
			for b.Loop() {
				collect(heads, input)
			}
		})
	}
}
