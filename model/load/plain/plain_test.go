package plain

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "", "\n", "- a\n- b", "Title\nBy\nX\n\n“q”\n— Name", "a\n\nb c\nd e\nf g\n\n", "1. a\n2. b", "Date: 1\nTitle: x")
}

func TestTitle(t *testing.T) {
	for line, want := range map[string]bool{
		"Harbour reopens after nine weeks":     true,
		"What it is like to wait in L.A.":      true,
		"“The bees were never lost. We were.”": true,
		"The harbour reopened on Monday.":      false,
		"What the council decided:":            false,
		strings.Repeat("word ", 26):            false,
		"HIROSHIMA, JAPAN—":                    false,
		"WASHINGTON --":                        false,
		"":                                     false,
	} {
		if got := isTitle(line); got != want {
			t.Errorf("isTitle(%q) = %v", line, got)
		}
	}
}

func TestClassify(t *testing.T) {
	for _, c := range []struct {
		line string
		want class
	}{
		{"Apr 28, 2025 - 00:01", dated},
		{"Published: 28 April 2025, 10:30 BST | Updated: 29 April 2025", dated},
		{"Posted: Apr 28, 2025 7:40 PM ET Last Updated: Apr 29, 2025 8:44 PM ET", dated},
		{"PUBLISHED: 22:07 GMT, 28 April 2025 | UPDATED: 22:09 GMT, 28 April 2025", dated},
		{"28 April 2025 Last updated at 13:59 GMT", dated},
		{"13 hours ago", dated}, {"Updated: an hour ago", dated},
		{"13 hours ago a ship sank", other},
		{"Posted by: Ana Ferrer", byline},
		{"The treaty of 28 April 2025 was signed by eleven states in the old harbour hall.", prose},
		{"By Ana Ferrer and Jo Ek", byline},
		{"BY CURTIS LEE DUPREE JR.", byline},
		{"ByZack Savitsky", byline},
		{"Von Theresia Obermoser, Grein", byline},
		{"By the end of the week nobody in the village would speak to the engineer.", prose},
		{"KAMPALA, Uganda, March 6 (Lakeside News Agency) - Nurses in public hospitals went back to work.", dateline},
		{"VIENNA — Ilse Brandauer, whose recording sold two million copies, died at home.", dateline},
		{"Hong Kong (AFP) – Asian stocks struggled again on Thursday as rates rose.", dateline},
		{"WEIR: You told the council in January that the cable would be finished on time.", prose},
		{"https://harbour.example/story", address},
		{"Facebook Twitter Email", share},
		{"Copy Link URLCopied!", share},
		{"- Advertisement -", share},
		{"5 min read", minutes},
		{"0", number}, {"1,204 comments", number},
		{"World News", label},
		{"Read more:", cue},
		{"RELATED: The other story", cue},
		{"# xpa-Notizblock", cue},
		{"Redaktionelle Hinweise", cue},
		{"Notes to editors: call us", cue},
		{"Kontakte der Polizei", other},
		{"Kontakt", other},
		{"xpa-Kontakte", cue},
		{"Kontakt: Hana Brolin", cue},
		{"Notes to editors (not for publication)", cue},
		{"Notes to editors went out", other},
		{"(Dania Hollis / Tidewater Post)", caption},
		{"(Reuters, AFP, Tidewater Post - 15/10/08; Harbour Office - 10/10/08)", other},
		{"(Ann Lee, Tidewater Post/AFP)", caption},
		{"The pier at dawn. (Photo by L. Moss)", caption},
		{"The pier at dawn / Getty Images", caption},
		{"The agency Reuters", other},
		{"Growers hope the new system will bring better prices", other},
	} {
		if got := classify(c.line); got != c.want {
			t.Errorf("classify(%q) = %d, want %d", c.line, got, c.want)
		}
	}
}

// wrap breaks a paragraph greedily at width.
func wrap(p string, width int) string {
	var out strings.Builder
	room := width
	for i, word := range strings.Fields(p) {
		n := len([]rune(word))
		switch {
		case i == 0:
		case n+1 > room:
			out.WriteByte('\n')
			room = width
		default:
			out.WriteByte(' ')
			room--
		}
		out.WriteString(word)
		room -= n
	}
	return out.String()
}

