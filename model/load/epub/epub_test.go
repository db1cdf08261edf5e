package epub_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"lede/model/load/epub"
	"lede/model/load/loadtest"
)

// pack makes a book of the files of an archive.
func pack(files []txtar.File) string {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		w, _ := z.Create(f.Name)
		w.Write(f.Data)
	}
	z.Close()
	return out.String()
}

const container = `<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>`

func book(extra ...txtar.File) []txtar.File {
	return append([]txtar.File{
		{Name: "mimetype", Data: []byte("application/epub+zip")},
		{Name: "META-INF/container.xml", Data: []byte(container)},
		{Name: "OPS/book.opf", Data: []byte(`<package><metadata xmlns:dc="d"><dc:title>Tides</dc:title><dc:creator>Ana Ruiz</dc:creator><dc:language>en</dc:language><dc:date>2024-05</dc:date><dc:publisher>Pier Press</dc:publisher></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="c" href="cover.xhtml"/><item id="1" href="text/one%201.xhtml"/><item id="2" href="text/two.xhtml"/><item id="3" href="gone.xhtml"/></manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="1"/><itemref idref="2"/><itemref idref="3"/><itemref idref="none"/></spine></package>`)},
		{Name: "OPS/nav.xhtml", Data: []byte(`<html><body><nav><ol><li><a href="text/one%201.xhtml#a">The first tide</a></li><li><a href="gone.xhtml">Lost</a></li></ol></nav></body></html>`)},
		{Name: "OPS/cover.xhtml", Data: []byte(`<html><body><img src="c.jpg"/></body></html>`)},
		{Name: "OPS/text/one 1.xhtml", Data: []byte(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><h1>The first tide</h1><p>It came at six, as the <em>book</em> said.<a id="x"/> Nobody saw it.</p></body></html>`)},
		{Name: "OPS/text/two.xhtml", Data: []byte(`<html><head><title>Two</title></head><body><h2>The second</h2><p>It came at noon, with rain behind it.</p></body></html>`)},
	}, extra...)
}

func TestBook(t *testing.T) {
	got := loadtest.Read(t, epub.Decode, pack(book()))
	const head = "outlet: Pier Press\nauthors: Ana Ruiz\npublished: 2024-05\nsection: Tides\nlanguage: en\n"
	want := "title: The first tide\n" + head + "  paragraph: It came at six, as the book said. Nobody saw it.\n    emphasis \"book\" \n\n" +
		"title: The second\n" + head + "  paragraph: It came at noon, with rain behind it.\n\n" +
		"title: Lost\n" + head + "!: the chapter is missing in the file\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestRefused(t *testing.T) {
	for name, tc := range map[string]struct{ input, want string }{
		"no zip":     {"text", "error: epub: zip"},
		"no package": {pack([]txtar.File{{Name: "mimetype", Data: []byte("application/epub+zip")}}), "error: epub: EPUB without a package document"},
		"encrypted":  {pack(book(txtar.File{Name: "META-INF/encryption.xml", Data: []byte(`<encryption><CipherReference URI="OPS/text/two.xhtml"/></encryption>`)})), "error: epub: EPUB is encrypted"},
		"traversal":  {pack([]txtar.File{{Name: "META-INF/container.xml", Data: []byte(`<rootfile full-path="../../etc/passwd"/>`)}}), "error: epub: EPUB without a package document"},
		"bomb":       {pack(book(txtar.File{Name: "OPS/gone.xhtml", Data: make([]byte, 4<<20)})), "200 times its size"},
	} {
		if got := loadtest.Read(t, epub.Decode, tc.input); !strings.Contains(got, tc.want) {
			t.Errorf("%s: %.300s, want %s", name, got, tc.want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, epub.Decode, pack(book()))
}

// FuzzPackage changes the inside of a book, which mutations of a zip never reach.
func FuzzPackage(f *testing.F) {
	f.Add(`<package><manifest><item id="1" href="two.xhtml"/></manifest><spine><itemref idref="1"/></spine></package>`, "<p>one two three four five six")
	f.Fuzz(func(t *testing.T, opf, page string) {
		loadtest.Read(t, epub.Decode, pack([]txtar.File{
			{Name: "META-INF/container.xml", Data: []byte(`<rootfile full-path="book.opf"/>`)},
			{Name: "book.opf", Data: []byte(opf)}, {Name: "two.xhtml", Data: []byte(page)},
		}))
	})
}
