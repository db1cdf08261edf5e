package load

import (
	"fmt"
	"io"
	"math"

	"lede/model/article"
)

// Limits on what containers may hold, after the worst that honest archives need:
// a year of bulletins that differ by a few words unpacks to a hundred times its
// size, but a bulletin has some thousand bytes. What unpacks to as much and costs
// more to read than freeWork, in texts of a few bytes or of megabytes, is a bomb. Long
// texts that are packed together in a sixteenth of their size are all but copies.
const (
	maxMembers  = 10_000
	maxUnpacked = 512 * mebibyte
	maxRatio    = 50
	freeWork    = 64 * mebibyte
	usualText   = 2 << 10  // bytes of a text whose reading is free
	longText    = 64 << 10 // bytes of a text that count once
	manyBlocks  = 64       // of an article that count once
)

// What an article costs beside its bytes, in bytes: by itself, for each block, for each
// block beyond manyBlocks, for each byte beyond usualText, and for each beyond longText.
// The size is compared with that of the archive, the work with what is free. A unit of
// work is some 36 ns: a sentence that says who said it costs 4.5 microseconds a byte, and is taken at
// about half, as most cost less.
const (
	articleSize, articleWork = 768, 3072
	blockSize, blockWork     = 32, 256
	manySize, manyWork       = 0, 512
	usualSize, usualWork     = 2, 70
	longSize, longWork       = 5, 0
)

// budget is what is left for the members of one source, however nested.
//
// What a member unpacks to is paid for by the bytes of the source that were read for it
// and those before it: by none that lie behind, and none that were passed over.
type budget struct {
	in       *input
	members  int
	unpacked int64 // bytes
	size     int64 // bytes, and what articles cost besides
	work     int64
	paid     int64 // bytes of the source
	seen     int64 // bytes of the source that are paid or were passed over
	passed   int64 // bytes between two members
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

// reader counts what is read of a member and fails when the budget is spent. What was read
// before the first member is its head, or a list of all. Of what was read since the last
// member, more than was passed over is of this one: packings are read in pieces. A piece
// may be larger than the member: where it is known how large that is, no more pays.
func (b *budget) reader(of Member) *metered {
	left := of.Packed
	switch {
	case left > 0:
	case b.members <= 1:
		b.paid, left = min(b.in.read, headSize), math.MaxInt64
	default:
		b.paid, left = b.paid+max(0, b.in.read-b.seen-b.passed), math.MaxInt64
	}
	b.seen, b.passed = b.in.read, 0
	return &metered{r: of.Reader, b: b, before: b.paid, left: left, said: of.Said}
}

// whole counts what a document gives that is packed itself and read as a whole: all of
// it pays.
func (b *budget) whole() *metered {
	b.paid, b.seen = 0, 0
	return &metered{b: b, left: math.MaxInt64}
}

// pay counts what was read of the source for m.
func (m *metered) pay() {
	b := m.b
	paid := min(b.in.read-b.seen, m.left)
	m.left -= paid
	b.paid += paid
	b.seen, b.passed = b.in.read, 0
}

// refuse takes back what was read of a member that is none of those that are read.
func (m *metered) refuse() {
	if m != nil {
		m.b.paid = m.before
	}
}

type metered struct {
	r    io.Reader
	b    *budget
	read int64
	text bool // it is the text of one article

	said    said
	counted int64 // bytes that were counted as those of a text

	packed bool  // its decoder unpacks it
	parted bool  // it is a row of members, some of which may be passed over
	before int64 // bytes of the source that were paid before it

	left int64 // bytes of the source that are of it and have not paid; MaxInt64 where that is unknown
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.b.in.activity.end()
	if m.parted {
		m.b.passed += int64(n)
	} else {
		m.pay()
	}
	m.b.unpacked += int64(n)
	m.b.count(int64(n), 1, 1)
	if m.read += int64(n); m.text {
		m.told()
	}
	if err := m.b.spend(); err != nil {
		return n, err
	}
	return n, err
}

// count counts n of what costs that much each.
func (b *budget) count(n, size, work int64) {
	b.size += n * size
	b.work += n * work
}

// gave counts an article that was read of m, if that is a member.
func (m *metered) gave(a *article.Article) {
	if m == nil {
		return
	}
	m.pay()
	if m.packed {
		m.b.count(int64(len(a.Text)), 1, 1)
	}
	m.b.count(1, articleSize, articleWork)
	blocks := int64(len(a.Blocks))
	m.b.count(blocks, blockSize, blockWork)
	m.b.count(max(0, blocks-manyBlocks), manySize, manyWork)
	if m.text {
		m.told() // it was not known for a text when it began
	} else {
		m.b.text(0, int64(len(a.Text)))
	}
}

// told counts what was read of one text since the last time.
func (m *metered) told() {
	m.b.text(m.counted, m.read)
	m.counted = m.read
}

// text counts what the bytes of one text from start to end cost.
func (b *budget) text(start, end int64) {
	beyond := func(limit int64) int64 { return max(0, end-max(start, limit)) }
	b.count(beyond(usualText), usualSize, usualWork)
	b.count(beyond(longText), longSize, longWork)
}

// spend sees whether what is unpacked is more than may be, and says so from then on.
func (b *budget) spend() error {
	switch {
	case b.unpacked > maxUnpacked:
		b.spent = fmt.Errorf("unpacks to more than %d MiB: %w", maxUnpacked/mebibyte, ErrTooLarge)
	case b.work > freeWork && b.size > maxRatio*b.paid:
		b.spent = fmt.Errorf("unpacks to more than %d times its size, long texts counted threefold: %w", maxRatio, ErrTooLarge)
	}
	return b.spent
}
