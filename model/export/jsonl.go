package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"lede/model/analysis"
	"lede/model/entity"
)

type jsonl struct{ out *bufio.Writer }

func newJSONL(w io.Writer) Writer { return &jsonl{bufio.NewWriter(w)} }

// Write writes d as one line: a record, in pieces, as what is known of a long text takes
// several times its length.
func (j *jsonl) Write(d *analysis.Document) error {
	a, r, p := d.Article, newRecorder(d), pieces{out: j.out}
	p.write("{")
	p.inner(newHead(d))
	p.write(`,"text":"`)
	for rest := a.Text; rest != ""; {
		n := runes(rest, pieceSize)
		p.inner(rest[:n])
		rest = rest[n:]
	}
	p.list(`","blocks":[`, len(a.Blocks), func(i, k int) any { return r.blocks(a.Blocks[i:k]) })
	p.write(`],"entities":[`)
	for i, e := range d.Entities {
		p.entity(i, e, r)
	}
	p.list(`],"quotes":[`, len(d.Quotes), func(i, k int) any { return r.quotes(d.Quotes[i:k]) })
	p.write("]}\n")
	return errors.Join(p.err, j.out.Flush())
}

func (j *jsonl) Close() error { return nil }

// pieceSize is how many bytes of a text, and pieceValues how many values of a list, are
// written at a time.
const pieceSize, pieceValues = 256 << 10, 1024

// runes is the length of the whole runes in the first n bytes of s.
func runes(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 1 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// pieces writes JSON piece by piece, and keeps the first error.
type pieces struct {
	out  io.Writer
	line bytes.Buffer
	err  error
}

func (p *pieces) write(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.out, s)
	}
}

// list writes n values, some of which values gives, behind what opens the list.
func (p *pieces) list(open string, n int, values func(from, to int) any) {
	p.write(open)
	for from := 0; from < n; from += pieceValues {
		if from > 0 {
			p.write(",")
		}
		p.inner(values(from, min(from+pieceValues, n)))
	}
}

// entity writes the entity e, the one with number i.
func (p *pieces) entity(i int, e entity.Entity, r recorder) {
	if i > 0 {
		p.write(",")
	}
	p.write("{")
	p.inner(newEntity(e))
	p.list(`,"mentions":[`, len(e.Mentions), func(i, k int) any { return r.mentions(e.Mentions[i:k]) })
	p.write("]")
	if e.Confirmed {
		p.write(`,"confirmed":true`)
	}
	p.write("}")
}

// inner writes v without the brackets or marks around it.
func (p *pieces) inner(v any) {
	if p.err == nil {
		p.err = encode(&p.line, v)
	}
	if p.err == nil {
		line := p.line.Bytes()
		_, p.err = p.out.Write(escapeControls(line[1 : len(line)-2])) // ends in a newline
	}
}

// WriteJSON writes v as one line of JSON that may be shown on a terminal:
// invisible characters are escaped.
func WriteJSON(w io.Writer, v any) error {
	var line bytes.Buffer
	if err := encode(&line, v); err != nil {
		return err
	}
	_, err := w.Write(escapeControls(line.Bytes()))
	return err
}

func encode(line *bytes.Buffer, v any) error {
	line.Reset()
	enc := json.NewEncoder(line)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// escapeControls replaces the invisible characters that encoding/json leaves
// alone (DEL, C1, direction overrides, tags) by \u escapes: a line shown on a
// terminal commands nothing, and a parser reads the same text. Every such
// character is inside a string; the newline that ends the line stays.
func escapeControls(line []byte) []byte {
	var out []byte
	kept := 0
	for i := 0; i < len(line); {
		if c := line[i]; c < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(line[i:])
		if !unicode.IsGraphic(r) {
			out = append(out, line[kept:i]...)
			out = appendEscape(out, r)
			kept = i + n
		}
		i += n
	}
	if kept == 0 {
		return line
	}
	return append(out, line[kept:]...)
}

func appendEscape(out []byte, r rune) []byte {
	const hex = "0123456789abcdef"
	units := []rune{r}
	if r > 0xffff {
		hi, lo := utf16.EncodeRune(r)
		units = []rune{hi, lo}
	}
	for _, u := range units {
		out = append(out, '\\', 'u', hex[u>>12&15], hex[u>>8&15], hex[u>>4&15], hex[u&15])
	}
	return out
}
