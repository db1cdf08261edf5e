package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// findSlowly is FindAll by its definition: every byte of the folded text knows the
// character it came from.
func findSlowly(s, needle string) (found []Span) {
	fold := func(s string) (out string, from []Span) {
		for i, r := range s {
			is := string(r)
			switch {
			case r >= utf8.RuneSelf && alike(r) != 0:
				is = string(rune(alike(r)))
			default:
				is = Fold(is)
			}
			if is == "" && len(from) > 0 { // a mark belongs to what is before
				last := from[len(from)-1]
				for k := len(from) - 1; k >= 0 && from[k] == last; k-- {
					from[k].End = i + utf8.RuneLen(r)
				}
			}
			for range len(is) {
				from = append(from, Span{i, i + utf8.RuneLen(r)})
			}
			out += is
		}
		return out, from
	}
	folded, from := fold(s)
	want, _ := fold(needle)
	for at := 0; want != ""; {
		i := strings.Index(folded[at:], want)
		if i < 0 {
			break
		}
		at += i + len(want)
		span := from[at-len(want)].Join(from[at-1])
		if n := len(found); n == 0 || span.Start >= found[n-1].End {
			found = append(found, span)
		}
	}
	return found
}

// What a library search takes for the same, so does a search of the article.
func TestFindFolds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ s, needle, want string }{
		{"Mayor Sigríður Þórarinsdóttir", "þorarinsdottir", "Þórarinsdóttir"},
		{"Mayor Sigri\u0301ður", "sigríður", "Sigri\u0301ður"},
		{"Sigríður", "Sigri\u0301ður", "Sigríður"},
		{"cafe\u0301s", "cafe", "cafe\u0301"},
		{"Sigríður SIGRÍÐUR", "Sigriður", "Sigríður|SIGRÍÐUR"},
		{"in Samoa", "SAMOA", "Samoa"},
		{"the Ato’s Bakery", "ATO's bakery", "Ato’s Bakery"},
		{"Αθήνα", "ΑΘΉΝΑ", "Αθήνα"},
		{"she said “no”", `"no"`, "“no”"},
		{`she said "no"`, "“no”", `"no"`},
		{"the firm’s", "firm's", "firm’s"},
		{"2024–25", "2024-25", "2024–25"},
		{"310\u00a0million", "310 million", "310\u00a0million"},
		{"ΑΘΉΝΑ Αθήνα", "αθηνα", "ΑΘΉΝΑ|Αθήνα"},
		{"İstanbul", "istanbul", "İstanbul"},
		{"각", "가", "각"},
		{"one\ntwo", "one two", ""},
		{"a", "\u0301", ""},
	} {
		var got []string
		for _, span := range FindAll(c.s, c.needle) {
			got = append(got, span.Of(c.s))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%q in %q: %q, want %q", c.needle, c.s, s, c.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range [][2]string{
		{"Kim said kim and KIM", "kim"}, {"aaaa", "aa"}, {"abab ab", "ab"}, {"\u212aim İki kı", "ki"}, {"Straße STRASSE", "straße"},
		{"日本語 日本", "日本"}, {"The The", "The"}, {"x", ""}, {"Ésope é", "é"}, {"zaz aza", "az"}, {"1,204 and 1,204", "1,204"}, {"aab", "ab"},
		{"Sigri\u0301ður Þórarinsdóttir", "sigríður þ"}, {"각각 가", "가"}, {"“a” ‘b’", `"`}, {"e\u0301\u0301\u0301e", "e"}, {"\u0301a", "a"},
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

// A letter costs about the same in every script.
func BenchmarkScripts(b *testing.B) {
	for _, c := range []struct{ script, sentence, needle string }{
		{"Latin", "Kim Jong-un said the commission would meet again in Geneva on Monday. ", "nowhere"},
		{"French", "« L'été dernier, la société a été rachetée », a déclaré M. Lefèvre à Genève. ", "nulle part"},
		{"Cyrillic", "Министр заявил, что комиссия снова соберётся в Женеве в понедельник. ", "нигде"},
		{"Greek", "Ο υπουργός δήλωσε ότι η επιτροπή θα συνεδριάσει ξανά στη Γενεύη. ", "πουθενά"},
		{"Arabic", "وقال الوزير إن اللجنة ستجتمع مجددا في جنيف يوم الاثنين. ", "لامكان"},
		{"Devanagari", "मंत्री ने कहा कि आयोग की बैठक सोमवार को जिनेवा में फिर होगी। ", "कहीं"},
		{"Han", "部长表示，委员会将于星期一在日内瓦再次举行会议。", "无处"},
		{"Kana", "ジュネーブでの会議は月曜日にまた開かれると大臣が述べた。", "どこにも"},
		{"Hangul", "장관은 위원회가 월요일 제네바에서 다시 회의를 열 것이라고 말했다. ", "아무데도"},
	} {
		b.Run(c.script, func(b *testing.B) {
			s := strings.Repeat(c.sentence, 64<<10/len(c.sentence))
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				FindAll(s, c.needle)
			}
		})
	}
}
