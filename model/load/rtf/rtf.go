// Package rtf decodes Rich Text Format (RTF 1.9): the text of its paragraphs,
// nothing of their looks.
package rtf

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/press"
)

var errNoText = errors.New("RTF without text")

// Decode reads a document as plain text is read, or as the export of a press
// archive where it is one.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		if err != nil {
			yield(nil, fmt.Errorf("rtf: %w", err))
			return
		}
		p := newParser(raw)
		text := p.text()
		if strings.TrimSpace(text) == "" {
			yield(nil, errNoText)
			return
		}
		for a, err := range press.Text(ctx, text, in) {
			if p.deep && a != nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: fmt.Sprintf("what was nested deeper than %d was left out", maxDepth)})
			}
			if !yield(a, err) {
				return
			}
		}
	}
}
