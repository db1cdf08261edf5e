package pdf_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"lede/model/load/loadtest"
	"lede/model/load/pdf"
)

// build makes a file of objects, the first of which is the catalogue. There is
// no cross-reference table: the reader does not ask for one.
func build(objects ...string) string {
	var out strings.Builder
	out.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	out.WriteString("trailer\n<</Root 1 0 R /Info 2 0 R>>\nstartxref\n0\n%%EOF\n")
	return out.String()
}

func streamOf(head, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", head, len(data), data)
}

func deflated(head, data string) string {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	z.Write([]byte(data))
	z.Close()
	return streamOf(head+"/Filter/FlateDecode", out.String())
}

const (
	info    = "<</Title(A ferry \\(again\\)) /Author(Ana Ruiz) /CreationDate(D:20250428073000+01'00')>>"
	catalog = "<</Type/Catalog/Pages 3 0 R/Lang(en-GB)>>"
	helv    = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/quotedblleft/quotedblright/fi]>>>>"
)

// doc is a document of pages with one font, F.
func doc(contents ...string) string {
	kids := ""
	objects := []string{catalog, info, "", helv}
	for i, c := range contents {
		kids += fmt.Sprintf("%d 0 R ", 5+2*i)
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 3 0 R/Contents %d 0 R>>", 6+2*i), deflated("", c))
	}
	objects[2] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/Resources<</Font<</F 4 0 R>>>>>>", kids, len(contents))
	return build(objects...)
}

const story = "BT /F 24 Tf 72 720 Td (The ferry returns) Tj /F 12 Tf 0 -40 Td (The repair cost three times what was set aside for it, said the of-) Tj 0 -14 Td (\\003ce that runs the port. \\001Nobody slept,\\002 one man said, of the nights.) Tj " +
	"0 -28 Td [(A) 20 (s) -300 (before, the fares stay.)] TJ ET"

