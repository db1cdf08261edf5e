package load

import (
	"path/filepath"
	"testing"

	"lede/model/load/loadtest"
)

// TestShapes reads feeds as they are found, by their content alone.
func TestShapes(t *testing.T) {
	t.Parallel()
	shapes, err := loadtest.Shapes(filepath.Join("testdata", "shapes.txtar"))
	if err != nil || len(shapes) < 40 {
		t.Fatalf("%d shapes, %v", len(shapes), err)
	}
	for _, s := range shapes {
		t.Run(s.Name, func(t *testing.T) {
			articles, errs := read(t, "file", string(s.Source), Options{})
			var got []loadtest.Row
			for _, a := range articles {
				loadtest.Check(t, a)
				got = append(got, loadtest.Row{Title: a.Meta.Title, URL: a.Meta.URL, Date: a.Meta.Published.ISO(), Text: a.Text})
			}
			if miss := s.Miss(got); miss != "" {
				t.Errorf("%s; errors %v", miss, errs)
			}
		})
	}
}
