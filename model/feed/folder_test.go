package feed

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestBusy: a folder is updated by one program at a time.
func TestBusy(t *testing.T) {
	dir := t.TempDir()
	first, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFolder(dir); !errors.Is(err, ErrBusy) {
		t.Error(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// TestLockFails: a folder that cannot be locked is not said to be in use.
func TestLockFails(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, hidden, "lock"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFolder(dir); err == nil || errors.Is(err, ErrBusy) || strings.Contains(err.Error(), "\n") {
		t.Error(err)
	}
}

// TestTwins: items of one day and title are told apart by a number, many of them
// by what is in them; none is written twice.
func TestTwins(t *testing.T) {
	w := newWorld(t)
	var items []string
	for n := range maxTwins + 1 {
		items = append(items, fmt.Sprintf(item, fmt.Sprint(n), "One", fmt.Sprintf("https://tide.example/%d", n), fmt.Sprint(n)))
	}
	w.answers[a] = rss(items...)
	r := w.update(a, Options{})[a]
	if r.Err != nil || len(r.New) != maxTwins+1 || r.New[1] != "tidewater-post/2026-11-28-one-2.xml" || r.New[maxTwins-2] != "tidewater-post/2026-11-28-one-9.xml" {
		t.Fatalf("%q %v", r.New, r.Err)
	}
	for _, name := range r.New[maxTwins-1:] {
		if len(name) != len("tidewater-post/2026-11-28-one-.xml")+24 {
			t.Error(name)
		}
	}
	if err := os.RemoveAll(filepath.Join(w.dir, hidden)); err != nil {
		t.Fatal(err)
	}
	if w.update(a, Options{}); len(w.files()) != maxTwins+1 {
		t.Errorf("%q", w.files())
	}
}

// TestInterrupted: what an update left that was killed between its files and its
// memory is found again, and what has no name yet is swept.
func TestInterrupted(t *testing.T) {
	w := newWorld(t)
	w.answers[a] = rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", "x"), fmt.Sprintf(item, "2", "Two", "https://tide.example/2", "y"))
	w.update(a, Options{})
	before := w.files()
	if err := os.RemoveAll(filepath.Join(w.dir, hidden)); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(w.dir, "tidewater-post", ".lede-123")
	if err := os.WriteFile(left, []byte("<rss"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.update(a, Options{})
	if after := w.files(); !slices.Equal(before, after) {
		t.Errorf("%q, before %q", after, before)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("half a file is left")
	}
	states, _ := filepath.Glob(filepath.Join(w.dir, hidden, "*.json"))
	if err := os.WriteFile(states[0], []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := w.update(a, Options{})[a]; r.Err != nil || len(w.files()) != len(before) {
		t.Errorf("a damaged memory: %+v", r)
	}
}

// TestForget: an item is remembered for long after it left its feed, not for ever.
func TestForget(t *testing.T) {
	var w *world
	for want, after := range []time.Duration{forgetAfter + 1, forgetAfter} {
		w = newWorld(t)
		w.answers[a] = rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", "x"))
		w.update(a, Options{})
		w.answers[a] = rss()
		w.now = day.Add(after)
		w.update(a, Options{})
		states, _ := filepath.Glob(filepath.Join(w.dir, hidden, "*.json"))
		data, err := os.ReadFile(states[0])
		var s state
		if err = cmp.Or(err, json.Unmarshal(data, &s)); err != nil {
			t.Fatal(err)
		}
		if len(s.Items) != want {
			t.Errorf("after %v: %v", after, s.Items)
		}
	}
}

// What is known of a feed is in its file alone once it was asked, and known when it is
// asked again; where articles may expire it stays, for that is decided over all feeds.
func TestItemsRest(t *testing.T) {
	w := newWorld(t)
	f, err := OpenFolder(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	update := func(list string) (all []Outcome) {
		t.Helper()
		for r := range f.Update(t.Context(), Parse(list).All(), Options{Get: w.get, Workers: 1, Force: true}) {
			if r.Err != nil {
				t.Fatal(r.Err)
			}
			all = append(all, r)
		}
		return all
	}
	vote := func(words string) string {
		return rss(fmt.Sprintf(item, "1", "The vote", "https://tide.example/vote", words))
	}
	w.answers[a], w.answers[b] = vote("Nine to four."), vote("Nine to four.")
	if got := update(a); len(got[0].New) != 1 || f.states[a].Items != nil {
		t.Errorf("%+v; in memory %v", got, f.states[a].Items)
	}
	if got := update(b); len(got[0].New) != 0 {
		t.Errorf("kept twice: %+v", got)
	}
	w.answers[a] = vote("Ten to three.")
	if got := update(a + " keep=500"); len(got[0].New) != 0 || len(got[0].Changed) != 1 || len(f.states[a].Items) != 1 {
		t.Errorf("%+v; in memory %v", got, f.states[a].Items)
	}
	w.answers[a] = errors.New("nobody there")
	for range f.Update(t.Context(), Parse(a).All(), Options{Get: w.get, Workers: 1, Force: true}) {
	}
	if s, err := readState(f.stateFile(a)); err != nil || len(s.Items) != 1 {
		t.Errorf("after a failure: %+v, %v", s, err)
	}
}
