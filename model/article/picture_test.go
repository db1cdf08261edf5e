package article

import "testing"

// Pictures are kept where they are asked for, and no more of them than an article has.
func TestPictureBound(t *testing.T) {
	t.Parallel()
	var bare Builder
	if bare.Picture("a") != nil {
		t.Error("a picture that nobody asked for")
	}
	const half = maxPictures / 2
	var b Builder
	b.Pictures(func(address string) []byte {
		return make([]byte, map[string]int{"half": half, "less": half - 1}[address])
	})
	b.Pictures(func(string) []byte { return nil }) // the one before is asked what this has not
	for i, c := range []struct {
		address string
		want    int
	}{{"less", half - 1}, {"half", half}, {"none", 0}, {"half", half}, {"half", 0}} {
		if got := len(b.Picture(c.address)); got != c.want {
			t.Errorf("picture %d: %d bytes, want %d", i, got, c.want)
		}
	}
}
