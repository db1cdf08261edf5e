// Package epub decodes books, a chapter an article, in the order of the spine
// (EPUB 2 and 3).
package epub

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"path"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/field"
	"lede/model/load/xmltree"
	"lede/model/when"
)

// Limits on what is unpacked of a book.
const (
	maxFile     = 16 << 20
	maxUnpacked = 256 << 20
	maxImages   = 64 << 20
	maxChapters = 10_000
	maxRatio    = 200     // unpacked to packed
	ratioFloor  = 1 << 20 // small files may be denser
)

var (
	errNoPackage  = errors.New("EPUB without a package document")
	errNoChapters = errors.New("EPUB without text")
	errEncrypted  = errors.New("EPUB is encrypted")
	errTooLarge   = errors.New("EPUB unpacks to more than 256 MiB, or to 200 times its size")
)

// Decode reads the chapters of a book.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		b, err := open(in)
		if err != nil {
			yield(nil, fmt.Errorf("epub: %w", err))
			return
		}
		b.articles(ctx, in.File)(yield)
	}
}

// articles gives the chapters that have a text, and an error last where some were
// left out or there are none.
func (b *book) articles(ctx context.Context, file string) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		index := 0
		for _, c := range b.chapters {
			if ctx.Err() != nil {
				return
			}
			a, err := b.article(c, article.Origin{File: file, Index: index, Format: "epub"})
			if err != nil {
				yield(nil, fmt.Errorf("epub: %s: %w", c.path, err))
				return
			}
			if a == nil {
				continue
			}
			if !yield(a, nil) {
				return
			}
			index++
		}
		switch {
		case index == 0:
			yield(nil, errNoChapters)
		case b.more > 0:
			yield(nil, fmt.Errorf("epub: %d chapters after the first %d were left out", b.more, maxChapters))
		}
	}
}

// book is an open book.
type book struct {
	in       decode.Input
	files    map[string]*zip.File
	left     int64 // bytes that may still be unpacked
	meta     article.Meta
	titles   map[string]string // of chapters, by path, from the table of contents
	chapters []chapter
	more     int   // chapters beyond maxChapters
	images   int64 // bytes of pictures that may still be unpacked
}

type chapter struct {
	path   string
	linear bool
}

func open(in decode.Input) (*book, error) {
	raw, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	z, err := decode.Zip(raw)
	if err != nil {
		return nil, err
	}
	b := &book{in: in, files: map[string]*zip.File{}, left: maxUnpacked, images: maxImages, titles: map[string]string{}}
	for _, f := range z.File {
		b.files[path.Clean(f.Name)] = f
	}
	name, pkg, err := b.packageDocument()
	if err != nil {
		return nil, err
	}
	if err := b.checkEncryption(); err != nil {
		return nil, err
	}
	b.readMeta(pkg.First("metadata"))
	b.readSpine(pkg, path.Dir(name))
	if len(b.chapters) == 0 {
		return nil, errNoChapters
	}
	return b, nil
}

// packageDocument finds the file that lists all others: the one the container
// names, else the first of its kind.
func (b *book) packageDocument() (string, *xmltree.Node, error) {
	name := ""
	if text, err := b.read("META-INF/container.xml"); err == nil {
		name = xmltree.Parse(text).Root.First("rootfile").Attr("full-path")
	}
	if b.files[path.Clean(name)] == nil {
		for n := range b.files {
			if strings.HasSuffix(n, ".opf") && (b.files[path.Clean(name)] == nil || n < name) {
				name = n
			}
		}
	}
	text, err := b.read(name)
	if err != nil {
		return "", nil, errNoPackage
	}
	return name, xmltree.Parse(text).Root, nil
}

