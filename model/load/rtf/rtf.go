// Package rtf decodes Rich Text Format (RTF 1.9): its paragraphs, headings, lists,
// tables, links and footnotes as text, nothing of their looks.
package rtf

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/office"
)

var errNoText = errors.New("RTF without text")

// Decode reads a document as plain text is read, or as the export of a press
// archive where it is one.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "rtf", func(raw []byte, yield func(*article.Article, error) bool) {
		var has words
		p := newParser(raw, &has)
		if p.read(); !has {
			yield(nil, errNoText)
			return
		}
		blocks, deep, cut := p.doc.blocks, p.deep, p.doc.cut // the rest takes as much memory
		for a, err := range office.Articles(ctx, in, "rtf", blocks, nil) {
			if deep && a != nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("what was nested deeper than %d was left out", maxDepth)})
			}
			if cut && a != nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("cut after %d paragraphs", maxBlocks)})
			}
			if !yield(a, err) {
				return
			}
		}
	})
}

// words is whether there are some in what is written to it, which is not kept.
type words bool

func (w *words) WriteString(s string) (int, error) {
	*w = *w || strings.TrimSpace(s) != ""
	return len(s), nil
}
