package json

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// tracker follows a value byte by byte to where it ends.
type tracker struct {
	depth   int
	quote   byte // within a string: its mark
	escaped bool
}

// next takes a byte and reports whether the value ends with it.
func (t *tracker) next(c byte) bool {
	switch {
	case t.escaped:
		t.escaped = false
	case t.quote != 0:
		if c == '\\' {
			t.escaped = true
		} else if c == t.quote {
			t.quote = 0
			return t.depth == 0
		}
	case c == '"' || c == '\'':
		t.quote = c
	case c == '{' || c == '[':
		t.depth++
	case c == '}' || c == ']':
		t.depth--
		return t.depth <= 0
	}
	return false
}

// extent is the length of the object or array at the beginning of s.
func extent(s string) int {
	var t tracker
	for i := range len(s) {
		if t.next(s[i]) {
			return i + 1
		}
	}
	return len(s)
}

// splitter cuts a stream into values: objects in a row, or the elements of one
// array, so that a file of any length is read a value at a time.
type splitter struct {
	r       *bufio.Reader
	started bool
}

// next returns the next value as it stands in the stream; io.EOF after the last.
func (s *splitter) next() ([]byte, error) {
	for {
		c, err := s.r.ReadByte()
		if err != nil {
			return nil, err
		}
		switch {
		case c <= ' ' || c == ',':
		case c == '[' && !s.started:
			s.started = true
		case c == ']' || c == '}': // the end of the outermost array, or too many
		case c == 0xef || c == 0xbb || c == 0xbf: // byte order marks of joined files
		default:
			s.started = true
			_ = s.r.UnreadByte() // just read
			return s.value()
		}
	}
}

// value reads one value. Scalars end with their line, a comma or a bracket.
func (s *splitter) value() ([]byte, error) {
	var out []byte
	var t tracker
	for {
		if _, err := s.r.Peek(1); errors.Is(err, io.EOF) && len(out) > 0 {
			return out, nil
		} else if err != nil {
			return nil, err
		}
		chunk, _ := s.r.Peek(s.r.Buffered())
		n, ended := t.within(chunk, len(out) > 0)
		out = append(out, chunk[:n]...)
		_, _ = s.r.Discard(n) // is in the buffer
		if ended {
			return out, nil
		}
		if len(out) > maxValue {
			return nil, fmt.Errorf("a JSON value of more than %d MiB", maxValue>>20)
		}
	}
}

// within is how much of chunk belongs to the value, and whether it ends there;
// begun says that some of it came before.
func (t *tracker) within(chunk []byte, begun bool) (n int, ended bool) {
	for i := range chunk {
		c := chunk[i]
		if t.depth == 0 && t.quote == 0 && (begun || i > 0) && (c == ',' || c == ']' || c == '\n') {
			return i, true
		}
		if t.quote != 0 && !t.escaped && c != t.quote && c != '\\' {
			continue
		}
		if t.next(c) {
			return i + 1, true
		}
	}
	return len(chunk), false
}
