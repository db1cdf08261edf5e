package docx_test

import (
	"strings"
	"testing"

	"lede/model/load/docx"
	"lede/model/load/loadtest"
)

// wordStyles and wordLists are as Word writes them, in German: what paragraphs have for
// styles is of its language, the styles' names are not.
const (
	wordStyles = `<w:styles><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Unter"><w:name w:val="Subtitle"/></w:style><w:style w:styleId="b2"><w:name w:val="heading 2"/></w:style>` +
		`<w:style w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="b2"/></w:style><w:style w:styleId="Outlined"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:styleId="Round"><w:name w:val="y"/><w:basedOn w:val="Round"/></w:style>` +
		`<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style><w:style w:styleId="Punkte"><w:name w:val="List Bullet"/></w:style><w:style w:styleId="Vz1"><w:name w:val="toc 1"/></w:style></w:styles>`
	wordLists = `<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="decimal"/></w:lvl></w:lvlOverride></w:num>` +
		`<w:num w:numId="5"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:lvlOverride></w:num></w:numbering>`
)

// TestStyles: paragraphs are what their styles and lists say, whatever those are called.
func TestStyles(t *testing.T) {
	t.Parallel()
	named := func(name string) string { return `<w:pStyle w:val="` + name + `"/>` }
	item := func(list, level string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr>`
	}
	head := p(named("Titel"), "Light out") + p(named("Unter"), "No night without it") + p("", "By Hana Brolin")
	const read = "title: Light out\nsummary: No night without it\nauthors: Hana Brolin\n"
	for name, c := range map[string]struct{ body, want string }{
		"headings":   {p(named("b2"), "One") + p(named("Mine"), "Two") + p(named("Outlined"), "Three") + p(named("Round"), "Four") + p(named("none"), "Five"), "  heading 2: One\n  heading 2: Two\n  heading 3: Three\n  paragraph: Four\n  paragraph: Five\n"},
		"a quote":    {p(named("Zitat"), "It was time.") + p(named("Vz1"), "Contents 3"), "  quotation 1: It was time.\n"},
		"lists":      {p(item("1", "0"), "a") + p(item("1", "1"), "b") + p("", "between") + p(item("1", "0"), "c") + p(item("1", "1"), "d") + p(item("2", "0"), "e") + p(named("Punkte"), "f") + p(item("9", "0"), "g") + p(named("Punkte")+`<w:numPr><w:numId w:val="0"/></w:numPr>`, "h"), "  item 1 3.: a\n  item 2 1.: b\n  paragraph: between\n  item 1 4.: c\n  item 2 1.: d\n  item 1 •: e\n  item 1 •: f\n  item 1 •: g\n  paragraph: h\n"},
		"lists' own": {p(item("1", "0"), "a") + p(item("1", "0"), "b") + p(item("3", "0"), "c") + p(item("3", "1"), "d") + p(item("3", "0"), "e") + p(item("4", "0"), "f") + p(item("4", "0"), "g") + p(item("2", "0"), "h") + p(item("5", "0"), "i"), "  item 1 3.: a\n  item 1 4.: b\n  item 1 1.: c\n  item 2 1.: d\n  item 1 2.: e\n  item 1 5.: f\n  item 1 6.: g\n  item 1 •: h\n  item 1 •: i\n"},
	} {
		in := archive(t, "word/document.xml", head+c.body, "word/styles.xml", wordStyles, "word/numbering.xml", wordLists)
		if got := loadtest.Read(t, docx.Decode, in); got != read+c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, read+c.want)
		}
	}
}

// TestRuns: what is shown of a paragraph's runs, its fields and its boxes.
func TestRuns(t *testing.T) {
	t.Parallel()
	r := func(s string) string { return `<w:r><w:t xml:space="preserve">` + s + `</w:t></w:r>` }
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	says := func(s string) string { return `<w:r><w:instrText>` + s + `</w:instrText></w:r>` }
	for name, c := range map[string]struct{ body, want string }{
		"moved and deleted": {`<w:moveFrom>` + r("gone ") + `</w:moveFrom><w:moveTo>` + r("here ") + `</w:moveTo><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>` + r("new") + `</w:ins>`, "here new"},
		"hidden":            {`<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r><w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>a</w:t></w:r>` + r("b"), "ab"},
		"how it is spoken":  {`<w:ruby><w:rt>` + r("gone") + `</w:rt><w:rubyBase>` + r("said") + `</w:rubyBase></w:ruby>`, "said"},
		"a link":            {r("See ") + char("begin") + says(` HYPERLINK "https://a.`) + says(`example/1" `) + char("separate") + r("the") + r(" plan") + char("end") + r("."), "See the plan.\n    link \"the plan\" https://a.example/1"},
		"numbers of pages":  {r("Page ") + char("begin") + says("PAGE") + char("separate") + r("7") + char("end") + `<w:fldSimple w:instr="NUMPAGES">` + r("9") + `</w:fldSimple>` + `<w:fldSimple w:instr="DATE">` + r("today") + `</w:fldSimple>`, "Page today"},
		"fields in fields":  {char("begin") + says("IF ") + char("begin") + says("PAGE") + char("separate") + r("7") + char("end") + says(" = 7") + char("separate") + r("yes") + char("end"), "yes"},
		"never separated":   {r("so") + char("begin") + says("PAGE") + r("gone") + `</w:p><w:p>` + r("there"), "so\n  paragraph: there"},
		"an empty one":      {char("begin") + `<w:r><w:instrText/></w:r>` + char("end") + r("so"), "so"},
		"a box in it":       {r("before ") + `<w:r><w:pict><w:txbxContent>` + p("", "in the box") + p("", "and on") + `</w:txbxContent></w:pict></w:r>` + r("after"), "before after\n  paragraph: in the box\n  paragraph: and on"},
		"boxes in boxes":    {r("a") + `<w:txbxContent><w:p>` + r("b") + `<w:txbxContent>` + p("", "c") + `</w:txbxContent></w:p>` + p("", "d") + `</w:txbxContent><w:txbxContent>` + p("", "e") + `</w:txbxContent>`, "a\n  paragraph: b\n  paragraph: c\n  paragraph: d\n  paragraph: e"},
		"looks before":      {`<w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>shown</w:t></w:r>`, "shown"},
		"a box to the end":  {r("before ") + `<w:r><w:pict><w:txbxContent>` + p("", "in the box"), "before\n  paragraph: in the box"},
	} {
		got := loadtest.Read(t, docx.Decode, archive(t, "word/document.xml", p(`<w:pStyle w:val="Title"/>`, "Light out")+`<w:p>`+c.body+`</w:p>`))
		if want := "title: Light out\n  paragraph: " + c.want + "\n"; got != want && !strings.HasSuffix(name, "to the end") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// TestMainPart: the part with the text is the one that the archive names.
func TestMainPart(t *testing.T) {
	t.Parallel()
	rels := func(target string) string {
		return `<Relationships><Relationship Type="x/officeDocument" Target="` + target + `"/></Relationships>`
	}
	for name, in := range map[string]string{
		"named":       archive(t, "_rels/.rels", rels("/word/document2.xml"), "word/document2.xml", p("", lamp)),
		"in a folder": archive(t, "_rels/.rels", rels("doc/a.xml"), "doc/a.xml", `<w:p><w:hyperlink r:id="1"><w:r><w:t>`+lamp+`</w:t></w:r></w:hyperlink></w:p>`, "doc/_rels/a.xml.rels", `<Relationships><Relationship Id="1" TargetMode="External" Target="https://a.example/"/></Relationships>`),
		"not there":   archive(t, "_rels/.rels", rels("word/none.xml"), "word/document.xml", p("", lamp)),
	} {
		got := loadtest.Read(t, docx.Decode, in)
		if !strings.Contains(got, lamp) || strings.Contains(name, "folder") != strings.Contains(got, "https://a.example/") {
			t.Errorf("%s: %s", name, got)
		}
	}
	if got := loadtest.Read(t, docx.Decode, archive(t, "a", "b")); got != "error: a Word document without text\n" {
		t.Error(got)
	}
}

// TestLongLinks: one address, however long, is written no more often than it may be.
func TestLongLinks(t *testing.T) {
	t.Parallel()
	const long = 1 << 20
	link := `<w:p><w:hyperlink r:id="1"><w:r><w:t>See it. </w:t></w:r></w:hyperlink></w:p>`
	in := archive(t, "word/document.xml", "<w:body>"+strings.Repeat(link, 100), "word/_rels/document.xml.rels", `<Relationships><Relationship Id="1" TargetMode="External" Target="https://a.example/`+strings.Repeat("x", long)+`"/></Relationships>`)
	blocks, _, _, err := docx.Blocks([]byte(in))
	size := 0
	for _, b := range blocks {
		size += len(b.HTML)
	}
	if err != nil || len(blocks) != 100 || size < long || size > 20*long {
		t.Errorf("%d blocks with %d bytes of links, %v", len(blocks), size, err)
	}
}

// TestMost: of a text that is packed in next to nothing a mebibyte is read.
func TestMost(t *testing.T) {
	t.Parallel()
	words := strings.Repeat("so ", 1<<20)
	for name, body := range map[string]string{
		"one paragraph": p("", words), "paragraphs": strings.Repeat(p("", words[:300]), 1<<20/100), "notes": p("", "One."),
	} {
		in := archive(t, "word/document.xml", body, "word/footnotes.xml", "<w:footnotes>"+p("", words)+"</w:footnotes>")
		got := loadtest.Read(t, docx.Decode, in)
		if n := strings.Count(got, "so"); n < 1<<20/3-10 || n > 1<<20/3+10 || !strings.Contains(got, "longer than what is read of it") {
			t.Errorf("%s: %d words", name, n)
		}
	}
}
