package message

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// transfer undoes a transfer encoding, and says whether it was damaged. What
// does not fit it stays as it is.
func transfer(body []byte, encoding string) (out []byte, damaged bool) {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(encoding), `"'`)) {
	case "quoted-printable":
		return quotedPrintable(body), false
	case "base64":
		return decodeBase64(body)
	}
	return body, false
}

// quotedPrintable is lenient where mime/quotedprintable fails: a lone "=" and
// "=XY" that is no hex stay as they are.
func quotedPrintable(in []byte) []byte {
	out := make([]byte, 0, len(in))
	for len(in) > 0 {
		line := in
		if i := bytes.IndexByte(in, '\n'); i >= 0 {
			line = in[:i+1]
		}
		in = in[len(line):]
		content := bytes.TrimRight(line, " \t\r\n")
		soft := bytes.HasSuffix(content, []byte("="))
		if soft {
			content = content[:len(content)-1]
		}
		for i := 0; i < len(content); i++ {
			if content[i] == '=' && i+2 < len(content) && hex(content[i+1]) >= 0 && hex(content[i+2]) >= 0 {
				out = append(out, byte(hex(content[i+1])<<4|hex(content[i+2])))
				i += 2
			} else {
				out = append(out, content[i])
			}
		}
		if !soft && bytes.HasSuffix(line, []byte("\n")) {
			out = append(out, '\n')
		}
	}
	return out
}

func hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// decodeBase64 decodes what is left without white space and padding, to the last
// whole byte. Where something else stands in it, each line is decoded by itself,
// so that a lost character costs its line; a line of words is one, added behind
// the encoded text by a mailing list or never encoded.
func decodeBase64(in []byte) (out []byte, damaged bool) {
	clean := make([]byte, 0, len(in))
	for _, c := range in {
		if c > ' ' {
			clean = append(clean, c)
		}
	}
	if out, ok := whole(bytes.TrimRight(clean, "=")); ok && len(clean)%4 == 0 {
		return out, false
	}
	for line := range bytes.Lines(in) {
		line = bytes.TrimSpace(line)
		if got, ok := whole(bytes.TrimRight(line, "=")); ok && len(line)%4 == 0 {
			out = append(out, got...)
		} else if isWords(line) {
			out = append(append(append(out, '\n'), line...), '\n')
		} else {
			out = append(out, ends(alphabet(line))...)
		}
	}
	return out, true
}

// ends decodes a line of base64 in which characters are missing: its beginning
// and its end as far as they are text, U+FFFD for what is between.
func ends(line []byte) []byte {
	head := readable(line)
	if all, _ := whole(line); len(head) == len(all) {
		return head
	}
	var tail []byte
	for from := len(line) - 4; from >= len(head)/3*4; from -= 4 {
		all, _ := whole(line[from:])
		if len(readable(line[from:])) < len(all) {
			break
		}
		tail = all
	}
	return append(append(head, "\uFFFD"...), tail...)
}

// readable decodes s as long as what comes out is text.
func readable(s []byte) []byte {
	out, _ := whole(s)
	for i := 0; i < len(out); {
		r, n := utf8.DecodeRune(out[i:])
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == utf8.RuneError && utf8.FullRune(out[i:]) {
			return out[:i]
		}
		i += n
	}
	return out
}

// whole decodes base64 without padding to the last whole byte.
func whole(s []byte) (out []byte, ok bool) {
	if len(s)%4 == 1 {
		s = s[:len(s)-1]
	}
	out = make([]byte, base64.RawStdEncoding.DecodedLen(len(s)))
	n, err := base64.RawStdEncoding.Decode(out, s)
	return out[:n], err == nil
}

// isWords reports whether a line that is not base64 is text: empty, or with
// spaces, or ruled.
func isWords(line []byte) bool {
	return len(line) == 0 || bytes.IndexByte(line, ' ') >= 0 || len(alphabet(line))*2 < len(line) || bytes.IndexByte(line, '@') >= 0
}

func alphabet(line []byte) []byte {
	var out []byte
	for _, c := range line {
		if 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' {
			out = append(out, c)
		}
	}
	return out
}
