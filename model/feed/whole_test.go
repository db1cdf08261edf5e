package feed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// long is more words than a stub has.
var long = strings.Repeat("The council voted on Wednesday to build a barrier across the harbour. ", 10)

func webPage(words string) string {
	return "<!DOCTYPE html><html><head><title>The vote</title></head><body><article><h1>The vote</h1><p>" + words + "</p><p>“It is late, but it is right,” the mayor said after the vote.</p></article></body></html>"
}

// TestWhole: where a feed sends a stub its page is asked for, politely; the
// fuller of the two is the item's file, the other is kept out of the list.
func TestWhole(t *testing.T) {
	const at = "https://tide.example/1"
	stub := fmt.Sprintf(item, "1", "The vote", at, "Eleven to four.")
	for _, c := range []struct {
		name, options, sent string
		page                any
		asked               int
		file, other, holds  string
		stubs               int
	}{
		{"a stub", "", "Eleven to four.", webPage(long), 2, "2026-11-28-the-vote.html", "2026-11-28-the-vote.xml", "harbour", 0},
		{"cut", "", long + "[…]", webPage(long + long), 2, "2026-11-28-the-vote.html", "2026-11-28-the-vote.xml", "its feed sent", 0},
		{"whole", "", long, webPage(long + long), 1, "2026-11-28-the-vote.xml", "", "harbour", 0},
		{"whole, and its page is wanted", "text=full", long, webPage(long + long), 2, "2026-11-28-the-vote.html", "2026-11-28-the-vote.xml", "harbour", 0},
		{"as sent", "text=sent", "Eleven to four.", webPage(long), 1, "2026-11-28-the-vote.xml", "", "Eleven", 0},
		{"the page says less", "text=full", long + long, webPage("Subscribe to read this."), 2, "2026-11-28-the-vote.xml", "2026-11-28-the-vote.html", "harbour", 0},
		{"no page", "", "Eleven to four.", errors.New("not found"), 2, "2026-11-28-the-vote.xml", "", "Eleven", 1},
		{"no article", "", "Eleven to four.", "", 2, "2026-11-28-the-vote.xml", "", "Eleven", 1},
	} {
		w := newWorld(t)
		w.answers[a], w.answers[at] = rss(strings.Replace(stub, "Eleven to four.", c.sent, 1)), c.page
		r := w.update(a+" "+c.options, Options{})[a]
		if want := []string{"tidewater-post/" + c.file}; r.Err != nil || !reflect.DeepEqual(r.New, want) || len(r.Stubs) != c.stubs || len(w.asked) != c.asked {
			t.Errorf("%s: %v, %d asked, %v %v", c.name, r.New, len(w.asked), r.Err, r.Stubs)
			continue
		}
		got := w.read(r.New[0])
		if all := fmt.Sprint(got.Text, got.Notices); !strings.Contains(all, c.holds) || got.Meta.Published.Short() != "28 Nov 2026" || got.Meta.URL != at {
			t.Errorf("%s: %s %+v", c.name, all, got.Meta)
		}
		if c.asked == 2 && (!w.asked[1].Beyond || w.asked[1].Private) {
			t.Errorf("%s: %+v", c.name, w.asked[1])
		}
		_, err := os.Stat(filepath.Join(w.dir, hidden, "other", "tidewater-post", c.other))
		if c.other != "" && err != nil || len(w.files()) != 1 {
			t.Errorf("%s: %q, %v", c.name, w.files(), err)
		}
		w.answers[a] = &Answer{URL: a, Unchanged: true}
		if w.update(a, Options{}); c.stubs == 0 && len(w.asked) != 1 {
			t.Errorf("%s: asked again: %+v", c.name, w.asked)
		}
	}
}

