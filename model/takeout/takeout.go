// Package takeout reads what other readers hand over when one leaves them: which
// articles they kept, with their texts where they have them, what was read and
// starred, and how it was tagged. It keeps nothing itself.
package takeout

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"lede/model/database"
	"lede/model/when"
)

// Entry is an article as another reader kept it. What it does not say is zero.
// Nothing in it is cleaned.
type Entry struct {
	URL       string
	ID        string // as its feed names it
	Feed      string // address of that feed
	Outlet    string
	Title     string
	Author    string
	Published time.Time
	HTML      string // its text
	Enclosure string // address of its recording
	Media     string // media type of that
	Tags      []string
	Read      bool
	Starred   bool
	Deleted   bool // the reader threw it away
}

// Reasons that a file gives no entries.
var (
	ErrForeign = errors.New("no export of another reader that is known here")
	ErrEmpty   = errors.New("no articles in it")
)

// Part is one file of an export.
type Part struct {
	Name    string
	Kind    string                  // what it is, in words; "" is none that is known here
	Raw     []byte                  // the whole of a part without entries, which may be a list of feeds
	Entries iter.Seq2[Entry, error] // of articles; nil has none
}

// mostRead is how large a part may be that is read as a whole, in bytes.
const mostRead = 512 << 20

// Open reads an export: a file, a folder or a ZIP archive of some. Parts that are
// pictures or pages of entries are left out.
func Open(ctx context.Context, name string) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			yield(Part{Name: name}, err)
		case info.IsDir():
			parts(ctx, os.DirFS(name), name, yield)
		default:
			file(ctx, name, yield)
		}
	}
}

// file reads a file that stands alone.
func file(ctx context.Context, name string, yield func(Part, error) bool) {
	f, err := os.Open(name)
	if err != nil {
		yield(Part{Name: name}, err)
		return
	}
	defer f.Close()
	head := make([]byte, len(database.Magic))
	n, _ := io.ReadFull(f, head) // a shorter one is none of these
	switch {
	case string(head[:n]) == database.Magic:
		yield(newsboat(ctx, name), nil)
		return
	case bytes.HasPrefix(head[:n], []byte("PK\x03\x04")):
		info, err := f.Stat()
		if err != nil {
			yield(Part{Name: name}, err)
			return
		}
		z, err := zip.NewReader(f, info.Size())
		if err != nil {
			yield(Part{Name: name}, err)
			return
		}
		parts(ctx, z, name, yield)
		return
	}
	yield(read(os.DirFS(filepath.Dir(name)), filepath.Base(name), name))
}

// kept are the ends of names of files that may be parts; the name without an end
// is newsboat's.
var kept = []string{".json", ".jsonl", ".csv", ".html", ".htm", ".opml", ".xml", ".db"}

// parts reads the files of a folder or an archive. Whoever made it may have put
// texts and pictures beside them.
func parts(ctx context.Context, in fs.FS, name string, yield func(Part, error) bool) {
	found := false
	err := fs.WalkDir(in, ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case d.IsDir() && (p != "." && strings.HasPrefix(d.Name(), ".") || d.Name() == textFolder):
			return fs.SkipDir
		case d.IsDir() || !isPart(p):
			return nil
		}
		part, err := partOf(ctx, in, p, name)
		if err == nil && part.Kind == "" && path.Base(p) != "urls" && !isOPML(part.Raw) {
			return nil
		}
		found = true
		if !yield(part, err) {
			return fs.SkipAll
		}
		return nil
	})
	if err == nil && !found {
		err = ErrForeign
	}
	if err != nil {
		yield(Part{Name: name}, err)
	}
}

func isPart(p string) bool {
	for _, end := range kept {
		if strings.EqualFold(path.Ext(p), end) {
			return true
		}
	}
	return path.Base(p) == "urls"
}

func partOf(ctx context.Context, in fs.FS, p, name string) (Part, error) {
	inside := filepath.Join(name, filepath.FromSlash(p))
	if !strings.EqualFold(path.Ext(p), ".db") {
		return read(in, p, inside)
	}
	part := Part{Name: inside}
	head, err := headOf(in, p)
	_, packed := in.(*zip.Reader)
	switch {
	case err != nil:
		return part, err
	case head != database.Magic:
		return part, nil
	case packed:
		return part, errors.New("a database in an archive: unpack it")
	}
	return newsboat(ctx, inside), nil
}

// headOf is what a file begins with, as much as tells a database.
func headOf(in fs.FS, p string) (string, error) {
	f, err := in.Open(p)
	if err != nil {
		return "", err
	}
	defer f.Close()
	head := make([]byte, len(database.Magic))
	n, err := io.ReadFull(f, head)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil // a shorter one is none
	}
	return string(head[:n]), err
}

// isOPML reports whether a part without entries is a list of feeds.
func isOPML(raw []byte) bool {
	const most = 4 << 10
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), most)]), []byte("<opml"))
}

// read reads a part of text.
func read(in fs.FS, p, name string) (Part, error) {
	part := Part{Name: name}
	f, err := in.Open(p)
	if err != nil {
		return part, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostRead+1))
	switch {
	case err != nil:
		return part, err
	case len(raw) > mostRead:
		return part, errors.New("larger than the limit: 512 MiB")
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	trimmed := bytes.TrimLeft(raw, " \t\r\n")
	switch {
	case bytes.HasPrefix(trimmed, []byte("{")), bytes.HasPrefix(trimmed, []byte("[")):
		part.Kind, part.Entries = "articles in JSON", objects(trimmed, texts{in, path.Dir(p)})
	case isTable(raw):
		part.Kind, part.Entries = "a table of articles", rows(raw)
	case isLinks(trimmed):
		part.Kind, part.Entries = "a list of links", links(raw)
	default:
		part.Raw = raw
	}
	return part, nil
}

// textFolder is where Omnivore puts the texts, by their slugs.
const textFolder = "content"

// texts are files beside a part that hold the texts of its entries.
type texts struct {
	in  fs.FS
	dir string
}

// of is the text of a slug, "" where there is none.
func (t texts) of(slug string) string {
	name := path.Join(t.dir, textFolder, slug+".html")
	if slug == "" || !fs.ValidPath(name) {
		return ""
	}
	data, err := fs.ReadFile(t.in, name)
	if err != nil || len(data) > mostRead {
		return ""
	}
	return string(data)
}

// at is a time in seconds, milliseconds or microseconds since 1970, or in words;
// zero is none.
func at(s string) time.Time {
	if t := since1970(strings.TrimSpace(s)); !t.IsZero() {
		return t
	}
	d, ok := when.Parse(s)
	if !ok {
		return time.Time{}
	}
	return d.Time.UTC()
}

// split parts a list of tags as they are written in one field.
func split(s string) (tags []string) {
	s = strings.Trim(s, "[]{} ")
	for tag := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == '|' }) {
		if tag = strings.Trim(tag, ` "'`); tag != "" {
			tags = append(tags, tag)
		}
	}
	return tags
}
