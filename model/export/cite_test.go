package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/quote"
	"lede/model/text"
)

func cited(kind quote.Kind, confidence float64) *analysis.Document {
	const s = "Ünal said: “We *won*.”"
	return &analysis.Document{
		Article: &article.Article{
			Text: s, Origin: article.Origin{File: "a.txt"},
			Meta: article.Meta{
				Title: "A [win]", Outlet: "Post", Authors: []string{"Ann Lee"}, URL: "https://example.org/a",
				Published: article.Date{Time: time.Date(2025, 4, 28, 0, 0, 0, 0, time.UTC), Precision: article.Month},
			},
		},
		Quotes: []quote.Quote{{
			Span: text.Span{Start: 12, End: len(s)}, Content: text.Span{Start: 15, End: len(s) - 3},
			Kind: kind, Confidence: confidence,
			Speaker: &quote.Speaker{Span: text.Span{Start: 0, End: 5}, Entity: quote.Nobody, Name: "Ünal"},
		}},
	}
}

func TestCite(t *testing.T) {
	for _, c := range []struct {
		name, got string
		want      []string
	}{
		{"text", Cite(cited(quote.Direct, 1), 0).Text(), []string{"“We *won*.” — Ünal (Ann Lee, A [win], Post, ", "https://example.org/a", "a.txt, offset 12)"}},
		{"guess", Cite(cited(quote.Direct, 0.4), 0).Text(), []string{"— Ünal? ("}},
		{"indirect", Cite(cited(quote.Indirect, 1), 0).Text(), []string{"We *won*. — Ünal"}},
		{"markdown", Cite(cited(quote.Direct, 1), 0).Markdown(), []string{`“We \*won\*.” — Ünal`, `](`, `A \[win\]`}},
	} {
		for _, want := range c.want {
			if !strings.Contains(c.got, want) {
				t.Errorf("%s: %q is not in %q", c.name, want, c.got)
			}
		}
	}
}

func TestCiteCSL(t *testing.T) {
	data, err := Cite(cited(quote.Direct, 1), 0).CSL()
	if err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal(data, &items); err != nil || len(items) != 1 {
		t.Fatalf("%v, %d items", err, len(items))
	}
	if got := items[0]["title"]; got != "A [win]" {
		t.Errorf("title %v", got)
	}
	issued, _ := json.Marshal(items[0]["issued"])
	if string(issued) != `{"date-parts":[[2025,4]]}` {
		t.Errorf("issued %s: a month has no day", issued)
	}
	if got := items[0]["note"]; got != "“We *won*.” — Ünal" {
		t.Errorf("note %v", got)
	}
}
