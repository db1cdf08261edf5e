package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/load"
	"lede/model/text"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// What a page in colour may spend: a share of underlined characters, and looks.
const (
	mostUnderlined = 0.05
	mostLooks      = 10
)

var (
	links  = regexp.MustCompile(`\x1b\]8;[^\x07\x1b]*(\x07|\x1b\\)`)
	styled = regexp.MustCompile(`(?:\x1b\[([0-9;:]*)m)?([^\x1b]*)`)
)

// ink is how much of a drawn page is underlined, and in how many looks it is.
func ink(rows []string) (share float64, looks int) {
	seen := map[string]bool{}
	underlined, all := 0, 0
	for _, row := range rows {
		for _, m := range styled.FindAllStringSubmatch(links.ReplaceAllString(row, ""), -1) {
			for _, r := range m[2] {
				if unicode.IsSpace(r) {
					continue
				}
				seen[m[1]] = true
				if all++; underlines(m[1]) {
					underlined++
				}
			}
		}
	}
	return float64(underlined) / float64(max(1, all)), len(seen)
}

// colour is the parameters of a colour, which hold any number.
var colour = regexp.MustCompile(`[345]8;(2;\d+;\d+;\d+|5;\d+)`)

// underlines reports whether a sequence selects an underline.
func underlines(sgr string) bool {
	for _, p := range strings.Split(colour.ReplaceAllString(sgr, ""), ";") {
		if p == "4" || strings.HasPrefix(p, "4:") {
			return true
		}
	}
	return false
}

// A page of the samples is calm in every theme with colours. Code is coloured by
// its own rules.
func TestInk(t *testing.T) {
	if testing.Short() {
		t.Skip("every sample in every theme")
	}
	t.Parallel()
	docs := samples(t)
	for _, name := range theme.Names() {
		if name == theme.Default(theme.Screen{}) {
			continue
		}
		th, err := theme.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range docs {
			p := page.New(d.Article, page.Options{Width: paperWidth, Theme: th, Method: ansi.GraphemeWidth})
			rows := (&paint.Painter{}).Rows(p, p.Rows(p.First(), 1<<20), paint.NewLayer(marks(d)))
			if share, looks := ink(rows); share > mostUnderlined || looks > mostLooks {
				t.Errorf("%s in %s: %.1f %% underlined, %d looks", d.Article.Origin.File, name, 100*share, looks)
			}
		}
	}
}

// samples are the sample articles without code.
func samples(t *testing.T) []*analysis.Document {
	t.Helper()
	const dir = "../../testdata/articles/"
	in := input{names: []string{dir + "wire", dir + "interview", dir + "scrape", dir + "markdown", dir + "world"}, options: load.Options{}, analyze: analysis.Analyze}
	var docs []*analysis.Document
	for r := range documents(t.Context(), in) {
		if r.err != nil {
			t.Fatal(r.err)
		}
		if !slices.ContainsFunc(r.doc.Article.Blocks, func(b article.Block) bool { return b.Kind == article.Code }) {
			docs = append(docs, r.doc)
		}
	}
	if len(docs) < 30 {
		t.Fatalf("%d samples", len(docs))
	}
	return docs
}

// The longest line takes the width of the paper, in colour with the bars left of the
// text, which plain paper has for block quotations alone.
func TestPaperWidth(t *testing.T) {
	t.Parallel()
	words := strings.TrimSpace(strings.Repeat("aa ", 120))
	a := &article.Article{Text: words + "\n" + words, Blocks: []article.Block{
		{Span: text.Span{End: len(words)}}, {Kind: article.Quotation, Level: 1, Span: text.Span{Start: len(words) + 1, End: 2*len(words) + 1}},
	}}
	doc, err := analysis.Analyze(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	for width, want := range map[int]int{9: 8, 10: 10, 25: 25, 56: 55, 80: 79} { // words of two letters
		for _, lit := range []bool{true, false} {
			var out strings.Builder
			th, _ := theme.Named("dark")
			if err := (&paper{out: &out, theme: th, width: width, lit: lit}).Write(doc); err != nil {
				t.Fatal(err)
			}
			longest := 0
			for line := range strings.SplitSeq(out.String(), "\n") {
				longest = max(longest, ansi.StringWidth(line))
			}
			if longest != want {
				t.Errorf("%d columns, lit %v: the longest line is %d, want %d", width, lit, longest, want)
			}
		}
	}
}

// A terminal that is narrower than the paper counts.
func TestPaperOn(t *testing.T) {
	t.Parallel()
	for columns, want := range map[int]int{0: 80, -1: 80, 1: 1, 56: 56, 79: 79, 80: 80, 81: 80} {
		if got := paperOn(columns); got != want {
			t.Errorf("on %d columns: %d", columns, got)
		}
	}
}
