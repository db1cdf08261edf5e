// Package plain decodes plain text: a headline, a header zone, paragraphs.
package plain

import (
	"context"
	"iter"

	"lede/model/article"
	"lede/model/load/decode"
)

// Decode reads a text as one article.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.OneText(in, "plain", func(b *article.Builder, s string) error {
		return build(b, s, func(done int) error { return in.Tell(ctx, done) })
	})
}
