package load_test

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"lede/model/article"
	"lede/model/load"
)

// Pages and books hand over the pictures that they carry themselves when they are asked
// for them, and are the same texts with them as without.
func TestImages(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 20, 20))); err != nil {
		t.Fatal(err)
	}
	carried := base64.StdEncoding.EncodeToString(b.Bytes())
	words := "<p>The council of the harbour town met on Monday and heard what the fishermen had to say about it, and did so for hours.</p>"
	page := func(src string) string {
		return "<html><head><title>A page</title></head><body><article><h1>A page</h1>" + words +
			`<figure><img src="` + src + `"><figcaption>The harbour at dawn</figcaption></figure>` + words + words + "</article></body></html>"
	}
	mhtml := func(header, src string) string {
		return "From: <saved>\nSnapshot-Content-Location: https://a.example/x/page\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\nContent-Type: text/html\nContent-Location: https://a.example/x/page\n\n" +
			page(src) + "\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n" + header + "\n\n" + carried + "\n--b--\n"
	}
	webarchive := `<?xml version="1.0"?><plist version="1.0"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>` +
		base64.StdEncoding.EncodeToString([]byte(page("i/a.png"))) + `</data><key>WebResourceURL</key><string>https://a.example/x/page</string></dict>
		<key>WebSubresources</key><array><dict><key>WebResourceURL</key><string>https://a.example/x/i/a.png</string><key>WebResourceData</key><data>` + carried + "</data></dict></array></dict></plist>"
	for name, content := range map[string]string{
		"data.html":       page("data:image/png;base64," + carried),
		"location.mhtml":  mhtml("Content-Location: https://a.example/x/i/a.png", "https://a.example/x/i/a.png"),
		"relative.mhtml":  mhtml("Content-Location: https://a.example/x/i/a.png", "i/a.png"),
		"id.mhtml":        mhtml("Content-ID: <a@b>", "cid:a@b"),
		"page.webarchive": webarchive,
		"book.epub":       book(t, page("../i/a.png"), b.Bytes()),
		"paper.docx": zipped(t, "word/document.xml", `<w:document><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>A page</w:t></w:r></w:p><w:p><w:r><w:t>The council met.</w:t></w:r></w:p>`+
			`<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p><w:p><w:r><w:t>It met again.</w:t></w:r></w:p></w:body></w:document>`,
			"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Target="media/a.png"/></Relationships>`, "word/media/a.png", b.String()),
		"paper.odt": zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content><office:body><office:text><text:p text:style-name="Title">A page</text:p><text:p>The council met.</text:p>`+
			`<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p><text:p>It met again.</text:p></office:text></office:body></office:document-content>`, "Pictures/a.png", b.String()),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			with, without := first(t, path, load.Options{Images: true}), first(t, path, load.Options{})
			if with.Text != without.Text || len(with.Blocks) != len(without.Blocks) {
				t.Errorf("with pictures it is another text:\n%s", with.Text)
			}
			found := 0
			for i := range with.Blocks {
				if without.Blocks[i].Image != nil {
					t.Error("a picture that nobody asked for")
				}
				if bytes.Equal(with.Blocks[i].Image, b.Bytes()) {
					found++
				}
			}
			if found != 1 {
				t.Errorf("%d pictures\n%s", found, with.Text)
			}
		})
	}
}

func first(t *testing.T, path string, o load.Options) *article.Article {
	t.Helper()
	for a, err := range load.Open(t.Context(), load.Source{Name: path, Path: path}, o) {
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	t.Fatal("no article")
	return nil
}

// book is an EPUB of one chapter with a picture.
func book(t *testing.T, chapter string, picture []byte) string {
	t.Helper()
	return zipped(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>`,
		"o/p.opf", `<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="t/c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
		"o/t/c.xhtml", chapter, "o/i/a.png", string(picture))
}

// zipped is a zip archive of files, a name before each content.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i]})
		if err == nil {
			_, err = fmt.Fprint(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
