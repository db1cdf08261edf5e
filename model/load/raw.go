package load

import (
	"context"
	"io"
	"iter"

	"lede/model/article"
	"lede/model/load/decode"
)

// decodeRaw makes the bytes as they are one article.
func decodeRaw(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		if err != nil {
			yield(nil, err)
			return
		}
		yield(article.Raw(string(raw), article.Origin{File: in.File, Format: "raw"}), nil)
	}
}
