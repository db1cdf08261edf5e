package nlp

import (
	"context"
	"os"
	"strings"
	"testing"
	"unicode"

	"lede/model/text"
)

func parse(t testing.TB, s string) *Doc {
	t.Helper()
	d, err := Parse(context.Background(), s, []text.Span{{Start: 0, End: len(s)}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestSentences reads testdata/sentences.txt: a text, then its sentences, a line
// each, the tokens apart.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	for group := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		source, want, _ := strings.Cut(group, "\n")
		d := parse(t, source)
		var got []string
		for _, s := range d.Sentences {
			line := " "
			for i := s.First; i < s.Last; i++ {
				line += " " + d.Word(i)
			}
			got = append(got, line)
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q\ngot\n%s\nwant\n%s", source, strings.Join(got, "\n"), want)
		}
	}
}

func TestTags(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"“We can't go,” he said.", "“ PRP MD RB VB , ” PRP VBD ."},
		{`"It isn't fair," said the workers' leader.`, "“ PRP VBZ RB JJ , ” VBD DT NNS POS NN ."},
		{"The troops were sent to a new town.", "DT NNS VBD VBN IN DT JJ NN ."},
		{"She paid $4.2 billion (12%).", "PRP VBD $ CD CD ( CD NN ) ."},
	} {
		d := parse(t, c.text)
		var tags []string
		for _, token := range d.Tokens {
			tags = append(tags, token.Tag)
		}
		if got := strings.Join(tags, " "); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"Rep. John Mica (R-Fla.) said. “Really?” he asked... 3:52 a.m. U.S. A", "「平壌」。тест… \u00a0\u3000 ’s 's US$5,—x",
		"a.b.c @x #y http://z/?q=1). www.—", "line\nLine\n\nline", "'' `` -- --- .... ..",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = text.Clean(s)
		d := parse(t, s)
		end, n := 0, 0
		for i, token := range d.Tokens {
			if token.Start < end || token.Empty() || token.End > len(s) {
				t.Fatalf("token %d is %v after %d in %q", i, token.Span, end, s)
			}
			if strings.IndexFunc(d.Word(i), unicode.IsSpace) >= 0 {
				t.Errorf("white space in %q", d.Word(i))
			}
			if strings.TrimSpace(s[end:token.Start]) != "" {
				t.Errorf("%q is in no token", s[end:token.Start])
			}
			end = token.End
		}
		for _, x := range d.Sentences {
			if x.First != n || x.Last <= x.First || x.Start != d.Tokens[x.First].Start || x.End != d.Tokens[x.Last-1].End {
				t.Fatalf("sentence %v after token %d", x, n)
			}
			n = x.Last
		}
		if n != len(d.Tokens) {
			t.Errorf("%d of %d tokens are in sentences", n, len(d.Tokens))
		}
	})
}

// TestMarks: marks in a row are tokens of their own, as many as anybody means.
func TestMarks(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{1: 1, 3: 3, maxMarks: maxMarks, maxMarks + 1: maxMarks, 5 * maxMarks: maxMarks} {
		for _, s := range []string{"\"", "(\"", "*"} {
			row := strings.Repeat(s, n)[:n]
			for _, whole := range []string{row, row + "lamp", "lamp" + strings.ReplaceAll(strings.ReplaceAll(row, "(", ")"), "*", "|")} {
				tokens := want
				if len(whole) > n {
					tokens++
				}
				doc := parse(t, whole)
				if len(doc.Tokens) != tokens || doc.Tokens[len(doc.Tokens)-1].End != len(whole) || doc.Tokens[0].Start != 0 {
					t.Errorf("%d of %s: %d tokens, want %d", n, s, len(doc.Tokens), tokens)
				}
			}
		}
	}
}
