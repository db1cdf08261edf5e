package charset

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/transform"
)

// NewReader decodes a stream as its head suggests, for files that are too long
// to be asked as a whole. Where the head is valid UTF-8, bytes further on that
// are not are read as Windows-1252: they can be nothing else that is common.
func NewReader(r io.Reader, head []byte) (io.Reader, Result) {
	for len(head) > 0 && !utf8.Valid(head) && cutRune(head) {
		head = head[:len(head)-1]
	}
	found := Decode(head, "")
	found.Text = ""
	if found.Name == "utf-8" {
		return transform.NewReader(skipMark(r), lenient{}), found
	}
	if found.Evidence == Mark {
		r = skipMark(r)
	}
	return transform.NewReader(r, byName(found.Name).NewDecoder()), found
}

// cutRune reports whether b ends within a UTF-8 sequence.
func cutRune(b []byte) bool {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			return c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:])
		}
	}
	return false
}

// skipMark drops a byte order mark in front of r.
func skipMark(r io.Reader) io.Reader {
	head := make([]byte, 4)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe\x00\x00", "\x00\x00\xfe\xff", "\xff\xfe", "\xfe\xff"} {
		if rest, ok := bytes.CutPrefix(head, []byte(mark)); ok {
			head = rest
			break
		}
	}
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return io.MultiReader(bytes.NewReader(head), failing{err})
	}
	return io.MultiReader(bytes.NewReader(head), r)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// lenient passes UTF-8 and reads each byte that is none as Windows-1252.
type lenient struct{ transform.NopResetter }

func (lenient) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	if piece := src[:min(len(src), len(dst))]; utf8.Valid(piece) { // as nearly all are
		nDst = copy(dst, piece)
		nSrc = nDst
		if nSrc < len(src) {
			err = transform.ErrShortDst
		}
		return nDst, nSrc, err
	}
	for nSrc < len(src) {
		r, n := rune(src[nSrc]), 1
		if r >= utf8.RuneSelf {
			if !atEOF && !utf8.FullRune(src[nSrc:]) {
				return nDst, nSrc, transform.ErrShortSrc
			}
			if r, n = utf8.DecodeRune(src[nSrc:]); r == utf8.RuneError && n == 1 {
				r = charmap.Windows1252.DecodeByte(src[nSrc])
			}
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}
