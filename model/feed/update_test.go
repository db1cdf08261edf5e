package feed

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

// TestUpdate: what is new becomes files, what is known does not, what changed
// stands beside, and what two feeds bring is kept once.
func TestUpdate(t *testing.T) {
	w := newWorld(t)
	vote := fmt.Sprintf(item, "1", "The vote", "https://tide.example/1?utm_source=x", "Eleven to four.")
	ferry := fmt.Sprintf(item, "2", "The ferry", "https://tide.example/2", "It returns.")
	w.answers[a] = rss(vote, ferry)
	r := w.update(a, Options{})[a]
	if want := []string{"tidewater-post/2026-11-28-the-vote.xml", "tidewater-post/2026-11-28-the-ferry.xml"}; !reflect.DeepEqual(r.New, want) || r.Err != nil || r.Name() != "Tidewater Post" {
		t.Fatalf("%+v", r)
	}
	got := w.read(r.New[0])
	if got.Meta.Title != "The vote" || got.Text != "Eleven to four." || got.Meta.Outlet != "Tidewater Post" || got.Meta.URL != "https://tide.example/1?utm_source=x" || got.Meta.Published.ISO() != "2026-11-28T08:00:00Z" {
		t.Errorf("%+v", got.Meta)
	}

	// The same again; one changed; another feed with one of them, and its twin.
	twin := fmt.Sprintf(item, "9", "The vote", "https://other.example/9", "Another vote.")
	w.answers[a] = rss(strings.Replace(vote, "four", "five", 1), ferry)
	w.answers[b] = rss(fmt.Sprintf(item, "x", "Vote", "https://tide.example/1#top", "Eleven."), twin)
	all := w.update(a+" \"~A\"\n"+b+" \"folder=tidewater post\"", Options{})
	if r := all[a]; len(r.New) != 0 || !reflect.DeepEqual(r.Changed, []string{"tidewater-post/2026-11-28-the-vote-2.xml"}) || r.Name() != "A" {
		t.Errorf("%+v", r)
	}
	if r := all[b]; !reflect.DeepEqual(r.New, []string{"tidewater-post/2026-11-28-the-vote-3.xml"}) || len(r.Changed) != 0 {
		t.Errorf("%+v", r)
	}
	if w.asked[0].ETag != "tag of "+a || w.asked[1].ETag != "" {
		t.Errorf("%+v", w.asked)
	}

	// Nothing new, said by the server.
	w.answers[a], w.answers[b] = &Answer{URL: a, Unchanged: true}, &Answer{URL: b, Unchanged: true}
	all = w.update(a+"\n"+b, Options{})
	if r := all[a]; !r.Unchanged || len(r.New)+len(r.Changed) != 0 || r.Err != nil {
		t.Errorf("%+v", r)
	}
	w.update(a, Options{})
	if w.asked[0].ETag != "tag of "+a {
		t.Errorf("a 304 without a tag loses it: %+v", w.asked)
	}

	// A file that the reader deleted stays away; a state that is lost costs nothing.
	w.answers[a] = rss(vote, ferry)
	if err := os.Remove(filepath.Join(w.dir, "tidewater-post/2026-11-28-the-ferry.xml")); err != nil {
		t.Fatal(err)
	}
	if r := w.update(a, Options{})[a]; len(r.New) != 0 {
		t.Errorf("%+v", r)
	}
	if err := os.RemoveAll(filepath.Join(w.dir, hidden)); err != nil {
		t.Fatal(err)
	}
	before := w.files()
	w.update(a, Options{})
	if got := w.files(); len(got) != len(before)+1 { // the deleted one
		t.Errorf("%q, before %q", got, before)
	}
}

// TestMovedFeed: what is known goes with a feed to its new address.
func TestMovedFeed(t *testing.T) {
	w := newWorld(t)
	body := rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", "x"))
	w.answers[a] = &Answer{URL: b, Moved: b, Body: []byte(body)}
	if r := w.update(a, Options{})[a]; r.Moved != b || len(r.New) != 1 {
		t.Errorf("%+v", r)
	}
	w.answers[b] = body
	if r := w.update(b, Options{})[b]; len(r.New) != 0 || r.Title != "Tidewater Post" {
		t.Errorf("%+v", r)
	}
	if left, _ := filepath.Glob(filepath.Join(w.dir, hidden, "*.json")); len(left) != 1 {
		t.Errorf("%q", left)
	}
}

