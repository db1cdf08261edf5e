package feed

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
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
