package feed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lede/model/takeout"
)

// TestBring: an article of another reader becomes a file that says all that is
// known of it, once; what is there already, or was thrown away, is not kept again.
func TestBring(t *testing.T) {
	w := newWorld(t)
	kept := takeout.Entry{
		URL: "https://tide.example/1", ID: "g1", Feed: a, Outlet: "Tidewater Post", Title: "The vote & “more”", Author: "Mara Quill",
		Published: day.Add(-24 * time.Hour), HTML: "<p>Eleven <b>to</b> four ]]&gt; five.</p><p>It is late.</p>", Enclosure: "https://tide.example/1.mp3", Media: "audio/mpeg", Tags: []string{"World", "Sea"},
	}
	with := func(change func(*takeout.Entry)) *takeout.Entry { e := kept; change(&e); return &e }
	f, err := OpenFolder(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	f.now = func() time.Time { return w.now }
	for _, c := range []struct {
		name  string
		entry *takeout.Entry
		file  string
		fresh bool
		err   error
	}{
		{"new", &kept, "tidewater-post/2026-11-28-the-vote-more.xml", true, nil},
		{"again", &kept, "tidewater-post/2026-11-28-the-vote-more.xml", false, nil},
		{"of another feed", with(func(e *takeout.Entry) { e.ID, e.Feed, e.URL = "", b, e.URL+"?utm_source=x" }), "tidewater-post/2026-11-28-the-vote-more.xml", false, nil},
		{"without a text", with(func(e *takeout.Entry) { e.ID, e.URL, e.HTML, e.Enclosure = "", "https://tide.example/2", " ", "" }), "", false, ErrNoText},
		{"without a text, and there", with(func(e *takeout.Entry) { e.ID, e.Feed, e.HTML, e.Enclosure = "", "", "", "" }), "tidewater-post/2026-11-28-the-vote-more.xml", false, nil},
		{"a recording without a text", with(func(e *takeout.Entry) { e.ID, e.URL, e.HTML, e.Title = "", "https://tide.example/4", "", "Heard" }), "tidewater-post/2026-11-28-heard.xml", true, nil},
		{"thrown away", with(func(e *takeout.Entry) { e.ID, e.URL, e.Deleted = "g3", "https://tide.example/3", true }), "", false, nil},
		{"without a feed or a name", &takeout.Entry{Title: "A note", HTML: "Words."}, "news/2026-11-29-a-note.xml", true, nil},
		{"that note again", &takeout.Entry{Title: "A note", HTML: "Words."}, "news/2026-11-29-a-note.xml", false, nil},
		{"another note", &takeout.Entry{Title: "A note", HTML: "Other words."}, "news/2026-11-29-a-note-2.xml", true, nil},
	} {
		file, fresh, err := f.Bring(c.entry)
		if file != "" {
			file = w.short(file)
		}
		if file != c.file || fresh != c.fresh || !errors.Is(err, c.err) {
			t.Errorf("%s: %q %v %v", c.name, file, fresh, err)
		}
	}
	if err := errors.Join(f.SaveBrought(), f.Close()); err != nil {
		t.Fatal(err)
	}
	got := w.read("tidewater-post/2026-11-28-the-vote-more.xml")
	m := got.Meta
	if len(got.Blocks) != 3 || got.Blocks[0].URL != kept.Enclosure || got.Blocks[0].Label != "Audio" {
		t.Errorf("the recording: %+v", got.Blocks)
	}
	if got.Text != "Eleven to four ]]> five.\n\nIt is late." || m.Title != kept.Title || m.URL != kept.URL || m.Outlet != kept.Outlet ||
		strings.Join(m.Authors, ";") != "Mara Quill" || m.Section != "World, Sea" || m.Published.ISO() != "2026-11-28T12:30:00Z" {
		t.Errorf("%q %+v", got.Text, m)
	}

	// The feeds bring none of it again, whatever they say it is; what changes after
	// that is a version.
	first := fmt.Sprintf(item, "g1", "The vote", "https://tide.example/1", "Eleven to four.")
	w.answers[a] = rss(first, fmt.Sprintf(item, "g3", "A third", "https://tide.example/3", "x"))
	w.answers[b] = rss(fmt.Sprintf(item, "other", "The vote", "https://tide.example/1", "Eleven."))
	for address, r := range w.update(a+"\n"+b, Options{}) {
		if len(r.New)+len(r.Changed) > 0 || r.Err != nil {
			t.Errorf("%s: %+v", address, r)
		}
	}
	w.answers[a] = rss(strings.Replace(first, "four", "five", 1))
	if r := w.update(a, Options{})[a]; len(r.Changed) != 1 || len(r.New) != 0 {
		t.Errorf("%+v", r)
	}
}

// TestBringPage: a page that was fetched for an article says what the other
// reader knew where it does not say so itself.
func TestBringPage(t *testing.T) {
	w := newWorld(t)
	f, err := OpenFolder(w.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	f.now = func() time.Time { return w.now }
	e := &takeout.Entry{URL: "https://tide.example/1", Title: "Kept as", Author: "Mara Quill", Outlet: "Tidewater Post", Published: day}
	file, err := f.BringPage(t.Context(), e, &Answer{URL: e.URL, Body: []byte(webPage(long))})
	if err != nil || w.short(file) != "tidewater-post/2026-11-29-kept-as.html" {
		t.Fatalf("%q, %v", file, err)
	}
	if got := w.read(w.short(file)); got.Meta.Title != "The vote" || got.Meta.URL != e.URL || len(got.Meta.Authors) != 1 || got.Meta.Outlet != e.Outlet || got.Meta.Published.ISO() != "2026-11-29T12:30:00Z" {
		t.Errorf("%+v", got.Meta)
	}
	if again, fresh, err := f.Bring(e); err != nil || fresh || again != file {
		t.Errorf("%q %v %v", again, fresh, err)
	}
	if _, err := f.BringPage(t.Context(), &takeout.Entry{URL: "https://tide.example/2"}, &Answer{URL: "https://tide.example/2"}); err == nil {
		t.Error("an empty page is no article")
	}
	if left, _ := filepath.Glob(filepath.Join(w.dir, hidden, ".lede-*")); len(left) > 0 {
		t.Errorf("%q", left)
	}
	if _, err := os.Stat(filepath.Join(w.dir, hidden, sum(saved)+".json")); err == nil {
		t.Error("remembered before it is to be")
	}
}