// TestMovedOnto: a feed that moved to the address of another takes nothing from it.
func TestMovedOnto(t *testing.T) {
	w := newWorld(t)
	two := rss(fmt.Sprintf(item, "2", "Two", "https://tide.example/2", "x"))
	w.answers[b] = two
	w.update(b, Options{})
	w.answers[a] = &Answer{URL: b, Moved: b, Body: []byte(rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", "x")))}
	if r := w.update(a, Options{Force: true})[a]; r.Moved != b {
		t.Errorf("%+v", r)
	}
	if r := w.update(b, Options{Force: true})[b]; len(r.New) != 0 || r.Err != nil {
		t.Errorf("what was known is forgotten: %+v", r)
	}
	if left, _ := filepath.Glob(filepath.Join(w.dir, hidden, "*.json")); len(left) != 2 {
		t.Errorf("%q", left)
	}
}

// TestNoFeed: a page where a feed was, no feed at all, and a folder that is full.
func TestNoFeed(t *testing.T) {
	w := newWorld(t)
	for body, want := range map[string]error{"<!DOCTYPE html><html><title>Sign in</title>": ErrPage, "": ErrFeed, "words": ErrFeed, `{"a":1}`: ErrFeed, "{": ErrFeed, "<opml/>": ErrFeed} {
		w.answers[a] = body
		if r := w.update(a, Options{})[a]; !errors.Is(r.Err, want) || !strings.HasPrefix(r.Err.Error(), a+": ") {
			t.Errorf("%q: %v", body, r.Err)
		}
	}
	if err := os.WriteFile(filepath.Join(w.dir, "tidewater-post"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w.answers[a] = rss(fmt.Sprintf(item, "1", "One", "https://tide.example/1", "x"))
	if r := w.update(a, Options{})[a]; r.Err == nil {
		t.Errorf("%+v", r)
	}
	if r := w.update(a+` "folder=else"`, Options{})[a]; r.Err != nil || !slices.Equal(r.New, []string{"else/2026-11-28-one.xml"}) {
		t.Errorf("what could not be kept comes again: %+v", r)
	}
}

// TestJSONFeed: a JSON Feed becomes files of JSON.
func TestJSONFeed(t *testing.T) {
	w := newWorld(t)
	w.answers[a] = `{"version":"https://jsonfeed.org/version/1.1","title":"Tide","items":[
		{"id":7,"url":"https://tide.example/7","title":"Seven","date_published":"2026-11-27T08:00:00Z","authors":[{"name":"Mara Quill"}],"content_html":"<p>The ferry returned.</p>"},"odd"]}`
	r := w.update(a, Options{})[a]
	if !slices.Equal(r.New, []string{"tide/2026-11-27-seven.json"}) {
		t.Fatalf("%+v", r)
	}
	got := w.read(r.New[0])
	if m := got.Meta; m.Title != "Seven" || m.URL != "https://tide.example/7" || m.Outlet != "Tide" || m.Published.ISO() != "2026-11-27T08:00:00Z" || !slices.Equal(m.Authors, []string{"Mara Quill"}) || got.Text != "The ferry returned." {
		t.Errorf("%+v %q", m, got.Text)
	}
	if r := w.update(a, Options{})[a]; len(r.New)+len(r.Changed) != 0 {
		t.Errorf("%+v", r)
	}
}

// TestNothingRuns: an update that ends early, by who asks or by its context,
// leaves nothing running.
func TestNothingRuns(t *testing.T) {
	for _, early := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			f, err := OpenFolder(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			var list strings.Builder
			for n := range 40 {
				fmt.Fprintf(&list, "https://tide.example/%d\n", n)
			}
			waits := func(ctx context.Context, r Request) (*Answer, error) {
				if strings.HasSuffix(r.URL, "/0") {
					return &Answer{URL: r.URL, Body: []byte(rss())}, nil
				}
				<-ctx.Done() // a server that never answers
				return nil, context.Cause(ctx)
			}
			for range f.Update(ctx, Parse(list.String()).All(), Options{Get: waits}) {
				if early {
					break
				}
				cancel()
			}
			cancel()
			if err := f.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}
