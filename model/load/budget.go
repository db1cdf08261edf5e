package load

import (
	"fmt"
	"io"
)

// Limits on what containers may hold, after the worst that honest archives need.
const (
	maxMembers  = 10_000
	maxUnpacked = 512 * mebibyte
	maxRatio    = 200
	ratioFloor  = 4 * mebibyte // small archives may be denser
)

// budget is what is left for the members of one source, however nested.
type budget struct {
	in      *input
	members int
	out     int64
}

func newBudget(in *input) *budget { return &budget{in: in} }

// member reports whether another member may be read.
func (b *budget) member() error {
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
	if m.b.out > maxUnpacked {
		return n, fmt.Errorf("unpacks to more than %d MiB: %w", maxUnpacked/mebibyte, ErrTooLarge)
	}
	if m.b.out > ratioFloor && m.b.out > maxRatio*max(m.b.in.size, m.b.in.read) {
		return n, fmt.Errorf("unpacks to more than %d times its size: %w", maxRatio, ErrTooLarge)
	}
	return n, err
}
