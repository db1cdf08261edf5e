package mark

import (
	"context"
	"slices"
	"strings"
	"testing"

	"lede/model/text"
)

func pairs(t testing.TB, s string) []Stretch {
	t.Helper()
	found, err := Pair(context.Background(), s, Paragraphs(s, []text.Span{{End: len(s)}}))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestPair(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // contents
	}{
		{"straight", `"We won," she said. "At last."`, []string{"We won,", "At last."}},
		{"curly", `“We won,” she said.`, []string{"We won,"}},
		{"typewriter", "''We won,'' she said; ``so it goes.''", []string{"We won,", "so it goes."}},
		{"german", "„Wir haben gewonnen“, sagte sie. „Endlich.“", []string{"Wir haben gewonnen", "Endlich."}},
		{"german reversed guillemets", "»Wir haben gewonnen«, sagte sie. »Endlich.«", []string{"Wir haben gewonnen", "Endlich."}},
		{"french", "« Nous avons gagné », dit-elle. « Enfin. »", []string{"Nous avons gagné", "Enfin."}},
		{"swedish", "”Vi vann”, sade hon. ”Till slut.”", []string{"Vi vann", "Till slut."}},
		{"japanese", "彼は「勝った」と言った。『本』", []string{"勝った", "本"}},
		{"british", "‘We won,’ she said. ‘It’s the girls’ day.’", []string{"We won,", "It’s the girls’ day."}},
		{"british straight", "'We won,' she said. 'It's the girls' day.'", []string{"We won,", "It's the girls' day."}},
		{"british nested", "‘He said “no” to me,’ she said.", []string{"He said “no” to me,"}},
		{"american nested", "“He said ‘no’ to me,” she said.", []string{"He said ‘no’ to me,"}},
		{"apostrophes", "The girls' room, the boys' room, rock 'n' roll, '90s, 'tis, don't.", nil},
		{"inches", `The 6'2" guard said "no" to 5'10" men.`, []string{"no"}},
		{"nested curly", "“A “b” c,” he said.", []string{"A “b” c,"}},
		{"curly in straight", "\"He asked: “Why?” I said no.\" Then: \"Yes.\"", []string{"He asked: “Why?” I said no.", "Yes."}},
		{"unclosed", "“We won, she said.\n\nHe said “no” twice.", []string{"We won, she said.", "no"}},
		{"never closed straight", `"We won, she said. "At last," he said.`, []string{"We won, she said.", "At last,"}},
		{"never closed, paragraphs before", "“We won, she said.\n\nThey left.\n\n“At last,” he said.", []string{"We won, she said.", "At last,"}},
		{"never closed, inches below", "Ann Lee said: \"We won.\n\nTom Dahl left.\n\nThe pipe is 5\" wide.", []string{"We won."}},
		{"never closed, a stray mark below", "Ann Lee said: “We won.\n\nTom Dahl left.\n\nThe word deal” was odd.", []string{"We won."}},
		{"never closed, a heading below", "Ann Lee said: “We won.\n\nAdvertisement\n\nTom Dahl left,” she said.", []string{"We won."}},
		{"never closed, a rule below", "Ann Lee said: “We won.\n\n* * *\n\nTom Dahl left,” she said.", []string{"We won."}},
		{"closed too far below", "“One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.” She left.", []string{"One."}},
		{"stray closer", "We won,” she said. “At last.”", []string{"At last."}},
		{"empty", `"" “ ” «»`, nil},
		{"after dash", `He said—"no"—and left ("no").`, []string{"no", "no"}},
		{"mixed sets", "“We won,\" she said. \"At last,” he said.", []string{"We won,", "At last,"}},
		{"markup", `<a href="x">He said "no".</a>`, []string{"no"}},
		{"never closed, then dots", `"We won, she said. "…at last," he said.`, []string{"We won, she said.", "…at last,"}},
		{"decade", "The '90s and the class of '07 won.", nil},
		{"a year in single marks", "He said '2024 was good' twice.", []string{"2024 was good"}},
		{"spaces on the wrong side", `"We won, "she said. He left. "Why us? "Lee asked, and wanted "total calm, "and a "raw deal".`, []string{"We won,", "Why us?", "total calm,", "raw deal"}},
		{"curled on the wrong side", "“We won, “said Lee. “We are better, “said Dahl. They left.", []string{"We won,", "We are better,"}},
		{"spaces on both sides", "“We won. “ The team left. “We are better, “ said Dahl.", []string{"We won.", "We are better,"}},
		{"nested behind a comma", "“He said, “I won,” and left,” she said.", []string{"He said, “I won,” and left,"}},
		{"never closed, behind a comma", `"We won, said Lee, "at last," and left.`, []string{"We won, said Lee,", "at last,"}},
		{"opened twice", `" "We won," she said.`, []string{"We won,"}},
		{"money", `He paid "$5" for it.`, []string{"$5"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, m := range pairs(t, c.text) {
				got = append(got, m.Content.Of(c.text))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A line without a full stop is wrapped where it is long, and ends its paragraph
// where it is short.
func TestParagraphs(t *testing.T) {
	short, long := strings.Repeat("x", 44), strings.Repeat("x", 45)
	for in, want := range map[string]int{
		short + "\nand on": 2, long + "\nand on": 1, long + ".\nand on": 2, long + "\n“and on": 2,
		long + "\n" + long + "\nand on": 1, "\n\n" + short + "\n \n": 1, "": 0,
	} {
		if got := Paragraphs(in, []text.Span{{End: len(in)}}); len(got) != want {
			t.Errorf("%q: %d paragraphs, want %d", in, len(got), want)
		}
	}
}

func TestContinuedParagraphs(t *testing.T) {
	for name, s := range map[string]string{
		"curly":    "She said: “One.\n\n“Two.\n\n“Three.” Then she left.",
		"straight": "She said: \"One.\n\n\"Two.\n\n\"Three.\" Then she left.",
		"british":  "‘One.\n\n‘Two.\n\n‘Three,’ she said.",
		"bare":     "“One.\n\nTwo.” Then she left.",
		"between":  "“One.\n\nTwo and ‘a half’.\n\nThree.\n\nFour.\n\nFive.” Then she left.",
		"typed":    "\"One.\n\nTwo.\n\nThree,\" she said.",
	} {
		found := pairs(t, s)
		for i, m := range found {
			if m.Continues != (i > 0) || m.Closed != (i == len(found)-1) {
				t.Errorf("%s: %q continues %v, closed %v", name, m.Of(s), m.Continues, m.Closed)
			}
		}
		if len(found) < 2 {
			t.Errorf("%s: only %d stretches", name, len(found))
		}
	}
}

// Every hostile text must be paired in one pass: the work is counted by what
// comes back, the time is the test's own limit.
func TestPairHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	for name, s := range hostile() {
		found := pairs(t, s)
		for i, m := range found {
			if !m.Covers(m.Content) || i > 0 && m.Start < found[i-1].End {
				t.Fatalf("%s: stretch %d %v is not in order", name, i, m.Span)
			}
		}
	}
}

func hostile() map[string]string {
	return map[string]string{
		"quotation marks": strings.Repeat(`"`, 1<<20),
		"curly openers":   strings.Repeat("“", 100_000),
		"nested openers":  strings.Repeat("“a ", 100_000),
		"nested pairs":    strings.Repeat("“a ", 100_000) + strings.Repeat("” ", 100_000),
		"single marks":    strings.Repeat("‘a ", 100_000) + strings.Repeat("s’ ", 100_000),
		"mixed marks":     strings.Repeat("‘a “b 'c «d ", 50_000) + strings.Repeat("» ' ” ’ ", 50_000),
		"one paragraph":   strings.Repeat(`“It is so,” said Ann Lee of the board, who “knew” it. `, 10<<20/56),
	}
}

func BenchmarkPair(b *testing.B) {
	for name, s := range hostile() {
		paras := Paragraphs(s, []text.Span{{End: len(s)}})
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				if _, err := Pair(context.Background(), s, paras); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
