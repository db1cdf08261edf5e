package record

import (
	"fmt"
	"testing"

	"lede/model/article"
	"lede/model/load/field"
)

// TestManyPictures: how many pictures are left out is said.
func TestManyPictures(t *testing.T) {
	t.Parallel()
	for extra, want := range map[int]string{0: "", 1: "1 pictures after the first 40 were left out", 3: "3 pictures after the first 40 were left out"} {
		r := new(Record)
		r.Offer(field.Of("title"), "Lamps")
		r.Offer(field.Of("text"), "The keeper put out the lamp.")
		for i := range maxPictures + extra {
			r.Picture(Picture{URL: fmt.Sprintf("https://a.example/%d.jpg", i)})
		}
		got := ""
		for _, n := range r.Article(article.Origin{}).Notices {
			got += n.Text
		}
		if got != want {
			t.Errorf("%d more: %q", extra, got)
		}
	}
}
