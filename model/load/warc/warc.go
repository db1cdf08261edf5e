// Package warc decodes web archives: each saved HTML page an article (WARC,
// ISO 28500; and ARC 1, its forerunner).
package warc

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
	"lede/model/load/decode"
	"lede/model/load/html"
)

// Limits on a record: what is read of a page, and of a line of a header.
const (
	maxPage = 16 << 20
	maxLine = 64 << 10
)

var errNoPages = errors.New("web archive without HTML pages")

// record is a record's header and, while it is current, its block.
type record struct {
	uri   string
	kind  string // WARC-Type; "response" in ARC
	media string // Content-Type of the block
	size  int64
}

// Decode reads the pages of an archive as they come.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		records := bufio.NewReaderSize(in, maxLine)
		index := 0
		for ctx.Err() == nil {
			rec, err := next(records)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(nil, fmt.Errorf("warc: %w", err))
				return
			}
			a := page(rec, io.LimitReader(records, rec.size), article.Origin{File: in.File, Index: index, Format: "warc"})
			if a == nil {
				continue
			}
			if !yield(a, nil) {
				return
			}
			index++
		}
		if index == 0 && ctx.Err() == nil {
			yield(nil, errNoPages)
		}
	}
}

// next finds the next record's header. Lines that are none are passed over:
// the ends of blocks, and what is left of a broken record.
func next(in *bufio.Reader) (record, error) {
	for {
		line, err := readLine(in)
		if strings.HasPrefix(line, "WARC/") {
			return warcHeader(in)
		}
		if rec, ok := arcHeader(line); ok {
			return rec, nil
		}
		if err != nil {
			return record{}, err
		}
	}
}

// readLine returns a line without its end; of one too long, its beginning.
func readLine(in *bufio.Reader) (string, error) {
	line, err := in.ReadSlice('\n')
	text := strings.TrimRight(string(line), "\r\n")
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = in.ReadSlice('\n')
	}
	return text, err
}

func warcHeader(in *bufio.Reader) (record, error) {
	rec := record{}
	for {
		line, err := readLine(in)
		if line == "" {
			return rec, ignoreEOF(err)
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		switch strings.ToLower(name) {
		case "warc-type":
			rec.kind = strings.ToLower(value)
		case "warc-target-uri":
			rec.uri = strings.Trim(value, "<>")
		case "content-type":
			rec.media = strings.ToLower(value)
		case "content-length":
			rec.size, _ = strconv.ParseInt(value, 10, 64)
			rec.size = max(0, rec.size)
		}
		if err != nil {
			return rec, ignoreEOF(err)
		}
	}
}

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// arcHeader reads ARC's one line: address, IP, date, type, length.
func arcHeader(line string) (record, bool) {
	f := strings.Fields(line)
	if len(f) != 5 || !strings.Contains(f[0], "://") {
		return record{}, false
	}
	size, err := strconv.ParseInt(f[4], 10, 64)
	if err != nil || size < 0 {
		return record{}, false
	}
	kind := "response"
	if strings.HasPrefix(f[0], "filedesc:") {
		kind = "warcinfo"
	}
	return record{uri: f[0], kind: kind, media: "application/http", size: size}, true
}

// page makes a record an article, nil where it is no page; its block is
// consumed either way.
func page(rec record, block io.Reader, origin article.Origin) *article.Article {
	defer func() { _, _ = io.Copy(io.Discard, block) }() // the next record says what is wrong
	var raw []byte
	declared := ""
	switch {
	case rec.kind == "response" && strings.HasPrefix(rec.media, "application/http"):
		var ok bool
		if raw, declared, ok = response(block); !ok {
			return nil
		}
	case rec.kind == "resource" && isHTML(rec.media), rec.kind == "conversion" && isHTML(rec.media):
		raw, _ = io.ReadAll(io.LimitReader(block, maxPage))
	default:
		return nil
	}
	b := new(article.Builder)
	if c := html.Declared(raw); declared == "" {
		declared = c
	}
	decoded := charset.Decode(raw, declared)
	if n := decoded.Notice(); n != "" {
		b.Notice(article.Repaired, n)
	}
	if len(raw) >= maxPage {
		b.Notice(article.Cut, "cut at 16 MiB")
	}
	html.Page(b, decoded.Text, rec.uri)
	if b.Len() == 0 {
		return nil
	}
	if b.Meta().URL == "" {
		b.Meta().URL = rec.uri
	}
	return b.Build(origin)
}

func isHTML(media string) bool {
	return strings.Contains(media, "text/html") || strings.Contains(media, "xhtml")
}
