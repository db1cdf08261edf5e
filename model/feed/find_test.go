package feed

import (
	"strings"
	"testing"
)

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
