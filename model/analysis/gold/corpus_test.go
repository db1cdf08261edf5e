package gold

import "testing"

// TestCorpus reads the project's own annotated articles.
func TestCorpus(t *testing.T) {
	docs, err := ReadDir("../../../testdata/gold")
	if err != nil {
		t.Fatal(err)
	}
	for _, doc := range docs {
		t.Run(doc.Article.Origin.File, func(t *testing.T) {
			if !doc.Article.Meta.Published.Known() || doc.Article.Meta.Title == "" {
				t.Errorf("meta %+v", doc.Article.Meta)
			}
			check(t, doc)
		})
	}
}
