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
		size            int64 // of the archive
		texts, each     int64 // articles, bytes of each
		blocks          int   // of each
		whole           bool  // each is a member of its own
		unpacked, spent int64 // bytes, and at which of them no more is read; 0 never
	}{
		"a year of bulletins":         {300_000, 9000, 1800, 10, false, 9000 * 1800, 0},
		"one at the free work":        {1, 1, longText + (freeWork-longText)/32, 0, true, 0, 0},
		"one beyond it":               {1, 1, longText + (freeWork-longText)/32 + 1, 0, true, 0, 1},
		"tiny ones at the free work":  {1, freeWork / 4096, 2048, 0, false, 0, 0},
		"tiny ones beyond it":         {1, freeWork/4096 + 1, 2048, 0, false, 0, freeWork/4096 + 1},
		"lines at the free work":      {1, 511, 2048, 496, false, 0, 0},
		"lines beyond it":             {1, 512, 2048, 497, false, 0, 512},
		"long ones of another format": {1, 5, 1 << 20, 0, false, 0, 3},
		"a long text, not dense":      {20 * mebibyte, 1, 100 * mebibyte, 0, true, 0, 0},
		"a long text, dense":          {4 * mebibyte, 1, 100 * mebibyte, 0, true, 0, 1},
		"a million headlines":         {3_600_000, 200_000, 52, 1, false, 0, 0},
		"the same words":              {650_000, 45_000, 32, 1, false, 0, 39_063},
		"a small archive of much":     {100 * mebibyte, 1, maxUnpacked + 1, 0, true, 0, 1},
	} {
		b := newBudget(&input{size: c.size, activity: new(activity)})
		at := int64(0)
		for i := int64(1); i <= c.texts && at == 0; i++ {
			m := b.reader(io.LimitReader(zeros{}, c.each))
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

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

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
