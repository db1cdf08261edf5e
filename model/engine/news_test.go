package engine

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/state"
)

// TestUpdate: an update brings files that were not there into the list, says
// what came, and goes on once at a time.
func TestUpdate(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("First"))
	asked, only := 0, ""
	var failure error
	d := drive(t, Options{Args: []string{dir}, Update: func(_ context.Context, names []string, rest time.Duration, tell func(string)) (string, error) {
		if names = append(names, ""); names[0] != only {
			t.Errorf("asked for %q, want %q", names[0], only)
		}
		if rest != 0 {
			t.Errorf("the reader asks, and what was asked %v ago is left out", rest)
		}
		asked++
		tell("half way")
		if asked == 1 {
			put(t, dir, "b.txt", prose("Second"))
		}
		return "1 new article", failure
	}})
	work := d.e.Update()
	if more := d.e.Update(); len(more) != 0 || !strings.Contains(d.r.Status().Text, "under way") {
		t.Errorf("two at a time: %v, %q", more, d.r.Status().Text)
	}
	more := d.e.Apply(work[0](t.Context()))
	if d.r.Status().Text != "half way" {
		t.Errorf("while it goes on: %q", d.r.Status().Text)
	}
	d.do(more...)
	if got := d.titles(); asked != 1 || !slices.Contains(got, "Second") || len(got) != 2 || d.r.Status().Text != "1 new article" {
		t.Errorf("asked %d times, %q", asked, got)
	}
	failure = errors.New("no network")
	d.do(d.e.Update()...)
	if asked != 2 || !strings.Contains(d.r.Status().Text, "no network") {
		t.Errorf("asked %d times, %q", asked, d.r.Status().Text)
	}
	only = "world"
	if d.do(d.e.Update(only)...); asked != 3 {
		t.Errorf("of one tag: asked %d times", asked)
	}
	none := drive(t, Options{Args: []string{dir}})
	if work := none.e.Update(); work != nil {
		t.Error("somebody was asked whom nobody named")
	}
}

// TestUpdateItself: where the reader wants it, an update follows the start, and
// one the other; else nothing is ever asked. It asks what was not asked meanwhile,
// and says only what came.
func TestUpdateItself(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("First"))
	var rests []time.Duration
	news, failure := "", error(nil)
	options := Options{Args: []string{dir}, Every: 30 * time.Minute, Update: func(_ context.Context, _ []string, rest time.Duration, tell func(string)) (string, error) {
		rests = append(rests, rest)
		tell("half way")
		return news, failure
	}}
	r := state.New(state.Defaults())
	d := &driver{t: t, r: r, e: New(options, r)}
	t.Cleanup(func() { _ = d.e.Close() })
	step := func(work []Work) []Work { return d.apply(work[0](t.Context())) }
	for _, c := range []struct {
		news    string
		failure error
		said    string
	}{{"", nil, ""}, {"1 new article", nil, "1 new article"}, {"", errors.New("no network"), "no network"}} {
		news, failure = c.news, c.failure
		r.Say("")
		next := step(d.e.updateItself())
		if d.e.updating || len(next) == 0 || d.r.Status().Text != "" && d.r.Status().Text != c.said {
			t.Errorf("%+v: %d next, %q", c, len(next), d.r.Status().Text)
		}
		if again := d.apply(updateDue{}); len(again) != 1 || !d.e.updating {
			t.Errorf("%+v: no update when it is due", c)
		}
		d.e.updating = false
	}
	if want := []time.Duration{options.Every, options.Every, options.Every}; !slices.Equal(rests, want) {
		t.Errorf("%v", rests)
	}
	d.e.updating = true
	if work := d.apply(updateDue{}); len(work) != 1 || len(rests) != 3 {
		t.Error("one that is due while another goes on waits")
	}
	for _, o := range []Options{{Args: options.Args, Update: options.Update}, {Args: options.Args, Every: options.Every}} {
		if e := New(o, state.New(state.Defaults())); e.updateItself() != nil || len(e.Begin()) != 1 {
			t.Errorf("%+v: somebody was asked whom nobody named", o)
		}
	}
	if e := New(options, state.New(state.Defaults())); len(e.Begin()) != 2 {
		t.Error("no update at the start")
	}
}

