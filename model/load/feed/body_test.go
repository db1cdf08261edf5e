package feed

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
)

// TestStub: a text that says at its end that more is elsewhere is a stub at any
// length, and so is one of a few words.
func TestStub(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("The council of the port voted on a barrier. ", 40)
	for _, c := range []struct {
		text string
		want bool
	}{
		{long, false},
		{"The council voted.", true},
		{long + "[…]", true},
		{long + "<p>[...]</p>", true},
		{long + "[&hellip;]", true},
		{long + "… Read more", true},
		{long + `... <a href="https://a.example/">Continue reading the barrier</a>`, true},
		{long + "CONTINUE READING →", true},
		{long + "And so on…", false},
		{long + "Read more", false},
		{"[…] " + long, false},
	} {
		if got := Stub(c.text); got != c.want {
			t.Errorf("%q: %v", c.text[max(0, len(c.text)-60):], got)
		}
	}
}

// TestPictureAlone: an item of nothing but a picture has the picture, in its summary as
// in its text, and one that says the same twice says it once.
func TestPictureAlone(t *testing.T) {
	t.Parallel()
	const img = `&lt;img src="https://a.example/pier.jpg"&gt;`
	for _, c := range []struct{ item, text, picture string }{
		{"<description>" + img + "</description>", "", "https://a.example/pier.jpg"},
		{"<content:encoded>" + img + "</content:encoded>", "", "https://a.example/pier.jpg"},
		{"<description>The pier is shut.</description><content:encoded>&lt;p&gt;The pier is shut.&lt;/p&gt;</content:encoded>", "The pier is shut.", ""},
	} {
		in := decode.Input{Reader: strings.NewReader(`<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>Pier</title>` + c.item + `</item></channel></rss>`), File: "f"}
		for a, err := range Decode(t.Context(), in) {
			if err != nil {
				t.Fatal(err)
			}
			picture := ""
			for _, b := range a.Blocks {
				if b.Kind == article.Caption {
					picture = b.URL
				}
			}
			if a.Text != c.text || a.Meta.Summary != "" || picture != c.picture {
				t.Errorf("%s: %q, summary %q, picture %q", c.item, a.Text, a.Meta.Summary, picture)
			}
		}
	}
}
