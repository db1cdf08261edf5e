package engine

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lede/model/index"
	"lede/model/state"
)

// asked types a question, and gives the files that answer.
func (d *driver) asked(question string) (files []string) {
	d.r.FindAll()
	d.r.Edit(func(l *state.Line) { l.Insert(question) })
	d.do()
	for i := range d.r.Finding().Len() {
		files = append(files, filepath.Base(d.r.Finding().Result(i).Path))
	}
	slices.Sort(files)
	return files
}

// TestScope: of an index that knows more only what was named answers.
func TestScope(t *testing.T) {
	t.Parallel()
	here, there := t.TempDir(), t.TempDir()
	put(t, here, "a.txt", prose("Alpha harbour"))
	put(t, there, "b.txt", prose("Beta harbour"))
	file := filepath.Join(t.TempDir(), "index.db")
	open := func(ctx context.Context) (*index.Index, error) { return index.Open(ctx, file, "test") }
	both := drive(t, Options{Args: []string{here, there}, Index: open})
	if got := both.asked("harbour"); !slices.Equal(got, []string{"a.txt", "b.txt"}) {
		t.Fatalf("both: %q", got)
	}
	if err := both.e.Close(); err != nil {
		t.Fatal(err)
	}
	one := drive(t, Options{Args: []string{here}, Index: open})
	if got := one.asked("harbour"); !slices.Equal(got, []string{"a.txt"}) {
		t.Fatalf("one: %q", got)
	}
}

func TestScopeOfNames(t *testing.T) {
	t.Parallel()
	for arg, want := range map[string]string{"/n/news": "/n/news", "/n/*.txt": "/n", "/n/a*.txt": "/n", "/n/{a,b}/c": "/n", "/n/x/../y": "/n/y"} {
		if got := scope([]string{arg}); len(got) != 1 || got[0] != want {
			t.Errorf("%s: %q", arg, got)
		}
	}
	if got := named([]string{"/n", "/n/*.txt", "/n/[ab]"}); !slices.Equal(got, []string{"/n"}) {
		t.Errorf("read whole: %q", got)
	}
}

// TestAnswerLimit: as many articles as the limit answer, and that there are more
// is told.
func TestAnswerLimit(t *testing.T) {
	t.Parallel()
	line := `{"title": "Story N", "text": "All about the harbour, at some length, N times."}` + "\n"
	var b strings.Builder
	for i := range answerLimit + 5 {
		b.WriteString(strings.ReplaceAll(line, "N", fmt.Sprint(i)))
	}
	d := drive(t, Options{Args: []string{put(t, t.TempDir(), "a.jsonl", b.String())}})
	if got := d.asked("harbour"); len(got) != answerLimit {
		t.Fatalf("%d answers of %d", len(got), answerLimit)
	}
}
