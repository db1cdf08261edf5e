package brief

import (
	"context"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/fact"
)

// document is an article with a heading and some paragraphs, analysed.
func document(t *testing.T, paragraphs ...string) *analysis.Document {
	t.Helper()
	var b article.Builder
	b.Block(article.Block{Kind: article.Heading, Level: 2}, "How it began")
	for _, p := range paragraphs {
		b.Block(article.Block{Kind: article.Paragraph}, p)
	}
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{File: "a.txt"}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestOf: the first paragraph leads; of the rest what was said word for word, and
// each sentence with a day or a figure once.
func TestOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		paragraphs []string
		want       []string
	}{
		{"nothing but a heading", nil, nil},
		{"a lead", []string{"It rained in May 2031. Nobody spoke."}, []string{"lead It rained in May 2031. Nobody spoke."}},
		{"all parts", []string{
			"It rained.", "“We will build it again by spring,” Grace Atieno said. Mary Okoro said that the bridge was old.",
			"It opened in May 2031 and cost $9 million. It is 400 metres long.",
		}, []string{
			"lead It rained.", "said “We will build it again by spring,”",
			"2031-05 date It opened in May 2031 and cost $9 million.", "figure It is 400 metres long.",
		}},
	} {
		d := document(t, c.paragraphs...)
		var got []string
		for _, l := range Of(d) {
			got = append(got, strings.Join(append(fact.Told(l.Days), l.Part.String()+" "+strings.TrimSpace(l.Span.Of(d.Article.Text))), " "))
			if (l.Quote >= 0) != (l.Part == Said) || l.Quote >= 0 && d.Quotes[l.Quote].Speaker == nil {
				t.Errorf("%s: %+v", c.name, l)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
