package engine

import (
	"io"
	"sync"
)

// Spool is standard input: it can be read from its start any number of times,
// and is taken from the pipe no further than a reader asks. Readers may be in
// different goroutines; one that waits for the pipe keeps none from what came
// before. The nil Spool is empty.
type Spool struct {
	pipe io.Reader

	pulling sync.Mutex // held while the pipe is read, and guards pipe
	mu      sync.Mutex // guards what follows
	pieces  [][]byte   // of pullSize bytes each but for the last
	length  int
	end     error // of the pipe; nil before it ended
}

// NewSpool is what pipe holds.
func NewSpool(pipe io.Reader) *Spool { return &Spool{pipe: pipe} }

// Reader reads from the start.
func (s *Spool) Reader() io.Reader {
	if s == nil {
		return nil
	}
	return &spoolReader{s: s}
}

// size is how many bytes there are; ended is false before the pipe has.
func (s *Spool) size() (n int64, ended bool) {
	if s == nil {
		return 0, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return int64(s.length), s.end != nil
}

// at copies what there is from offset on, as far as one piece goes; n is 0 and
// err nil where that is nothing yet.
func (s *Spool) at(p []byte, offset int) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if offset == s.length {
		return 0, s.end
	}
	return copy(p, s.pieces[offset/pullSize][offset%pullSize:]), nil
}

// pullSize is how much is read of the pipe at most at once, in bytes.
const pullSize = 64 << 10

// pull reads on in the pipe unless there is more than offset bytes by now.
func (s *Spool) pull(offset int) {
	s.pulling.Lock()
	defer s.pulling.Unlock()
	if n, ended := s.size(); ended || n > int64(offset) {
		return
	}
	room := make([]byte, pullSize-offset%pullSize)
	n, err := s.pipe.Read(room)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.length%pullSize == 0 {
		s.pieces = append(s.pieces, make([]byte, 0, pullSize))
	}
	last := &s.pieces[len(s.pieces)-1]
	*last = append(*last, room[:n]...)
	s.length += n
	s.end = err
}

type spoolReader struct {
	s      *Spool
	offset int
}

// Read waits for the pipe where nothing more is there yet.
func (r *spoolReader) Read(p []byte) (int, error) {
	for len(p) > 0 {
		n, err := r.s.at(p, r.offset)
		r.offset += n
		if n > 0 || err != nil {
			return n, err
		}
		r.s.pull(r.offset)
	}
	return 0, nil
}