// TestGet: what was fetched joins the list and opens, with a way back; a reader
// who went elsewhere stays there.
func TestGet(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("First"))
	put(t, dir, "b.txt", prose("Second"))
	files, failure := []string{}, error(nil)
	d := drive(t, Options{Args: []string{dir}, Get: func(_ context.Context, address string) ([]string, error) {
		return files, failure
	}})
	d.r.Enter(0)
	d.do()
	files = []string{put(t, dir, "c.txt", prose("Third"))}
	d.do(d.e.Get("https://example.org/c")...)
	if o := d.r.Open(); o.ID() != 2 || o.Article().Meta.Title != "Third" {
		t.Fatalf("item %d is open, %q", o.ID(), d.r.Status().Text)
	}
	if !d.r.Return(-1) || d.r.Open().ID() != 0 {
		t.Error("no way back")
	}
	d.changed(files...)
	if got := d.titles(); len(got) != 3 || d.r.Status().Text == "1 changed" {
		t.Errorf("%q %q", got, d.r.Status().Text)
	}

	other := put(t, t.TempDir(), "d.txt", prose("Fourth")) // of another folder, while the reader goes on
	files = []string{other}
	work := d.e.Get("https://example.org/d")
	d.r.Enter(1)
	d.do(work...)
	if got := d.titles(); d.r.Open().ID() != 1 || len(got) != 4 || !strings.Contains(d.r.Status().Text, "Fourth") {
		t.Errorf("item %d, %q, %q", d.r.Open().ID(), got, d.r.Status().Text)
	}

	files = []string{put(t, t.TempDir(), "e.txt", prose("Fifth"))} // while the reader types
	work = d.e.Get("https://example.org/e")
	d.r.Type(state.ForFind, "")
	d.do(work...)
	if d.r.Open().ID() != 1 || d.r.Input() == nil || !strings.Contains(d.r.Status().Text, "Fifth") {
		t.Errorf("item %d, %q", d.r.Open().ID(), d.r.Status().Text)
	}
	d.r.Accept()

	for _, c := range []struct {
		files   []string
		failure error
		address string
		says    string
	}{
		{nil, errors.New("no network"), "https://example.org", "no network"},
		{nil, nil, "https://example.org", "nothing was there"},
		{nil, nil, "", "no address"},
		{[]string{"/nowhere/x.txt"}, nil, "https://example.org", "fetched /nowhere/x.txt"},
	} {
		files, failure = c.files, c.failure
		d.do(d.e.Get(c.address)...)
		if !strings.Contains(d.r.Status().Text, c.says) || d.r.Open().ID() != 1 {
			t.Errorf("%q: %q", c.says, d.r.Status().Text)
		}
	}
	none := drive(t, Options{})
	if work := none.e.Get("https://example.org"); work != nil {
		t.Error("somebody was asked whom nobody named")
	}
}

// TestGetEarly: what is fetched before the list is whole, or where nothing was
// named, opens all the same.
func TestGetEarly(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	put(t, dir, "a.txt", prose("First"))
	page := put(t, t.TempDir(), "page.txt", prose("Page"))
	get := func(context.Context, string) ([]string, error) { return []string{page}, nil }
	d := drive(t, Options{Get: get})
	d.do(d.e.Get("https://example.org")...)
	if o := d.r.Open(); o == nil || o.Article().Meta.Title != "Page" {
		t.Errorf("%q", d.r.Status().Text)
	}
	r := state.New(state.Defaults())
	d = &driver{t: t, r: r, e: New(Options{Args: []string{dir}, Get: get}, r)}
	t.Cleanup(func() { _ = d.e.Close() })
	d.do(d.e.Get("https://example.org")...)
	if r.Open() != nil {
		t.Error("open before it is listed")
	}
	d.do(d.e.Begin()...)
	if o := r.Open(); o == nil || o.Article().Meta.Title != "Page" || len(d.titles()) != 2 {
		t.Errorf("%q", r.Status().Text)
	}
}

func TestAsNamed(t *testing.T) {
	t.Parallel()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ arg, path, want string }{
		{"news", here + "/news/a/b.txt", "news/a/b.txt"},
		{".", here + "/a.txt", "a.txt"},
		{"new", here + "/news/b.txt", here + "/news/b.txt"},
		{here + "/news/", "news/b.txt", here + "/news/b.txt"},
		{"/x", "/y/../y/b.txt", "/y/b.txt"},
	} {
		if got := asNamed([]string{c.arg}, c.path); got != c.want {
			t.Errorf("%s below %s: %s, want %s", c.path, c.arg, got, c.want)
		}
	}
}