// TestUnwrap wraps the sample articles at many widths and expects their
// paragraphs back; as they are, none may be taken for wrapped.
func TestUnwrap(t *testing.T) {
	files, _ := filepath.Glob("../../../testdata/articles/wire/*.txt")
	if len(files) == 0 {
		t.Skip("no sample articles")
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for line := range strings.Lines(string(raw)) {
			if fields := strings.Fields(line); len(fields) > 0 {
				want = append(want, strings.Join(fields, " "))
			}
		}
		if _, wrapped := paragraphs(string(raw)); wrapped {
			t.Errorf("%s taken for wrapped", file)
		}
		for _, width := range []int{50, 60, 65, 72, 78, 80, 100} {
			var lines []string
			for _, p := range want {
				lines = append(lines, wrap(p, width))
			}
			got, wrapped := paragraphs(strings.Join(lines, "\n\n"))
			if texts := textsOf(got); !wrapped || !slices.Equal(texts, want) {
				a, _ := json.Marshal(texts)
				t.Errorf("%s at %d: wrapped %v, got %.300s", file, width, wrapped, a)
			}
		}
	}
}

// TestHostile holds that odd texts cost no more memory than their length asks for:
// what is copied for twice as much is twice as much.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	const n = 3000
	for name, in := range map[string]string{
		"one wrapped paragraph": strings.Repeat("The ferry left the pier on Monday with forty passengers and a piano to\n", n),
		"ragged lines":          strings.Repeat("The ferry left the pier on Monday with forty passengers and a piano to\nthe ferry left\n", n/2),
		"quotations set apart":  strings.Repeat("“We waited.”\n— Una Moss\n", n),
		"keys":                  strings.Repeat("Title: x\n", n),
		"bullets":               strings.Repeat("- x\n", n),
		"sections":              strings.Repeat("World\n", n),
		"verse":                 strings.Repeat("a boat came in\nand nobody saw\nthe lamp was lit\n\n", n),
		"numbers":               strings.Repeat("1\n", n),
		"one line":              strings.Repeat("word ", n*4),
		"points":                strings.Repeat("ab,", n*4),
	} {
		once, twice := allocated(t, in), allocated(t, in+in)
		if once == 0 || twice > once*5/2 {
			t.Errorf("%s: %d bytes, twice as much %d", name, once, twice)
		}
	}
}