// checkEncryption refuses a book whose text is encrypted; fonts often are.
func (b *book) checkEncryption() error {
	text, err := b.read("META-INF/encryption.xml")
	if err != nil {
		return nil
	}
	for ref := range xmltree.Parse(text).Root.Find("cipherreference") {
		if strings.HasSuffix(strings.ToLower(ref.Attr("uri")), "html") {
			return errEncrypted
		}
	}
	return nil
}

// read unpacks a file as text, as much of it as may be.
func (b *book) read(name string) (string, error) {
	text, _, err := b.unpack(name, maxFile)
	return text, err
}

// unpack unpacks most bytes of a file as text; cut says that there are more.
func (b *book) unpack(name string, most int64) (text string, cut bool, err error) {
	f := b.files[path.Clean(name)]
	if f == nil {
		return "", false, fmt.Errorf("%s is missing", name)
	}
	if f.UncompressedSize64 > ratioFloor && f.UncompressedSize64 > maxRatio*max(1, f.CompressedSize64) {
		return "", false, errTooLarge
	}
	rc, err := f.Open()
	if err != nil {
		return "", false, err
	}
	defer rc.Close()
	raw, err := io.ReadAll(io.LimitReader(rc, min(most, b.left)))
	if int64(len(raw)) == most {
		n, _ := rc.Read(make([]byte, 1))
		cut = n > 0
	}
	if b.left -= int64(len(raw)); b.left <= 0 {
		return "", false, errTooLarge
	}
	if err != nil && len(raw) == 0 {
		return "", false, err
	}
	return charset.Decode(raw, "utf-8").Text, cut, nil
}

func (b *book) readMeta(n *xmltree.Node) {
	m := &b.meta
	m.Section = n.Child("title").Text()
	m.Outlet = n.Child("publisher").Text()
	m.Language = n.Child("language").Text()
	for c := range n.All("creator") {
		if c.Text() != "calibre" { // the program that put it together
			m.Authors = append(m.Authors, field.SplitAuthors(c.Text())...)
		}
	}
	for d := range n.All("date") {
		if date, ok := when.Parse(d.Text()); ok {
			m.Published = date
			break
		}
	}
}

// readSpine lists the chapters and what the table of contents calls them.
func (b *book) readSpine(pkg *xmltree.Node, dir string) {
	items := map[string]*xmltree.Node{}
	contents := ""
	for item := range pkg.First("manifest").All("item") {
		items[item.Attr("id")] = item
		if strings.Contains(item.Attr("properties"), "nav") || item.Attr("media-type") == "application/x-dtbncx+xml" && contents == "" {
			contents = resolve(dir, item.Attr("href"))
		}
	}
	spine := pkg.First("spine")
	for ref := range spine.All("itemref") {
		item := items[ref.Attr("idref")]
		name := resolve(dir, item.Attr("href"))
		if item == nil || strings.Contains(item.Attr("properties"), "nav") {
			continue
		}
		if len(b.chapters) == maxChapters {
			b.more++
			continue
		}
		b.chapters = append(b.chapters, chapter{name, ref.Attr("linear") != "no"})
	}
	if text, err := b.read(contents); err == nil {
		b.readContents(xmltree.Parse(text).Root, path.Dir(contents))
	}
}

// readContents reads chapter titles of both kinds of tables of contents.
func (b *book) readContents(root *xmltree.Node, dir string) {
	add := func(href, title string) {
		name := resolve(dir, href)
		if title != "" && b.titles[name] == "" {
			b.titles[name] = title
		}
	}
	for a := range root.Find("a") {
		add(a.Attr("href"), a.Text())
	}
	var walk func(*xmltree.Node)
	walk = func(n *xmltree.Node) {
		for p := range n.Find("navpoint") {
			add(p.Child("content").Attr("src"), p.Path("navlabel", "text").Text())
			walk(p)
		}
	}
	walk(root)
}

// resolve returns the path in the archive that href means in dir.
func resolve(dir, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if u, err := url.PathUnescape(href); err == nil {
		href = u
	}
	return path.Clean(path.Join(dir, href))
}
