package load

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"lede/model/article"
)

// TestBudget: what is cheap to read may be as dense as it likes, what is dear
// may not; what is not dense may be dear.
func TestBudget(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		size            int64 // of the archive, in equal parts for each byte
		texts, each     int64 // articles, bytes of each
		blocks          int   // of each
		whole           bool  // each is a member of its own
		unpacked, spent int64 // bytes, and at which of them no more is read; 0 never
	}{
		"a year of bulletins":         {300_000, 9000, 1800, 10, false, 9000 * 1800, 0},
		"one at the free work":        {1, 1, longText + (freeWork-longText)/48, 0, true, 0, 0},
		"one beyond it":               {1, 1, longText + (freeWork-longText)/48 + 1, 0, true, 0, 1},
		"tiny ones at the free work":  {1, freeWork / 4096, 1024, 0, false, 0, 0},
		"tiny ones beyond it":         {1, freeWork/4096 + 1, 1024, 0, false, 0, freeWork/4096 + 1},
		"lines at the free work":      {1, 511, 1024, 496, false, 0, 0},
		"lines beyond it":             {1, 512, 1024, 497, false, 0, 512},
		"long ones of another format": {1, 5, 1 << 20, 0, false, 0, 2},
		"a long text, not dense":      {20 * mebibyte, 1, 100 * mebibyte, 0, true, 0, 0},
		"a long text, dense":          {4 * mebibyte, 1, 100 * mebibyte, 0, true, 0, 1},
		"a million headlines":         {3_600_000, 200_000, 52, 1, false, 0, 0},
		"the same words":              {650_000, 45_000, 32, 1, false, 0, 19_973},
		"a small archive of much":     {100 * mebibyte, 1, maxUnpacked + 1, 0, true, 0, 1},
	} {
		b := newBudget(&input{size: c.size, activity: new(activity)})
		at := int64(0)
		from := &zeros{in: b.in, packed: float64(c.size) / float64(c.texts*c.each)}
		for i := int64(1); i <= c.texts && at == 0; i++ {
			m := b.reader(io.LimitReader(from, c.each))
			m.text = c.whole
			_, err := io.Copy(io.Discard, m)
			m.gave(&article.Article{Blocks: make([]article.Block, c.blocks), Text: strings.Repeat("x", int(min(c.each, 2<<20)))})
			if b.spend(); errors.Is(err, ErrTooLarge) || b.spent != nil && !c.whole {
				at = i
			}
		}
		if at != c.spent {
			t.Errorf("%s: spent at %d, want %d; size %d, work %d", name, at, c.spent, b.size, b.work)
		}
		if c.unpacked > 0 && b.unpacked != c.unpacked {
			t.Errorf("%s: %d bytes, want %d", name, b.unpacked, c.unpacked)
		}
	}
}

// zeros are bytes that lie packed in a source, each in so many.
type zeros struct {
	in           *input
	packed, read float64
}

func (z *zeros) Read(p []byte) (int, error) {
	z.read += float64(len(p)) * z.packed
	z.in.read = int64(z.read)
	return len(p), nil
}

// TestDensePart: what is packed loosely before a bomb pays for it no more than a little,
// and what comes behind nothing; a dense part that is cheap is whole.
func TestDensePart(t *testing.T) {
	t.Parallel()
	const piece = 8 << 10 // that io.Copy reads
	const tiny, size = 32, 32 + articleSize + blockSize
	free := int64(freeWork / (32 + articleWork + blockWork))
	for name, c := range map[string]struct {
		before, after int64 // bytes of pictures, packed in as many
		dense         int64 // tiny articles between, of which all are packed in a byte
		spent         int64 // at which of them no more is read; 0 never
	}{
		"nothing but it":   {0, 0, 30_000, free + 1},
		"much behind it":   {0, 1 << 30, 30_000, free + 1},
		"a little before":  {1000, 1 << 20, 30_000, free + 1 + (maxRatio-1)*1000/size},
		"much before":      {100 * mebibyte, 0, 60_000, free + 1 + (maxCredit-piece)/size},
		"cheap, no credit": {0, 1 << 20, free - 200, 0},
	} {
		b := newBudget(&input{size: c.before + c.after + 1, activity: new(activity)})
		z := &zeros{in: b.in, packed: 1}
		_, _ = io.Copy(io.Discard, b.reader(io.LimitReader(z, c.before)))
		z.packed = 0
		at := int64(0)
		for i := int64(1); i <= c.dense && b.spent == nil; i++ {
			m := b.reader(io.LimitReader(z, tiny))
			_, _ = io.Copy(io.Discard, m)
			m.gave(&article.Article{Blocks: make([]article.Block, 1)})
			if b.spend(); b.spent != nil {
				at = i
			}
		}
		z.packed = 1
		if _, err := io.Copy(io.Discard, b.reader(io.LimitReader(z, c.after))); at != c.spent || (err != nil) != (c.spent > 0) {
			t.Errorf("%s: spent at %d, want %d; behind it %v", name, at, c.spent, err)
		}
	}
}

// TestDenseArchives: what many articles have in common may be packed as closely
// as it can be: nothing of them is cut.
func TestDenseArchives(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("unpacks ten megabytes")
	}
	const n = 2500
	standing := strings.Repeat("The office reminds skippers that lights must be shown from sunset to sunrise. ", 25)
	var lines strings.Builder
	var files []*tar.Header
	for i := range n {
		fmt.Fprintf(&lines, `{"title": "Bulletin %d", "text": "The water stood at %d centimetres. %s"}`+"\n", i, i, standing)
		files = append(files, &tar.Header{Typeflag: tar.TypeReg, Name: fmt.Sprintf("%d.txt", i), Linkname: fmt.Sprintf("Bulletin %d\n\nThe water stood at %d centimetres. %s\n", i, i, standing)})
	}
	for name, content := range map[string]string{
		"year.jsonl.gz":  gzipped(lines.String()),
		"year.jsonl.zip": zipped(t, entry{"year.jsonl", lines.String()}),
		"year.tar.gz":    gzipped(tarred(t, files...)),
	} {
		got, errs := read(t, name, content, Options{})
		if len(content)*maxRatio > lines.Len() {
			t.Fatalf("%s is not dense: %d of %d bytes", name, len(content), lines.Len())
		}
		if notices := cutNotices(got); len(got) != n || errs != nil || notices != nil {
			t.Errorf("%s: %d articles, %q, errors %v", name, len(got), notices, errs)
		}
	}
}
