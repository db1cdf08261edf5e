package message

import (
	"bytes"
	"io"
	"mime"
	"strings"

	"lede/model/load/charset"
	"lede/model/text"
)

// Limits on what is read of a header and of one folded field.
const (
	maxHeader = 1 << 20
	maxField  = 64 << 10
)

// Header is the fields of a message, in order.
type Header []Field

// Field is one of them; its value is unfolded, not decoded.
type Field struct{ Name, Value string }

// Get returns the first field of that name as it stands.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Text returns the first field of that name with its encoded words decoded.
func (h Header) Text(name string) string { return DecodeWords(h.Get(name)) }

// readHeader reads fields up to the first empty line, or to the first line
// that cannot be one. Fields that begin beyond maxHeader are passed over, and
// what is folded beyond maxField: cut says so.
func readHeader(raw []byte) (h Header, body []byte, cut bool) {
	var folded []byte // of the last field, where it is folded
	unfold := func() {
		if len(folded) > 0 {
			h[len(h)-1].Value, folded = string(folded), folded[:0]
		}
	}
	defer unfold()
	at := 0
	for at < len(raw) {
		end := len(raw)
		if i := bytes.IndexByte(raw[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(raw[at:end], "\r\n")
		if len(bytes.TrimSpace(line)) == 0 {
			return h, raw[end:], cut
		}
		switch name, value, ok := cutField(line); {
		case at >= maxHeader && (ok || line[0] == ' ' || line[0] == '\t'):
			cut = true
		case line[0] == ' ' || line[0] == '\t':
			if len(folded) >= maxField {
				cut = true
			} else if len(h) > 0 {
				if len(folded) == 0 {
					folded = append(folded, h[len(h)-1].Value...)
				}
				folded = append(append(folded, ' '), bytes.TrimSpace(line)...)
			}
		case ok:
			unfold()
			h = append(h, Field{name, value})
		case at == 0 && bytes.HasPrefix(line, []byte("From ")), at == 0 && bytes.HasPrefix(line, []byte(">From ")):
		case len(h) > 0 && !bytes.Contains(line, []byte(" ")):
		default:
			return h, raw[at:], cut
		}
		at = end
	}
	return h, raw[at:], cut
}

// cutField parts "Name: value"; a name has no spaces (RFC 5322, 2.2).
func cutField(line []byte) (name, value string, ok bool) {
	i := bytes.IndexByte(line, ':')
	if i <= 0 || i > 100 || bytes.ContainsAny(bytes.TrimRight(line[:i], " \t"), " \t<>@,;\"") {
		return "", "", false
	}
	return string(bytes.TrimRight(line[:i], " \t")), string(bytes.TrimSpace(line[i+1:])), true
}

// spaced matches the white space between two encoded words, which is no text.
var spaced = text.Pattern(`(\?=)\s+(=\?)`)

// DecodeWords decodes the encoded words of RFC 2047 in a header field, and raw
// bytes of an undeclared encoding.
func DecodeWords(s string) string {
	if !strings.Contains(s, "=?") {
		return charset.Decode([]byte(s), "").Text
	}
	d := mime.WordDecoder{CharsetReader: func(name string, r io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(r)
		return strings.NewReader(charset.Decode(raw, name).Text), err
	}}
	s = spaced().ReplaceAllString(s, "$1$2")
	out, err := d.DecodeHeader(s)
	if err != nil {
		return charset.Decode([]byte(s), "").Text
	}
	if strings.Contains(out, "=?") { // a word that broke stops the decoder no more
		return out
	}
	return charset.Decode([]byte(out), "").Text
}
