package main

import (
	"slices"

	"lede/cmd/internal/gold"
	"lede/model/entity"
	"lede/model/entity/tagger"
	"lede/model/text"
)

// goldDir is the folder of the project's own annotated articles; only those
// whose split is train are learned from.
const goldDir = "testdata/gold"

// articles is how the project's own articles are learned from.
var articles = corpus{file: goldDir, documents: true, copies: 2, renamed: 2}

func readArticles() ([]labelled, error) {
	docs, err := gold.ReadDir(goldDir)
	if err != nil {
		return nil, err
	}
	var out []labelled
	for _, d := range docs {
		if d.Split != gold.Train {
			continue
		}
		g := labelled{corpus: &articles, text: d.Article.Text}
		for _, b := range d.Article.Blocks {
			g.sentences = append(g.sentences, b.Span)
		}
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				if e.Kind < entity.Date && m.Form == entity.Name {
					g.names = append(g.names, goldName{Span: m.Span, allowed: []tagger.Type{tagger.Type(e.Kind)}})
				}
			}
		}
		slices.SortFunc(g.names, func(a, b goldName) int { return text.Compare(a.Span, b.Span) })
		out = append(out, g)
	}
	return out, nil
}
