package story

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
)

func analysed(t *testing.T, words string) *analysis.Document {
	t.Helper()
	var b article.Builder
	b.Block(article.Block{}, words)
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestNewsGold: sentences that no earlier article of a story has. Limits were
// chosen on the first file.
func TestNewsGold(t *testing.T) {
	t.Parallel()
	for _, file := range []string{"testdata/new-train.txt", "testdata/new.txt"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var gold, found, right int
		for story := range strings.SplitSeq(string(data), "== ") {
			_, body, _ := strings.Cut(story, "\n")
			var past Past
			for part := range strings.SplitSeq(body, "-\n") {
				var sentences, fresh []string
				for line := range strings.Lines(part) {
					sentences = append(sentences, strings.TrimSpace(line[2:]))
					if line[0] == '+' {
						fresh = append(fresh, sentences[len(sentences)-1])
					}
				}
				d := analysed(t, strings.Join(sentences, " "))
				gold += len(fresh)
				for _, s := range past.News(d) {
					found++
					if slices.Contains(fresh, s.Of(d.Article.Text)) {
						right++
					} else {
						t.Logf("no news: %s", s.Of(d.Article.Text))
					}
					fresh = slices.DeleteFunc(fresh, func(f string) bool { return f == s.Of(d.Article.Text) })
				}
				for _, f := range fresh {
					t.Logf("missed: %s", f)
				}
				past.Add(d)
			}
		}
		precision, recall := float64(right)/float64(found), float64(right)/float64(gold)
		t.Logf("%s: precision %.3f of %d, recall %.3f of %d", file, precision, found, recall, gold)
		if precision < 0.85 || recall < 0.9 {
			t.Errorf("%s: precision %.3f, recall %.3f", file, precision, recall)
		}
	}
}
