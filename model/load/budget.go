package load

import (
	"cmp"
	"fmt"
	"io"

	"lede/model/article"
)

// Limits on what containers may hold, after the worst that honest archives need:
// a year of bulletins that differ by a few words unpacks to a hundred times its
// size, but a bulletin has some thousand bytes. What unpacks to as much and costs
// more to read than freeWork, in texts of a few bytes or of megabytes, is a bomb.
const (
	maxMembers  = 10_000
	maxUnpacked = 512 * mebibyte
	maxRatio    = 50
	freeWork    = 64 * mebibyte
	maxCredit   = 8 * mebibyte // no packing gives as much at a time
	longText    = 64 << 10     // bytes of a text that count once
)

// What an article costs beside its bytes, in bytes: by itself, for each block, and
// for each byte beyond longText. The size is compared with that of the archive, the
// work with what is free.
const (
	articleSize, articleWork = 768, 3072
	blockSize, blockWork     = 32, 256
	longSize, longWork       = 7, 47
)

// budget is what is left for the members of one source, however nested.
//
// What is packed loosely pays for nothing that is packed densely far behind it: the
// credit is the size that the bytes read of the source may still unpack to, no more than
// maxCredit, and below 0 where they unpacked to more.
type budget struct {
	in       *input
	members  int
	unpacked int64 // bytes
	size     int64 // bytes, and what articles cost besides
	work     int64
	read     int64 // bytes of the source that are in the credit
	credit   int64
	dense    int64 // work that there was no credit for
	spent    error // why no more is unpacked
}

func newBudget(in *input) *budget { return &budget{in: in} }

// member reports whether another member may be read: after one that was cut by
// the budget, none.
func (b *budget) member() error {
	if b.spent != nil {
		return b.spent
	}
	if b.members++; b.members > maxMembers {
		return fmt.Errorf("more than %d members: %w", maxMembers, ErrTooLarge)
	}
	return nil
}

// reader counts what is read of r and fails when the budget is spent.
func (b *budget) reader(r io.Reader) *metered { return &metered{r: r, b: b} }

type metered struct {
	r    io.Reader
	b    *budget
	read int64
	text bool // it is the text of one article
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.b.in.activity.end()
	m.b.unpacked += int64(n)
	m.b.count(int64(n), 1, 1)
	if m.read += int64(n); m.text && m.read > longText {
		m.b.count(min(int64(n), m.read-longText), longSize, longWork)
	}
	if m.b.spend(); m.b.spent != nil {
		return n, m.b.spent
	}
	return n, err
}

// count counts n of what costs that much each.
func (b *budget) count(n, size, work int64) {
	b.credit = min(maxCredit, b.credit+maxRatio*(b.in.read-b.read)) - n*size
	b.read = b.in.read
	b.size += n * size
	b.work += n * work
	if b.credit < 0 {
		b.dense += n * work
	}
}

// gave counts an article that was read of m, if that is a member.
func (m *metered) gave(a *article.Article) {
	if m == nil {
		return
	}
	m.b.count(1, articleSize, articleWork)
	m.b.count(int64(len(a.Blocks)), blockSize, blockWork)
	if !m.text {
		m.b.count(max(0, int64(len(a.Text))-longText), longSize, longWork)
	}
}

// spend sees whether what is unpacked is more than may be.
func (b *budget) spend() {
	switch {
	case b.unpacked > maxUnpacked:
		b.spent = fmt.Errorf("unpacks to more than %d MiB: %w", maxUnpacked/mebibyte, ErrTooLarge)
	case b.dense > freeWork || b.work > freeWork && b.size > maxRatio*cmp.Or(b.in.size, b.in.read):
		b.spent = fmt.Errorf("unpacks to more than %d times its size: %w", maxRatio, ErrTooLarge)
	}
}
