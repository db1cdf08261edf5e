package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Kim Jong-un said “no”.\n\tYes", "Kim Jong-un said “no”.\n\tYes"},
		{"line ends", "a\r\nb\rc\vd\u2028e", "a\nb\nc\nd\ne"},
		{"colour", "a\x1b[31mred\x1b[0m b", "ared b"},
		{"title", "a\x1b]0;owned\x07b", "ab"},
		{"link", "a\x1b]8;;http://x\x1b\\b", "ab"},
		{"unterminated title keeps the text", "a\x1b]0;the rest", "a0;the rest"},
		{"title that ends on another line", "a\x1b]0;x\ny\x07z", "a0;x\nyz"},
		{"C1 CSI", "a\u009b31mb", "ab"},
		{"misread guillemet", "\u008bmore\u009b then", "‹more› then"},
		{"misread quotes", "\u0093yes\u0094 \u0085", "“yes” …"},
		{"C1 OSC with an end", "a\u009d0;x\u009cb", "ab"},
		{"lone C1 OSC", "a\u009db", "ab"},
		{"invalid", "a\xffb", "a\ufffdb"},
		{"bidi", "a\u202eb\u2066c\u200fd", "abcd"},
		{"zero width", "a\u200bb\ufeffc\u200dd", "abc\u200dd"},
		{"tags", "a\U000e0041b\ue000c\ufffed", "abcd"},
		{"delete", "a\x7fb\x00c", "abc"},
		{"combining", "e" + strings.Repeat("\u0301", 50) + "x", "e" + strings.Repeat("\u0301", 8) + "x"},
		{"combining parted by a dropped rune", "e" + strings.Repeat("\u0301\u200b", 50) + "x", "e" + strings.Repeat("\u0301", 8) + "x"},
		{"bare escape", "a\x1bPb", "ab"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Clean(c.in); got != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"", "a\x1b[31mb", "\x1b]0;x\x07", "\u009d\u009c", "e\u0301\u200b\u0301", "\r\r\n", "\xc2\x1b\x9b1m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("invalid UTF-8 from %q: %q", s, got)
		}
		for _, r := range got {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
				t.Fatalf("%U left by Clean(%q)", r, s)
			}
		}
		if again := Clean(got); again != got {
			t.Fatalf("not idempotent: %q, then %q", got, again)
		}
		if line := CleanLine(s); strings.ContainsAny(line, "\n\t") {
			t.Fatalf("CleanLine(%q) = %q", s, line)
		}
	})
}

func TestRuneOffsets(t *testing.T) {
	const s = "aé“日”🙂b"
	o := NewRuneOffsets(s)
	var starts []int
	for i := range s {
		starts = append(starts, i)
	}
	for want, i := range starts {
		if got := o.At(i); got != want {
			t.Errorf("At(%d) = %d, want %d", i, got, want)
		}
	}
	for want := len(starts) - 1; want >= 0; want-- {
		if got := o.At(starts[want]); got != want {
			t.Errorf("backwards: At(%d) = %d, want %d", starts[want], got, want)
		}
	}
}

func TestRuneOffsetsOfLongText(t *testing.T) {
	s := strings.Repeat("aé“日”🙂b\n", 400)
	o := NewRuneOffsets(s)
	for at := range s {
		if got, want := o.At(at), utf8.RuneCountInString(s[:at]); got != want {
			t.Fatalf("At(%d) = %d, want %d", at, got, want)
		}
	}
	if got, want := o.At(len(s)), utf8.RuneCountInString(s); got != want {
		t.Errorf("At(end) = %d, want %d", got, want)
	}
}

func TestShorten(t *testing.T) {
	if got := Shorten("日本語です", 3); got != "日本…" {
		t.Error(got)
	}
	if got := Shorten("abc", 3); got != "abc" {
		t.Error(got)
	}
}

func BenchmarkClean(b *testing.B) {
	s := strings.Repeat("Kim Jong-un said “no” to the commission. ", 25_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Clean(s)
	}
}

func TestCount(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n    int
		noun string
		want string
	}{{0, "word", "0 words"}, {1, "word", "1 word"}, {2, "word", "2 words"}, {1, "copy", "1 copy"}, {2, "copy", "2 copies"}, {2, "day", "2 days"}, {3, "key", "3 keys"},
		{2, "boy", "2 boys"}, {2, "guy", "2 guys"}, {2, "box", "2 boxes"}, {2, "bus", "2 buses"}, {2, "match", "2 matches"}, {2, "wish", "2 wishes"}, {2, "waltz", "2 waltzes"}} {
		if got := Count(c.n, c.noun); got != c.want {
			t.Errorf("%d %s: %q, want %q", c.n, c.noun, got, c.want)
		}
	}
}

func TestInitials(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Federal Bureau of Investigation": "FBI", "The Hague": "H", "Jean-Luc Åkesson": "JLÅ", "iPhone maker": "", "": "",
		"U.S. Navy": "USN", "UN Development Programme": "UNDP", "FEDERAL BUREAU OF": "FBO", "Portland": "P",
	} {
		if got := Initials(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestWords: a word ends at what is neither letter nor digit; a mark of accent is of
// its letter, composed or not.
func TestWords(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][]string{
		"": nil, " —": nil, "Zoë's 2 cafe\u0301s, at-last": {"zoe", "s", "2", "cafes", "at", "last"}, "x": {"x"}, "\u0301x": {"x"},
	} {
		if got := Words(s); !slices.Equal(got, want) {
			t.Errorf("%q: words %q, want %q", s, got, want)
		}
		var got []string
		for _, span := range WordSpans(s) {
			got = append(got, Fold(span.Of(s)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: spans of %q, want %q", s, got, want)
		}
	}
}
