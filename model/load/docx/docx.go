// Package docx decodes Word documents (Office Open XML): their paragraphs,
// headings, lists, tables, links and footnotes as text, nothing of their looks.
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

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/office"
)

// maxXML is how much of a document's text is read, unpacked; maxLinks, of the list
// of the addresses that it links to.
const (
	maxXML   = 16 << 20
	maxLinks = 4 << 20
)

var errNoText = errors.New("a Word document without text")

// Decode reads a document as one article, the export of a press archive as the
// stories it holds.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		raw, err := io.ReadAll(in)
		if err != nil {
			yield(nil, fmt.Errorf("docx: %w", err))
			return
		}
		blocks, cut, err := read(raw)
		if err != nil {
			yield(nil, err)
			return
		}
		for a, err := range office.Articles(ctx, in, "docx", blocks) {
			if cut && err == nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: "the document breaks off or is longer than what is read of it"})
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// read returns the blocks of the document in a zip archive, its notes last; cut
// says that its XML ended too early.
func read(raw []byte) (blocks []office.Block, cut bool, err error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, false, fmt.Errorf("docx: %w", err)
	}
	f, err := archive.Open("word/document.xml")
	if err != nil {
		return nil, false, fmt.Errorf("docx: %w", err)
	}
	defer f.Close()
	p := &parser{links: links(archive)}
	cut = p.read(xml.NewDecoder(io.LimitReader(f, maxXML)))
	if len(p.blocks) == 0 {
		return nil, cut, errNoText
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		f, err := archive.Open(name)
		if err != nil {
			continue // there are none
		}
		notes := new(parser)
		cut = notes.read(xml.NewDecoder(io.LimitReader(f, maxXML))) || cut
		f.Close()
		for _, b := range notes.blocks {
			b.Note = true
			p.blocks = append(p.blocks, b)
		}
	}
	return p.blocks, cut, nil
}

// links are the addresses that a document leads to, by the names it has for them.
func links(archive *zip.Reader) map[string]string {
	all := map[string]string{}
	f, err := archive.Open("word/_rels/document.xml.rels")
	if err != nil {
		return all
	}
	defer f.Close()
	d := xml.NewDecoder(io.LimitReader(f, maxLinks))
	for {
		token, err := d.RawToken()
		if err != nil {
			return all
		}
		if t, ok := token.(xml.StartElement); ok && office.Attribute(t, "TargetMode") == "External" {
			all[office.Attribute(t, "Id")] = office.Attribute(t, "Target")
		}
	}
}
