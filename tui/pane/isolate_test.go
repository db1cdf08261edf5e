package pane

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/bidi"

	"lede/tui/paint"
)

func TestIsolate(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "",
		"plain │ — “text” 日本": "plain │ — “text” 日本",
		"قال الوزير «بداية» said": "<قال الوزير «بداية>» said",
		"א │ ב":                  "<א> │ <ב>",
		"\u0602ب a":              "<\u0602ب> a",
		"a אב 12 b ג.":           "a <אב> 12 b <ג>.",
		"\x1b[1mאב\x1b[m ג x":    "<\x1b[1mאב\x1b[m ג> x",
		"\x1b[1ma\x1b[mא\u05b8":  "\x1b[1ma\x1b[m<א\u05b8>",
		"{“NATO ב 12.}  ¶ 3":     "<“NATO ב 12.>  ¶ 3",
		"  {the GDP  } │ {ב.} a": "  <the GDP>   │ <ב.> a",
		"a ב {NATO.  │ ב, b":     "a <ב> <NATO.>  │ <ב>, b",
		"ב ١٢ a ١٢":              "<ב ١٢> a ١٢",
		"ב} a {}":                "<ב> a <>",
	} {
		in = strings.NewReplacer("{", paint.FromRight, "}", paint.EndFromRight).Replace(in)
		want = strings.NewReplacer("<", openIsolate, ">", closeIsolate).Replace(want)
		want = strings.Replace(want, openIsolate+"\x1b[1m", "\x1b[1m"+openIsolate, 1)
		if got := Isolate([]string{in})[0]; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A terminal that turns words round keeps every other column of a row, whatever
// stands in the panes: each run is between isolates, which have no width, and
// closed again.
func FuzzIsolate(f *testing.F) {
	for _, s := range []string{"قال «بداية» 12", "א-ב (a)", "\x1b[31mש\x1b[m", "日本 ن", "\u05b0", "a", "\u0602ب"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.NewReplacer("\x1b[31m", "", "\x1b[m", "").Replace(s) // rows hold no other controls
		if strings.ContainsAny(s, openIsolate+closeIsolate+paint.FromRight+paint.EndFromRight) || strings.ContainsRune(s, '\ufffd') || strings.ContainsFunc(words, unicode.IsControl) {
			return
		}
		got := Isolate([]string{s})[0]
		if plain := strings.NewReplacer(openIsolate, "", closeIsolate, "").Replace(got); plain != s {
			t.Fatalf("%q became %q", s, got)
		}
		if a, b := ansi.WcWidth.StringWidth(got), ansi.WcWidth.StringWidth(s); a != b {
			t.Fatalf("%q is %d columns wide, isolated %d", s, b, a)
		}
		open := false
		for _, r := range ansi.Strip(got) {
			props, _ := bidi.LookupRune(r)
			switch c := props.Class(); {
			case string(r) == openIsolate:
				open = true
			case string(r) == closeIsolate:
				open = false
			case 0x2500 <= r && r <= 0x257f:
			case (c == bidi.L) == open && (c == bidi.L || c == bidi.R || c == bidi.AL) && ansi.WcWidth.StringWidth(string(r)) > 0:
				t.Fatalf("%q: %q stands on the wrong side", got, r)
			}
		}
		if open {
			t.Fatalf("%q is not closed", got)
		}
	})
}
