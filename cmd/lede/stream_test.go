package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/load"
)

// folder makes n files of one sentence; the first is long, so that it is
// finished last.
func folder(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		content := fmt.Sprintf("File number %d says “hello”.\n", i)
		if i == 0 {
			content = strings.Repeat(content, 200)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.txt", i)), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func quiet() streams { return streams{err: io.Discard} }

func TestEachKeepsTheOrder(t *testing.T) {
	const files = 60
	next := 0
	err := each(t.Context(), quiet(), input{names: []string{folder(t, files)}, options: load.Options{As: "raw"}, analyze: analysis.Analyze}, func(d *analysis.Document) error {
		if want := fmt.Sprintf("File number %d says", next); !strings.HasPrefix(d.Article.Text, want) {
			t.Errorf("article %d is %.30q", next, d.Article.Text)
		}
		next++
		return nil
	})
	if err != nil || next != files {
		t.Errorf("%d articles, %v", next, err)
	}
}

func TestEachStopsAtOnce(t *testing.T) {
	dir := folder(t, 60)
	full := errors.New("disk full")
	count := 0
	err := each(t.Context(), quiet(), input{names: []string{dir}, options: load.Options{As: "raw"}, analyze: analysis.Analyze}, func(*analysis.Document) error {
		count++
		return full
	})
	if !errors.Is(err, full) || count != 1 {
		t.Errorf("after a write error: %v, %d writes", err, count)
	}

	ctx, cancel := context.WithCancel(t.Context())
	count = 0
	err = each(ctx, quiet(), input{names: []string{dir}, options: load.Options{As: "raw"}, analyze: analysis.Analyze}, func(*analysis.Document) error {
		if count++; count == 3 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || count >= 60 {
		t.Errorf("after cancelling: %v, %d writes", err, count)
	}
}

// TestLargeArticles: of articles that take much memory no second is on its way before the
// first was handed over, be they in files of their own or in one; all come in order.
func TestLargeArticles(t *testing.T) {
	const files = 12
	apart, together := t.TempDir(), filepath.Join(t.TempDir(), "all.jsonl")
	var lines strings.Builder
	for i := range files {
		text := fmt.Sprintf("%d\n\n", i) + strings.Repeat("a\n\n", 10_000*(i%3))
		if err := os.WriteFile(filepath.Join(apart, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&lines, "{\"title\": \"A\", \"text\": %q}\n", text)
	}
	if err := os.WriteFile(together, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{apart, together} {
		in := input{names: []string{name}, analyze: unread}
		large, next := make(chan struct{}, 1), 0
		for d := range in.articles(t.Context(), large) {
			if want := fmt.Sprint(next); d.err != nil || strings.Fields(d.article.Text)[0] != want {
				t.Fatalf("article %d: %v", next, d.err)
			}
			if next++; !isLarge(d.article) {
				continue
			}
			if len(large) != 1 {
				t.Fatalf("article %d is large and another may come", next-1)
			}
			<-large
		}
		seen := 0
		err := each(t.Context(), quiet(), in, func(*analysis.Document) error { seen++; return nil })
		if err != nil || next != files || seen != files {
			t.Errorf("%s: %d and %d articles, %v", filepath.Base(name), next, seen, err)
		}
	}
}
