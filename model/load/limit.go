package load

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
)

// limited reads at most left bytes of r (without end where negative), and turns
// the limit and every error of r into an end of file with a reason, so that what
// was read up to there is kept.
type limited struct {
	r           io.Reader
	left, limit int64
	why         string    // "" while the input is complete
	text        io.Reader // the whole as text, where it was decoded here
}

// asReader is what the decoder reads.
func (l *limited) asReader() io.Reader {
	if l.text != nil {
		return l.text
	}
	return l
}

// Read never fails but with io.EOF.
func (l *limited) Read(p []byte) (int, error) {
	if l.left == 0 {
		if n, _ := l.r.Read(make([]byte, 1)); n > 0 {
			l.why = fmt.Sprintf("cut at %d MiB", l.limit/mebibyte)
		}
		return 0, io.EOF
	}
	if l.left > 0 && int64(len(p)) > l.left {
		p = p[:l.left]
	}
	n, err := l.r.Read(p)
	if l.left > 0 {
		l.left -= int64(n)
	}
	if err != nil && err != io.EOF {
		l.why = "incomplete: " + err.Error()
		err = io.EOF
	}
	return n, err
}

// random is an input that can be read at any place, as zip wants it.
type random struct {
	*bufio.Reader
	at   io.ReaderAt
	size int64
}

// whole gives the container's reader its file, where r is a plain one.
func whole(buffered *bufio.Reader, r io.Reader) io.Reader {
	in, ok := r.(*input)
	if !ok || in.file == nil {
		return buffered
	}
	info, err := in.file.Stat()
	if err != nil || info.Mode().Type() != fs.FileMode(0) {
		return buffered
	}
	return random{buffered, in.file, info.Size()}
}
