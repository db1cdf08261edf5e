// Package message reads Internet messages and their MIME parts (RFC 5322,
// 2045 to 2047) as they are found: it never fails. Headers without a colon,
// boundaries that are missing, encodings that are broken: each costs at most
// what it stands on.
package message

import (
	"bytes"
	"cmp"
	"mime"
	"strings"

	"lede/model/load/charset"
)

// Limits on a message's parts.
const (
	maxDepth = 20
	maxParts = 1000
)

// Part is a message or one part of it. Its body is still encoded for transfer.
type Part struct {
	Header Header
	Type   string            // "text/html", lower case
	Params map[string]string // of Content-Type
	Parts  []*Part           // of a multipart, or the message a message/rfc822 holds
	body   []byte
}

// Message is a message with what was noticed on the way.
type Message struct {
	*Part
	Deep bool // parts nested too deeply, or were too many, and were left out
	Long bool // fields of a header were too long, or too many, and were left out
}

// LeftOut says what was left out for a limit.
func (m *Message) LeftOut() (out []string) {
	if m.Deep {
		out = append(out, "parts nested too deeply were left out")
	}
	if m.Long {
		out = append(out, "fields of a header longer than anyone means were left out")
	}
	return out
}

// Parse reads a message.
func Parse(raw []byte) *Message {
	m := &Message{}
	left := maxParts
	m.Part = m.part(raw, 0, &left)
	return m
}

func (m *Message) part(raw []byte, depth int, left *int) *Part {
	p := &Part{}
	var cut bool
	p.Header, p.body, cut = readHeader(raw)
	m.Long = m.Long || cut
	p.Type, p.Params = mediaType(p.Header.Get("Content-Type"))
	*left--
	if depth >= maxDepth || *left <= 0 {
		m.Deep = m.Deep || strings.HasPrefix(p.Type, "multipart/") || *left <= 0
		return p
	}
	switch {
	case strings.HasPrefix(p.Type, "multipart/"):
		for _, piece := range pieces(p.body, p.Params["boundary"]) {
			if *left <= 0 {
				m.Deep = true
				break
			}
			p.Parts = append(p.Parts, m.part(piece, depth+1, left))
		}
	case p.Type == "message/rfc822":
		p.Parts = append(p.Parts, m.part(p.Bytes(), depth+1, left))
	}
	return p
}

// mediaType reads a Content-Type as generously as can be; none is text/plain.
func mediaType(s string) (string, map[string]string) {
	if kind, params, err := mime.ParseMediaType(s); err == nil && strings.Contains(kind, "/") {
		return kind, params
	}
	fields := strings.Split(s, ";")
	kind := strings.ToLower(strings.TrimSpace(fields[0]))
	params := map[string]string{}
	for _, f := range fields[1:] {
		if key, value, ok := strings.Cut(f, "="); ok {
			params[strings.ToLower(strings.TrimSpace(key))] = strings.Trim(strings.TrimSpace(value), `"'`)
		}
	}
	if !strings.Contains(kind, "/") {
		kind = "text/plain"
	}
	return kind, params
}

// pieces cuts a multipart body at its boundary lines. One without a boundary
// is cut at the first line that looks like one.
func pieces(body []byte, boundary string) [][]byte {
	if boundary == "" {
		if boundary = guessBoundary(body); boundary == "" {
			return nil
		}
	}
	mark := []byte("--" + boundary)
	var out [][]byte
	start := -1
	for at := 0; at < len(body); {
		end := len(body)
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := bytes.TrimRight(body[at:end], " \t\r\n")
		if rest, ok := bytes.CutPrefix(line, mark); ok && (len(rest) == 0 || string(rest) == "--") {
			if start >= 0 {
				out = append(out, trimEnd(body[start:at]))
			}
			start = end
			if len(rest) > 0 {
				return out
			}
		}
		at = end
	}
	if start >= 0 && start < len(body) {
		out = append(out, body[start:]) // the last boundary is missing
	}
	return out
}

// trimEnd drops the line end before a boundary, which belongs to that.
func trimEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

func guessBoundary(body []byte) string {
	for line := range bytes.Lines(body[:min(len(body), 64<<10)]) {
		if rest, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("--")); ok && len(rest) >= 6 && bytes.IndexByte(rest, ' ') < 0 {
			return string(rest)
		}
	}
	return ""
}

// Bytes is the part's body with its transfer encoding undone.
func (p *Part) Bytes() []byte {
	out, _ := p.decoded()
	return out
}

func (p *Part) decoded() (out []byte, damaged bool) {
	return transfer(p.body, p.Header.Get("Content-Transfer-Encoding"))
}

// Text is the part's body as text. The notice is not empty where the reader
// should be told how it was decoded.
func (p *Part) Text(declared string) (text, notice string) {
	if c := p.Params["charset"]; c != "" {
		declared = c
	}
	raw, damaged := p.decoded()
	r := charset.Decode(raw, declared)
	if notice = r.Notice(); damaged {
		notice = "the base64 of the mail is damaged: what could be decoded is shown"
	}
	return strings.ReplaceAll(r.Text, "\r\n", "\n"), notice
}

// Attached reports whether the part is a file that goes with the message.
func (p *Part) Attached() bool {
	kind, _, _ := strings.Cut(p.Header.Get("Content-Disposition"), ";")
	return strings.EqualFold(strings.TrimSpace(kind), "attachment")
}

// FileName is the name that the part has as a file, "" where it has none.
func (p *Part) FileName() string {
	_, params := mediaType("x/" + p.Header.Get("Content-Disposition"))
	return DecodeWords(cmp.Or(params["filename"], p.Params["name"]))
}

// Walk calls f for p and all parts below it, in order, until f says stop.
func (p *Part) Walk(f func(*Part) bool) bool {
	if !f(p) {
		return false
	}
	for _, c := range p.Parts {
		if !c.Walk(f) {
			return false
		}
	}
	return true
}