func TestText(t *testing.T) {
	got := loadtest.Read(t, pdf.Decode, doc(story))
	want := "title: A ferry (again)\nauthors: Ana Ruiz\nlanguage: en-GB\n" +
		"  heading 2: The ferry returns\n" +
		"  paragraph: The repair cost three times what was set aside for it, said the office that runs the port. “Nobody slept,” one man said, of the nights.\n" +
		"  paragraph: As before, the fares stay.\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestComposite: codes of two bytes, mapped by ToUnicode, in an object stream,
// drawn by a form.
func TestComposite(t *testing.T) {
	cmap := "begincmap 1 beginbfchar <0001> <0410> endbfchar 1 beginbfrange <0002> <0004> <0431> endbfrange 1 beginbfrange <0005> <0006> [<0020> <D83DDE00>] endbfrange endcmap"
	inner := []string{
		"<</Type/Pages/Kids[5 0 R]>>",
		"<</Subtype/Type0/BaseFont/X/ToUnicode 7 0 R/DescendantFonts[<</DW 500/W[1[600 600] 3 4 550]>>]>>",
		"<</Type/Page/Resources<</XObject<</X 8 0 R>>>>/Contents 6 0 R>>",
	}
	head, body := "", ""
	for i, o := range inner {
		head += fmt.Sprintf("%d %d ", 3+i, len(body))
		body += o + " "
	}
	packed := deflated(fmt.Sprintf("/Type/ObjStm/N 3/First %d", len(head)), head+body)
	file := "%PDF-1.7\n1 0 obj\n" + catalog + "\nendobj\n2 0 obj\n<<>>\nendobj\n9 0 obj\n" + packed + "\nendobj\n6 0 obj\n" + streamOf("", "/X Do") + "\nendobj\n7 0 obj\n" +
		deflated("", cmap) + "\nendobj\n8 0 obj\n" + streamOf("/Subtype/Form/Resources<</Font<</F 4 0 R>>>>", "BT /F 10 Tf 9 9 Td <000100020003000400050006> Tj ET") + "\nendobj\ntrailer <</Root 1 0 R>>"
	if got := loadtest.Read(t, pdf.Decode, file); !strings.Contains(got, "Абвг 😀") {
		t.Errorf("got %s", got)
	}
}

func TestRunningHeads(t *testing.T) {
	var pages []string
	for i := range 5 {
		pages = append(pages, fmt.Sprintf("BT /F 9 Tf 72 780 Td (Tidewater Post, page %d) Tj /F 12 Tf 0 -60 Td (Paragraph number %c stands here on its own, and it ends.) Tj 0 -700 Td (%d) Tj ET", i+1, 'A'+i, i+1))
	}
	got := loadtest.Read(t, pdf.Decode, doc(pages...))
	if strings.Contains(got, "page ") && strings.Contains(got, "Post, page") || strings.Count(got, "paragraph:") != 5 || !strings.Contains(got, "left out") {
		t.Errorf("got\n%s", got)
	}
}

// maxPage is how much of a page is read, in bytes.
const maxPage = 16 << 20

func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	bomb := deflated("", strings.Repeat("BT /F 12 Tf (x) Tj ET\n", 3_000_000))
	for name, tc := range map[string]struct{ input, want string }{
		"empty":        {"", "error: "},
		"no text":      {build(catalog, info, "<</Kids[]>>"), "error: PDF without text"},
		"encrypted":    {build(catalog, info) + "trailer <</Encrypt 5 0 R>>", "error: PDF is encrypted"},
		"circle":       {build(catalog, info, "<</Type/Pages/Kids[3 0 R 3 0 R 4 0 R]>>", "4 0 R"), "error: PDF without text"},
		"deep arrays":  {build(catalog, info, strings.Repeat("[", 200000)), "error: PDF without text"},
		"deep dicts":   {build(catalog, info, strings.Repeat("<</A", 200000)), "error: PDF without text"},
		"deep pages":   {build(catalog, info, "<</Kids["+strings.Repeat("<</Kids[", 10000)+"]>>"), "error: PDF without text"},
		"open string":  {build(catalog, info, strings.Repeat("(", 200000)), "error: PDF without text"},
		"bomb":         {build(catalog, info, "<</Kids[5 0 R]/Resources<</Font<</F 4 0 R>>>>>>", helv, "<</Type/Page/Contents 6 0 R>>", bomb), "cut"},
		"many objects": {build(catalog, info) + strings.Repeat("7 0 obj 1 endobj ", 50000), "error: PDF without text"},
		"wrong length": {strings.Replace(doc(story), "/Length ", "/Length 9", 1), "paragraph: "},
		"forms deep":   {build(catalog, info, "<</Kids[5 0 R]>>", helv, "<</Type/Page/Contents 6 0 R/Resources 7 0 R>>", streamOf("", "/X Do BT /F 9 Tf (top) Tj ET"), "<</XObject<</X 8 0 R>>/Font<</F 4 0 R>>>>", streamOf("/Subtype/Form/Resources 7 0 R", "/X Do")), "pages that hold more than anyone prints were cut"},
		"contents":     {build(catalog, info, "<</Kids[5 0 R]/Resources<</Font<</F 4 0 R>>>>>>", helv, "<</Type/Page/Contents[6 0 R 6 0 R]>>", streamOf("", "BT /F 9 Tf (top) Tj ET"+strings.Repeat(" ", maxPage))), "pages that hold more than anyone prints were cut"},
		"cut off":      {doc(story)[:len(doc(story))-40], "paragraph: "},
		"form in form": {build(catalog, info, "<</Kids[5 0 R]>>", helv, "<</Type/Page/Contents 6 0 R/Resources 7 0 R>>", streamOf("", "/X Do /X Do"), "<</XObject<</X 8 0 R>>/Font<</F 4 0 R>>>>", streamOf("/Subtype/Form/Resources 7 0 R", "/X Do /X Do BT /F 9 Tf (deep) Tj ET")), "deep"},
	} {
		if got := loadtest.Read(t, pdf.Decode, tc.input); !strings.Contains(got, tc.want) {
			t.Errorf("%s: %.300s", name, got)
		}
	}
}

