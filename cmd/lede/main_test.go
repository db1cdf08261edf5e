package main

import (
	"bufio"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rogpeppe/go-internal/testscript"

	"lede/model/load"
	"lede/model/note"
	"lede/model/store"
	"lede/model/text"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"lede": main})
}

// TestScripts runs the program as its users do. A script may also call
//
//	spans FILE   every mention and quote of the JSON Lines has the text its offsets name
//	annotate FILE WORDS TEXT   a note on words of the article in FILE, as the reader keeps it
//	calm FILE    no control character but newline and tab, no bidi override, in FILE
func TestScripts(t *testing.T) {
	articles, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ESC", "\x1b")
			e.Setenv("ARTICLES", articles)
			e.Setenv("XDG_STATE_HOME", e.WorkDir+"/.state")
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/.cache")
			e.Setenv("XDG_DATA_HOME", e.WorkDir+"/.data")
			e.Setenv("XDG_CONFIG_HOME", e.WorkDir+"/.config")
			serve(e)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"spans":    checkSpans,
			"calm":     checkCalm,
			"annotate": annotate,
		},
	})
}

type span struct {
	Start, End int
	Text       string
}

func checkSpans(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: spans FILE")
	}
	checked := 0
	lines := bufio.NewScanner(strings.NewReader(ts.ReadFile(args[0])))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var a struct {
			Text     string
			Entities []struct{ Mentions []span }
			Quotes   []span
		}
		ts.Check(json.Unmarshal(lines.Bytes(), &a))
		found := a.Quotes
		for _, e := range a.Entities {
			found = append(found, e.Mentions...)
		}
		runes := []rune(a.Text)
		for _, s := range found {
			if got := string(runes[s.Start:s.End]); got != s.Text {
				ts.Fatalf("[%d, %d) is %q, not %q", s.Start, s.End, got, s.Text)
			}
		}
		checked += len(found)
	}
	ts.Check(lines.Err())
	ts.Logf("%d spans", checked)
}

func checkCalm(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: calm FILE")
	}
	for i, r := range ts.ReadFile(args[0]) {
		bidi := 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
		if unicode.IsControl(r) && r != '\n' && r != '\t' || bidi {
			ts.Fatalf("%s: %U at byte %d", args[0], r, i)
		}
	}
}

func annotate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: annotate FILE WORDS TEXT")
	}
	kept, err := store.Open(filepath.Join(ts.Getenv("XDG_STATE_HOME"), "lede"))
	ts.Check(err)
	defer kept.Close()
	path := ts.MkAbs(args[0])
	for a, err := range load.Open(context.Background(), load.Source{Name: path, Path: path}, load.Options{}) {
		ts.Check(err)
		at := strings.Index(a.Text, args[1])
		if at < 0 {
			ts.Fatalf("no %q in %s", args[1], args[0])
		}
		kept.PutNote(store.KeyOf(a), note.New(a, text.Span{Start: at, End: at + len(args[1])}, args[2], time.Now()))
	}
	ts.Check(kept.Save(context.Background()))
}
