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
		"one at the free work":        {1, 1, usualText + (freeWork-usualText)/71, 0, true, 0, 0},
		"one beyond it":               {1, 1, usualText + (freeWork-usualText)/71 + 1, 0, true, 0, 1},
		"usual texts, dense":          {1, freeWork / (usualText + articleWork), usualText, 0, true, 0, 0},
		"longer texts, dense":         {1, 4000, 56 << 10, 0, true, 0, 18},
		"longer texts, half as dense": {4000 * 2 << 10, 4000, 56 << 10, 0, true, 0, 18},
		"longer texts, not so dense":  {4000 * 4 << 10, 4000, 56 << 10, 0, true, 0, 0},
		"a year of reports":           {210_000, 365, 10_000, 40, true, 0, 0},
		"tiny ones at the free work":  {1, freeWork / 4096, 1024, 0, false, 0, 0},
		"tiny ones beyond it":         {1, freeWork/4096 + 1, 1024, 0, false, 0, freeWork/4096 + 1},
		"lines at the free work":      {1, 511, 1024, 208, false, 0, 0},
		"lines beyond it":             {1, 512, 1024, 209, false, 0, 510},
		"long ones of another format": {1, 5, 512 << 10, 0, false, 0, 2},
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
			b.members = int(i)
			m := b.reader(Member{Reader: io.LimitReader(from, c.each)})
			m.text = c.whole
			_, err := io.Copy(io.Discard, m)
			m.gave(&article.Article{Blocks: make([]article.Block, c.blocks), Text: strings.Repeat("x", int(min(c.each, 2<<20)))})
			if _ = b.spend(); errors.Is(err, ErrTooLarge) || b.spent != nil && !c.whole {
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

// TestPaid: what is passed over before a bomb, or lies behind it, pays nothing for it;
// texts before it do.
func TestPaid(t *testing.T) {
	t.Parallel()
	const size, work = 32 + articleSize + blockSize, 32 + articleWork + blockWork
	free := int64(freeWork / work)
	for name, c := range map[string]struct {
		list, texts, passed, behind int64 // bytes of the source, those of texts packed in as many
		spent                       int64 // at which of many articles packed in nothing no more is read
	}{
		"nothing but it":         {0, 0, 0, 0, free + 1},
		"a head":                 {1000, 0, 0, 0, free + 1},
		"a long list":            {1 << 30, 0, 0, 0, free + 1},
		"much behind it":         {0, 0, 0, 1 << 30, free + 1},
		"much passed over":       {0, 0, 1 << 30, 0, free + 1},
		"texts that do not pay":  {0, 300_000, 0, 0, free + 1 - 300_000/work},
		"texts that pay":         {0, 500_000, 0, 0, (maxRatio-1)*500_000/size + 1},
		"a list and texts":       {1 << 30, 300_000, 0, 0, ((maxRatio-1)*300_000+maxRatio*headSize)/size + 1},
		"texts and passed pages": {0, 500_000, 1 << 30, 1 << 30, (maxRatio-1)*500_000/size + 1},
	} {
		b := newBudget(&input{size: c.list + c.texts + c.passed + c.behind, activity: new(activity)})
		z := &zeros{in: b.in, packed: 1, read: float64(c.list)}
		b.in.read = c.list
		read := func(n int64) { _, _ = io.Copy(io.Discard, b.reader(Member{Reader: io.LimitReader(z, n)})) }
		read(c.texts)
		b.members, z.packed = 2, 0
		z.read += float64(c.passed)
		b.in.read += c.passed
		b.passed += c.passed // as tar reads what it passes over
		at := int64(0)
		for ; b.spent == nil && at < 100_000; at++ {
			m := b.reader(Member{Reader: io.LimitReader(z, 32)})
			_, _ = io.Copy(io.Discard, m)
			m.gave(&article.Article{Blocks: make([]article.Block, 1)})
			_ = b.spend()
		}
		if at != c.spent {
			t.Errorf("%s: spent at %d, want %d", name, at, c.spent)
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

// TestPiece: of a piece of the source that is larger than the member read from it, no
// more pays than the member; and a text costs as much where it is known for one only when
// it is read.
func TestPiece(t *testing.T) {
	t.Parallel()
	const each, piece = 60_000, 4096
	const work = each + (each-usualText)*usualWork + articleWork
	const size = each + (each-usualText)*usualSize + articleSize
	for name, c := range map[string]struct{ packed, spent int64 }{
		"known":             {200, freeWork/work + 1},
		"as large as read":  {piece, 0},
		"larger than read":  {1 << 40, 0},
		"not known":         {0, 0},
		"just what is paid": {size / maxRatio, freeWork/work + 1},
		"a byte more":       {size/maxRatio + 1, 0},
	} {
		b, at := newBudget(&input{size: mebibyte, activity: new(activity)}), int64(0)
		from := &zeros{in: b.in, packed: piece / float64(each)}
		for i := int64(1); i <= 100 && at == 0; i++ {
			b.members = int(i)
			m := b.reader(Member{Reader: io.LimitReader(from, each), Packed: c.packed})
			_, _ = io.Copy(io.Discard, m)
			m.text = true
			m.gave(&article.Article{})
			if b.spend() != nil {
				at = i
			}
		}
		if at != c.spent {
			t.Errorf("%s: spent at %d, want %d; size %d, paid %d", name, at, c.spent, b.size, b.paid)
		}
	}
}
