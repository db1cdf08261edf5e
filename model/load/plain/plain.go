// Package plain decodes plain text: a headline, a header zone, paragraphs.
package plain

import (
	"context"
	"io"
	"iter"

	"lede/model/article"
)

// Decode reads a text as one article.
func Decode(ctx context.Context, r io.Reader, file string) iter.Seq2[*article.Article, error] {
	return article.OneText(r, article.Origin{File: file, Format: "plain"}, func(b *article.Builder, s string) error {
		return build(ctx, b, s)
	})
}
