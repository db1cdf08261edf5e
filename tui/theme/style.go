package theme

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"lede/model/text"
)

// Attr is a set of text attributes.
type Attr uint8

// Attributes.
const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Reverse
	Strike
)

// Underline is the form of a line below the text.
type Underline uint8

// Underlines, numbered as in the SGR parameter 4:n.
const (
	NoLine Underline = iota
	Single
	Double
	Curly
	Dotted
	Dashed
)

// Style is how cells look. The zero Style is the terminal's default and, laid
// over another, changes nothing.
type Style struct {
	Fg, Bg Color
	Line   Color // of the underline; zero follows the text
	Under  Underline
	Attrs  Attr
	Off    Attr // attributes taken away from what lies below
	Opaque bool // laid over another style, nothing of it shows through
}

// Over is s laid over base: what s leaves open shows base.
func (s Style) Over(base Style) Style {
	if s.Opaque {
		return s
	}
	if s.Fg == 0 {
		s.Fg = base.Fg
	}
	if s.Bg == 0 {
		s.Bg = base.Bg
	}
	if s.Under == NoLine {
		s.Under, s.Line = base.Under, base.Line
	}
	s.Attrs |= base.Attrs &^ s.Off
	s.Off, s.Opaque = 0, base.Opaque
	return s
}

// Plain reports whether s looks like the terminal's default.
func (s Style) Plain() bool {
	return s.Fg == 0 && s.Bg == 0 && s.Under == NoLine && s.Attrs == 0
}

// Reset is the sequence after which cells have the zero Style.
const Reset = "\x1b[m"

// attrCodes are the SGR parameters of the attributes, by bit.
var attrCodes = [...]int{1, 2, 3, 7, 9}

// AppendSGR appends the one sequence that selects s whatever was selected
// before.
func (s Style) AppendSGR(dst []byte) []byte {
	if s.Plain() {
		return append(dst, Reset...)
	}
	dst = append(dst, "\x1b[0"...)
	for i, code := range attrCodes {
		if s.Attrs&(1<<i) != 0 {
			dst = appendParams(dst, code)
		}
	}
	switch s.Under {
	case NoLine:
	case Single:
		dst = appendParams(dst, 4)
	default:
		dst = append(dst, ";4:"...)
		dst = append(dst, '0'+byte(s.Under))
	}
	dst = s.Fg.appendSGR(dst, 30)
	dst = s.Bg.appendSGR(dst, 40)
	if s.Under != NoLine {
		dst = s.Line.appendSGR(dst, 50)
	}
	return append(dst, 'm')
}

// Render returns text in s, with a reset behind it. It does not measure, wrap
// or pad; text must be one line.
func (s Style) Render(text string) string {
	if text == "" || s.Plain() {
		return text
	}
	dst := make([]byte, 0, len(text)+48)
	dst = append(s.AppendSGR(dst), text...)
	return string(append(dst, Reset...))
}

// Lipgloss is s as a Lip Gloss style, for panes that pad and join.
func (s Style) Lipgloss() lipgloss.Style {
	out := lipgloss.NewStyle().
		Bold(s.Attrs&Bold != 0).Faint(s.Attrs&Faint != 0).Italic(s.Attrs&Italic != 0).
		Reverse(s.Attrs&Reverse != 0).Strikethrough(s.Attrs&Strike != 0)
	if s.Fg != 0 {
		out = out.Foreground(s.Fg.Color())
	}
	if s.Bg != 0 {
		out = out.Background(s.Bg.Color())
	}
	if s.Under != NoLine {
		out = out.UnderlineStyle(lipgloss.Underline(s.Under))
		if s.Line != 0 {
			out = out.UnderlineColor(s.Line.Color())
		}
	}
	return out
}

var attrNames = map[string]Attr{
	"bold": Bold, "faint": Faint, "italic": Italic, "reverse": Reverse, "strike": Strike,
}

var lineNames = map[string]Underline{
	"underline": Single, "double": Double, "curly": Curly, "dotted": Dotted, "dashed": Dashed,
}

// parseStyle reads the notation of theme files: words in any order. A word is
// an attribute ("bold", taken away by "-bold"), an underline ("dotted"),
// "opaque", or a colour, by palette name or as ParseColor reads it; the colour
// after "on" is the background, after "line" the underline's.
func parseStyle(notation string, palette map[string]Color) (Style, error) {
	var s Style
	target := &s.Fg
	for _, word := range strings.Fields(notation) {
		attr, isAttr := attrNames[strings.TrimPrefix(word, "-")]
		line, isLine := lineNames[word]
		switch {
		case isAttr && word[0] == '-':
			s.Off |= attr
		case isAttr:
			s.Attrs |= attr
		case isLine:
			s.Under = line
		case word == "opaque":
			s.Opaque = true
		case word == "on":
			target = &s.Bg
		case word == "line":
			target = &s.Line
		default:
			c, err := lookUp(word, palette)
			if err != nil {
				return Style{}, err
			}
			*target, target = c, &s.Fg
		}
	}
	return s, nil
}

// reserved reports whether word means something else than a colour in a style.
func reserved(word string) bool {
	return attrNames[word] != 0 || lineNames[word] != 0 || word == "opaque" || word == "on" || word == "line"
}

// words are all that a style may be made of, beside colours as ParseColor reads
// them.
func words(palette map[string]Color) []string {
	out := []string{"opaque", "on", "line"}
	out = slices.AppendSeq(out, maps.Keys(attrNames))
	out = slices.AppendSeq(out, maps.Keys(lineNames))
	slices.Sort(out)
	return append(out, slices.Sorted(maps.Keys(palette))...)
}

func lookUp(word string, palette map[string]Color) (Color, error) {
	if c, ok := palette[word]; ok {
		return c, nil
	}
	c, err := ParseColor(word)
	if err != nil {
		return 0, fmt.Errorf("%q is no attribute and no colour of the palette; %s", word, text.Nearest(word, words(palette)))
	}
	return c, nil
}
