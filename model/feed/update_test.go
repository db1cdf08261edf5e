package feed

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"lede/model/article"
	"lede/model/load"
)

// day is the hour of all tests.
var day = time.Date(2026, 11, 29, 12, 30, 0, 0, time.UTC)

const item = `<item><guid>%s</guid><title>%s</title><link>%s</link><pubDate>Sat, 28 Nov 2026 08:00:00 GMT</pubDate><description>%s</description></item>`

func rss(items ...string) string {
	return `<rss version="2.0"><channel><title>Tidewater Post</title><link>https://tide.example/</link>` + strings.Join(items, "") + `</channel></rss>`
}

// world is servers and a folder, without a network.
type world struct {
	t       *testing.T
	dir     string
	now     time.Time
	answers map[string]any // by address: a body, an *Answer or an error
	asked   []Request
}

func newWorld(t *testing.T) *world {
	return &world{t: t, dir: t.TempDir(), now: day, answers: map[string]any{}}
}

func (w *world) get(_ context.Context, r Request) (*Answer, error) {
	w.asked = append(w.asked, r)
	switch a := w.answers[r.URL].(type) {
	case string:
		return &Answer{URL: r.URL, Body: []byte(a), ETag: "tag of " + r.URL}, nil
	case *Answer:
		return a, nil
	case error:
		return nil, a
	}
	return nil, errors.New("nobody there")
}

// update runs a whole update, as a program of its own.
func (w *world) update(list string, o Options) map[string]Outcome {
	w.t.Helper()
	f, err := OpenFolder(w.dir)
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	f.now = func() time.Time { return w.now }
	o.Get, o.Workers = w.get, 1
	w.asked = nil
	all := map[string]Outcome{}
	for r := range f.Update(w.t.Context(), Parse(list).All(), o) {
		for i := range r.New {
			r.New[i] = w.short(r.New[i])
		}
		for i := range r.Changed {
			r.Changed[i] = w.short(r.Changed[i])
		}
		all[r.URL] = r
	}
	return all
}

func (w *world) short(path string) string {
	name, err := filepath.Rel(w.dir, path)
	if err != nil {
		w.t.Fatal(err)
	}
	return filepath.ToSlash(name)
}

const a, b = "https://a.example/feed", "https://b.example/feed"

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

func (w *world) read(name string) *article.Article {
	path := filepath.Join(w.dir, name)
	for a, err := range load.Open(w.t.Context(), load.Source{Name: name, Path: path}, load.Options{}) {
		if err != nil {
			w.t.Fatal(err)
		}
		return a
	}
	w.t.Fatal("no article")
	return nil
}

func (w *world) files() []string {
	names, err := filepath.Glob(filepath.Join(w.dir, "*", "*.*"))
	if err != nil {
		w.t.Fatal(err)
	}
	return slices.DeleteFunc(names, func(n string) bool { return strings.Contains(n, hidden) })
}

// TestRest: who is asked when.
func TestRest(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer any
		after  time.Duration
		force  bool
		asked  bool
		rest   time.Duration
	}{
		{"nothing said", rss(), 0, false, true, 0},
		{"asked just now", rss(), time.Hour - 1, false, false, time.Hour},
		{"asked long ago", rss(), time.Hour, false, true, time.Hour},
		{"asked by a clock that went ahead", rss(), -1, true, true, time.Hour},
		{"fresh", &Answer{Body: []byte(rss()), Fresh: day.Add(time.Hour)}, time.Hour - 1, false, false, 0},
		{"stale", &Answer{Body: []byte(rss()), Fresh: day.Add(time.Hour)}, time.Hour, false, true, 0},
		{"fresh, forced", &Answer{Body: []byte(rss()), Fresh: day.Add(time.Hour)}, 0, true, true, 0},
		{"fresh for ever", &Answer{Body: []byte(rss()), Fresh: day.AddDate(9, 0, 0)}, maxRest, false, true, 0},
		{"ttl", strings.Replace(rss(), "<title>", "<ttl>60</ttl><title>", 1), time.Hour - 1, false, false, 0},
		{"ttl over", strings.Replace(rss(), "<title>", "<ttl>60</ttl><title>", 1), time.Hour, false, true, 0},
		{"failed", errors.New("no"), 0, false, true, 0},
		{"later", &Later{Err: errors.New("no"), Until: day.Add(time.Hour)}, time.Hour - 1, false, false, 0},
		{"later, forced", &Later{Err: errors.New("no"), Until: day.Add(time.Hour)}, time.Hour - 1, true, false, 0},
		{"gone", &Later{Err: errors.New("no"), Gone: true}, 1000 * time.Hour, false, false, 0},
		{"gone, forced", &Later{Err: errors.New("no"), Gone: true}, 0, true, true, 0},
	} {
		w := newWorld(t)
		w.answers[a] = c.answer
		w.update(a, Options{})
		w.now = day.Add(c.after)
		r := w.update(a, Options{Force: c.force, Rest: c.rest})[a]
		if asked := len(w.asked) == 1; asked != c.asked || (r.Resting || r.Gone) == c.asked {
			t.Errorf("%s: asked %v, %+v", c.name, asked, r)
		}
	}
}

