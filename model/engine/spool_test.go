package engine

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// TestSpoolIsReadAgain: each reader gets all of it from the start, however the
// pipe hands it over, and its error.
func TestSpoolIsReadAgain(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("A line of a long story.\n", 9000)
	broken := errors.New("broken pipe")
	for name, pipe := range map[string]io.Reader{
		"at once":      strings.NewReader(text),
		"in pieces":    iotest.HalfReader(strings.NewReader(text)),
		"end and data": iotest.DataErrReader(strings.NewReader(text)),
		"error":        io.MultiReader(strings.NewReader(text), iotest.ErrReader(broken)),
	} {
		s := NewSpool(pipe)
		for range 2 {
			got, err := io.ReadAll(s.Reader())
			if string(got) != text || (name == "error") != errors.Is(err, broken) {
				t.Errorf("%s: %d of %d bytes, %v", name, len(got), len(text), err)
			}
		}
		if n, ended := s.size(); n != int64(len(text)) || !ended {
			t.Errorf("%s: size %d, ended %v", name, n, ended)
		}
	}
	if (*Spool)(nil).Reader() != nil {
		t.Error("no standard input is read")
	}
}

// endless is a pipe that never ends.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'y'
	}
	e.taken += len(p)
	return len(p), nil
}

// TestSpoolTakesNoMoreThanIsRead: an endless pipe costs what its readers want.
func TestSpoolTakesNoMoreThanIsRead(t *testing.T) {
	t.Parallel()
	pipe := new(endless)
	s := NewSpool(pipe)
	for _, n := range []int64{1, pullSize, pullSize + 1} {
		if _, err := io.CopyN(io.Discard, s.Reader(), n); err != nil {
			t.Fatal(err)
		}
		if want := (int(n) + pullSize - 1) / pullSize * pullSize; pipe.taken != want {
			t.Errorf("%d bytes were wanted, %d taken", n, pipe.taken)
		}
	}
	if _, ended := s.size(); ended {
		t.Error("an endless pipe has ended")
	}
}

// TestSpoolWaitsAlone: who waits for the pipe keeps nobody from what is there.
func TestSpoolWaitsAlone(t *testing.T) {
	t.Parallel()
	from, to := io.Pipe()
	s := NewSpool(from)
	waiting := make(chan []byte)
	first := make([]byte, 5)
	go func() {
		r := s.Reader()
		_, _ = io.ReadFull(r, first)
		waiting <- first
		rest, _ := io.ReadAll(r)
		waiting <- rest
	}()
	_, _ = to.Write([]byte("early"))
	<-waiting
	again := make([]byte, 5)
	if _, err := io.ReadFull(s.Reader(), again); err != nil || !bytes.Equal(again, []byte("early")) {
		t.Fatalf("%q, %v", again, err)
	}
	_, _ = to.Write([]byte(" late"))
	to.Close()
	if rest := <-waiting; string(rest) != " late" {
		t.Fatalf("%q", rest)
	}
}
