package load

import (
	"fmt"
	"io"
)

// Limits on what containers may hold, after the worst that honest archives need.
const (
	maxMembers  = 10_000
	maxUnpacked = 512 * mebibyte
	maxRatio    = 50
	ratioFloor  = 4 * mebibyte // small archives may be denser
	articleCost = 256          // bytes that an article of a member counts beside its own
)

// budget is what is left for the members of one source, however nested.
type budget struct {
	in      *input
	members int
	out     int64
	spent   error // why no more is unpacked
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
func (b *budget) reader(r io.Reader) io.Reader { return &metered{r, b} }

type metered struct {
	r io.Reader
	b *budget
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.b.in.activity.end()
	m.b.out += int64(n)
	if m.b.spend(); m.b.spent != nil {
		return n, m.b.spent
	}
	return n, err
}

// spend sees whether what is unpacked is more than may be.
func (b *budget) spend() {
	switch {
	case b.out > maxUnpacked:
		b.spent = fmt.Errorf("unpacks to more than %d MiB: %w", maxUnpacked/mebibyte, ErrTooLarge)
	case b.out > ratioFloor && b.out > maxRatio*max(b.in.size, b.in.read):
		b.spent = fmt.Errorf("unpacks to more than %d times its size: %w", maxRatio, ErrTooLarge)
	}
}