// TestWholeAgain: a stub that is corrected under its title is another version, with
// its page as it is then; what was laid aside of the first one stays.
func TestWholeAgain(t *testing.T) {
	const at = "https://tide.example/1"
	w := newWorld(t)
	for n, sent := range []string{"Eleven to four.", "Eleven to three."} {
		w.answers[a], w.answers[at] = rss(fmt.Sprintf(item, "1", "The vote", at, sent)), webPage(long+sent)
		if r := w.update(a, Options{})[a]; r.Err != nil || len(w.asked) != 2 {
			t.Fatalf("%d: %v, asked %+v", n, r.Err, w.asked)
		}
	}
	aside, err := filepath.Glob(filepath.Join(w.dir, hidden, "other", "tidewater-post", "*.xml"))
	if err != nil || len(aside) != 2 {
		t.Errorf("aside are %q, %v", aside, err)
	}
	var all string
	for _, file := range w.files() {
		all += w.read(strings.TrimPrefix(file, w.dir)).Text
	}
	if !strings.Contains(all, "Eleven to three.") {
		t.Errorf("%q: %s", w.files(), all)
	}
}

// TestWholeLater: a page that could not be had is asked for in later updates, not
// for ever; a server that wants rest gets it.
func TestWholeLater(t *testing.T) {
	const at = "https://tide.example/1"
	w := newWorld(t)
	w.answers[a] = rss(fmt.Sprintf(item, "1", "The vote", at, "Eleven to four."), fmt.Sprintf(item, "2", "The wake", "https://tide.example/2", "Four."))
	w.answers[at] = &Later{Err: errors.New("busy"), Until: day.Add(time.Hour)}
	r := w.update(a, Options{})[a]
	if len(w.asked) != 2 || len(r.Stubs) != 1 || len(r.New) != 2 {
		t.Errorf("%+v %+v", w.asked, r)
	}
	w.answers[a] = &Answer{URL: a, Unchanged: true}
	delete(w.answers, at)
	for n, want := range []int{3, 3, 3, 1} {
		if w.update(a, Options{}); len(w.asked) != want {
			t.Errorf("update %d: %+v", n, w.asked)
		}
	}

	// Killed after the page was written, before it was remembered: it is not asked for again.
	w = newWorld(t)
	w.answers[a] = rss(fmt.Sprintf(item, "1", "The vote", at, "Eleven to four."))
	w.update(a, Options{})
	head := pageHead{URL: at}.String()
	if err := os.WriteFile(filepath.Join(w.dir, "tidewater-post", "2026-11-28-the-vote.html"), []byte(head+webPage(long)), 0o600); err != nil {
		t.Fatal(err)
	}
	r = w.update(a, Options{})[a]
	if len(w.asked) != 1 || !slices.Equal(r.Changed, []string{"tidewater-post/2026-11-28-the-vote.html"}) || len(w.files()) != 1 {
		t.Errorf("%+v %+v %q", w.asked, r, w.files())
	}

	// The reader removed the stub: it stays away.
	w = newWorld(t)
	w.answers[a] = rss(fmt.Sprintf(item, "1", "The vote", at, "Eleven to four."))
	w.update(a, Options{})
	w.answers[at] = webPage(long)
	if err := os.Remove(filepath.Join(w.dir, "tidewater-post", "2026-11-28-the-vote.xml")); err != nil {
		t.Fatal(err)
	}
	if w.update(a, Options{}); len(w.asked) != 1 || len(w.files()) != 0 {
		t.Errorf("%+v %q", w.asked, w.files())
	}
}

// TestExpire: articles go when they were kept as long as they should be, never
// those that the reader marked or another feed holds, and they do not come back.
func TestExpire(t *testing.T) {
	one, two, three := fmt.Sprintf(item, "1", "One", "https://tide.example/1", long), fmt.Sprintf(item, "2", "Two", "https://tide.example/2", long), fmt.Sprintf(item, "3", "Three", "https://tide.example/3", long)
	for _, c := range []struct {
		keep, marked string
		shared       bool
		later        time.Duration
		left         string
	}{
		{"keep=30d", "", false, 30 * 24 * time.Hour, "one three two"},
		{"keep=30d", "", false, 30*24*time.Hour + 1, "three"},
		{"keep=30d", "one", false, 30*24*time.Hour + 1, "one three"},
		{"keep=2", "", false, time.Hour, "three two"},
		{"keep=2", "two", false, time.Hour, "three two"},
		{"keep=1", "one", false, time.Hour, "one three"},
		{"keep=1", "", true, time.Hour, "one three"},
		{"keep=3kB", "", false, time.Hour, "three two"},
		{"keep=2kB,30d", "", false, 31 * 24 * time.Hour, "three"},
		{"", "", false, 31 * 24 * time.Hour, "one three two"},
	} {
		w := newWorld(t)
		w.answers[a], w.answers[b] = rss(one, two), rss(one)
		marked := Options{Marked: func(file string) bool { return c.marked != "" && strings.Contains(file, c.marked) }, Force: true}
		w.update(a+" text=sent", Options{})
		if c.shared {
			w.update(b+" text=sent", Options{})
		}
		w.now = day.Add(c.later)
		w.answers[a] = rss(one, two, three)
		for range 2 {
			w.update(a+" text=sent "+c.keep, marked)
			var left []string
			for _, file := range w.files() {
				left = append(left, strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "2026-11-28-"), ".xml"))
			}
			if got := strings.Join(left, " "); got != c.left {
				t.Errorf("%s, %q marked, after %v: %q is left, want %q", c.keep, c.marked, c.later, got, c.left)
			}
		}
	}
}