func TestDue(t *testing.T) {
	t.Parallel()
	at := func(hour, minute int) time.Time { return time.Date(2026, 11, 29, hour, minute, 0, 0, time.UTC) } // a Sunday
	var always []int
	for h := range 24 {
		always = append(always, h)
	}
	for _, c := range []struct {
		hold  schedule
		fresh time.Time
		want  time.Time
	}{
		{schedule{}, time.Time{}, day},
		{schedule{TTL: time.Hour}, time.Time{}, at(13, 30)},
		{schedule{TTL: time.Hour}, at(13, 0), at(13, 30)},
		{schedule{TTL: time.Hour}, at(14, 0), at(14, 0)},
		{schedule{TTL: 100 * time.Hour}, time.Time{}, day.Add(maxRest)},
		{schedule{Hours: []int{12, 13}}, time.Time{}, at(14, 0)},
		{schedule{Hours: []int{11, 13}}, time.Time{}, day},
		{schedule{Days: []time.Weekday{time.Sunday}}, time.Time{}, at(24, 0)},
		{schedule{Days: []time.Weekday{time.Sunday}, Hours: []int{0, 1}}, time.Time{}, at(26, 0)},
		{schedule{Hours: always}, time.Time{}, day},
	} {
		if got := c.hold.due(day, c.fresh); !got.Equal(c.want) {
			t.Errorf("%+v, fresh %v: %v, want %v", c.hold, c.fresh, got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	t.Parallel()
	var got []string
	for _, s := range spread(Parse("https://a.b/1\nhttps://a.b/2\nhttps://a.b/3\nhttps://c.d/1\nhttps://c.d/2\n").All()) {
		got = append(got, strings.TrimPrefix(s.URL, "https://"))
	}
	if want := []string{"a.b/1", "c.d/1", "a.b/2", "c.d/2", "a.b/3"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
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

func TestFind(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		`<link rel="alternate" type="application/rss+xml" href="/feed" title="All &amp; more">`:                                       "https://a.example/feed All & more",
		`<base href="https://b.example/x/"><link rel="Alternate Home" type="Application/Atom+XML; charset=x" href=atom>`:              "https://b.example/x/atom ",
		`<link rel=alternate type=application/feed+json href="?f=json"><link rel=alternate hreflang=de href=/de><a href="/rss">x</a>`: "https://a.example/news?f=json ",
		`<a href="/rss.xml">x</a> <a href="/rss.xml">y</a> <a href="/feeds">z</a> <a href="world.atom">w</a> <a href="/feed/">v</a>`:  "https://a.example/rss.xml |https://a.example/world.atom |https://a.example/feed/ ",
		`<link rel=alternate type=application/rss+xml href="javascript:x"><a href="mailto:feed">x</a>`:                                "",
		``: "",
	} {
		var got []string
		for _, c := range Find([]byte(page), "https://a.example/news") {
			got = append(got, c.URL+" "+c.Title)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q", page, got)
		}
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
