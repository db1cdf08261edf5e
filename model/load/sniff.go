package load

import (
	"bufio"
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"lede/model/load/charset"
)

// headSize is how much of a file the sniffers see.
const headSize = 64 << 10

// Head is the beginning of a file, all a sniffer knows of it.
type Head struct {
	Raw   []byte // as in the file
	Text  string // as UTF-8, without byte order mark
	Ext   string // of the name, lower case, with the dot
	Whole bool   // there is no more than this
}

// newHead looks at r without consuming it.
func newHead(r *bufio.Reader, name string) (Head, error) {
	size := min(headSize, r.Size())
	raw, err := r.Peek(size)
	if err == io.EOF {
		err = nil
	}
	h := Head{Raw: raw, Ext: strings.ToLower(filepath.Ext(name)), Whole: len(raw) < size}
	if !h.Whole {
		raw = wholeRunes(raw)
	}
	h.Text = charset.Decode(raw, "").Text
	return h, err
}

// wholeRunes drops a UTF-8 sequence that the end of b cuts in two.
func wholeRunes(b []byte) []byte {
	for i := 1; i <= utf8.UTFMax && i <= len(b); i++ {
		if c := b[len(b)-i]; utf8.RuneStart(c) {
			if c >= utf8.RuneSelf && !utf8.FullRune(b[len(b)-i:]) {
				return b[:len(b)-i]
			}
			break
		}
	}
	return b
}

// sniff returns the first format of the list that holds for h.
func sniff(h Head) Format {
	for _, f := range formats() {
		if f.Sniff != nil && f.Sniff(h) {
			return f
		}
	}
	return Format{Refuse: ErrBinary}
}

func always(Head) bool { return true }

// magic makes a sniffer of the bytes a format begins with.
func magic(prefixes ...string) func(Head) bool {
	return func(h Head) bool {
		for _, p := range prefixes {
			if strings.HasPrefix(string(h.Raw[:min(len(h.Raw), 64)]), p) {
				return true
			}
		}
		return false
	}
}

func sniffBzip2(h Head) bool {
	return len(h.Raw) >= 10 && string(h.Raw[:3]) == "BZh" && string(h.Raw[4:10]) == "1AY&SY"
}

// sniffBrotli asks for the name, as nothing in the file tells; a text is none.
func sniffBrotli(h Head) bool {
	raw := h.Raw
	if !h.Whole {
		raw = wholeRunes(raw)
	}
	return h.Ext == ".br" && (sniffBinary(h) || !utf8.Valid(raw))
}

// sniffEPUB asks for the entry that the Open Container Format puts first,
// uncompressed; some writers put it later.
func sniffEPUB(h Head) bool {
	if !magic("PK\x03\x04")(h) {
		return false
	}
	head := string(h.Raw[:min(len(h.Raw), 4096)])
	return strings.Contains(head, "mimetypeapplication/epub+zip") || h.Ext == ".epub"
}

// sniffDOCX looks for the part that holds a Word document's text; in a large
// one it may lie behind pictures.
func sniffDOCX(h Head) bool {
	return magic("PK\x03\x04")(h) && (bytes.Contains(h.Raw, []byte("word/document.xml")) || h.Ext == ".docx")
}

func sniffOffice(h Head) bool {
	if magic("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")(h) {
		return true
	}
	head := string(h.Raw[:min(len(h.Raw), 4096)])
	return magic("PK\x03\x04")(h) && (strings.Contains(head, "[Content_Types].xml") ||
		strings.Contains(head, "mimetypeapplication/vnd."))
}

// sniffTar looks for the magic of POSIX.1-1988 ustar, which old GNU tar shares.
func sniffTar(h Head) bool {
	return len(h.Raw) >= 512 && string(h.Raw[257:262]) == "ustar"
}

func sniffPDF(h Head) bool {
	return strings.Contains(string(h.Raw[:min(len(h.Raw), 1024)]), "%PDF-") && !magic("<")(h)
}

func sniffImage(h Head) bool {
	return magic("\x89PNG\r\n", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "BM\x00")(h) ||
		len(h.Raw) >= 12 && string(h.Raw[:4]) == "RIFF" && string(h.Raw[8:12]) == "WEBP" ||
		len(h.Raw) >= 12 && string(h.Raw[4:8]) == "ftyp"
}

// sniffANPA looks for the header of ANPA 1312: SYN SYN SOH.
func sniffANPA(h Head) bool {
	return strings.Contains(string(h.Raw[:min(len(h.Raw), 16)]), "\x16\x16\x01")
}

// escape begins the control sequences of coloured text.
const escape = 27

// sniffBinary counts what no text has: a NUL, or more than a twentieth of
// control characters in the first 4 KB. Escapes do not count: coloured text is text.
func sniffBinary(h Head) bool {
	head := h.Text[:min(len(h.Text), 4096)]
	controls := 0
	for i := range len(head) {
		switch c := head[i]; {
		case c == 0:
			return true
		case c < 0x20 && (c < '\t' || c > '\r') && c != escape:
			controls++
		}
	}
	return controls*20 > len(head)
}
