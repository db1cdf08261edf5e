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
	return article.One(r, article.Origin{File: file, Format: "plain"}, func(b *article.Builder, raw []byte) error {
		Build(b, string(raw))
		return nil
	})
}
