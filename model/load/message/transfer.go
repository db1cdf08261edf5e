package message

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// transfer undoes a transfer encoding. What does not fit it stays as it is.
func transfer(body []byte, encoding string) []byte {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(encoding), `"'`)) {
	case "quoted-printable":
		return quotedPrintable(body)
	case "base64":
		return decodeBase64(body)
	}
	return body
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

// decodeBase64 drops what is not of the alphabet, padding too, and decodes
// what is left, to the last whole byte.
func decodeBase64(in []byte) []byte {
	clean := make([]byte, 0, len(in))
	for _, c := range in {
		if 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' {
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, _ := base64.RawStdEncoding.Decode(out, clean)
	return out[:n]
}
