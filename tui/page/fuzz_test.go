package page_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/hyphen"
	"lede/tui/page"
	"lede/tui/theme"
)

// Whatever the text, the kind of block and the window: each visible grapheme
// stands in one place, and that place is known.
func FuzzPage(f *testing.F) {
	for i, s := range []string{
		"plain words", "“Quoted,” she said — and left.", "日本語の文章。とても長い文章です", "नमस्ते दुनिया",
		"e\u0301\u0301 👩\u200d🚀 ❤\ufe0f 🇰🇪🇰 1\ufe0f\u20e3", "قال الوزير «بداية»", "a\tb\nc\n\n\td", "\u0301leading",
		"https://example.org/a/very/long/address/without/any/spaces?q=1", "x\u00a0y\u202fz\u00ad\u200c", "\x1b[31m\u009b\x00",
		"\u0602œ \u0600", "ᄀᄀᄀ각ᆨᆨ", "a b\u2028c",
	} {
		f.Add(s, s+" "+s, uint8(i), uint8(i%4), 20+i*7, i%2 == 0)
	}
	th, err := theme.Named("dark")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s, more string, kind, level uint8, width int, wc bool) {
		if 1 <= width && width <= 300 && len(s)+len(more) <= 4000 {
			checkPage(t, th, s, more, kind, level, width, wc)
		}
	})
}

func checkPage(t *testing.T, th *theme.Theme, s, more string, kind, level uint8, width int, wc bool) {
	t.Helper()
	opt := page.Options{Width: width, Theme: th, Method: methods[0], Unfold: level%2 == 0}
	if !wc {
		opt.Method = methods[1]
	}
	if opt.Justify = kind%3 == 0; kind%2 == 0 {
		opt.Hyphens = hyphen.For([]string{"en", "fr", "de"}[kind/2%3])
	}
	if level == 3 {
		opt.Opened = everyFold{}
	}
	built := blocks(s, more, article.Kind(kind)%(article.Rule+1), int(level))
	for i, a := range []*article.Article{built, article.Raw(s+"\n"+more, article.Origin{})} {
		p := page.New(a, opt)
		rows := p.Rows(p.First(), 1<<20)
		where := fmt.Sprintf("article %d of %q, %q, %d, %d, %t, width %d", i, s, more, kind, level, wc, width)
		checkPlaces(t, p, rows, where)
		checkCells(t, p, rows, where)
		if opt.Unfold || opt.Opened != nil {
			checkCoverage(t, a, rows, where)
		}
	}
}

// The fuzz target's promise over random strings of the runes that go wrong.
func TestRandomPages(t *testing.T) {
	th, err := theme.Named("dark")
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(4, 4))
	n := 4000
	if testing.Short() {
		n = 1000
	}
	t.Parallel()
	for range n {
		checkPage(t, th, randomString(rnd), randomString(rnd), uint8(rnd.IntN(9)), uint8(rnd.IntN(9)), 1+rnd.IntN(100), rnd.IntN(2) == 0)
		if t.Failed() {
			return
		}
	}
}

// tricky are pieces of text that layout, measuring or cleaning may get wrong.
var tricky = strings.Split("a|b|word|representatives|hyphenation |Überprüfung|l’aujourd’hui |, |. | |  |\t|\n|-|—|“|”|(|)|/|&|\\|*|_|`|<|日|本語|。|、|「|é|e\u0301|\u0301|\u0300|👩|\u200d|🚀|👍🏽|🏿|❤|\ufe0f|"+
	"🇰|🇪|1\ufe0f\u20e3|ن|ה|न|म|स्ते|\u094d|ᄀ|각|ᆨ|\u1160|\u0600|\u0602|\u00ad|\u00a0|\u200b|\u200c|\u202e|\u2028|\ufeff|\x1b|[31m|\u009b|\x00|\x7f|\ufffd|"+
	"https://example.org/path|supercalifragilistic|ก็|ไทย|\u3164|\U000e0041|\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466", "|")

func randomString(rnd *rand.Rand) string {
	var b strings.Builder
	for range rnd.IntN(40) {
		b.WriteString(tricky[rnd.IntN(len(tricky))])
	}
	return b.String()
}

// blocks is an article with one block of kind between two paragraphs.
func blocks(s, more string, kind article.Kind, level int) *article.Article {
	var b article.Builder
	b.Meta().Title, b.Meta().Summary = more, s
	b.Block(article.Block{}, more)
	if kind == article.Table {
		b.Table([][]string{{s, more}, {more, s, "1"}, {}, {"", s}})
	} else {
		b.Open(article.Block{Kind: kind, Level: level, Marker: s[:min(len(s), 3)], Label: label(kind, level, more), URL: s, Aside: level == 3})
		b.Begin(article.InlineKind(level%5), "https://example.org/"+s)
		b.Write(s)
		b.Break()
		b.Begin(article.Link, more)
		b.Write(more)
		b.End()
		b.End()
	}
	b.Block(article.Block{}, s)
	return b.Build(article.Origin{})
}

// label is the label of a block: code names a language, or has none.
func label(kind article.Kind, level int, more string) string {
	languages := []string{"go", "python", "diff", "html", "sh", "json", "c", "markdown", more}
	if kind != article.Code {
		return more
	}
	return languages[level%len(languages)]
}

// everyFold has all folds open.
type everyFold struct{}

func (everyFold) Has(int) bool { return true }
