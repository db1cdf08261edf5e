package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"lede/model/load/decode"
)

func packed(t *testing.T, files ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestUnpack: what is longer than may be is cut, and said to be.
func TestUnpack(t *testing.T) {
	t.Parallel()
	raw := packed(t, "a", "word")
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	b := &book{files: map[string]*zip.File{"a": z.File[0]}, left: 100}
	for most, want := range map[int64]string{3: "wor", 4: "word", 5: "word"} {
		if got, cut, err := b.unpack("a", most); got != want || cut != (most == 3) || err != nil {
			t.Errorf("of %d bytes %q, cut %v, %v", most, got, cut, err)
		}
	}
}

// TestPictures: pictures unpack no more than they may, however often one is shown.
func TestPictures(t *testing.T) {
	t.Parallel()
	raw := packed(t, "t/c.xhtml", "", "i/a.png", strings.Repeat("x", 80))
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	b := &book{files: map[string]*zip.File{"i/a.png": z.File[1]}, images: 160}
	for i, left := range []int64{80, 0, 0} {
		if got := len(b.picture("t/c.xhtml", "../i/a.png")); got == 80 != (i < 2) || b.images != left {
			t.Errorf("picture %d: %d bytes, %d left, want %d", i, got, b.images, left)
		}
	}
	for _, address := range []string{"https://a.example/i/a.png", "i/a.png", "../i/b.png", "%zz", ""} {
		b.images = 100
		if b.picture("t/c.xhtml", address) != nil || b.images != 100 {
			t.Errorf("%q is a picture of the book", address)
		}
	}
}

// TestManyChapters: how many chapters are left out is said.
func TestManyChapters(t *testing.T) {
	t.Parallel()
	for extra, want := range map[int]string{0: "", 2: "2 chapters after the first 10000 were left out"} {
		raw := packed(t, "b.opf", `<package><manifest><item id="i" href="gone.xhtml"/><item id="c" href="c.xhtml"/></manifest><spine>`+
			strings.Repeat(`<itemref idref="c"/>`, maxChapters+extra-1)+`<itemref idref="i"/></spine></package>`, "c.xhtml", "<p>The lamp is out for good.</p>")
		b, err := open(decode.Input{Reader: bytes.NewReader(raw)})
		if err != nil || len(b.chapters) != maxChapters || b.more != extra {
			t.Fatalf("%d chapters and %d more, %v", len(b.chapters), b.more, err)
		}
		b.chapters = b.chapters[maxChapters-1:]
		got := ""
		for _, err := range b.articles(t.Context(), "x") {
			if err != nil {
				got = err.Error()
			}
		}
		if want != "" && !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%d more: %q", extra, got)
		}
	}
}
