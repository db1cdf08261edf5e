package load

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"

	"lede/model/article"
	"lede/model/load/charset"
)

// limited reads at most left bytes of r (without end where negative), and turns
// the limit and every error of r into an end of file with a reason, so that what
// was read up to there is kept.
type limited struct {
	r           io.Reader
	left, limit int64
	why         string // "" while the input is complete
	text        string // the whole, where it was decoded here
	notice      string // what is to be said about the encoding
	head        bool   // what was asked for is the head alone
	read        int64  // bytes of the head
	shift       int64  // from a byte of what is read to that of the file
}

// Read never fails but with io.EOF.
func (l *limited) Read(p []byte) (int, error) {
	if l.left == 0 {
		if l.head {
			return 0, io.EOF
		}
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
		l.why = "incomplete: " + worded{err}.Error()
		err = io.EOF
	}
	return n, err
}

// decodeText decodes the bytes of a text, or of its head; asIs leaves it as it came.
func (l *limited) decodeText(raw string, asIs bool) {
	text := charset.DecodeText(raw)
	s := text.Text
	l.notice = text.Notice()
	if l.head {
		s = wholeLines(s)
		l.read = int64(len(raw)) * int64(len(s)) / int64(max(1, len(text.Text)))
	}
	if !asIs {
		var mended bool
		if s, mended = charset.Mend(s); mended {
			l.notice = charset.Restored
		}
	}
	l.text = s
}

// readText reads all of l, about size bytes, into one piece of memory. A text ends
// behind mostLines.
func (l *limited) readText(size int64) string {
	var b strings.Builder
	b.Grow(int(max(0, min(size, l.left))))
	buffer := make([]byte, min(32<<10, max(512, size+1)))
	for lines := 0; ; {
		n, err := l.Read(buffer) // limited turns every error into why
		b.Write(buffer[:n])
		if b.Len() == n && bytes.IndexByte(buffer[:n], 0) >= 0 {
			lines = math.MinInt // of two bytes a letter: any of them may be that of a line end
		}
		lines += bytes.Count(buffer[:n], []byte{'\n'})
		if lines > mostLines {
			l.why = fmt.Sprintf("cut at %d lines", mostLines)
			return b.String()
		}
		if err != nil {
			return b.String()
		}
	}
}

// mostLines is how many lines of a text are read: 128 MiB of lines of the usual
// length, while each line costs some two hundred bytes besides its own.
const mostLines = 2_000_000

// wholeLines drops a last line that was cut; of one long line the last word.
func wholeLines(s string) string {
	for _, end := range []string{"\n", " "} {
		if i := strings.LastIndex(s, end); i > len(s)/2 {
			return s[:i+1]
		}
	}
	return strings.TrimRight(s, "\uFFFD")
}

// unknownShift is the shift of an input whose bytes are not those of the file.
const unknownShift = -1

// shift is the bytes of a mark that is dropped, where else the text is the file's.
func shift(found charset.Result) int64 {
	switch {
	case found.Name != "utf-8":
		return unknownShift
	case found.Evidence == charset.Mark:
		return 3
	}
	return 0
}

// offset is the byte of the file for one of the decoder's input that begins at
// byte start of the file; 0 where it is unknown, or the input was cut: what was
// read of its last record is not what stands there.
func (l *limited) offset(of, start int64) int64 {
	if of <= 0 || l.shift == unknownShift || l.why != "" {
		return 0
	}
	return start + l.shift + of
}

// tell notes on an article how its input was. size is that of the file, where
// the input is no member of it.
func (l *limited) tell(a *article.Article, size int64, member bool) {
	note := func(kind article.NoticeKind, s string) {
		if s != "" {
			a.Notices = append(a.Notices, article.Notice{Kind: kind, Text: s})
		}
	}
	note(article.Repaired, l.notice)
	note(article.Cut, l.why)
	if l.head {
		a.Head = &article.Head{Read: l.read, Size: size}
		if member {
			a.Head.Size = 0
		}
	}
}
