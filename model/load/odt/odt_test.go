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
		"link":     {head + p(`See <text:a xlink:href="https://a.example/b">the<text:s/>plan</text:a> &amp; go.`), read + "  paragraph: See the plan & go.\n    link \"the plan\" https://a.example/b\n"},
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

// TestPictures: pictures stand behind their paragraph, their caption with them.
func TestPictures(t *testing.T) {
	t.Parallel()
	p := func(style, s string) string { return `<text:p text:style-name="` + style + `">` + s + "</text:p>" }
	shown := func(size, name string) string {
		return `<draw:frame svg:width="` + size + `" svg:height="` + size + `"><draw:image xlink:href="` + name + `"/></draw:frame>`
	}
	const head, image = "title: Light out\n  paragraph: " + lamp + "\n", "  caption Photo Pictures/a.png: \n"
	for name, c := range map[string]struct{ body, want string }{
		"alone":          {p("", shown("6cm", "Pictures/a.png")), image},
		"in words":       {p("", "See"+shown("6cm", "./Pictures/a.png")+" it."), "  paragraph: See it.\n" + image},
		"with a caption": {p("", `<draw:frame><draw:text-box>`+p("Illustration", shown("6cm", "Pictures/a.png")+"The quay at noon")+`</draw:text-box></draw:frame>`), "  caption Photo Pictures/a.png: The quay at noon\n"},
		"small":          {p("", shown("0.6in", "Pictures/a.png")), ""},
		"elsewhere":      {p("", shown("6cm", "https://a.example/a.png")), ""},
		"no picture":     {p("", shown("6cm", "ObjectReplacements/Object 1")), ""},
	} {
		in := zipped(t, "content.xml", flat(p("Title", "Light out")+p("", lamp)+c.body))
		if got := loadtest.Read(t, odt.Decode, in); got != head+c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, head+c.want)
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
		"PK\x03\x04":                    "error: odt: not a valid zip file\n",
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

// TestStyles: paragraphs and lists are what their styles say, or those that they are
// based on, as LibreOffice makes them where a paragraph is formatted by hand.
func TestStyles(t *testing.T) {
	t.Parallel()
	const own = `<office:automatic-styles><style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="P3"/><style:style style:name="P3" style:parent-style-name="Heading_20_2"/>` +
		`<style:style style:name="P4" style:parent-style-name="P5"/><style:style style:name="P5" style:parent-style-name="P4"/>` +
		`<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>` +
		`<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/><text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style></office:automatic-styles>`
	p := func(style, s string) string { return `<text:p text:style-name="` + style + `">` + s + "</text:p>" }
	item := func(s string) string { return "<text:list-item>" + s + "</text:list-item>" }
	list := func(style, s string) string {
		return `<text:list text:style-name="` + style + `">` + s + "</text:list>"
	}
	head := p("P1", "Light out") + p("Subtitle", "No night without it") + p("", "By Hana Brolin")
	const read = "title: Light out\nsummary: No night without it\nauthors: Hana Brolin\n"
	for name, c := range map[string]struct{ body, want string }{
		"headings": {p("P2", "One") + p("P4", "Two") + p("Heading_20_9", "Three"), "  heading 2: One\n  paragraph: Two\n  paragraph: Three\n"},
		"a quote":  {p("Quotations", "It was time."), "  quotation 1: It was time.\n"},
		"lists":    {list("L1", item(p("", "a")+"<text:list>"+item(p("", "b"))+"</text:list>")+`<text:list-item text:start-value="5">`+p("", "c")+"</text:list-item>"+item(p("", "d"))) + list("L2", item(p("", "e")+"<text:list>"+item(p("", "f"))+item(p("", "g"))+"</text:list>")), "  item 1 1.: a\n  item 2 •: b\n  item 1 5.: c\n  item 1 6.: d\n  item 1 •: e\n  item 2 1.: f\n  item 2 2.: g\n"},
		"goes on":  {list("L1", item(p("", "a")+p("", "more of a")+"<text:list>"+item(p("", "b")+p("", "more"))+"</text:list>"+p("", "end of a"))+item(p("", "")+p("", "c"))) + p("", "Between.") + strings.Replace(list("L1", item(p("", "d"))), "<text:list ", `<text:list text:continue-numbering="true" `, 1) + strings.Replace(list("L2", item(p("", "e"))), "<text:list ", `<text:list text:continue-numbering="true" `, 1) + list("L1", item(p("", "f"))), "  item 1 1.: a\n  paragraph: more of a\n  item 2 •: b\n  paragraph: more\n  paragraph: end of a\n  item 1 2.: c\n  paragraph: Between.\n  item 1 3.: d\n  item 1 •: e\n  item 1 1.: f\n"},
		"unread":   {`<text:section text:display="none">` + p("", "gone") + `</text:section><text:alphabetical-index>` + p("", "gone") + `</text:alphabetical-index>` + p("", `<text:ruby><text:ruby-base>said</text:ruby-base><text:ruby-text>gone</text:ruby-text></text:ruby> so<text:page-number>7</text:page-number>`), "  paragraph: said so\n"},
	} {
		in := `<office:document office:mimetype="application/vnd.oasis.opendocument.text">` + own + "<office:body><office:text>" + head + c.body + "</office:text></office:body></office:document>"
		if got := loadtest.Read(t, odt.Decode, in); got != read+c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, read+c.want)
		}
	}
}

// TestDeepLists: lists as deep as the file is long cost no more than that.
func TestDeepLists(t *testing.T) {
	t.Parallel()
	const n = 20_000
	deep := strings.Repeat("<text:list><text:list-item>", n) + strings.Repeat("<text:p>a</text:p><text:h>b</text:h>", n)
	if got := loadtest.Read(t, odt.Decode, flat(deep)); !strings.Contains(got, "item 10") || strings.Contains(got, "item 11") {
		t.Errorf("%.300s", got)
	}
	ended := strings.Repeat("<text:list><text:list-item>", 12) + strings.Repeat("</text:list-item></text:list>", 12) + "<text:p>a</text:p><text:h>b</text:h>"
	if got := loadtest.Read(t, odt.Decode, flat(ended)); !strings.Contains(got, "paragraph: a") {
		t.Error(got)
	}
}

// TestMost: of a text that is packed in next to nothing a mebibyte is read.
func TestMost(t *testing.T) {
	t.Parallel()
	words := strings.Repeat("so ", 1<<20)
	for name, body := range map[string]string{"one paragraph": words, "paragraphs": strings.Repeat(words[:300]+"</text:p><text:p>", 1<<20/100)} {
		got := loadtest.Read(t, odt.Decode, zipped(t, "content.xml", flat("<text:p>"+body+"</text:p>")))
		if n := strings.Count(got, "so"); n < 1<<20/3-10 || n > 1<<20/3+10 || !strings.Contains(got, "longer than what is read of it") {
			t.Errorf("%s: %d words", name, n)
		}
		if got := loadtest.Read(t, odt.Decode, flat("<text:p>"+body+"</text:p>")); strings.Count(got, "so") < 1<<20/100*100 {
			t.Errorf("%s: what is not packed is cut", name)
		}
	}
}
