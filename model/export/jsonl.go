package export

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"lede/model/analysis"
)

type jsonl struct{ out io.Writer }

func newJSONL(w io.Writer) Writer { return &jsonl{w} }

// Write writes d as one line.
func (j *jsonl) Write(d *analysis.Document) error { return WriteJSON(j.out, newRecord(d)) }

func (j *jsonl) Close() error { return nil }

// WriteJSON writes v as one line of JSON that may be shown on a terminal:
// invisible characters are escaped.
func WriteJSON(w io.Writer, v any) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escapeControls(line.Bytes()))
	return err
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
