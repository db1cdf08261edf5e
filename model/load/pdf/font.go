package pdf

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

//go:embed glyphs.tsv
var glyphTable string

//go:embed standard.tsv
var standardTable string

// glyphs are the texts that names of glyphs stand for.
var glyphs = sync.OnceValue(func() map[name]string {
	out := map[name]string{}
	for line := range strings.Lines(glyphTable) {
		if key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			out[name(key)] = value
		}
	}
	return out
})

// standard is StandardEncoding where it is not ASCII.
var standard = sync.OnceValue(func() map[byte]string {
	out := map[byte]string{}
	for line := range strings.Lines(standardTable) {
		if key, value, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			code, _ := strconv.Atoi(key)
			out[byte(code)] = glyphs()[name(value)]
		}
	}
	return out
})

// font turns the codes of shown strings into text and widths.
type font struct {
	wide    bool           // codes have two bytes
	toText  map[int]string // by ToUnicode
	byCode  [256]string    // by the encoding, of simple fonts
	widths  map[int]float64
	missing float64 // width of codes without one
	bold    bool
}

// glyph is one code of a shown string.
type glyph struct {
	text  string
	width float64 // in text space of size 1
	space bool    // the one-byte code 32, which word spacing widens
}

func (f *file) font(o object) *font {
	d := f.dict(o)
	ft := &font{widths: map[int]float64{}, missing: .5}
	base := string(f.nameOf(d["BaseFont"]))
	ft.bold = strings.Contains(base, "Bold") || strings.Contains(base, "Black")
	if s, ok := f.resolve(d["ToUnicode"]).(stream); ok {
		ft.toText = readCMap(f.decode(s))
	}
	if f.nameOf(d["Subtype"]) == "Type0" {
		ft.wide = true
		if below := f.array(d["DescendantFonts"]); len(below) > 0 {
			f.wideWidths(ft, f.dict(below[0]))
		}
		return ft
	}
	f.encoding(ft, d)
	start := int(num(f.resolve(d["FirstChar"])))
	scale := .001
	if m := f.array(d["FontMatrix"]); len(m) == 6 {
		scale = num(f.resolve(m[0]))
	}
	for i, w := range f.array(d["Widths"]) {
		if i > 255 {
			break
		}
		ft.widths[start+i] = num(f.resolve(w)) * scale
	}
	if desc := f.dict(d["FontDescriptor"]); desc["MissingWidth"] != nil {
		ft.missing = num(f.resolve(desc["MissingWidth"])) * scale
	}
	return ft
}

// encoding fills the table of a simple font: a base, and differences to it.
func (f *file) encoding(ft *font, d dict) {
	base := f.nameOf(d["Encoding"])
	enc := f.dict(d["Encoding"])
	if b := f.nameOf(enc["BaseEncoding"]); b != "" {
		base = b
	}
	for c := range ft.byCode {
		ft.byCode[c] = baseText(base, byte(c))
	}
	code := 0
	for _, o := range f.array(enc["Differences"]) {
		switch o := f.resolve(o).(type) {
		case float64:
			code = int(o)
		case name:
			if code >= 0 && code < len(ft.byCode) {
				ft.byCode[code] = glyphText(o)
			}
			code++
		}
	}
}

func baseText(base name, c byte) string {
	switch {
	case c < 0x20:
		return ""
	case base == "WinAnsiEncoding":
		return string(charmap.Windows1252.DecodeByte(c))
	case base == "MacRomanEncoding":
		return string(charmap.Macintosh.DecodeByte(c))
	}
	if s, ok := standard()[c]; ok {
		return s
	}
	if c < 0x7f {
		return string(rune(c))
	}
	return string(charmap.Windows1252.DecodeByte(c)) // unnamed codes are usually this
}

