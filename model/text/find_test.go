package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// findSlowly is FindAll by its definition.
func findSlowly(s, needle string) (found []Span) {
	exact := strings.ToLower(needle) != needle
	for at := 0; at < len(s) && needle != ""; {
		n := 0
		if exact && strings.HasPrefix(s[at:], needle) {
			n = len(needle)
		} else if !exact {
			n = matches(s[at:], needle)
		}
		if n > 0 {
			found = append(found, Span{at, at + n})
			at += n
			continue
		}
		_, n = utf8.DecodeRuneInString(s[at:])
		at += n
	}
	return found
}

func matches(s, needle string) int {
	rest := s
	for _, want := range needle {
		r, n := utf8.DecodeRuneInString(rest)
		if n == 0 || unicode.ToLower(r) != want {
			return 0
		}
		rest = rest[n:]
	}
	return len(s) - len(rest)
}

func FuzzFind(f *testing.F) {
	for _, c := range [][2]string{
		{"Kim said kim and KIM", "kim"}, {"aaaa", "aa"}, {"abab ab", "ab"}, {"\u212aim İki kı", "ki"}, {"Straße STRASSE", "straße"},
		{"日本語 日本", "日本"}, {"The The", "The"}, {"x", ""}, {"Ésope é", "é"}, {"zaz aza", "az"}, {"1,204 and 1,204", "1,204"}, {"aab", "ab"},
	} {
		f.Add(c[0], c[1], uint8(3))
	}
	f.Fuzz(func(t *testing.T, s, needle string, cut uint8) {
		if !utf8.ValidString(s) || !utf8.ValidString(needle) {
			return
		}
		want := findSlowly(s, needle)
		if got := FindAll(s, needle); !slices.Equal(got, want) {
			t.Fatalf("FindAll(%q, %q) = %v, want %v", s, needle, got, want)
		}
		piece, at := int(cut)%16+1, 0
		var got []Span
		for at < len(s) {
			end := min(len(s), at+piece)
			for end < len(s) && !utf8.RuneStart(s[end]) {
				end++
			}
			found := FindIn(s, needle, Span{at, end})
			if at = end; len(found) > 0 {
				at = max(at, found[len(found)-1].End)
			}
			got = append(got, found...)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("in pieces of %d: %q in %q at %v, want %v", piece, needle, s, got, want)
		}
	})
}

func BenchmarkFindAll(b *testing.B) {
	s := strings.Repeat("Kim Jong-un said the commission would meet again in Geneva on Monday. ", 150_000)
	for _, needle := range []string{"the", "e", "zebra", "Geneva", "ki", "nowhere"} {
		b.Run(needle, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				FindAll(s, needle)
			}
		})
	}
}
