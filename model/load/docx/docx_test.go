package docx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/docx"
)

func document(t testing.TB, name, body string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte(`<w:document xmlns:w="x"><w:body>` + body + `</w:body></w:document>`))
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
