package theme

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Color is nothing (the terminal's own), one of the terminal's 256 palette
// entries, or 24 bits of red, green and blue. The zero Color is nothing. It is
// comparable, unlike image/color.Color.
type Color uint32

const (
	indexed Color = 1 << 24
	direct  Color = 2 << 24
)

// Index is entry i of the terminal's palette; 0 to 15 are the user's own.
func Index(i uint8) Color { return indexed | Color(i) }

// RGB is a direct colour.
func RGB(r, g, b uint8) Color { return direct | Color(r)<<16 | Color(g)<<8 | Color(b) }

// ParseColor reads "#rrggbb" or a palette index "0" to "255".
func ParseColor(s string) (Color, error) {
	if hex, ok := strings.CutPrefix(s, "#"); ok && len(hex) == 6 {
		if v, err := strconv.ParseUint(hex, 16, 24); err == nil {
			return direct | Color(v), nil
		}
	}
	if i, err := strconv.ParseUint(s, 10, 8); err == nil {
		return Index(uint8(i)), nil
	}
	return 0, fmt.Errorf("colour %q is neither #rrggbb nor 0 to 255", s)
}

// RGB gives the components of a direct colour; ok is false for any other.
func (c Color) RGB() (r, g, b uint8, ok bool) {
	return uint8(c >> 16), uint8(c >> 8), uint8(c), c&^0xffffff == direct
}

// String is the notation ParseColor reads, "" for the zero Color.
func (c Color) String() string {
	switch c &^ 0xffffff {
	case direct:
		return fmt.Sprintf("#%06x", uint32(c&0xffffff))
	case indexed:
		return strconv.Itoa(int(c & 0xff))
	}
	return ""
}

// Color is c for libraries that take the standard interface; nil for the zero
// Color.
func (c Color) Color() color.Color {
	switch c &^ 0xffffff {
	case direct:
		return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
	case indexed:
		if c&0xff < 16 {
			return ansi.BasicColor(c & 0xff)
		}
		return ansi.IndexedColor(c & 0xff)
	}
	return nil
}

// appendSGR appends the parameters that select c, for the foreground (base
// 30), the background (40) or the underline (50), each after a semicolon.
func (c Color) appendSGR(dst []byte, base int) []byte {
	v := int(c & 0xffffff)
	switch kind := c &^ 0xffffff; {
	case kind == direct:
		dst = appendParams(dst, base+8, 2, v>>16, v>>8&0xff)
		return appendParams(dst, v&0xff)
	case kind == indexed && v < 8 && base < 50:
		return appendParams(dst, base+v)
	case kind == indexed && v < 16 && base < 50:
		return appendParams(dst, base+60+v-8)
	case kind == indexed:
		return appendParams(dst, base+8, 5, v)
	}
	return dst
}

func appendParams(dst []byte, params ...int) []byte {
	for _, p := range params {
		dst = strconv.AppendInt(append(dst, ';'), int64(p), 10)
	}
	return dst
}
