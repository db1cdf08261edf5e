package theme

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// grounds are backgrounds that are common where a theme paints none.
var grounds = map[bool][]Color{
	false: {RGB(0, 0, 0), RGB(0x1e, 0x1e, 0x1e), RGB(0x28, 0x2c, 0x34), RGB(0, 0x2b, 0x36)},
	true:  {RGB(0xff, 0xff, 0xff), RGB(0xfd, 0xf6, 0xe3), RGB(0xf4, 0xf4, 0xf4)},
}

// On is t for a terminal whose own ground is light or dark: where t paints none and is
// meant for the other, it paints the first of those that it is checked on. Without
// colours it suits both.
func (t *Theme) On(light bool) *Theme {
	if t.Ground != 0 || t.Light == light || !slices.ContainsFunc(t.styles[:], func(s Style) bool { return s.Fg != 0 || s.Bg != 0 }) {
		return t
	}
	painted := *t
	painted.Ground, painted.Ink = grounds[t.Light][0], cmp.Or(t.styles[Text].Fg, grounds[!t.Light][0])
	return &painted
}

// Least contrasts: of text (WCAG 2.2, 1.4.3) and of graphics (1.4.11).
const (
	textContrast    = 4.5
	graphicContrast = 3
)

// Check says which roles of t are hard to read, on the ground it paints or on
// common ones. Colours of the terminal's palette are the terminal's affair, and
// thin rules carry no meaning.
func Check(t *Theme) []string {
	behind := grounds[t.Light]
	if t.Ground != 0 {
		behind = []Color{t.Ground}
	}
	var out []string
	for role := Text; role < roles; role++ {
		least := textContrast
		if role == Bar || role == Bullet {
			least = graphicContrast
		}
		if role == Rule {
			continue
		}
		style := t.styles[role].Over(t.styles[Text])
		on := behind
		if style.Bg != 0 {
			on = []Color{style.Bg}
		}
		for _, ground := range on {
			if c, ok := contrast(style.Fg, ground); ok && c < least {
				out = append(out, fmt.Sprintf("%s: %s on %s has a contrast of %.1f to 1, less than %.1f", role, style.Fg, ground, c, least))
			}
		}
	}
	return out
}

// contrast is the contrast ratio after WCAG 2.2; ok is false where a colour is
// the terminal's own.
func contrast(a, b Color) (ratio float64, ok bool) {
	_, _, _, first := a.RGB()
	_, _, _, second := b.RGB()
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05), first && second
}

func luminance(c Color) float64 {
	l := Linear(c)
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

// Linear is a direct colour's red, green and blue in linear light, 0 to 1.
func Linear(c Color) [3]float64 {
	r, g, b, _ := c.RGB()
	var out [3]float64
	for i, v := range [3]uint8{r, g, b} {
		x := float64(v) / 255
		if x <= 0.04045 {
			out[i] = x / 12.92
		} else {
			out[i] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return out
}
