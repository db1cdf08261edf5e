package export

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/text"
)

// analysed is an article of paragraphs as the program understands it.
func analysed(t testing.TB, paragraphs ...string) *analysis.Document {
	t.Helper()
	var b article.Builder
	b.Meta().Title = "Quays to be shared"
	for _, p := range paragraphs {
		b.Block(article.Block{Kind: article.Paragraph}, p)
	}
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{File: "s.txt"}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSpoken(t *testing.T) {
	d := analysed(t,
		"The quays of Kisumu will be shared. “We asked for a bench and they built us a table,” said Grace Atieno, the leader of the union. Nobody left early.",
		"“Now we sit at it,” Atieno said.",
		"The director, James Mwangi, said that the first quay opens in August.")
	got := strings.Join(Spoken(d), "\n")
	for _, want := range []string{
		"Headline. Quays to be shared.\n3 paragraphs, 3 quotations, 1 minute to read.\n",
		"\nParagraph 1. The quays of Kisumu will be shared.\n",
		"\nQuote. Grace Atieno, the leader of the union: “We asked for a bench and they built us a table,” said Grace Atieno, the leader of the union.\nNobody left early.\n",
		"\nParagraph 2. Quote. Grace Atieno: “Now we sit at it,” Atieno said.\n",
		"\nParagraph 3. Reported. ",
		"\nEnd of article.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	quotes := strings.Join(SpokenQuotes(d), "\n")
	if !strings.Contains(quotes, "Quote. Grace Atieno: “Now we sit at it,” Paragraph 2.") {
		t.Error(quotes)
	}
	if names := strings.Join(SpokenNames(d), "\n"); !strings.Contains(names, "People.\nGrace Atieno, ") {
		t.Error(names)
	}
}

func TestSpokenBlocks(t *testing.T) {
	got := write(t, "spoken", sample(), sample())
	for _, want := range []string{
		"By A. Ahn and B. Bo.\n", "From Tidewater Post.\n", "Heading, level 2. # A heading\n", "Item 1. - one\n", "Item 3, level 2. two\n",
		"Code, go, 2 lines.\na := `b`\n```\nEnd of code.\n", "Table, 1 row.\nColumns. Party; Seats.\n", "Row 1. Party: Red|Green; Seats: 11.\n", "Photo. The harbour\n", "Break.\n",
		"End of article.\n\nHeadline.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

// Whatever a text holds, each of its words is said once and in order, a line
// is one line, and nothing is a control character.
func FuzzSpoken(f *testing.F) {
	f.Add("“No,” she said. He said that it was late. “Yes\nand no.”", "She left. “Wait")
	f.Add("\x1b[31mred\x07 “\u202eOh,” Jo Roe told us: “no.” A.B. C", "")
	f.Fuzz(func(t *testing.T, one, two string) {
		d := analysed(t, one, two)
		said := Spoken(d)
		for _, line := range said {
			if strings.ContainsFunc(line, unicode.IsControl) {
				t.Fatalf("control character in %q", line)
			}
		}
		words := func(s string) []string { // a quotation may begin within what has no space
			return strings.FieldsFunc(text.CleanLine(s), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })
		}
		rest := words(strings.Join(said, " "))
		for _, word := range words(d.Article.Text) {
			for len(rest) > 0 && !strings.HasSuffix(rest[0], word) {
				rest = rest[1:]
			}
			if len(rest) == 0 {
				t.Fatalf("%q is lost of %q in\n%s", word, d.Article.Text, strings.Join(said, "\n"))
			}
			rest = rest[1:]
		}
	})
}
