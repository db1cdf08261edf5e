package page

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"lede/model/article"
	"lede/model/hyphen"
	"lede/tui/theme"
)

const paragraph = "The representatives of the fishermen’s unions had been negotiating unsuccessfully for nine years; " +
	"the administration’s extraordinary announcement, which acknowledged the responsibilities of neighbouring municipalities, " +
	"surprised even experienced observers of the international organizations that had accompanied the conversations."

func texts(s string, lines []line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = s[l.start:l.end]
		if l.hyphen {
			out[i] += "-"
		}
	}
	return out
}

// Lines of a paragraph are as even as they can be; hyphens make them more so,
// never three after another, and never at the last word.
func TestLines(t *testing.T) {
	for width := 38; width <= 80; width += 7 {
		var worse [3]float64
		for i, set := range []setting{
			{width: width, method: ansi.WcWidth}, {width: width, method: ansi.WcWidth, fit: totalFit},
			{width: width, method: ansi.WcWidth, fit: totalFit, hyphens: hyphen.For("en")},
		} {
			lines := wrap(paragraph, set)
			for k, l := range texts(paragraph, lines) {
				if len([]rune(l)) > width {
					t.Errorf("width %d: %q", width, l)
				}
				slack := width - len([]rune(l))
				if k < len(lines)-1 {
					worse[i] += math.Pow(float64(slack), 6)
				}
				if k > 1 && lines[k].hyphen && lines[k-1].hyphen && lines[k-2].hyphen {
					t.Errorf("width %d: three hyphens up to %q", width, l)
				}
			}
			if n := len(lines); n > 1 && lines[n-1].end-lines[n-1].start < 4 {
				t.Errorf("width %d: the last line is %q", width, paragraph[lines[n-1].start:])
			}
		}
		if worse[1] > worse[0] || worse[2] > worse[1] {
			t.Errorf("width %d: unevenness %g, chosen together %g, hyphenated %g", width, worse[0], worse[1], worse[2])
		}
	}
}

// A filled line is as long as the measure, and no space is wider than two.
func TestJustified(t *testing.T) {
	set := setting{width: 60, method: ansi.WcWidth, fit: totalFit, justify: true, hyphens: hyphen.For("en")}
	var wide spread
	lines := wrap(paragraph, set)
	filled := 0
	for i, l := range lines {
		wide = set.spreadOver(paragraph, l, wide)
		n := len([]rune(texts(paragraph, lines)[i])) + len(wide.wide)
		if len(wide.wide) != l.slack || n > set.width || l.slack > 0 && n != set.width {
			t.Errorf("line %d has %d columns, %d wide spaces for %d", i, n, len(wide.wide), l.slack)
		}
		if n == set.width {
			filled++
		}
	}
	if filled < len(lines)-2 || lines[len(lines)-1].slack > 0 {
		t.Errorf("%d of %d lines are filled, the last by %d", filled, len(lines), lines[len(lines)-1].slack)
	}
}

// Nothing but words is parted: no names, addresses, compounds, numbers.
func TestWholeWords(t *testing.T) {
	s := "an-international-organization https://example.org/representatives representatives@example.org Representatives REPRESENTATIVES " +
		"representatives/administrations 1990s-representatives the last: representatives"
	set := setting{width: 20, method: ansi.WcWidth, fit: totalFit, hyphens: hyphen.For("en")}
	for _, l := range texts(s, wrap(s, set)) {
		if strings.HasSuffix(l, "-") && !strings.Contains(s, l) {
			t.Errorf("parted: %q", l)
		}
	}
}

// Whatever the text and the setting, lines cover it in order, none is too long,
// and a forced line end stays.
func TestWrapRandom(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 7))
	parts := strings.Split("a|representatives|, | |  |\n|港湾|。|「|」|-|\u00a0|e\u0301|👩\u200d🚀|👍🏽|🏿|https://example.org/a/b/c|“|”|—|نص|\t", "|")
	for range 3000 {
		var b strings.Builder
		for range rnd.IntN(30) {
			b.WriteString(parts[rnd.IntN(len(parts))])
		}
		s := b.String()
		set := setting{width: 4 + rnd.IntN(40), method: ansi.WcWidth, fit: fitting(rnd.IntN(3)), justify: rnd.IntN(2) == 0}
		if set.lead = rnd.IntN(set.width); rnd.IntN(2) == 0 {
			set.hyphens = hyphen.For("en")
		}
		checkLines(t, s, set)
	}
}