func TestPageCap(t *testing.T) {
	if testing.Short() {
		t.Skip("a file as large as the limit")
	}
	pages := make([]string, 501)
	for i := range pages {
		pages[i] = "BT /F 12 Tf 72 700 Td (Words.) Tj ET"
	}
	if got := loadtest.Read(t, pdf.Decode, doc(pages...)); !strings.Contains(got, "cut after 500 of 501 pages") {
		t.Errorf("got %.200s", got)
	}
}

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, pdf.Decode, doc(story), build(catalog, info, "<</Kids[5 0 R]/Resources<</Font<</F 4 0 R>>>>>>", helv, "<</Type/Page/Contents 6 0 R>>", streamOf("", story)))
}

// FuzzContent changes what a page draws, which mutations of a file rarely reach.
func FuzzContent(f *testing.F) {
	f.Add(story, "begincmap 1 beginbfrange <01> <04> <0041> endbfrange endcmap")
	f.Add("q 1 0 0 1 0 0 cm BI /W 1 ID x EI Q BT /F 1 Tf 1 0 0 1 0 0 Tm 3 Tc 2 Tw 90 Tz 4 TL 1 Ts (a) ' 1 2 (b) \" T* [(c) 1 (d)] TJ ET", "")
	f.Fuzz(func(t *testing.T, content, cmap string) {
		font := "<</Subtype/Type0/ToUnicode 7 0 R/DescendantFonts[<<>>]>>"
		loadtest.Read(t, pdf.Decode, build(catalog, info, "<</Kids[5 0 R]/Resources<</Font<</F 4 0 R/G 8 0 R>>>>>>", helv, "<</Type/Page/Contents 6 0 R>>", streamOf("", content), streamOf("", cmap), font))
	})
}

// TestHead: lines below the headline say when and by whom; when the file was made
// says nothing, nor does a title that is a file's name.
func TestHead(t *testing.T) {
	t.Parallel()
	page := "BT /F 24 Tf 72 720 Td (The ferry returns) Tj /F 12 Tf 0 -40 Td (By Hana Brolin) Tj 0 -40 Td (6 May 2024) Tj 0 -40 Td (The repair cost three times what was set aside for it, said the office.) Tj 0 -40 Td (7 May 2024) Tj ET"
	raw := strings.Replace(doc(page), `A ferry \(again\)`, "ferry.html", 1)
	raw = strings.Replace(raw, "/Author(Ana Ruiz) ", "", 1)
	want := "title: The ferry returns\nauthors: Hana Brolin\npublished: 2024-05-06\nlanguage: en-GB\n  paragraph: The repair cost three times what was set aside for it, said the office.\n"
	if got := loadtest.Read(t, pdf.Decode, raw); !strings.HasPrefix(got, want) || strings.Contains(got, "2025") {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestTextCap: beyond so much text no page is read, and the document says which.
func TestTextCap(t *testing.T) {
	if testing.Short() {
		t.Skip("a file as large as the limit")
	}
	t.Parallel()
	words := strings.Repeat("The lamp is out. ", 240)
	page := func(bytes int) string {
		return "BT /F 12 Tf 72 700 Td " + strings.Repeat("("+words+") Tj 0 -14 Td ", bytes/len(words)) + "ET"
	}
	const most = 8 << 20
	whole := loadtest.Read(t, pdf.Decode, doc(page(most/2), page(most/2-len(words)), page(len(words))))
	if strings.Contains(whole, "cut after page") {
		t.Error("a document of as much text as is read is cut")
	}
	cut := loadtest.Read(t, pdf.Decode, doc(page(most/2+len(words)), page(most/2+len(words)), page(len(words))))
	if !strings.Contains(cut, "cut after page 2") {
		t.Errorf("no word of what is cut: %.300s", cut)
	}
}
