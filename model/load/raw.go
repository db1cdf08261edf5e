package load

import (
	"context"
	"io"
	"iter"

	"lede/model/article"
)

// decodeRaw makes the bytes as they are one article.
func decodeRaw(_ context.Context, r io.Reader, file string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(r)
		if err != nil {
			yield(nil, err)
			return
		}
		yield(article.Raw(string(raw), article.Origin{File: file, Format: "raw"}), nil)
	}
}
