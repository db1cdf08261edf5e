// Package decode is what a decoder is given and what it gives.
package decode

import (
	"context"
	"fmt"
	"io"
	"iter"

	"lede/model/article"
	"lede/model/picture"
)

// Input is one file, or one member of an archive, as its decoder gets it.
type Input struct {
	// Reader gives the bytes as they are in the file, or UTF-8 where the format
	// is a text format. It is nil where Text is the whole.
	io.Reader
	Text string

	At   io.ReaderAt // the file at any place; nil for a stream
	Size int64       // of the file in bytes; 0 where it is unknown
	File string      // its name: for the articles' Origin, and for breaking ties

	AsIs bool // text that was decoded with the wrong encoding stays as it came
	// Names are the people of an export, by what its members call them.
	Names map[string]string

	Images bool // captions keep their pictures, as far as the file holds them

	Heads bool // the metadata and first words of each article are enough

	// Progress is told how many bytes of a long text are made into articles, by
	// the decoder's goroutine. Nil is told nothing.
	Progress func(done int)
}

// Decoder reads the articles of in: as it finds them, in order, and at most one
// error, last; what was read before it stays. It stops when ctx is done. All text
// passes through article.Builder.
type Decoder = func(ctx context.Context, in Input) iter.Seq2[*article.Article, error]

// Tell says that done bytes of a text are ready. It returns ctx's error: the
// decoder should stop then.
func (in Input) Tell(ctx context.Context, done int) error {
	if in.Progress != nil {
		in.Progress(done)
	}
	return ctx.Err()
}

// Builder is a fresh builder, which keeps the pictures that addresses hold themselves
// where in asks for pictures.
func (in Input) Builder() *article.Builder {
	b := new(article.Builder)
	if in.Images {
		b.Pictures(picture.Data)
	}
	return b
}

// Many reads a file that may hold several articles: read gets all of its bytes.
func Many(in Input, format string, read func(raw []byte, yield func(*article.Article, error) bool)) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", format, err))
			return
		}
		read(raw, yield)
	}
}

// One is Many for a file that holds one article: build gets a fresh Builder, and says
// why there is none.
func One(in Input, format string, build func(b *article.Builder, raw []byte) error) iter.Seq2[*article.Article, error] {
	return Many(in, format, func(raw []byte, yield func(*article.Article, error) bool) {
		yield(one(in, format, func(b *article.Builder) error { return build(b, raw) }))
	})
}

// ManyText is Many for a text, which is not copied where it is in memory already.
func ManyText(in Input, format string, read func(s string, yield func(*article.Article, error) bool)) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		s, err := in.whole()
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", format, err))
			return
		}
		read(s, yield)
	}
}

// OneText is One for such a text.
func OneText(in Input, format string, build func(b *article.Builder, s string) error) iter.Seq2[*article.Article, error] {
	return ManyText(in, format, func(s string, yield func(*article.Article, error) bool) {
		yield(one(in, format, func(b *article.Builder) error { return build(b, s) }))
	})
}

// whole is all of in as one text.
func (in Input) whole() (string, error) {
	if in.Reader == nil {
		return in.Text, nil
	}
	raw, err := io.ReadAll(in)
	return string(raw), err
}

func one(in Input, format string, build func(b *article.Builder) error) (*article.Article, error) {
	b := in.Builder()
	if err := build(b); err != nil {
		return nil, err
	}
	return b.Build(article.Origin{File: in.File, Format: format}), nil
}
