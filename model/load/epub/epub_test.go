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

// TestNavigation: bars of links through the book are asides, pages of nothing else
// no chapters, and the line below a headline says who wrote.
func TestNavigation(t *testing.T) {
	t.Parallel()
	const words = "The keeper of Marrow Point switched off the lamp."
	page := func(body string) string {
		files := []txtar.File{
			{Name: "META-INF/container.xml", Data: []byte(`<rootfile full-path="book.opf"/>`)},
			{Name: "book.opf", Data: []byte(`<package><metadata><creator>calibre</creator></metadata><manifest><item id="1" href="1.xhtml"/></manifest><spine><itemref idref="1"/></spine></package>`)},
			{Name: "1.xhtml", Data: []byte("<html><body>" + body + "</body></html>")},
		}
		return loadtest.Read(t, epub.Decode, pack(files))
	}
	const head, text = "<h1>Light out</h1><p>By Hana Brolin</p><p>6 May 2024</p>", "<p>" + words + "</p>"
	const read = "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + words + "\n"
	for body, want := range map[string]string{
		head + text: read,
		"<div>| <a href='2.xhtml'>Next</a> | <a href='i.xhtml'>Menu</a> |</div>" + head + text:                        strings.Replace(read, "  paragraph", "  paragraph aside: | Next | Menu |\n    link \"Next\" 2.xhtml\n    link \"Menu\" i.xhtml\n  paragraph", 1),
		head + text + "<p><a href='2.xhtml'>Next</a> »</p>":                                                           read + "  paragraph aside: Next »\n    link \"Next\" 2.xhtml\n",
		head + text + "<p><a href='2.xhtml'>The second lamp</a></p>":                                                  read + "  paragraph: The second lamp\n    link \"The second lamp\" 2.xhtml\n",
		head + text + "<p><a href='https://a.example'>A</a> | <a href='https://b.example'>B</a></p>":                  read + "  paragraph: A | B\n    link \"A\" https://a.example\n    link \"B\" https://b.example\n",
		head + text + "<p>See <a href='2.xhtml'>two</a> and <a href='3.xhtml'>three</a>.</p>":                         read + "  paragraph: See two and three.\n    link \"two\" 2.xhtml\n    link \"three\" 3.xhtml\n",
		"<h2>News</h2><ul><li><a href='2.xhtml'>The lamp goes out</a></li><li><a href='3.xhtml'>A buoy</a></li></ul>": "error: EPUB without text\n",
		head + text + "<p>By the pier it stays.</p>":                                                                  read + "  paragraph: By the pier it stays.\n",
	} {
		if got := page(body); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", body, got, want)
		}
	}
}

func TestRefused(t *testing.T) {
	for name, tc := range map[string]struct{ input, want string }{
		"no zip":     {"text", "error: epub: not a valid zip file"},
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
