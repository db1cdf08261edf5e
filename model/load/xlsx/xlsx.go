// Package xlsx decodes spreadsheets (Office Open XML) with an article a row. What
// numbers and formulas show is read, not how they look.
package xlsx

import (
	"archive/zip"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"

	"lede/model/article"
	"lede/model/load/decode"
	"lede/model/load/table"
)

var errNoTable = errors.New("a spreadsheet without a table")

// Decode reads the articles of every sheet that holds some. Where none does, the
// error names the columns of the first.
func Decode(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return decode.Many(in, "xlsx", func(raw []byte, yield func(*article.Article, error) bool) {
		b, err := open(raw)
		if err != nil {
			yield(nil, fmt.Errorf("xlsx: %w", err))
			return
		}
		b.articles(ctx, in)(yield)
	})
}

func (b *book) articles(ctx context.Context, in decode.Input) iter.Seq2[*article.Article, error] {
	return func(yield func(*article.Article, error) bool) {
		count, reason, broken := 0, errNoTable, false
		for _, sheet := range b.sheets {
			next, stop := iter.Pull2(b.rows(sheet))
			head, err := b.head(next)
			if err != nil {
				stop()
				if errors.Is(err, errBroken) && !yield(nil, fmt.Errorf("%s: %w", path.Base(sheet), err)) {
					return
				}
				if broken = broken || errors.Is(err, errBroken); errors.Is(reason, errNoTable) {
					reason = err
				}
				continue
			}
			for a, err := range head.Articles(ctx, in, "xlsx", rest(next)) {
				if a != nil {
					a.Origin.Index = count
					count++
				}
				if !yield(a, err) {
					stop()
					return
				}
			}
			stop()
		}
		if count == 0 && !broken && ctx.Err() == nil {
			yield(nil, reason)
		}
	}
}

// head reads rows up to the first with two cells or more that say something: a
// title may stand above a table.
func (b *book) head(next func() ([]string, error, bool)) (table.Head, error) {
	for {
		row, err, ok := next()
		if !ok {
			return table.Head{}, errNoTable
		}
		if err != nil {
			return table.Head{}, fmt.Errorf("%w: %w", errBroken, err)
		}
		filled := 0
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				filled++
			}
		}
		if filled > 1 {
			return table.NewHead(row)
		}
	}
}

func rest(next func() ([]string, error, bool)) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for {
			row, err, ok := next()
			if !ok || !yield(row, err) {
				return
			}
		}
	}
}

// book is an open workbook.
type book struct {
	files  map[string]*zip.File
	left   int64    // bytes that may still be unpacked
	sheets []string // paths of the sheets, in the order of their numbers
	shared []string // texts that cells point to
	met    []bool   // whether one did
	dates  []bool   // whether a style shows a date
}

// maxUnpacked is how much of a workbook is read, in bytes; a small one may hold
// more than maxRatio times its size.
const (
	maxUnpacked = 256 << 20
	maxRatio    = 100
	ratioFloor  = 8 << 20
)

var errBroken = errors.New("the sheet cannot be read")

var errTooLarge = errors.New("the spreadsheet unpacks to too much")

func open(raw []byte) (*book, error) {
	z, err := decode.Zip(raw)
	if err != nil {
		return nil, err
	}
	b := &book{files: map[string]*zip.File{}, left: min(maxUnpacked, max(ratioFloor, maxRatio*int64(len(raw))))}
	for _, f := range z.File {
		b.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	number := map[string]int{}
	for name := range b.files {
		if digits, ok := strings.CutPrefix(name, "xl/worksheets/sheet"); ok {
			if n, err := strconv.Atoi(strings.TrimSuffix(digits, ".xml")); err == nil {
				number[name], b.sheets = n, append(b.sheets, name)
			}
		}
	}
	slices.SortFunc(b.sheets, func(a, c string) int { return cmp.Or(number[a]-number[c], strings.Compare(a, c)) })
	if len(b.sheets) == 0 {
		return nil, errNoTable
	}
	if err := b.readShared(); err != nil {
		return nil, err
	}
	return b, b.readStyles()
}

// file opens a part; nil where there is none.
func (b *book) file(name string) (io.ReadCloser, error) {
	f := b.files[name]
	if f == nil {
		return nil, nil //nolint:nilnil // most parts may be missing
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{&metered{r, &b.left}, r}, nil
}

// metered fails where too much is unpacked.
type metered struct {
	r    io.Reader
	left *int64
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	if *m.left -= int64(n); *m.left < 0 {
		return n, errTooLarge
	}
	return n, err
}
