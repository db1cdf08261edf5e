package engine

import (
	"context"
	"image"

	"lede/model/article"
	"lede/model/load"
	"lede/model/picture"
)

// Pictures is an event for the screen: the pictures of an article, by their blocks.
type Pictures struct {
	Article *article.Article
	Of      map[int]Picture
}

// Picture is the file of a picture, and how wide and high it is in pixels.
type Picture struct {
	Raw  []byte
	Size image.Point
}

func (Pictures) apply(*Engine) []Work { return nil }

// Pictures looks for the pictures of the open article: in its file, and beside it. It asks
// no network. Their article tells them from those that were asked for before.
func (e *Engine) Pictures() []Work {
	a := e.article()
	if a == nil || a.Head != nil {
		return nil
	}
	source, origin := e.catalog.source(e.reader.Open().ID()), e.reader.Library().Item(e.reader.Open().ID()).Origin
	options := e.options.reading()
	options.Images = true
	return []Work{func(ctx context.Context) Event {
		found := Pictures{Article: a, Of: map[int]Picture{}}
		found.beside(source)
		if found.lacks() {
			if again, err := load.OpenAt(ctx, source, origin, options); err == nil {
				found.inside(again)
			}
		}
		return found
	}}
}

// beside takes the pictures that lie beside the article's file. Of one in an archive, and
// of standard input, none do.
func (p Pictures) beside(from load.Source) {
	if from.Path == "-" || p.Article.Origin.File != from.Name {
		return
	}
	for i, b := range p.Article.Blocks {
		if b.Kind == article.Caption && b.URL != "" {
			p.take(i, picture.Beside(from.Path, b.URL))
		}
	}
}

// lacks reports whether a caption of the article has no picture yet.
func (p Pictures) lacks() bool {
	for i, b := range p.Article.Blocks {
		if b.Kind == article.Caption && p.Of[i].Raw == nil {
			return true
		}
	}
	return false
}

// inside takes the pictures of the same article, read with them.
func (p Pictures) inside(again *article.Article) {
	if again.Text != p.Article.Text || len(again.Blocks) != len(p.Article.Blocks) {
		return // it changed meanwhile
	}
	for i, b := range again.Blocks {
		p.take(i, b.Image)
	}
}

// take takes the picture of a block, where there is one that can be shown.
func (p Pictures) take(block int, raw []byte) {
	if size, err := picture.Size(raw); err == nil {
		p.Of[block] = Picture{raw, size}
	}
}
