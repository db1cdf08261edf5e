package article

import (
	"fmt"
	"io"
	"iter"
)

// One reads a file that holds one article: build gets all of its bytes and a
// fresh Builder, and says why there is none.
func One(r io.Reader, origin Origin, build func(b *Builder, raw []byte) error) iter.Seq2[*Article, error] {
	return func(yield func(*Article, error) bool) {
		raw, err := io.ReadAll(r)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", origin.Format, err))
			return
		}
		b := new(Builder)
		if err := build(b, raw); err != nil {
			yield(nil, err)
			return
		}
		yield(b.Build(origin), nil)
	}
}
