package rtf

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

const lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday."

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, `{\rtf1\ansi a\par b}`, `{\rtf1{\fonttbl{\f0\fcharset204 A;}}\f0\'e0\u8364?\uc2\u-3850 ab{\*\x y}\bin3 abc}`)
}

// plain is the text of a document, its footnotes last.
func plain(in string) string {
	var out strings.Builder
	newParser([]byte(in), &out).read()
	return out.String()
}

func TestText(t *testing.T) {
	t.Parallel()
	const fonts = `{\fonttbl{\f0\fnil Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS;}}`
	for name, c := range map[string]struct{ in, want string }{
		"paragraphs":        {`{\rtf1 One.\par` + "\r\n" + `Two\par}`, "One.\n\nTwo\n\n"},
		"line and row":      {`{\rtf1 One\line two\row a\cell b\tab c}`, "One\ntwo\n\na b c"},
		"tables of looks":   {`{\rtf1` + fonts + `{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\info{\title T}}x}`, "x"},
		"unknown group":     {`{\rtf1{\*\secret y}x{\header z}}`, "x"},
		"picture":           {`{\rtf1{\pict\bin4 }}}}x}y`, "y"},
		"bytes":             {`{\rtf1\ansi\ansicpg1250 \'9a\'e8}`, "šč"},
		"bytes by font":     {`{\rtf1\ansi` + fonts + `\f1 \'cc\'e8\'f0\f0 \'e9\f2 \'93\'fa\plain \'e9}`, "Мирé日é"},
		"unicode":           {`{\rtf1 \u8220?x\u8221?\uc0\u233 y}`, "“x”éy"},
		"unicode, two":      {`{\rtf1\uc2\u233 abx\u233\'65\'65y}`, "éxéy"},
		"unicode negative":  {`{\rtf1 \u-3?}`, "\uFFFD"},
		"a pair":            {`{\rtf1 \u-10179?\u-8704?}`, "😀"},
		"units end a group": {`{\rtf1{\uc0\u233}\u233?x}`, "ééx"},
		"marks":             {`{\rtf1 \ldblquote a\rdblquote\emdash b\~c\_d\-e\{\}\\}`, "“a”—b c-de{}\\"},
		"hidden":            {`{\rtf1 a\v b\v0 c{\deleted d}e}`, "ace"},
		"field":             {`{\rtf1{\field{\*\fldinst HYPERLINK "https://a.example"}{\fldrslt here}}}`, "here"},
		"footnote":          {`{\rtf1 One{\footnote a note} two.\par}`, "One two.\n\na note\n\n"},
		"broken":            {`{\rtf1 a}}}b\`, "ab"},
		"broken byte":       {`{\rtf1 a\'zzb\'4`, "ab4"},
		"no end":            {`{\rtf1{{{x`, "x"},
	} {
		if got := strings.ReplaceAll(plain(c.in), "\u00a0", " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"a text":    {`{\rtf1 Light out\par By Hana Brolin\par 6 May 2024\par ` + lamp + `\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n"},
		"an export": {`{\rtf1 Light out\par The Herald\par May 6, 2024\par Length: 20 words\par Byline: Hana Brolin\par Body\par ` + lamp + `\par Load-Date: May 7, 2024\par End of Document\par}`, "title: Light out\noutlet: The Herald\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n"},
		"marked":    {`{\rtf1 Light out\par By Hana Brolin\par 6 May 2024\par ` + lamp + ` See {\field{\*\fldinst{HYPERLINK "https://a.example/b" }}{\fldrslt the plan}}.{\footnote a note}\par\pard\outlinelevel1 The tower\par\pard{\listtext\bullet\tab}one\par\pard\ilvl1 two\par\pard It stays.\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + " See the plan.\n    link \"the plan\" https://a.example/b\n  heading 2: The tower\n  item 1 •: one\n  item 2 •: two\n  paragraph: It stays.\n  paragraph aside: a note\n"},
		"a table":   {`{\rtf1 Light out\par By Hana Brolin\par 6 May 2024\par ` + lamp + `\par\trowd\intbl a\cell b\par c\cell\row\trowd\intbl d\cell e\cell\row\pard It stays.\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n  table: a│b c⏎d│e\n  paragraph: It stays.\n"},
		"lines":     {`{\rtf1 Light out\line By Hana Brolin\line 6 May 2024\line\line ` + lamp + `\line\line It stays.\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n  paragraph: It stays.\n"},
		"in others": {`{\rtf1 Light out\par By Hana Brolin\par 6 May 2024\par ` + lamp + `{\footnote a\line note}{\v\line}\par\pard\outlinelevel1 The\line tower\par\pard\ilvl0 one\line two\par\pard\intbl a\line b\cell c\cell\row\trowd\intbl d\cell e\cell\row\pard It stays.\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n  heading 2: The tower\n  item 1 •: one two\n  table: a b│c⏎d│e\n  paragraph: It stays.\n  paragraph aside: a note\n"},
		"styles":    {`{\rtf1{\stylesheet{\s1\outlinelevel0 heading 1;}}{\*\listtable{\list\ilvl1\intbl}}Light out\par By Hana Brolin\par 6 May 2024\par ` + lamp + `\par{\*\x\pard}\pard\outlinelevel1 The {\*\x\pard}tower\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: " + lamp + "\n  heading 2: The tower\n"},
		"numbers":   {`{\rtf1\pard\outlinelevel0 Light out\par\pard{\listtext 3.\tab}\ilvl0 one\par{\listtext 4)\tab}two\par{\listtext\'b7\tab}three\par{\pntext a.}four\par{\pntext 1}five\par}`, "title: Light out\n  item 1 3.: one\n  item 1 4.: two\n  item 1 •: three\n  item 1 •: four\n  item 1 •: five\n"},
		"one note":  {`{\rtf1\pard\outlinelevel0 Light out\par\pard\ilvl0 The lamp{\footnote\pard a note\par} went\par}`, "title: Light out\n  item 1 •: The lamp went\n  paragraph aside: a note\n"},
		"a page":    {`{\rtf1\pard\outlinelevel0 Light out\par\pard It went{\field{\*\fldinst PAGE}{\fldrslt 7}} out.\par}`, "title: Light out\n  paragraph: It went out.\n"},
		"shapes":    {`{\rtf1\pard\outlinelevel0 Light out\par\pard{\shp{\*\shpinst{\sp{\sn x}}{\shptxt In the box.\par}}{\shprslt In the box.\par}}{\object{\*\objdata 01}{\result A table.\par}}{\header{\shp{\*\shpinst{\shptxt gone}}}}It went out.\par}`, "title: Light out\n  paragraph: In the box.\n  paragraph: A table.\n  paragraph: It went out.\n"},
		"a mark":    {`{\rtf1\pard\outlinelevel0 Light out\par{\listtext\pard 1.\tab}\pard\ls1\ilvl0 one\par{\listtext 2.1.}\ilvl1 two\par{\listtext 2.2}\ilvl1 three\par{\listtext 7.}\pard It went.\par\pard\ilvl0 four\par}`, "title: Light out\n  item 1 1.: one\n  item 2 1.: two\n  item 2 2.: three\n  paragraph: It went.\n  item 1 •: four\n"},
		"soft ends": {`{\rtf1 Light out\par By Hana Brolin\par 6 May 2024\par One line\line two\line three\line four\par Five\line six.\par}`, "title: Light out\nauthors: Hana Brolin\npublished: 2024-05-06\n  paragraph: One line two three four\n  paragraph: Five six.\n"},
		"a box":     {`{\rtf1\pard\outlinelevel0 Light out\par\pard\ilvl0 It {\shp{\*\shpinst{\shptxt \pard In the box.\par\pard\outlinelevel1 And on.{\shp{\*\shpinst{\shptxt\pard so\par}}}\par}}}went{\shp{\*\shpinst{\shptxt\pard Two.\par}}} out.\par\pard It stays.\par}`, "title: Light out\n  item 1 •: It went out.\n  paragraph: In the box.\n  heading 2: And on.\n  paragraph: so\n  paragraph: Two.\n  paragraph: It stays.\n"},
		"nothing":   {`{\rtf1{\info{\title T}}\par}`, "error: RTF without text\n"},
		"deep":      {`{\rtf1 ` + lamp + strings.Repeat("{", maxDepth) + "gone" + strings.Repeat("}", maxDepth) + `}`, "!: what was nested deeper than 200 was left out\n  paragraph: " + lamp + "\n"},
		"not deep":  {`{\rtf1 ` + lamp + strings.Repeat("{", maxDepth-1) + " And there." + strings.Repeat("}", maxDepth-1) + `}`, "  paragraph: " + lamp + " And there.\n"},
	} {
		if got := loadtest.Read(t, Decode, c.in); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// TestIsByLine: the ends of lines part paragraphs where others are few.
func TestIsByLine(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{"": false, `\line`: true, `\par\line\line\line\line`: false, `\par\line\line\line\line\line`: true, `\pard\linex0`: false, `\pard\line`: true} {
		if got := isByLine([]byte(s)); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	const n = 200_000
	for name, in := range map[string]string{
		"groups": `{\rtf1 x` + strings.Repeat("{", n), "closing": `{\rtf1 x` + strings.Repeat("}", n), "words": `{\rtf1 x` + strings.Repeat(`\par`, n), "blank words": `{\rtf1\pard\intbl x` + strings.Repeat(`\par`, n),
		"numbers": `{\rtf1 x\u` + strings.Repeat("9", n), "units": `{\rtf1 x` + strings.Repeat(`\uc8\u233 `, n), "bytes": `{\rtf1 x` + strings.Repeat(`\'e9\f0`, n), "bin": `{\rtf1 x` + strings.Repeat(`\bin999999999 `, n),
	} {
		if got := loadtest.Read(t, Decode, in); !strings.Contains(got, "x") {
			t.Errorf("%s: %.100s", name, got)
		}
	}
}

// TestCut: a document of more paragraphs than are read says so.
func TestCut(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	for n, want := range map[int]bool{maxBlocks: false, maxBlocks + 1: true} {
		p := newParser([]byte(`{\rtf1 `+strings.Repeat(`a\par `, n)), new(strings.Builder))
		p.read()
		if p.doc.cut != want || len(p.doc.blocks) != maxBlocks {
			t.Errorf("%d paragraphs: cut %v, %d blocks", n, p.doc.cut, len(p.doc.blocks))
		}
	}
}
