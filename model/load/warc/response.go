package warc

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"io"
	"mime"
	"strconv"
	"strings"
)

// response reads an archived HTTP response; ok is false where it is no page
// that was delivered.
func response(block io.Reader) (body []byte, charset string, ok bool) {
	in := bufio.NewReaderSize(block, maxLine)
	status, err := readLine(in)
	fields := strings.Fields(status)
	if err != nil || len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") || fields[1] != "200" {
		return nil, "", false
	}
	header := map[string]string{}
	for {
		line, err := readLine(in)
		if err != nil || line == "" {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		header[strings.ToLower(strings.TrimSpace(name))] = strings.TrimSpace(value)
	}
	if !isHTML(strings.ToLower(header["content-type"])) {
		return nil, "", false
	}
	if _, params, err := mime.ParseMediaType(header["content-type"]); err == nil {
		charset = params["charset"]
	}
	return decoded(in, header), charset, true
}

// decoded undoes what HTTP did to the body. What was declared and not done,
// which archives often have, is left as it is.
func decoded(in *bufio.Reader, header map[string]string) []byte {
	var body io.Reader = in
	if strings.EqualFold(header["transfer-encoding"], "chunked") && chunked(in) {
		body = &chunks{in: in}
	}
	buffered := bufio.NewReaderSize(body, 4096)
	body = buffered
	switch magic, _ := buffered.Peek(2); strings.ToLower(header["content-encoding"]) {
	case "gzip", "x-gzip":
		if string(magic) == "\x1f\x8b" {
			if z, err := gzip.NewReader(buffered); err == nil {
				body = z
			}
		}
	case "deflate":
		body = flate.NewReader(buffered)
	}
	raw, _ := io.ReadAll(io.LimitReader(body, maxPage))
	return raw
}

// chunked reports whether a body begins with the length of a chunk.
func chunked(in *bufio.Reader) bool {
	head, _ := in.Peek(16)
	line, _, ok := strings.Cut(string(head), "\n")
	line = strings.TrimRight(line, "\r ")
	if !ok || line == "" {
		return false
	}
	line, _, _ = strings.Cut(line, ";")
	return strings.Trim(line, "0123456789abcdefABCDEF") == ""
}

// chunks reads a chunked body (RFC 9112, 7.1), to its end or to where it breaks.
type chunks struct {
	in   *bufio.Reader
	left int64 // of the current chunk
}

// Read fails with io.EOF only.
func (c *chunks) Read(p []byte) (int, error) {
	for c.left == 0 {
		line, err := readLine(c.in)
		if line == "" && err == nil {
			continue // the line end behind a chunk
		}
		size, _, _ := strings.Cut(line, ";")
		n, bad := strconv.ParseInt(strings.TrimSpace(size), 16, 64)
		if bad != nil || n <= 0 {
			return 0, io.EOF
		}
		c.left = n
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.left)])
	if c.left -= int64(n); err != nil {
		err = io.EOF
	}
	return n, err
}
