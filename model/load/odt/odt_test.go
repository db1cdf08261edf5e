package odt_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/odt"
)

const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday."

func flat(body string) string {
	return `<office:document xmlns:office="o" xmlns:text="t"><office:body><office:text>` + body + `</office:text></office:body></office:document>`
}

func zipped(t testing.TB, name, content string) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte(content))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestDecode(t *testing.T) {
	t.Parallel()
	p := func(s string) string { return "<text:p>" + s + "</text:p>" }
	head := p("Light out") + p("By Hana Brolin") + p("6 May 2024")
	const read = "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n"
	for name, c := range map[string]struct{ body, want string }{
		"plain":    {head + p(lamp), read + "  paragraph: " + lamp + "\n"},
		"headings": {head + p(lamp) + `<text:h text:outline-level="2">The tower</text:h>` + p("It stays."), read + "  paragraph: " + lamp + "\n  heading 2: The tower\n  paragraph: It stays.\n"},
		"title":    {`<text:p text:style-name="Title">Light out</text:p>` + p(lamp), "title: Light out\n  paragraph: " + lamp + "\n"},
		"list":     {head + p(lamp) + `<text:list><text:list-item>` + p("one") + `<text:list><text:list-item>` + p("two") + `</text:list-item></text:list></text:list-item></text:list>`, read + "  paragraph: " + lamp + "\n  item 1 •: one\n  item 2 •: two\n"},
		"table":    {head + p(lamp) + `<table:table><table:table-row><table:table-cell>` + p("a") + `</table:table-cell><table:table-cell>` + p("b") + `</table:table-cell></table:table-row><table:table-row><table:table-cell>` + p("c") + `</table:table-cell><table:table-cell><table:table><table:table-row><table:table-cell>` + p("d") + `</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>`, read + "  paragraph: " + lamp + "\n  table: a│b⏎c│d\n"},
		"link":     {head + p(`See <text:a xlink:href="https://a.example/b">the<text:s/>plan</text:a> &amp; go.`), read + "  paragraph: See the plan & go.\n    link \"the\" https://a.example/b\n    link \"plan\" https://a.example/b\n"},
		"note":     {head + p(`It went<text:note><text:note-citation>1</text:note-citation><text:note-body>`+p("On Sunday.")+`</text:note-body></text:note> out.`), read + "  paragraph: It went out.\n  paragraph aside: On Sunday.\n"},
		"unread":   {`<text:tracked-changes>` + p("gone") + `</text:tracked-changes>` + head + p(lamp+`<office:annotation>`+p("ask him")+`</office:annotation>`), read + "  paragraph: " + lamp + "\n"},
		"picture":  {head + p(`Before <draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image><svg:title>logo.png</svg:title><svg:desc>a lamp</svg:desc></draw:frame>after <text:title>Light out</text:title>.`), read + "  paragraph: Before after Light out.\n"},
		"open":     {head + p(lamp) + `<table:table><table:table-row><table:table-cell>` + p("a") + `</table:table-cell><table:table-cell>` + p("b") + `</table:table-cell></table:table-row><table:table-row><table:table-cell>` + p("c"), read + "!: the document breaks off or is longer than what is read of it\n  paragraph: " + lamp + "\n  table: a│b⏎c\n"},
		"export":   {p("Light out") + p("The Herald") + p("May 6, 2024") + p("Length: 20 words") + p("Byline: Hana Brolin") + p("Body") + p(lamp) + p("End of Document"), "title: Light out\noutlet: The Herald\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n"},
		"nothing":  {"", "error: an OpenDocument file without text\n"},
	} {
		source := flat(c.body)
		for _, in := range []string{source, zipped(t, "content.xml", source)} {
			if got := loadtest.Read(t, odt.Decode, in); got != c.want {
				t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
			}
		}
	}
}

func TestCut(t *testing.T) {
	t.Parallel()
	whole := flat("<text:p>" + lamp + "</text:p>")
	for in, want := range map[string]string{
		whole:                           "  paragraph: " + lamp + "\n",
		whole[:len(whole)-90]:           "!: the document breaks off or is longer than what is read of it\n",
		zipped(t, "other.xml", whole):   "error: odt: open content.xml: file does not exist\n",
		"PK\x03\x04":                    "error: odt: zip: not a valid zip file\n",
		zipped(t, "content.xml", "<a>"): "error: an OpenDocument file without text\n",
	} {
		if got := loadtest.Read(t, odt.Decode, in); !strings.HasPrefix(got, want) {
			t.Errorf("%.60q: %q, want %q", in, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, odt.Decode, flat("<text:p>a</text:p>"), flat("<text:list><text:p>b<text:note><text:p>c"), flat("<table:table><text:p>d"))
}
