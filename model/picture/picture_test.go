package picture

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sample is a picture whose left half is red and whose right half is blue.
func sample(w, h int) image.Image {
	m := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.RGBA{255, 0, 0, 255}, color.RGBA{0, 0, 255, 255}})
	for y := range h {
		for x := w / 2; x < w; x++ {
			m.SetColorIndex(x, y, 1)
		}
	}
	return m
}

func encoded(t testing.TB, kind string, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	var err error
	switch m := sample(w, h); kind {
	case "png":
		err = png.Encode(&b, m)
	case "gif":
		err = gif.Encode(&b, m, nil)
	case "jpeg":
		err = jpeg.Encode(&b, m, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPNG(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"png", "gif", "jpeg"} {
		out, err := PNG(encoded(t, kind, 200, 100), image.Pt(50, 50))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		m, err := png.Decode(bytes.NewReader(out))
		if err != nil || m.Bounds().Size() != image.Pt(50, 25) {
			t.Fatalf("%s: %v, %v", kind, m.Bounds(), err)
		}
		for x, red := range map[int]bool{0: true, 24: true, 25: false, 49: false} {
			if r, _, b, _ := m.At(x, 12).RGBA(); (r > b) != red {
				t.Errorf("%s: column %d: red %d, blue %d", kind, x, r, b)
			}
		}
	}
}

func TestFit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ size, box, want image.Point }{
		{image.Pt(200, 100), image.Pt(50, 50), image.Pt(50, 25)},
		{image.Pt(100, 200), image.Pt(50, 50), image.Pt(25, 50)},
		{image.Pt(20, 10), image.Pt(50, 50), image.Pt(20, 10)},
		{image.Pt(60, 10), image.Pt(50, 50), image.Pt(50, 8)},
		{image.Pt(9000, 16), image.Pt(50, 50), image.Pt(50, 1)},
	} {
		if got := Fit(c.size, c.box); got != c.want {
			t.Errorf("%v in %v: %v, want %v", c.size, c.box, got, c.want)
		}
	}
}

// claim is the head of a PNG that says to be of that size, and has nothing more.
func claim(w, h uint32, depth byte) []byte {
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)...)
	chunk = append(chunk, depth, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

// What a picture costs is known by its head: one that is too large is never decoded.
func TestSize(t *testing.T) {
	t.Parallel()
	const most = maxDecoded / 8
	for name, c := range map[string]struct {
		raw []byte
		ok  bool
	}{
		"smallest":        {encoded(t, "png", leastSide, leastSide), true},
		"a row too low":   {encoded(t, "png", leastSide, leastSide-1), false},
		"a column narrow": {encoded(t, "gif", leastSide-1, leastSide), false},
		"largest":         {claim(most/16, 16, 16), true},
		"a column more":   {claim(most/16+1, 16, 16), false},
		"sides overflow":  {claim(1<<31-1, 1<<31-1, 8), false},
		"torn":            {encoded(t, "png", 20, 20)[:20], false},
		"no picture":      {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), false},
		"too many bytes":  {append(encoded(t, "png", 20, 20), make([]byte, MaxBytes)...), false},
		"empty":           {nil, false},
	} {
		if _, err := Size(c.raw); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, raw := range [][]byte{claim(40, 40, 8), encoded(t, "jpeg", 40, 40)[:300], nil} {
		if _, err := PNG(raw, image.Pt(10, 10)); err == nil {
			t.Errorf("%d bytes of a picture are one", len(raw))
		}
	}
}

func TestData(t *testing.T) {
	t.Parallel()
	raw := encoded(t, "gif", 20, 20)
	body := base64.StdEncoding.EncodeToString(raw)
	for address, want := range map[string][]byte{
		"data:image/gif;base64," + body:                           raw,
		" DATA:image/gif;base64," + body[:40] + "\n " + body[40:]: raw,
		"data:image/gif;charset=x;base64," + body:                 raw,
		"data:image/gif,GIF89a%00":                                []byte("GIF89a\x00"),
		"data:image/svg+xml;base64,PHN2Zy8+":                      nil,
		"data:text/html;base64," + body:                           nil,
		"data:image/gif;base64,#":                                 nil,
		"data:image/gif":                                          nil,
		"https://a.example/x.gif":                                 nil,
		"":                                                        nil,
	} {
		if got := Data(address); !bytes.Equal(got, want) {
			t.Errorf("%.40q: %d bytes, want %d", address, len(got), len(want))
		}
	}
}

// Only regular files in the article's folder and below are read, whatever an article
// calls its pictures.
func TestBeside(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	folder := filepath.Join(root, "news")
	for _, name := range []string{"secret.png", "news/a b.png", "news/story_files/1.png", "news/deep/img/2.png"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(root, "secret.png"), filepath.Join(folder, "link.png")); err != nil {
		t.Skip(err)
	}
	page, long := filepath.Join(folder, "story.html"), strings.Repeat("x/", maxPath/2-len("story_files/1.png")/2-1)
	for address, want := range map[string]string{
		"a%20b.png":                             "news/a b.png",
		"./story_files/1.png":                   "news/story_files/1.png",
		"story_files/1.png?v=":                  "news/story_files/1.png",
		"https://a.example/x/story_files/1.png": "news/story_files/1.png",
		"https://a.example/deep/img/2.png":      "news/deep/img/2.png",
		"https://a.example/img/2.png":           "",
		"https://a.example/x/1.png":             "",
		"1.png":                                 "",
		"../secret.png":                         "",
		"link.png":                              "",
		"https://a.example/" + long + "story_files/1.png":     "news/story_files/1.png",
		"https://a.example/x/x/" + long + "story_files/1.png": "",
		"file:///etc/passwd":       "",
		"/etc/passwd":              "",
		"story_files":              "",
		"data:image/png,a%20b.png": "",
		"%zz":                      "",
		"":                         "",
	} {
		if got := string(Beside(page, address)); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
