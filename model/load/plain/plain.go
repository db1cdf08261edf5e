// Package plain decodes plain text: a headline, a header zone, paragraphs.
package plain

import (
	"context"
	"io"
	"iter"

	"lede/model/article"
)

// Decode reads a text as one article.
func Decode(_ context.Context, r io.Reader, file string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(r)
		if err != nil {
			yield(nil, err)
			return
		}
		b := new(article.Builder)
		Build(b, string(raw))
		yield(b.Build(article.Origin{File: file, Format: "plain"}), nil)
	}
}