// glyphText is what a glyph's name stands for: of the list, "uni20AC",
// "u1F600", or a known one with a suffix, "a.sc".
func glyphText(n name) string {
	if s, ok := glyphs()[n]; ok {
		return s
	}
	if len(n) == 1 {
		return string(n)
	}
	stem, _, cut := strings.Cut(string(n), ".")
	if cut && stem != "" {
		return glyphText(name(stem))
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(stem, prefix); ok && len(digits) >= 4 && len(digits) <= 6 {
			if v, err := strconv.ParseUint(digits, 16, 32); err == nil {
				return string(rune(v))
			}
		}
	}
	return ""
}

// wideWidths reads the widths of a composite font (9.7.4.3).
func (f *file) wideWidths(ft *font, d dict) {
	ft.missing = 1
	if dw, ok := f.resolve(d["DW"]).(float64); ok {
		ft.missing = dw / 1000
	}
	w := f.array(d["W"])
	for i := 0; i+1 < len(w) && len(ft.widths) < 1<<16; {
		start := int(num(f.resolve(w[i])))
		if list, ok := f.resolve(w[i+1]).([]object); ok {
			for j, x := range list {
				ft.widths[start+j] = num(f.resolve(x)) / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		end, width := int(num(f.resolve(w[i+1]))), num(f.resolve(w[i+2]))/1000
		for c := start; c <= end && c < 1<<16 && c >= 0; c++ {
			ft.widths[c] = width
		}
		i += 3
	}
}

// decode reads the codes of a shown string.
func (ft *font) decode(s string) []glyph {
	var out []glyph
	for i := 0; i < len(s); {
		code, n := int(s[i]), 1
		if ft.wide && i+1 < len(s) {
			code, n = code<<8|int(s[i+1]), 2
		}
		g := glyph{width: ft.missing, space: !ft.wide && code == ' '}
		if w, ok := ft.widths[code]; ok {
			g.width = w
		}
		if t, ok := ft.toText[code]; ok {
			g.text = t
		} else if !ft.wide {
			g.text = ft.byCode[code]
		}
		out = append(out, g)
		i += n
	}
	return out
}

// maxMapped is how many codes a CMap may map.
const maxMapped = 1 << 16

// readCMap reads the pairs and ranges of a ToUnicode CMap (9.10.3).
func readCMap(data []byte) map[int]string {
	out := map[int]string{}
	l := &lexer{src: data}
	var stack []object
	for len(out) < maxMapped {
		o, ok := l.next(0)
		if !ok {
			break
		}
		switch o {
		case keyword("beginbfchar"), keyword("beginbfrange"):
			stack, l.items = nil, 0
		case keyword("endbfchar"):
			for i := 0; i+1 < len(stack); i += 2 {
				out[code(stack[i])] = unicodeText(stack[i+1], 0)
			}
		case keyword("endbfrange"):
			for i := 0; i+2 < len(stack); i += 3 {
				mapRange(out, code(stack[i]), code(stack[i+1]), stack[i+2])
			}
		default:
			if len(stack) < maxItems {
				stack = append(stack, o)
			}
		}
	}
	return out
}

func mapRange(out map[int]string, low, high int, to object) {
	list, isList := to.([]object)
	for c := low; c <= high && c-low < 1<<16 && len(out) < maxMapped; c++ {
		if !isList {
			out[c] = unicodeText(to, c-low)
		} else if c-low < len(list) {
			out[c] = unicodeText(list[c-low], 0)
		}
	}
}

// code is the number that a string of one or two bytes is.
func code(o object) int {
	s, _ := o.(string)
	v := 0
	for i := 0; i < len(s) && i < 4; i++ {
		v = v<<8 | int(s[i])
	}
	return v
}

// unicodeText reads UTF-16, with add on its last unit.
func unicodeText(o object, add int) string {
	s, _ := o.(string)
	var units []uint16
	for i := 0; i+1 < len(s) && i < 64; i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(units) == 0 {
		return ""
	}
	units[len(units)-1] += uint16(add)
	return string(utf16.Decode(units))
}
