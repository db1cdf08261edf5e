// Package odt decodes documents in the OpenDocument format, zipped or as one XML
// file: their paragraphs, headings, lists, tables, links and notes as text.
package odt

import (
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

// maxXML is how much of a document's text is read, unpacked.
const maxXML = 16 << 20

var errNoText = errors.New("an OpenDocument file without text")

// Decode reads a document as one article, the export of a press archive as the
// stories it holds.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "odt", func(raw []byte, yield func(*article.Article, error) bool) {
		p := &parser{room: office.Most(len(raw))}
		cut, err := p.document(raw)
		if err == nil && len(p.blocks) == 0 {
			err = errNoText
		}
		if err != nil {
			yield(nil, err)
			return
		}
		for a, err := range office.Articles(ctx, in, "odt", append(p.blocks, p.notes...), p.find) {
			if cut && err == nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: "the document breaks off or is longer than what is read of it"})
			}
			if !yield(a, err) {
				return
			}
		}
	})
}

// document reads the text of a document, which lies in a zip archive or is the file.
func (p *parser) document(raw []byte) (cut bool, err error) {
	if !bytes.HasPrefix(raw, []byte("PK")) {
		return p.read(xml.NewDecoder(io.LimitReader(bytes.NewReader(raw), maxXML))), nil
	}
	archive, err := decode.Zip(raw)
	if err != nil {
		return false, fmt.Errorf("odt: %w", err)
	}
	f, err := archive.Open("content.xml")
	if err != nil {
		return false, fmt.Errorf("odt: %w", err)
	}
	defer f.Close()
	p.find = office.PicturesOf(archive)
	return p.read(xml.NewDecoder(io.LimitReader(f, maxXML))), nil
}
