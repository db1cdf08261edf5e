package index

import (
	"testing"

	"lede/model/article"
)

// A head comes back with the title, or with the first words of an article without one, and is
// never taken for the other.
func TestOpeningOfHead(t *testing.T) {
	t.Parallel()
	for _, title := range []string{"Ferry sinks", ""} {
		var b article.Builder
		b.Meta().Title = title
		b.Block(article.Block{Kind: article.Paragraph}, "The river rose in the night.")
		h := newHead(b.Build(article.Origin{File: "a.txt"}))
		back, err := unpackHead(h.pack("a.txt"), "a.txt")
		if err != nil {
			t.Fatal(err)
		}
		if back.Meta.Title != title || back.Meta.Opening != h.Meta.Opening || (title == "") != (back.Meta.Opening != "") {
			t.Errorf("%q: %q, %q", title, back.Meta.Title, back.Meta.Opening)
		}
	}
}
