package feed_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/feed"
	"lede/model/fetch"
	"lede/model/load"
	"lede/model/load/loadtest"
)

// fetched hands a feed out on the loopback, subscribes to it, updates it and opens
// the files that came, in the order of its items.
func fetched(t *testing.T, source, kind string) []*article.Article {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write([]byte(source))
	}))
	defer server.Close()
	client := fetch.New(fetch.Options{})
	defer client.Close()
	ask := func(ctx context.Context, r feed.Request) (*feed.Answer, error) {
		a, err := client.Get(ctx, fetch.Request{URL: r.URL})
		if err != nil {
			return nil, err
		}
		return &feed.Answer{URL: a.URL, Body: a.Body, Type: a.Type, Charset: a.Charset}, nil
	}
	f, err := feed.OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []*article.Article
	subs := []feed.Subscription{{URL: feed.Address(server.URL + "/feed"), Text: feed.AsSent}}
	for r := range f.Update(t.Context(), subs, feed.Options{Get: ask}) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		for _, file := range append(r.New, r.Changed...) {
			for a, err := range load.Open(t.Context(), load.Source{Name: file, Path: file}, load.Options{}) {
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, a)
			}
		}
	}
	return all
}

// TestFeedShapes: each shape in which feeds are found, subscribed, updated and
// opened: the right title, address, date and text of each article.
func TestFeedShapes(t *testing.T) {
	t.Parallel()
	shapes, err := loadtest.Shapes(filepath.Join("..", "load", "testdata", "shapes.txtar"))
	if err != nil || len(shapes) < 80 {
		t.Fatalf("%d shapes, %v", len(shapes), err)
	}
	for _, s := range shapes {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			kind := "application/rss+xml"
			if strings.HasPrefix(s.Name, "json") {
				kind = "application/feed+json"
			}
			var got []loadtest.Row
			for _, a := range fetched(t, string(s.Source), kind) {
				loadtest.Check(t, a)
				got = append(got, loadtest.Row{Title: a.Meta.Title, URL: a.Meta.URL, Date: a.Meta.Published.ISO(), Text: a.Text})
			}
			s.Want = once(s.Want)
			if miss := s.Miss(got); miss != "" {
				t.Error(miss)
			}
		})
	}
}

// once is rows without those of an item that was sent before: it is kept once.
func once(rows []loadtest.Row) []loadtest.Row {
	return slices.CompactFunc(rows, func(b, a loadtest.Row) bool {
		return a.Title != "" && a.Title == b.Title && (b.URL == "" || b.URL == a.URL)
	})
}

// TestFeedMeta: who wrote it, for whom, when and where, in each form in which feeds
// say it.
func TestFeedMeta(t *testing.T) {
	t.Parallel()
	const (
		rss  = "application/rss+xml"
		atom = "application/atom+xml"
		json = "application/feed+json"
	)
	in := func(head, item string) string {
		return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Tidewater Post</title><link>https://tide.example/</link>` + head + `<item><title>The vote</title><link>/1</link>` + item + `<description>Eleven to four.</description></item></channel></rss>`
	}
	inAtom := func(head, entry string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tidewater Post</title><link href="https://tide.example/"/>` + head + `<entry><title>The vote</title><link href="https://tide.example/1"/>` + entry + `<content type="html">Eleven to four.</content></entry></feed>`
	}
	inJSON := func(head, item string) string {
		return `{"version":"https://jsonfeed.org/version/1.1","title":"Tidewater Post","home_page_url":"https://tide.example/",` + head + `"items":[{"id":"1","url":"https://tide.example/1","title":"The vote",` + item + `"content_text":"Eleven to four."}]}`
	}
	for _, c := range []struct{ name, kind, source, authors, date string }{
		{"nobody", rss, in("", ""), "", ""},
		{"creator", rss, in("", "<dc:creator>Mara Quill</dc:creator>"), "Mara Quill", ""},
		{"two creators", rss, in("", "<dc:creator>Mara Quill</dc:creator><dc:creator>Jo Tern</dc:creator>"), "Mara Quill; Jo Tern", ""},
		{"an address with a name", rss, in("", "<author>desk@tide.example (Mara Quill)</author>"), "Mara Quill", ""},
		{"a name with an address", rss, in("", "<author>Mara Quill &lt;desk@tide.example&gt;</author>"), "Mara Quill", ""},
		{"an atom author in RSS", rss, in("", "<atom:author><atom:name>Mara Quill</atom:name></atom:author>"), "Mara Quill", ""},
		{"a byline of a channel", rss, in("<dc:creator>Mara Quill</dc:creator>", ""), "Mara Quill", ""},
		{"author of Atom", atom, inAtom("", "<author><name>Mara Quill</name><email>m@tide.example</email></author>"), "Mara Quill", ""},
		{"two authors of Atom", atom, inAtom("", "<author><name>Mara Quill</name></author><author><name>Jo Tern</name></author>"), "Mara Quill; Jo Tern", ""},
		{"author of the feed", atom, inAtom("<author><name>Mara Quill</name></author>", ""), "Mara Quill", ""},
		{"authors of JSON", json, inJSON("", `"authors":[{"name":"Mara Quill"},{"name":"Jo Tern"}],`), "Mara Quill; Jo Tern", ""},
		{"author of JSON 1.0", json, inJSON("", `"author":{"name":"Mara Quill"},`), "Mara Quill", ""},
		{"authors of the feed in JSON", json, inJSON(`"authors":[{"name":"Mara Quill"}],`, ""), "Mara Quill", ""},
		{"pubDate", rss, in("", "<pubDate>Sat, 28 Nov 2026 09:00:00 +0100</pubDate>"), "", "2026-11-28T09:00:00+01:00"},
		{"dc:date", rss, in("", "<dc:date>2026-11-28T08:00:00Z</dc:date>"), "", "2026-11-28T08:00:00Z"},
		{"published before updated", atom, inAtom("", "<updated>2026-11-29T08:00:00Z</updated><published>2026-11-28T08:00:00Z</published>"), "", "2026-11-28T08:00:00Z"},
		{"updated alone", atom, inAtom("", "<updated>2026-11-29T08:00:00Z</updated>"), "", "2026-11-29T08:00:00Z"},
		{"date_published", json, inJSON("", `"date_published":"2026-11-28T08:00:00Z",`), "", "2026-11-28T08:00:00Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			all := fetched(t, c.source, c.kind)
			if len(all) != 1 {
				t.Fatalf("%d articles", len(all))
			}
			m, url := all[0].Meta, all[0].Meta.URL
			if m.Title != "The vote" || m.Outlet != "Tidewater Post" || url != "https://tide.example/1" || all[0].Text != "Eleven to four." {
				t.Errorf("%+v %q", m, all[0].Text)
			}
			if got := strings.Join(m.Authors, "; "); got != c.authors || m.Published.ISO() != c.date {
				t.Errorf("%q %s, want %q %s", got, m.Published.ISO(), c.authors, c.date)
			}
		})
	}
}
