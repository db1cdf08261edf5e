package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/docx"
	"lede/model/load/loadtest"
)

func document(t testing.TB, name, body string) string {
	t.Helper()
	return archive(t, name, `<w:document xmlns:w="x"><w:body>`+body+`</w:body></w:document>`)
}

// archive is a zip archive of files, a name before each content.
func archive(t testing.TB, files ...string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(files[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func p(style, text string) string {
	return `<w:p><w:pPr>` + style + `</w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday."

func TestDecode(t *testing.T) {
	t.Parallel()
	const title, heading, item = `<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading2"/>`, `<w:numPr/>`
	for name, c := range map[string]struct{ body, title, text string }{
		"styles":    {p(title, "Light out") + p("", "By Hana Brolin") + p("", "6 May 2024") + p("", lamp) + p(heading, "The tower") + p(item, "a museum"), "Light out", lamp + "\n\nThe tower\n\na museum"},
		"no styles": {p("", "Light out") + p("", "By Hana Brolin") + p("", "6 May 2024") + p("", lamp), "Light out", lamp},
		"runs":      {p(title, "Light out") + `<w:p><w:r><w:t>The keeper &amp; </w:t></w:r><w:r><w:tab/><w:t>his</w:t><w:noBreakHyphen/><w:t>lamp.</w:t><w:delText>gone</w:delText></w:r></w:p>`, "Light out", "The keeper & his-lamp."},
		"box once":  {p(title, "Light out") + `<mc:AlternateContent><mc:Choice>` + p("", lamp) + `</mc:Choice><mc:Fallback><w:pict>` + p("", lamp) + `</w:pict></mc:Fallback></mc:AlternateContent>` + p("", "The end."), "Light out", lamp + "\n\nThe end."},
		"cut, text": {p(title, "Light out") + p("", lamp) + `<w:p><w:r><w:t>The tower`, "Light out", lamp + "\n\nThe tower"},
		"cut":       {p(title, "Light out") + p("", lamp) + `<w:p><w:r><w:t`, "Light out", lamp},
	} {
		a, err := first(document(t, "word/document.xml", c.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a.Meta.Title != c.title || a.Text != c.text {
			t.Errorf("%s: %q %q", name, a.Meta.Title, a.Text)
		}
		if cut := strings.Contains(name, "cut"); cut != (len(a.Notices) > 0) {
			t.Errorf("%s: notices %v", name, a.Notices)
		}
	}
}

// TestMarked: links, notes, lists and tables are what they are, inner tables in
// their cells, and the head of a document without styles is read as that of a text.
func TestMarked(t *testing.T) {
	t.Parallel()
	cell := func(inner string) string { return `<w:tc>` + inner + `</w:tc>` }
	body := p("", "Light out") + p("", "By Hana Brolin") + p("", "6 May 2024") + p("", lamp) +
		`<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>the plan</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>` +
		p(`<w:numPr><w:ilvl w:val="0"/></w:numPr>`, "one") + p(`<w:numPr><w:ilvl w:val="1"/></w:numPr>`, "two") +
		`<w:tbl><w:tr>` + cell(p("", "a")) + cell(p("", "b")) + `</w:tr><w:tr>` + cell(p("", "c")+`<w:tbl><w:tr>`+cell(p("", "d"))+cell(p("", "e"))+`</w:tr></w:tbl>`) + cell(p("", "f")+p("", "g")) + `</w:tr></w:tbl>`
	in := archive(t, "word/document.xml", `<w:document><w:body>`+body+`</w:body></w:document>`,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="r1" Target="https://a.example/b" TargetMode="External"/><Relationship Id="r2" Target="x.png"/></Relationships>`,
		"word/footnotes.xml", `<w:footnotes><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="2">`+p("", "a note")+`</w:footnote></w:footnotes>`)
	want := "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n  paragraph: See the plan.\n    link \"the plan\" https://a.example/b\n" +
		"  item 1 •: one\n  item 2 •: two\n  table: a│b⏎c d e│f g\n  paragraph aside: a note\n"
	if got := loadtest.Read(t, docx.Decode, in); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPictures: pictures stand behind their paragraph, with their caption, and behind the
// head where they stand in it; small ones and drawings of the program leave nothing.
func TestPictures(t *testing.T) {
	t.Parallel()
	shown := func(id string, pixels int) string {
		return fmt.Sprintf(`<w:p><w:r><w:drawing><wp:inline><wp:extent cx="%d" cy="%d"/><a:graphic><pic:blipFill><a:blip r:embed="%s"/></pic:blipFill></a:graphic></wp:inline></w:drawing></w:r></w:p>`, pixels*9525, pixels*9525, id)
	}
	const title, caption = `<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Caption"/>`
	const quay, plan = "  caption Photo word/media/a.png: The quay at noon\n", "  caption Photo word/media/a.png: \n"
	for name, c := range map[string]struct{ body, want string }{
		"behind its paragraph": {p(title, "Light out") + p("", lamp) + shown("r1", 300) + p("", "It stays."), "  paragraph: " + lamp + "\n" + plan + "  paragraph: It stays.\n"},
		"with a caption":       {p(title, "Light out") + p("", lamp) + shown("r1", 300) + p(caption, "The quay at noon") + p("", "It stays."), "  paragraph: " + lamp + "\n" + quay + "  paragraph: It stays.\n"},
		"before the title":     {shown("r1", 300) + p(title, "Light out") + p("", lamp), plan + "  paragraph: " + lamp + "\n"},
		"before a plain head":  {shown("r1", 300) + p("", "Light out") + p("", "By Hana Brolin") + p("", lamp), plan + "  paragraph: " + lamp + "\n"},
		"small":                {p(title, "Light out") + p("", lamp) + shown("r1", 63), "  paragraph: " + lamp + "\n"},
		"large enough":         {p(title, "Light out") + p("", lamp) + shown("r1", 64), "  paragraph: " + lamp + "\n" + plan},
		"a drawing":            {p(title, "Light out") + p("", lamp) + shown("r2", 300), "  paragraph: " + lamp + "\n"},
		"on the network":       {p(title, "Light out") + p("", lamp) + shown("r3", 300), "  paragraph: " + lamp + "\n"},
		"a caption alone":      {p(title, "Light out") + p("", lamp) + p(caption, "The quay at noon"), "  paragraph: " + lamp + "\n  paragraph: The quay at noon\n"},
		"older":                {p(title, "Light out") + p("", lamp) + `<w:p><w:pict><v:shape><v:imagedata r:id="r1"/></v:shape></w:pict></w:p>`, "  paragraph: " + lamp + "\n" + plan},
		"in a table":           {p(title, "Light out") + p("", lamp) + `<w:tbl><w:tr><w:tc>` + p("", "a") + shown("r1", 300) + `</w:tc></w:tr></w:tbl>`, "  paragraph: " + lamp + "\n  paragraph: a\n" + plan},
	} {
		in := archive(t, "word/document.xml", `<w:document><w:body>`+c.body+`</w:body></w:document>`, "word/_rels/document.xml.rels",
			`<Relationships><Relationship Id="r1" Target="media/a.png"/><Relationship Id="r2" Target="media/b.emf"/><Relationship Id="r3" Target="https://a.example/c.png" TargetMode="External"/></Relationships>`)
		got := loadtest.Read(t, docx.Decode, in)
		if _, body, ok := strings.Cut(got, "title: Light out\n"); !ok || strings.TrimPrefix(body, "authors: Hana Brolin\n") != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestLongCell: the paragraphs of a cell count as others do.
func TestLongCell(t *testing.T) {
	t.Parallel()
	const most = 100_000
	for n, cut := range map[int]bool{most - 2: false, most + 1: true} {
		a, err := first(document(t, "word/document.xml", `<w:tbl><w:tr><w:tc>`+strings.Repeat(`<w:p><w:t>a</w:t></w:p>`, n)+`</w:tc></w:tr></w:tbl>`))
		if err != nil || len(a.Notices) > 0 != cut || strings.Count(a.Text, "a") != min(n, most) {
			t.Errorf("%d: %v", n, err)
		}
	}
}

func TestNone(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string]string{
		"no text": document(t, "word/document.xml", ""), "no document": document(t, "xl/workbook.xml", p("", lamp)), "no zip": "PK",
	} {
		if a, err := first(raw); err == nil {
			t.Errorf("%s: %q", name, a.Text)
		}
	}
}

func first(raw string) (*article.Article, error) {
	for a, err := range docx.Decode(context.Background(), decode.Input{Reader: strings.NewReader(raw)}) {
		return a, err
	}
	return nil, nil
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(p(`<w:pStyle w:val="Heading1"/>`, lamp)))
	f.Fuzz(func(t *testing.T, body []byte) {
		first(document(t, "word/document.xml", string(body)))
	})
}
