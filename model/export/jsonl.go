package export

import (
	"bytes"
	"encoding/json"
	"io"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"lede/model/analysis"
	"lede/model/article"
)

type jsonl struct{ out io.Writer }

func newJSONL(w io.Writer) Writer { return &jsonl{w} }

// Write writes d as one line.
func (j *jsonl) Write(d *analysis.Document) error {
	var line bytes.Buffer
	enc := json.NewEncoder(&line)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(newRecord(d)); err != nil {
		return err
	}
	_, err := j.out.Write(escapeControls(line.Bytes()))
	return err
}

func (j *jsonl) Close() error { return nil }

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

// record is a document in JSON. Offsets count code points of Text, half-open.
// What is not known is left out, save the speaker of a quote, which is null.
type record struct {
	File      string         `json:"file"`
	Index     int            `json:"index"`
	Format    string         `json:"format,omitempty"`
	Title     string         `json:"title,omitempty"`
	Summary   string         `json:"summary,omitempty"`
	Source    string         `json:"source,omitempty"`
	Authors   []string       `json:"authors,omitempty"`
	Published string         `json:"published,omitempty"`
	URL       string         `json:"url,omitempty"`
	Section   string         `json:"section,omitempty"`
	Comments  *int           `json:"comments,omitempty"`
	Language  string         `json:"language,omitempty"`
	Words     int            `json:"words"`
	Notices   []string       `json:"notices,omitempty"`
	Text      string         `json:"text"`
	Blocks    []blockRecord  `json:"blocks"`
	Entities  []entityRecord `json:"entities"`
	Quotes    []quoteRecord  `json:"quotes"`
}

type spanRecord struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type blockRecord struct {
	Kind article.Kind `json:"kind"`
	spanRecord
	Level  int    `json:"level,omitempty"`
	Marker string `json:"marker,omitempty"`
	Label  string `json:"label,omitempty"`
	URL    string `json:"url,omitempty"`
	Aside  bool   `json:"aside,omitempty"`
}

type entityRecord struct {
	ID       int             `json:"id"`
	Kind     string          `json:"kind"`
	Name     string          `json:"name"`
	Mentions []mentionRecord `json:"mentions"`
}

type mentionRecord struct {
	spanRecord
	Text       string  `json:"text"`
	Pronoun    bool    `json:"pronoun,omitempty"`
	Nominal    bool    `json:"nominal,omitempty"`
	Confidence float64 `json:"confidence,omitempty"` // left out where certain
}

type quoteRecord struct {
	spanRecord
	Text       string         `json:"text"`
	Kind       string         `json:"kind"`
	Speaker    *speakerRecord `json:"speaker"`
	Cue        *spanRecord    `json:"cue,omitempty"`
	Confidence float64        `json:"confidence,omitempty"`
	Group      int            `json:"group"`
}

type speakerRecord struct {
	Entity *int   `json:"entity,omitempty"`
	Name   string `json:"name"`
	*spanRecord
}