func checkLines(t *testing.T, s string, set setting) {
	t.Helper()
	at := 0
	for i, l := range wrap(s, set) {
		if l.start < at || l.end < l.start || strings.TrimSpace(s[at:l.start]) != "" {
			t.Fatalf("%q: line %d is [%d, %d) after %d", s, i, l.start, l.end, at)
		}
		if strings.Contains(s[l.start:l.end], "\n") {
			t.Fatalf("%q: line %d goes over a line end", s, i)
		}
		if 0 < l.start && l.start < l.end && spaceAt(s[l.start:], set.method) && !uniseg.HasTrailingLineBreakInString(s[:l.start]) {
			t.Fatalf("%q: line %d begins with a space", s, i)
		}
		at = l.end
	}
	if strings.TrimSpace(s[at:]) != "" {
		t.Fatalf("%q: %q is lost", s, s[at:])
	}
}

// A skin tone ends no line: there is one only where the text ends or says so.
func TestSkinTones(t *testing.T) {
	for s, want := range map[string]int{
		"Thanks 👍🏽 to you all.": 1, "👍🏽": 1, "👍🏽👋🏿 x": 1, "👍🏽\n👍🏽": 2, "👍🏽\u2028x": 2, "👍🏽 ": 1, "👍🏽\n": 1,
	} {
		if got := wrap(s, setting{width: 40, method: ansi.GraphemeWidth}); len(got) != want {
			t.Errorf("%q has %d lines, expected %d", s, len(got), want)
		}
	}
}

// Kinsoku: no line begins with what closes, none ends with what opens.
func TestIdeographs(t *testing.T) {
	s := "港湾局は「漁業組合」と（初めて）合意した。九年間の協議を経て、湖の埠頭は共同で使われる。「長い道のりだった」、と組合長は述べた！"
	for width := 6; width <= 40; width++ {
		for _, fit := range []fitting{firstFit, totalFit, evenFit} {
			set := setting{width: width, method: ansi.WcWidth, fit: fit, justify: true}
			for _, l := range texts(s, wrap(s, set)) {
				if strings.ContainsRune("、。」）！", []rune(l)[0]) || strings.HasSuffix(l, "「") || strings.HasSuffix(l, "（") {
					t.Errorf("width %d: line %q", width, l)
				}
				if ansi.StringWidthWc(l) > width {
					t.Errorf("width %d: line %q is too long", width, l)
				}
			}
		}
	}
}

func BenchmarkWrap(b *testing.B) {
	s := strings.Repeat(paragraph+" ", 5)
	for name, set := range map[string]setting{
		"first":     {width: 72, method: ansi.WcWidth},
		"total":     {width: 72, method: ansi.WcWidth, fit: totalFit},
		"hyphens":   {width: 72, method: ansi.WcWidth, fit: totalFit, hyphens: hyphen.For("en")},
		"justified": {width: 72, method: ansi.WcWidth, fit: totalFit, hyphens: hyphen.For("en"), justify: true},
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				wrap(s, set)
			}
		})
	}
}

// A hyphen is decoration: the text on the rows is the article's.
func TestHyphenIsNoText(t *testing.T) {
	a := article.Raw(paragraph, article.Origin{})
	p := New(a, Options{Width: 40, Theme: dark(t), Hyphens: hyphen.For("en"), Justify: true})
	var shown strings.Builder
	hyphens := 0
	for _, r := range p.Rows(p.First(), 100) {
		for _, s := range r.Segs {
			if s.Source() {
				shown.WriteString(s.Span.Of(a.Text))
			} else if s.Text == "-" {
				hyphens++
			}
		}
	}
	without := strings.NewReplacer(" ", "")
	if got := without.Replace(shown.String()); got != without.Replace(paragraph) {
		t.Errorf("the rows show %q", got)
	}
	if hyphens == 0 {
		t.Error("no word is parted")
	}
}

func dark(t testing.TB) *theme.Theme {
	t.Helper()
	th, err := theme.Named("dark")
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// A line ends where the text says so, whatever comes next.
func TestLineEnds(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{
		"\n-0": 2, "a\n-5 b": 2, "a\r\n-5": 2, "a\r-5": 2, "a\u2028-5": 2, "a\u2029-5": 2, "a\u0085-5": 2, "a\v-5": 2, "a\f-5": 2,
		"a\n\n-5": 3, "a\n": 1, "a -5": 1, "-5": 1, "a\n\u0301b": 2,
	} {
		if got := wrap(s, setting{width: 40, method: ansi.WcWidth}); len(got) != want {
			t.Errorf("%q: %d lines, want %d", s, len(got), want)
		}
		checkLines(t, s, setting{width: 40, method: ansi.WcWidth})
	}
}

// Whatever the text: no line begins with a space but behind a line end.
func FuzzLines(f *testing.F) {
	f.Add("Thanks 👍🏽 to you all.", 6, uint8(0))
	f.Add("  two, \u200c and “  。” 🏿", 4, uint8(1))
	f.Fuzz(func(t *testing.T, s string, width int, fit uint8) {
		if 4 <= width && width <= 200 && len(s) <= 4000 && utf8.ValidString(s) {
			checkLines(t, s, setting{width: width, method: ansi.WcWidth, fit: fitting(fit % 3)})
		}
	})
}
