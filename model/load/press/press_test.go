package press

import (
	"strings"
	"testing"

	"lede/model/load/loadtest"
)

func TestGolden(t *testing.T) { loadtest.Golden(t, Decode) }

func FuzzDecode(f *testing.F) {
	loadtest.Fuzz(f, Decode, "1 of 2 DOCUMENTS\nA\nMay 6, 2024\nB\nLENGTH: 1\nC.", "HD\na\nLP\nb\nSN\nc\nPD\nd\nAN\n", "a\n1 words\nb\nDocument ABCD0000abcdefgh", "Title: a\nDate: b\n\n\fTitle: c\nDate: d")
}

func FuzzDecodeHTML(f *testing.F) {
	loadtest.Fuzz(f, DecodeHTML, "<p>1 of 2 DOCUMENTS<p>A<p>May 6, 2024<p>B<p>LENGTH: 1<p>C.")
}

const (
	lamp = "The keeper of Marrow Point switched off the lamp for the last time on Sunday, after ninety years in which no night had passed without it."
	buoy = "The harbour office said that a buoy would do as well and would cost a tenth of what the lamp does every year."
)

// TestIs: a mark alone makes no export, and a row no border between stories.
func TestIs(t *testing.T) {
	t.Parallel()
	const by = "\nBy Hana Brolin\n6 May 2024\n\n"
	dashes := strings.Repeat("-", 10)
	for name, c := range map[string]struct {
		text string
		want bool
	}{
		"counter and fields":     {"1 of 2 DOCUMENTS\n\nThe Herald\n\nBYLINE: Hana Brolin\n\nLENGTH: 20 words\n\n" + lamp, true},
		"counter and one field":  {"1 of 2 DOCUMENTS\n\nThe Herald\n\nLENGTH: 20\n\n" + lamp, false},
		"counter alone":          {"1 of 2 DOCUMENTS\n\n" + lamp, false},
		"pages":                  {"Page 1 of 2\n\nBYLINE: Hana Brolin\n\nLENGTH: 20 words\n\n" + lamp, false},
		"ending and fields":      {"Light out\n\nByline: Hana Brolin\n\nLength: 20 words\n\nBody\n\n" + lamp + "\n\nEnd of Document", true},
		"ending alone":           {"Light out\n\n" + lamp + "\n\nEnd of Document", false},
		"number of words":        {"Light out\n20 words\n6 May 2024\nHerald\n\n" + lamp + "\n\nDocument MARH000020240506ek5600001", true},
		"four codes":             {"HD\nLight out\nPD\n6 May 2024\nSN\nHerald\nLP\n" + lamp, true},
		"three codes":            {"HD\nLight out\nSN\nHerald\nLP\n" + lamp, false},
		"rows and heads":         {"Light out" + by + lamp + "\n\n" + dashes + "\n\nBuoy next" + by + buoy, true},
		"short row":              {"Light out" + by + lamp + "\n\n" + dashes[1:] + "\n\nBuoy next" + by + buoy, false},
		"rows, one head":         {"Light out" + by + lamp + "\n\n" + dashes + "\n\nBuoy next\n\n" + buoy, false},
		"rows, a short part":     {"Light out" + by + lamp + "\n\n" + dashes + "\n\nBuoy next" + by + "A buoy is next.", false},
		"form feed":              {"Light out" + by + lamp + "\fBuoy next" + by + buoy, true},
		"form feed in a story":   {"Light out" + by + lamp + "\f" + buoy, false},
		"heads":                  {"Title: Light out\nDate: 2024-05-06\n\n" + lamp + "\n\nTitle: Buoy next\nDate: 2024-05-09\n\n" + buoy, true},
		"one head":               {"Title: Light out\nDate: 2024-05-06\n\n" + lamp + "\n\nTitle: Buoy next\n\n" + buoy, false},
		"an interview in fields": {"Title: Light out\nDate: 2024-05-06\n\n" + lamp + "\n\nQ: And now?\nA: A buoy.\n\n" + buoy, false},
	} {
		if got := Is(c.text); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestNothingLost: every word of the stories of an export is in its articles, or
// says something of them.
func TestNothingLost(t *testing.T) {
	t.Parallel()
	text := "1 of 1 DOCUMENTS\n\nThe Herald\n\nMay 6, 2024\n\nLight out\n\nLate Edition\n\nBYLINE: Hana Brolin\n\nLENGTH: 9 words\n\n" +
		"Short.\n\n" + lamp + "\n\nLocation: the pier at noon.\n\n" + buoy + "\n\nYes.\n\nLOAD-DATE: May 7, 2024\n\nA stray line\n\nSUBJECT: LAMPS\n"
	got := loadtest.Read(t, Decode, text)
	for _, want := range []string{
		"title: Light out\n", "outlet: The Herald\n", "authors: Hana Brolin\n", "published: 2024-05-06\n",
		"paragraph aside: Late Edition\n", "paragraph aside: A stray line\n", "Short.", lamp, "Location: the pier at noon.", buoy, "Yes.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
	if strings.Contains(got, "LAMPS") || strings.Contains(got, "9 words") {
		t.Errorf("fields are in the text:\n%s", got)
	}
}

func TestUnwrap(t *testing.T) {
	t.Parallel()
	full, less, wide := strings.Repeat("x", 50), strings.Repeat("x", 49), strings.Repeat("x", 111)
	for in, want := range map[string]string{
		full + "\nb\n\nc": full + " b\n\nc", less + "\nb": less + "\nb", wide + "\nb": wide + "\nb", wide[1:] + "\nb": wide[1:] + " b",
		full + "\n" + full + "\n" + full: full + " " + full + " " + full, "a\n" + full: "a\n" + full, full: full, "": "",
	} {
		if got := unwrap(strings.Split(in, "\n")); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestInverted(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Brolin, Hana": "Hana Brolin", "Brolin, Hana; Ek, Jo": "Hana Brolin|Jo Ek", "de la Cruz, Ana": "Ana de la Cruz", "Brolin, Hana M": "Hana M Brolin",
		"Hana Brolin, Jo Ek": "", "Hana Brolin": "", "Brolin, Hana, Jo": "", "Brolin, ": "", "": "",
	} {
		if got := strings.Join(inverted(in), "|"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestHostile: many borders cost what their length costs.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	for name, text := range map[string]string{
		"counters": strings.Repeat("1 of 2 DOCUMENTS\n2 of 2 DOCUMENTS\n", 5000) + lamp, "endings": strings.Repeat("LENGTH: 1\nBYLINE: a\nEnd of Document\n", 5000),
		"codes": strings.Repeat("HD\na\nLP\nb\nPD\nc\nSN\nd\n", 5000), "fields": "1 of 1 DOCUMENTS\n" + strings.Repeat("LENGTH: 1\n\nBYLINE: a\n\n", 5000),
		"titles": "1 of 1 DOCUMENTS\nLENGTH: 1\nBYLINE: a\n" + strings.Repeat("Is this a headline of some words?\n\n", 10000),
		"heads":  strings.Repeat("Title: a\nDate: b\n\n", 10000), "rows": strings.Repeat("----------\n", 20000), "one paragraph": "1 of 1 DOCUMENTS\nLENGTH: 1\n\n" + strings.Repeat("a b\n", 20000),
	} {
		if got := loadtest.Read(t, Decode, text); got == "" {
			t.Errorf("%s: nothing", name)
		}
	}
}

// TestEuropresse: the parts of a story are told by the classes of their elements.
func TestEuropresse(t *testing.T) {
	t.Parallel()
	story := func(head, title, by, body string) string {
		return `<article><span class="DocPublicationName">La Gazette d'Orla, no. 12</span><span class="DocHeader">` + head + `</span><div class="titreArticle"><p class="rdp__articletitle">` + title + `</p></div><p class="sm-margin-bottomNews">` + by + `</p><div class="docOcurrContainer"><p>` + body + `</p></div><footer>Tous droits réservés.</footer></article>`
	}
	in := "<html><body>" + story("Culture, lundi 6 mai 2024 - 320 mots, p. 5", "La lampe s'éteint", "Hana Brolin", lamp) + story("mardi 7 mai 2024", "Une bouée suit", "", buoy) + "<article>Aide</article></body></html>"
	want := "title: La lampe s'éteint\noutlet: La Gazette d'Orla\nauthors: Hana Brolin\npublished: 2024-05-06\nsection: Culture\n  paragraph: " + lamp + "\n\n" +
		"title: Une bouée suit\noutlet: La Gazette d'Orla\npublished: 2024-05-07\n  paragraph: " + buoy + "\n"
	if got := loadtest.Read(t, DecodeHTML, in); got != want || !IsHTML(in) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	nested := strings.ReplaceAll(strings.ReplaceAll(in, "<article><span", `<article><div class="docOcurrContainer"><header><span`), `<div class="docOcurrContainer"><p>`, `</header><section><div class="DocText clearfix"><p>`)
	nested = strings.ReplaceAll(nested, "</div><footer>", "</div></section><footer>")
	if got := loadtest.Read(t, DecodeHTML, nested); got != want {
		t.Errorf("nested: got\n%s\nwant\n%s", got, want)
	}
	if IsHTML(`<p class="DocPublicationName">x</p>`) {
		t.Error("a name alone is no export")
	}
}

// TestLongFields: a field goes on for so many lines, which are so long; what is
// behind that is the story's.
func TestLongFields(t *testing.T) {
	if testing.Short() {
		t.Skip("a file as large as the limit")
	}
	t.Parallel()
	story := func(lines []string) string {
		return loadtest.Read(t, Decode, "1 of 1 DOCUMENTS\n\nThe Herald\n\nMay 6, 2024\n\nLight out\n\nLENGTH: 20 words\n\nBYLINE: Hana Brolin\n"+strings.Join(lines, "\n")+"\n\n"+lamp+"\n\nLOAD-DATE: May 7, 2024\n")
	}
	many := func(n int) (lines []string) {
		for range n {
			lines = append(lines, "and others of the pier")
		}
		return lines
	}
	for n, want := range map[int]bool{longestField - 1: false, longestField + 1: true} {
		if got := strings.Contains(story(many(n)), ": and others of the pier"); got != want {
			t.Errorf("%d lines: the rest is a paragraph: %v, want %v", n, got, want)
		}
	}
}
