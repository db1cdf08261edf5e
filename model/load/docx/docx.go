// Package docx decodes Word documents (Office Open XML): their paragraphs,
// headings, lists, tables, links and footnotes as text, nothing of their looks.
package docx

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/office"
)

// maxXML is how much of a document's text is read, unpacked; maxPart, of its lists of
// addresses, styles and numbers.
const (
	maxXML  = 16 << 20
	maxPart = 4 << 20
)

var errNoText = errors.New("a Word document without text")

// Decode reads a document as one article, the export of a press archive as the
// stories it holds.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "docx", func(raw []byte, yield func(*article.Article, error) bool) {
		blocks, pictures, cut, err := read(raw)
		if err != nil {
			yield(nil, err)
			return
		}
		for a, err := range office.Articles(ctx, in, "docx", blocks, pictures) {
			if cut && err == nil {
				a.Notices = append(a.Notices, article.Notice{Kind: article.Cut, Text: "the document breaks off or is longer than what is read of it"})
			}
			if !yield(a, err) {
				return
			}
		}
	})
}

// read returns the blocks of the document in a zip archive, its notes last, and what finds
// its pictures; cut says that its XML ended too early.
func read(raw []byte) (blocks []office.Block, pictures func(name string) []byte, cut bool, err error) {
	archive, err := decode.Zip(raw)
	if err != nil {
		return nil, nil, false, fmt.Errorf("docx: %w", err)
	}
	main, all, media := relations(archive)
	f, err := archive.Open(main)
	if err != nil {
		return nil, nil, false, errNoText
	}
	defer f.Close()
	p := newParser(office.Most(len(raw)))
	p.links, p.media, p.styles, p.lists = all, media, styles(archive), lists(archive)
	cut = p.read(xml.NewDecoder(io.LimitReader(f, maxXML)))
	if len(p.blocks) == 0 {
		return nil, nil, cut, errNoText
	}
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		f, err := archive.Open(name)
		if err != nil {
			continue // there are none
		}
		notes := newParser(p.room)
		cut = notes.read(xml.NewDecoder(io.LimitReader(f, maxXML))) || cut
		f.Close()
		for _, b := range notes.blocks {
			b.Note = true
			p.blocks = append(p.blocks, b)
		}
	}
	return p.blocks, office.PicturesOf(archive), cut, nil
}

// relations are the part that holds the text, which some programs name otherwise, and
// the addresses that it leads to and the pictures it shows, by the names it has for them.
func relations(archive *zip.Reader) (main string, links, media map[string]string) {
	main, links, media = "word/document.xml", map[string]string{}, map[string]string{}
	tokens(archive, "_rels/.rels", func(t xml.StartElement) {
		if strings.HasSuffix(office.Attribute(t, "Type"), "/officeDocument") {
			if name := path.Clean(strings.TrimPrefix(office.Attribute(t, "Target"), "/")); exists(archive, name) {
				main = name
			}
		}
	})
	tokens(archive, path.Join(path.Dir(main), "_rels", path.Base(main)+".rels"), func(t xml.StartElement) {
		id, target := office.Attribute(t, "Id"), office.Attribute(t, "Target")
		switch {
		case office.Attribute(t, "TargetMode") == "External":
			links[id] = target
		case office.IsPicture(target):
			name := path.Join(path.Dir(main), target)
			if path.IsAbs(target) {
				name = path.Clean(target[1:])
			}
			media[id] = name
		}
	})
	return main, links, media
}

func exists(archive *zip.Reader, name string) bool {
	_, err := fs.Stat(archive, name)
	return err == nil
}
