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
		yield(one(origin, func(b *Builder) error { return build(b, raw) }))
	}
}

// Whole is a reader of a text that is in memory already.
type Whole interface {
	io.Reader
	Whole() string
}

// OneText is One for a text, which is not copied where r is a Whole.
func OneText(r io.Reader, origin Origin, build func(b *Builder, s string) error) iter.Seq2[*Article, error] {
	if w, ok := r.(Whole); ok {
		return func(yield func(*Article, error) bool) {
			yield(one(origin, func(b *Builder) error { return build(b, w.Whole()) }))
		}
	}
	return One(r, origin, func(b *Builder, raw []byte) error { return build(b, string(raw)) })
}

func one(origin Origin, build func(b *Builder) error) (*Article, error) {
	b := new(Builder)
	if err := build(b); err != nil {
		return nil, err
	}
	return b.Build(origin), nil
}
