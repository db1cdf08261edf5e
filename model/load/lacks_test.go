package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/text"
)

// TestMayHold: a word may be there however it is written, and is not where some of its
// letters are missing.
func TestMayHold(t *testing.T) {
	t.Parallel()
	for data, may := range map[string]bool{
		"the flood came": true, "THE FLOOD": true, "afloods": true, "flo": false, "": false, "f l o o d": false, "flo od": false,
		"fl\xc3\xb3od": true, "fl\xf3od": true, "\xc3\xa9\xc3\xa9\xc3\xa9": true, "f\xc2\xado\xc2\xadod": true, "fl\xe2\x80\x9c": true, "fl\xf3": false, "f\xf3od": true, "f\xf3d": false,
		"flo-\nod": true, "flo-\r\n  od": true, "flo\nod": false, "flo.\nod": true, "fl*oo*d": true, "fl1ood": true, "fl1 ood": false,
		"flo\xc2\xad\nod": true, "floo": false, "lood": false, "flloood": false,
	} {
		if got := mayHold([]byte(data), "flood"); got != may {
			t.Errorf("%q: %v", data, got)
		}
	}
	for n, want := range map[int]bool{62: false, 63: true} {
		if got := mayHold(nil, strings.Repeat("a", n)); got != want {
			t.Errorf("%d letters: %v", n, got)
		}
	}
}

// TestLiteral: what may be escaped, packed or in tags is not told from its bytes.
func TestLiteral(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]bool{
		"": true, "plain, with AT&T and a = b.\r\n\t“so”": true, "R&D": true, "a & b;": true, "Q&A;": false, "caf&eacute;": false,
		"fl\x08ood": false, "fl\x00o": false, "a\x7f": false, "<b>f</b>lood": false, `fl\u006fod`: false, "fl=6Fod": false, "flo=\nod": false, "=?utf-8?q?": false,
		"Content-Transfer-Encoding: Base64\n\nVGhl": false, "base-64": true, "64 base 64base": true, "64, 1064 bASE64": false,
		"[fl](x)ood": false, "fl(x)ood": false, "word (in brackets), {so}": true, "end)": true, "(s": true, "word(s)": false,
		strings.Repeat("a", longestWord): true, strings.Repeat("a", longestWord+1): false, strings.Repeat("a", longestWord) + " b": true,
	} {
		if got := literal([]byte(data)); got != want {
			t.Errorf("%q: %v", data, got)
		}
	}
}

// FuzzLacks: what is said to lack a word gives no article with it.
func FuzzLacks(f *testing.F) {
	for _, data := range []string{"The flo-\nod came\n\nof water", "a: b\n\nflo\xc3\xb3d", "# Fl*oo*d\n\nx", "From: x\n\nfl\xf3od", "fl\xf8\xf8d", "FLOOD", "a,b\nflood,c\nd,e", "[fl](http://x.org)ood", "[[a|fl]]ood x", "From: x\nTo: y\nContent-Transfer-Encoding: base64\n\nVGhlIGZsb29k\n"} {
		f.Add([]byte(data), ".txt")
		f.Add([]byte(data), ".md")
	}
	f.Fuzz(func(t *testing.T, data []byte, ext string) {
		if len(data) > 1<<16 || len(ext) > 5 || strings.ContainsAny(ext, "/\x00") {
			return
		}
		path := filepath.Join(t.TempDir(), "x"+ext)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Skip(err)
		}
		s := Source{Name: "x", Path: path, Size: int64(len(data))}
		if !Lacks(s, Options{}, []string{"flood"}) {
			return
		}
		for a := range Open(t.Context(), s, Options{}) {
			if a != nil && strings.Contains(text.Fold(a.Text+" "+a.Meta.Title+" "+a.Meta.Summary), "flood") {
				t.Errorf("%q in %s: %q", data, ext, a.Text)
			}
		}
	})
}

// TestLacksOnSamples: every word of every sample is found.
func TestLacksOnSamples(t *testing.T) {
	t.Parallel()
	told := 0
	for _, s := range Sources(t.Context(), []string{"../../testdata/articles"}) {
		for a := range Open(t.Context(), s, Options{}) {
			if a == nil {
				continue
			}
			for _, word := range strings.FieldsFunc(text.Fold(a.Meta.Title+" "+a.Text), func(r rune) bool { return r < 'a' || 'z' < r }) {
				if Lacks(s, Options{}, []string{word}) {
					t.Errorf("%s: %q is there", s.Name, word)
				}
			}
		}
		if Lacks(s, Options{}, []string{"qxzqxzqxz"}) {
			told++
		}
	}
	if told == 0 {
		t.Error("nothing is told from bytes")
	}
}
