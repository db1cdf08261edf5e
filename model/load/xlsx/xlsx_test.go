package xlsx

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

// pack makes a workbook of parts: names and contents.
func pack(t testing.TB, parts ...string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(parts[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const sheet1, sheet2, shared, styles = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"

// in is a row of cells that hold their texts.
func in(cells ...string) string {
	return `<row><c t="inlineStr"><is><t>` + strings.Join(cells, `</t></is></c><c t="inlineStr"><is><t>`) + `</t></is></c></row>`
}

const lamp = "The keeper of Marrow Point switched off the lamp."

func TestDecode(t *testing.T) {
	t.Parallel()
	one := "title: Light out\npublished: 2024-05-06\n  paragraph: " + lamp + "\n"
	for name, c := range map[string]struct {
		parts []string
		want  string
	}{
		"texts in place": {[]string{sheet1, in("Title", "Date", "Text") + in("Light out", "2024-05-06", lamp)}, one},
		"shared texts": {[]string{
			shared, `<sst><si><t>Title</t></si><si><r><t>Light</t></r><r><t> out</t></r><rPh><t>aloud</t></rPh></si><si><t>Date</t></si><si><t>Text</t></si><si><t>` + lamp + `</t></si></sst>`,
			styles, `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
			sheet1, `<row><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row><row><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>45418</v></c><c r="D2" t="s"><v>4</v></c></row>`,
		}, one},
		"a title above":    {[]string{sheet1, in("Lamps") + in("") + in("Title", "Date", "Text") + in("Light out", "2024-05-06", lamp)}, one},
		"the second sheet": {[]string{sheet1, in("Lamp", "Height") + in("Marrow", "12"), sheet2, in("Title", "Date", "Text") + in("Light out", "2024-05-06", lamp)}, one},
		"two sheets":       {[]string{sheet1, in("Title", "Text") + in("One", lamp), sheet2, in("Title", "Text") + in("Two", lamp)}, "title: One\n  paragraph: " + lamp + "\n\ntitle: Two\n  paragraph: " + lamp + "\n"},
		"numbers":          {[]string{sheet1, in("Lamp", "Height") + in("Marrow", "12")}, "error: a table without articles, its columns are Lamp, Height\n"},
		"nothing":          {[]string{sheet1, ""}, "error: a spreadsheet without a table\n"},
		"no sheet":         {[]string{shared, ""}, "error: xlsx: a spreadsheet without a table\n"},
		"a bad text":       {[]string{sheet1, in("Title", "Text") + `<row><c t="s"><v>9</v></c><c t="s"><v>-1</v></c></row>` + in("One", lamp)}, "title: One\n  paragraph: " + lamp + "\n"},
		"a bomb":           {[]string{sheet1, in("Title", "Text") + in("One", lamp) + strings.Repeat(in("", ""), ratioFloor/50)}, "title: One\n  paragraph: " + lamp + "\n\nerror: the spreadsheet unpacks to too much\n"},
	} {
		if got := loadtest.Read(t, Decode, pack(t, c.parts...)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
	// A sheet that cannot be read costs itself alone, and is told of by its name.
	for _, broken := range []string{"<row><c><v>1</v></c>", in("Title", "Text")[:40], "<sheetData><row"} {
		got := loadtest.Read(t, Decode, pack(t, sheet1, broken+"<", sheet2, in("Title", "Text")+in("One", lamp)))
		if !strings.Contains(got, "sheet1.xml: the sheet cannot be read") || !strings.Contains(got, "title: One\n  paragraph: "+lamp+"\n") {
			t.Errorf("%s: %s", broken, got)
		}
	}
	if got := loadtest.Read(t, Decode, "PK"); !strings.HasPrefix(got, "error: xlsx: not a valid zip file") {
		t.Error(got)
	}
}

// TestAgain: a long text that all cells point to is read as often as its size allows,
// labels as often as there are rows.
func TestAgain(t *testing.T) {
	t.Parallel()
	const rows = 2000
	text := strings.Repeat(lamp+" ", 20)
	for name, c := range map[string]struct {
		shared string
		want   int // articles
	}{
		"a text":  {"<si><t>Title</t></si><si><t>Text</t></si><si><t>" + text + "</t></si>", ratioFloor / (len(text) * again)},
		"a label": {"<si><t>Title</t></si><si><t>Text</t></si><si><t>lamp</t></si>", rows},
	} {
		sheet := `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>` + strings.Repeat(`<row><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>`, rows)
		got := strings.Count(loadtest.Read(t, Decode, pack(t, shared, c.shared, sheet1, sheet)), "title: ")
		if got > c.want || got < c.want*9/10 {
			t.Errorf("%s: %d articles, want %d", name, got, c.want)
		}
	}
}

func TestDate(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"45418": "2024-05-06", "45418.25": "2024-05-06T06:00:00", "1": "1899-12-31", "0.5": "0.5", "2958465": "9999-12-31", "2958466": "2958466", "x": "x", "NaN": "NaN",
	} {
		if got := date(s); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
	for format, want := range map[string]bool{"yyyy-mm-dd": true, "d. mmmm": true, "0.00": false, `0 "days m"`: false, "General": false, "mm:ss": false} {
		if got := isDate(format); got != want {
			t.Errorf("%s: %v", format, got)
		}
	}
}

func TestColumn(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{"A1": 0, "Z9": 25, "AA1": 26, "XFD1": maxColumns - 1, "": 7, "1": 7} {
		if got := column(name, 7); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
	if column(strings.Repeat("Z", 100), 0) < maxColumns {
		t.Error("no limit")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(in("Title", "Text")+in("a", "b"), "<si><t>a</t></si>", `<cellXfs><xf numFmtId="14"/></cellXfs>`)
	f.Add(`<row><c r="ZZZ1" t="s" s="0"><v>0</v></c><c><v>45418.5`, "", "")
	f.Fuzz(func(t *testing.T, sheet, texts, looks string) {
		loadtest.Read(t, Decode, pack(t, sheet1, sheet, shared, texts, styles, looks))
	})
}
