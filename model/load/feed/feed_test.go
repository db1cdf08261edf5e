package feed_test

import (
	"context"
	"strings"
	"testing"

	"lede/model/load/feed"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, feed.Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, feed.Decode, "<rss><channel><item><title>a & b", "<feed><entry><content type='xhtml'><div>x</div></content></entry></feed>")
}

// TestMalformed: each shape keeps the items that can be read.
func TestMalformed(t *testing.T) {
	const good = "<item><title>First</title><description>One &amp; only</description></item>"
	for name, source := range map[string]string{
		"bare ampersand":      "<rss><channel><item><title>First</title><link>http://a.example/?b=1&c=2</link><description>AT&T & co</description></item></channel></rss>",
		"never closed":        "<rss><channel>" + good + "<item><title>Second",
		"item never closed":   "<rss><channel><item><title>First</title><item><title>Second</title></item></channel></rss>",
		"undeclared prefix":   "<rss><channel><item><foo:bar>x</foo:bar><title>First</title></item></channel></rss>",
		"undeclared entity":   "<rss><channel><item><title>First&nbsp;&foo; </title></item></channel></rss>",
		"control characters":  "<rss><channel><item><title>\x01First\x0b</title></item></channel></rss>",
		"open CDATA":          "<rss><channel><item><title>First</title><description><![CDATA[<p>One</description></item></channel></rss>",
		"stray end tag":       "<rss><channel></p><item></b><title>First</title></item></channel></rss>",
		"junk before":         "\n\n  PHP Notice: x\n<?xml version='1.0'?><rss><channel>" + good + "</channel></rss>",
		"junk after":          "<rss><channel>" + good + "</channel></rss><script>x</script>",
		"no channel":          "<rss>" + good + "</rss>",
		"bare less-than":      "<rss><channel><item><title>First</title><description>if a < b</description></item></channel></rss>",
		"unquoted attribute":  "<rss version=2.0><channel><item><title>First</title><guid isPermaLink=false>x</guid></item></channel></rss>",
		"quote never closed":  "<rss version=\"2.0><channel>" + good + "</channel></rss>",
		"naked markup":        "<rss><channel><item><title>First</title><description><p>One<br>two</p></description></item></channel></rss>",
		"doctype with subset": "<!DOCTYPE rss [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]><rss><channel><item><title>First</title><description>&b;</description></item></channel></rss>",
		"comment never ends":  "<rss><channel>" + good + "<!-- and so on</channel></rss>",
		"upper case":          "<RSS><CHANNEL><ITEM><TITLE>First</TITLE></ITEM></CHANNEL></RSS>",
	} {
		var got []string
		for a, err := range feed.Decode(context.Background(), loadtest.Input("f", source)) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			loadtest.Check(t, a)
			got = append(got, a.Meta.Title)
		}
		if len(got) == 0 || !strings.HasPrefix(got[0], "First") {
			t.Errorf("%s: titles %q", name, got)
		}
	}
}

func TestHostile(t *testing.T) {
	for name, source := range map[string]string{
		"deep":     "<rss><channel><item><title>First</title><description>" + strings.Repeat("<a>", 100000) + "x</description></item></channel></rss>",
		"entities": "<!DOCTYPE r [" + strings.Repeat("<!ENTITY a '&a;&a;'>", 1000) + "]><rss><item><title>First</title></item></rss>",
		"attrs":    "<rss><item " + strings.Repeat("a='b' ", 100000) + "><title>First</title></item></rss>",
		"cdata":    "<rss><item><title>First</title>" + strings.Repeat("<![CDATA[", 20000) + "</item></rss>",
		"items":    "<rss>" + strings.Repeat("<item><title>First</title>", 20000),
		"closers":  "<rss><item><title>First</title>" + strings.Repeat("</b>", 100000),
	} {
		n := 0
		for a, err := range feed.Decode(context.Background(), loadtest.Input("f", source)) {
			if err != nil || a.Meta.Title != "First" {
				t.Fatalf("%s: %v", name, err)
			}
			n++
		}
		if n == 0 {
			t.Errorf("%s: no article", name)
		}
	}
}