// allocated is how many bytes are asked for to decode in.
func allocated(t *testing.T, in string) uint64 {
	t.Helper()
	loadtest.Read(t, Decode, in) // what is made on first use
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, err := range Decode(t.Context(), loadtest.Input("x", in)) {
		if err != nil {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestManyLines: as many lines as are allowed are all there, one more is cut off.
func TestManyLines(t *testing.T) {
	t.Parallel()
	for extra, notices := range map[int]int{0: 0, 1: 1} {
		b := new(article.Builder)
		got := CutLines(b, strings.Repeat("\n", fewLines+extra))
		if n := len(b.Build(article.Origin{}).Notices); len(got) != fewLines || n != notices {
			t.Errorf("%d lines more than the limit: %d are left, %d notices", extra, len(got), n)
		}
	}
	verse := strings.Repeat("The ferry sails at four\n", 2*fewLines)
	if got := CutLines(new(article.Builder), verse); got != verse {
		t.Errorf("of verse %d bytes are left of %d", len(got), len(verse))
	}
}

func textsOf(paras []para) []string {
	out := make([]string, len(paras))
	for i, p := range paras {
		out[i] = p.text
	}
	return out
}

func BenchmarkDecode(b *testing.B) {
	raw, err := os.ReadFile("../../../testdata/articles/wire/nurses-kampala.txt")
	if err != nil {
		b.Skip(err)
	}
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		for range Decode(b.Context(), loadtest.Input("x", string(raw))) {
		}
	}
}

// TestOneLine: a line alone is the text.
func TestOneLine(t *testing.T) {
	for a, err := range Decode(t.Context(), loadtest.Input("one.txt", "Only one line of text here")) {
		if err != nil || a.Meta.Title != "" || a.Text != "Only one line of text here" {
			t.Errorf("title %q, text %q, %v", a.Meta.Title, a.Text, err)
		}
	}
}

// TestDivided: in a text that divides words at the ends of its lines they are put
// together, compounds that stand elsewhere, and all words of other texts, keep
// their hyphens.
func TestDivided(t *testing.T) {
	t.Parallel()
	fill := strings.Repeat("the ferry left the pier on monday with many passengers on\n", 12)
	lines := func(n int) string {
		return strings.Repeat("the council of the harbour has closed the old swing bri-\ndge for nine months and the town must do without it then\n", n)
	}
	const compound = "it was a cross-party vote in a hall that was full of them\nand so the many people of the town have called it a cross-\nparty vote in the hall and they have said so all day long\n"
	for name, c := range map[string]struct{ in, want, not string }{
		"three":        {lines(3) + fill, "swing bridge for", "bri-dge"},
		"two":          {lines(2) + fill, "swing bri-dge for", "bridge"},
		"a small part": {lines(3) + strings.Repeat(fill, 7), "swing bri-dge for", "bridge"},
		"a compound":   {lines(3) + compound, "a cross-party vote in the", "crossparty"},
		"a name":       {lines(3) + strings.ReplaceAll(compound, "\nparty", "\nParty"), "a cross-Party vote", "crossParty"},
		"elsewhere":    {lines(3) + "they all have met upon the bri-dge to look at the bridge\n", "swing bridge for", "swing bri-dge"},
		"and":          {strings.ReplaceAll(lines(3), "bri-\ndge", "bri-\nand") + fill, "bri- and for", "briand"},
	} {
		got, wrapped := paragraphs(c.in)
		if s := strings.Join(textsOf(got), " "); !wrapped || !strings.Contains(s, c.want) || strings.Contains(s, c.not) {
			t.Errorf("%s: wrapped %v, %.400s", name, wrapped, s)
		}
	}
}

// TestMenu: a line that is nothing but names of sections and buttons is the page's.
func TestMenu(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]class{
		"Home News Sport Business": share, "Home | World News | Log in": share, "Accept all cookies": share, "News Sport": other,
		"News Sport Business rises": other, "Politics": label, "World news": label, "Menu": share,
	} {
		if got := classify(line); got != want {
			t.Errorf("%s: %v, want %v", line, got, want)
		}
	}
}

// TestBareName: a name alone between headline and date is who wrote it.
func TestBareName(t *testing.T) {
	t.Parallel()
	const prose = "The keeper of Marrow Point switched off the lamp for the last time on Sunday, after ninety years."
	for lines, want := range map[string]string{
		"Light out\nHana Brolin\n6 May 2024\n":               "Hana Brolin",
		"Light out\nJ. M. van der Berg\n6 May 2024\n":        "",
		"Light out\nMaria van der Berg\n6 May 2024\n":        "Maria van der Berg",
		"Light out\nNew York\n6 May 2024\n":                  "",
		"Light out\nMarrow City\n6 May 2024\n":               "",
		"Light out\nHana Brolin\nSomething else\n":           "",
		"Light out\nHANA BROLIN\n6 May 2024\n":               "",
		"Light out\nHana\n6 May 2024\n":                      "",
		"Light out\nHana Brolin said so today\n6 May 2024\n": "",
	} {
		b := new(article.Builder)
		Story(b, lines+"\n"+prose+"\n\n"+prose+"\n")
		if got := strings.Join(b.Meta().Authors, "; "); got != want {
			t.Errorf("%q: %q, want %q", lines, got, want)
		}
	}
}

// TestStampAboveTitle: a line that says when or by whom a page was put up is no headline.
func TestStampAboveTitle(t *testing.T) {
	for _, stamp := range []string{
		"28 April 2025 Last updated at 13:59 GMT", "Article posted on 28. 04. 2025", "Posted: Apr 28, 2025 7:40 PM ET Last Updated: Apr 29, 2025 8:44 PM ET",
		"on Apr 28 2025, 5:55p", "13 hours ago", "Posted by: Ana Ferrer",
	} {
		read := loadtest.Read(t, Decode, stamp+"\n\nFerry runs again\n\nThe ferry between the two towns runs again, the council said. Nobody had expected it before the summer.\n")
		if !strings.Contains(read, "title: Ferry runs again\n") {
			t.Errorf("below %q:\n%s", stamp, read)
		}
	}
}

// TestHeaderLine: a line that says more than its date or its author is not read whole.
func TestHeaderLine(t *testing.T) {
	t.Parallel()
	for line, whole := range map[string]bool{
		"Published 6 May 2024": true, "By Hana Brolin": true, "6 May 2024, by Hana Brolin": true, "https://a.example/1": true, "Marrow Point, 6 May 2024": false, "Nothing of that": false,
	} {
		if got := HeaderLine(&article.Meta{}, line); got != whole {
			t.Errorf("%q: %v", line, got)
		}
	}
}