// TestExpireShared: what another feed holds stays, though its page came since.
func TestExpireShared(t *testing.T) {
	const at = "https://tide.example/1"
	w := newWorld(t)
	stub := fmt.Sprintf(item, "1", "One", at, "Short.")
	w.answers[a], w.answers[b], w.answers[at] = rss(stub), rss(stub), errors.New("not now")
	w.update(a, Options{})
	w.update(b+" text=sent", Options{})
	w.answers[at] = webPage(long)
	w.now = day.Add(48 * time.Hour)
	w.update(a, Options{Force: true})
	w.now = day.Add(96 * time.Hour)
	if r := w.update(a+" keep=1h", Options{Force: true})[a]; r.Expired != 0 || len(w.files()) != 1 {
		t.Errorf("%+v, %q", r, w.files())
	}
}

// TestOutside: what a memory from elsewhere says of files outside the folder is
// not believed.
func TestOutside(t *testing.T) {
	w := newWorld(t)
	w.answers[a] = rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", long))
	w.update(a, Options{})
	precious := filepath.Join(t.TempDir(), "precious.txt")
	if err := os.WriteFile(precious, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	states, _ := filepath.Glob(filepath.Join(w.dir, hidden, "*.json"))
	rel, err := filepath.Rel(w.dir, precious)
	if err != nil {
		t.Fatal(err)
	}
	data := fmt.Sprintf(`{"url":%q,"items":{"id 9":{"file":%q,"sum":"x"},"id 8":{"file":"x","other":[%q],"sum":"x"}}}`, a, rel, rel)
	if err := os.WriteFile(states[0], []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	w.now = day.Add(time.Hour)
	w.update(a+" keep=1h", Options{Marked: func(string) bool { return false }})
	if _, err := os.Stat(precious); err != nil {
		t.Error(err)
	}
}

// TestSharedPage: where the page of an article takes the place of what one feed
// sent, another feed that brought it has that page too, now and later.
func TestSharedPage(t *testing.T) {
	const at = "https://tide.example/1"
	for _, first := range []string{a, b} {
		w := newWorld(t)
		second := a
		if first == a {
			second = b
		}
		w.answers[first] = rss(fmt.Sprintf(item, "1", "The vote", at, "Eleven to four."))
		w.answers[second] = rss(fmt.Sprintf(item, "9", "The vote", at, "Eleven."))
		w.update(first+"\n"+second+" text=sent", Options{})
		w.answers[at] = webPage(long)
		if r := w.update(first+"\n"+second+" text=sent", Options{})[first]; len(r.Changed) != 1 {
			t.Fatalf("%+v", r)
		}
		for range 2 {
			f, err := OpenFolder(w.dir)
			if err != nil {
				t.Fatal(err)
			}
			files, err := f.Take(t.Context(), &Answer{URL: second, Body: []byte(w.answers[second].(string))})
			if err != nil || len(files) != 1 || w.short(files[0]) != "tidewater-post/2026-11-28-the-vote.html" {
				t.Errorf("%s first: %q, %v", first, files, err)
			}
			for _, k := range f.states[second].Items {
				if k.File != "tidewater-post/2026-11-28-the-vote.html" {
					t.Errorf("%s first: remembered as %s", first, k.File)
				}
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
