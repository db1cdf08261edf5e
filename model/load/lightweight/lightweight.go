// Package lightweight decodes the lightweight markup languages beside Markdown:
// Org, reStructuredText, AsciiDoc, MediaWiki's wikitext and gemtext. Each has a
// reader of its lines; what they find is written in one way.
package lightweight

import (
	"context"
	"iter"
	"path"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/plain"
)

// decoder makes one article of a text with what read makes of its lines.
func decoder(format string, spans inliner, read func(p *page, lines []string)) decode.Decoder {
	return func(_ context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
		return decode.OneText(in, format, func(b *article.Builder, s string) error {
			s = strings.NewReplacer("\uFEFF", "", "\r\n", "\n", "\r", "\n").Replace(s)
			cost := spanCostOfAll + spanCost*len(s)
			p := &page{b: b, inliner: spans, file: in.File, left: cost, quick: cost}
			read(p, strings.Split(plain.CutLines(b, s), "\n"))
			p.finish()
			return nil
		})
	}
}

// DecodeOrg reads Org, as Emacs writes it.
func DecodeOrg(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decoder("org", orgSpans, readOrg)(ctx, in)
}

// DecodeRST reads reStructuredText.
func DecodeRST(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decoder("rst", rstSpans, readRST)(ctx, in)
}

// DecodeAsciiDoc reads AsciiDoc.
func DecodeAsciiDoc(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decoder("asciidoc", adocSpans, readAsciiDoc)(ctx, in)
}

// DecodeWiki reads wikitext, as MediaWiki has it.
func DecodeWiki(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decoder("wiki", wikiSpans, readWiki)(ctx, in)
}

// DecodeGemtext reads gemtext, the pages of the Gemini protocol.
func DecodeGemtext(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decoder("gemtext", gemSpans, readGemtext)(ctx, in)
}

// nameOf is the name of a file without its folder and extension.
func nameOf(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	return strings.ReplaceAll(strings.TrimSuffix(base, path.Ext(base)), "_", " ")
}
