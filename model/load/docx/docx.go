// Package docx decodes Word documents (Office Open XML): their paragraphs,
// headings, lists and tables as text, nothing of their looks.
package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/plain"
	"lede/model/load/press"
)

// maxXML is how much of a document's text is read, unpacked.
const maxXML = 16 << 20

var errNoText = errors.New("a Word document without text")

// Decode reads a document as one article, the export of a press archive as the
// stories it holds. One whose paragraphs have no styles is read as plain text is.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		if err != nil {
			yield(nil, fmt.Errorf("docx: %w", err))
			return
		}
		paras, cut, err := read(raw)
		if err != nil {
			yield(nil, err)
			return
		}
		for a, err := range articles(ctx, in, paras) {
			if cut && err == nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: "the document breaks off or is longer than what is read of it"})
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func articles(ctx context.Context, in decode.Input, paras []para) iter.Seq2[*article.Article, error] {
	var lines []string
	for _, p := range paras {
		lines = append(lines, p.text)
	}
	if text := strings.Join(lines, "\n\n"); !styled(paras) || press.Is(text) {
		return press.Text(ctx, text, in)
	}
	return func(yield func(*article.Article, error) bool) {
		b := new(article.Builder)
		write(b, paras)
		yield(b.Build(article.Origin{File: in.File, Format: "docx"}), nil)
	}
}

// read returns the paragraphs of the document in a zip archive; cut says that
// its XML ended too early.
func read(raw []byte) (paras []para, cut bool, err error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, false, fmt.Errorf("docx: %w", err)
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		return nil, false, fmt.Errorf("docx: %w", err)
	}
	defer f.Close()
	paras, cut = paragraphs(xml.NewDecoder(io.LimitReader(f, maxXML)))
	if len(paras) == 0 {
		return nil, cut, errNoText
	}
	return paras, cut, nil
}

func styled(paras []para) bool {
	for _, p := range paras {
		if p.title || p.level > 0 {
			return true
		}
	}
	return false
}

// write adds paragraphs with styles to b: the one that is the title, else the
// first heading, and the header lines below it to the metadata.
func write(b *article.Builder, paras []para) {
	head := true
	for _, p := range paras {
		switch {
		case b.Meta().Title == "" && b.Len() == 0 && (p.title || p.level == 1):
			b.Meta().Title = p.text
		case head && plain.IsHeaderLine(p.text):
			plain.HeaderLine(b.Meta(), p.text)
		default:
			head = head && b.Len() == 0 && p.level > 0
			block(b, p)
		}
	}
}

func block(b *article.Builder, p para) {
	switch {
	case p.level > 0 || p.title:
		b.Block(article.Block{Kind: article.Heading, Level: max(2, min(p.level, 6))}, p.text)
	case p.item:
		b.Block(article.Block{Kind: article.Item, Level: 1, Marker: "•"}, p.text)
	default:
		b.Block(article.Block{Kind: article.Paragraph}, p.text)
	}
}
