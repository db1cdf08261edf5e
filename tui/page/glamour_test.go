package page

import (
	"testing"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/text"
	"lede/tui/theme"
)

// Glamour's text must be the source's, or its styles would be put in the wrong
// place; the walk along it must not fail on anything.
func FuzzZip(f *testing.F) {
	for _, s := range []string{
		"plain words", "a \\*b* `c` &amp; [d](e) <f>", "  two  spaces ", "日本語 नमस्ते 👩‍🚀 e\u0301",
		"tab\there\nnext", "\x1b[31mred\u009b0m", "# no heading", "1986. A year",
	} {
		f.Add(s, 2, 5, uint8(3))
	}
	th, err := theme.Named("dark")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, from, to int, kind uint8) {
		a := article.Raw(s, article.Origin{})
		if len(s) == 0 || len(a.Blocks) == 0 {
			return
		}
		b := a.Blocks[0]
		span := text.Span{Start: floor(a.Text, b.Start+abs(from)%b.Len()), End: floor(a.Text, b.Start+abs(to)%(b.Len()+1))}
		in := article.Inline{Kind: article.InlineKind(kind % 5), Span: span}
		if !in.Empty() {
			a.Inlines = []article.Inline{in}
		}
		p := New(a, Options{Width: 80, Theme: th})
		masked := mask(b.Of(a.Text))
		flat := flatten(a.Inlines, b.Span)
		runs, ok := zip(masked, p.render(b, flat, masked), theme.Style{})
		if !ok {
			t.Fatalf("Glamour changed %q into %q", masked, p.render(b, flat, masked))
		}
		if last := runs[len(runs)-1].end; last != b.Len() {
			t.Fatalf("runs end at %d of %d", last, b.Len())
		}
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

// floor is the last beginning of a code point of s at or before i: spans of
// markup lie between code points.
func floor(s string, i int) int {
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// TestUnmarked compares the style of a text without markup with what Glamour
// makes of every letter of it.
func TestUnmarked(t *testing.T) {
	const s = "Kim & co: two *stars*, “marks”, 1986. A year;\ttabs, 日本語 e\u0301, https://example.org/a_b"
	for _, name := range theme.Names() {
		th, err := theme.Named(name)
		if err != nil {
			t.Fatal(err)
		}
		for kind, base := range baseRoles {
			for level := range 7 {
				a := &article.Article{Text: s, Blocks: []article.Block{{Kind: article.Kind(kind), Level: level, Span: text.Span{Start: 0, End: len(s)}}}}
				p := New(a, Options{Width: 80, Theme: th})
				masked := mask(s)
				runs, ok := zip(masked, p.render(a.Blocks[0], flatten(nil, a.Blocks[0].Span), masked), th.Style(base))
				if !ok {
					t.Fatalf("Glamour changed %q", masked)
				}
				want := p.unmarked(a.Blocks[0], base)
				for _, r := range runs {
					if r.style != want {
						t.Errorf("%s, %v, level %d: %v before byte %d, unmarked %v", name, article.Kind(kind), level, r.style, r.end, want)
					}
				}
			}
		}
	}
}
