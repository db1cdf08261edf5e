// Package pdf decodes the text of PDF files by an own reader, made for files
// that lie: objects are found by looking for them, every structure is bounded
// in depth, number and size, and nothing is drawn. It knows what text needs
// (ISO 32000-1: objects, object streams, Flate, fonts' encodings and ToUnicode,
// text operators, forms) and no more.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode/utf16"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/plain"
	"lede/model/text"
)

// Limits on what is read of a document.
const (
	maxPages = 500
	maxText  = 8 << 20
)

var (
	errEncrypted = errors.New("PDF is encrypted")
	errNoText    = errors.New("PDF without text: scanned pages, or letters of an unknown encoding")
)

// Decode reads a document as one article.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.One(in, "pdf", func(b *article.Builder, raw []byte) error {
		if tail := raw[max(0, len(raw)-64<<10):]; encrypted().Match(tail) || encrypted().Match(raw) {
			return errEncrypted
		}
		f := index(raw)
		f.meta(b.Meta())
		if f.write(ctx, b); b.Len() == 0 {
			return errNoText
		}
		return nil
	})
}

// write adds the text of the pages.
func (f *file) write(ctx context.Context, b *article.Builder) {
	pages, total := f.pages(maxPages)
	if total > len(pages) {
		b.Notice(article.Cut, fmt.Sprintf("cut after %d of %d pages", len(pages), total))
	}
	fonts := map[ref]*font{}
	var all [][]textLine
	size := 0
	for i, p := range pages {
		if ctx.Err() != nil || size > maxText {
			b.Notice(article.Cut, fmt.Sprintf("cut after page %d", i))
			break
		}
		l := lines(f.fragments(p, fonts), i)
		for _, line := range l {
			size += len(line.text)
		}
		all = append(all, l)
	}
	if f.full {
		b.Notice(article.Cut, "pages that hold more than anyone prints were cut")
	}
	kept, removed := withoutRunningHeads(all)
	if removed {
		b.Notice(article.Cut, "running heads and page numbers were left out")
	}
	writeParagraphs(b, paragraphs(kept))
}

// maxHead is how many paragraphs below the headline may say when and by whom.
const maxHead = 4

// writeParagraphs adds paragraphs and headings; without a title of its own the
// document has that of its largest line on top. Lines below it that say when and
// by whom are the metadata's: when the file was written or printed says nothing.
func writeParagraphs(b *article.Builder, all []paragraph) {
	m := b.Meta()
	if m.Title == "" {
		if i := headline(all); i >= 0 {
			m.Title = all[i].text
		}
	}
	head := headline(all)
	for i, p := range all {
		switch {
		case isMasthead(all, i):
			m.Outlet = p.text
		case i > head && i <= max(0, head)+maxHead && plain.IsHeaderLine(p.text) && plain.HeaderLine(m, p.text):
		case i < 3 && strings.EqualFold(text.CleanLine(p.text), text.CleanLine(m.Title)):
		case p.heading:
			b.Block(article.Block{Kind: article.Heading, Level: 2}, p.text)
		default:
			b.Block(article.Block{Kind: article.Paragraph}, p.text)
		}
	}
}

// headline is the largest heading among the first paragraphs that is not the name
// of a newspaper above it, -1 without one.
func headline(all []paragraph) int {
	best := -1
	for i, p := range all[:min(len(all), 8)] {
		if p.heading && !isMasthead(all, i) && (best < 0 || p.size > 1.1*all[best].size) {
			best = i
		}
	}
	return best
}

// junkTitle matches what programs write as a title that is none.
var junkTitle = text.Pattern(`(?i)^(untitled.*|microsoft (word|powerpoint) - .*|.*\.(docx?|indd|pdf|rtf|odt|tex|dvi|ps|qxd|xlsx?|pptx?)|\S+\.[a-z]{2,5}|document ?\d*|print|slide \d+|none|title)$`)

// meta fills in what the document says about itself.
func (f *file) meta(m *article.Meta) {
	n, ok := f.last(infoRef())
	if !ok {
		return
	}
	info := f.dict(ref(n))
	if t := f.text(info["Title"]); !junkTitle().MatchString(t) {
		m.Title = t
	}
	if a := f.text(info["Author"]); strings.Contains(a, " ") {
		m.Authors = field.SplitAuthors(a)
	}
	if n, ok := f.last(rootRef()); ok {
		m.Language = f.text(f.dict(ref(n))["Lang"])
	}
}

// text is a text string: UTF-16 with a mark, UTF-8 with a mark, else about Latin-1.
func (f *file) text(o object) string {
	s, _ := f.resolve(o).(string)
	switch {
	case strings.HasPrefix(s, "\xfe\xff"):
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return text.CleanLine(string(utf16.Decode(units)))
	case strings.HasPrefix(s, "\xef\xbb\xbf"):
		return text.CleanLine(s[3:])
	}
	var out bytes.Buffer
	for i := range len(s) {
		out.WriteString(baseText("WinAnsiEncoding", s[i]))
	}
	return text.CleanLine(out.String())
}
