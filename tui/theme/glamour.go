package theme

import "charm.land/glamour/v2/ansi"

// Glamour is the theme as Glamour's style config. It has colours and
// attributes only: no prefix, margin, indent or format, so that what Glamour
// writes is the text it was given and escape sequences, nothing else.
func (t *Theme) Glamour() ansi.StyleConfig {
	code := ansi.StyleBlock{StylePrimitive: t.primitive(CodeSpan)}
	return ansi.StyleConfig{
		BlockQuote:    ansi.StyleBlock{StylePrimitive: t.primitive(Quotation)},
		Heading:       ansi.StyleBlock{StylePrimitive: t.primitive(Heading)},
		Emph:          t.primitive(Emphasis),
		Strong:        t.primitive(Strong),
		Strikethrough: t.primitive(Struck),
		LinkText:      t.primitive(Link),
		Link:          t.primitive(Link),
		Code:          code,
		CodeBlock:     ansi.StyleCodeBlock{StyleBlock: code},
	}
}

// primitive is a role's style in Glamour's terms; it knows one underline only.
func (t *Theme) primitive(role Role) ansi.StylePrimitive {
	s := t.styles[role]
	p := ansi.StylePrimitive{Color: colorOf(s.Fg), BackgroundColor: colorOf(s.Bg)}
	set := func(target **bool, on bool) {
		if on {
			*target = &on
		}
	}
	set(&p.Bold, s.Attrs&Bold != 0)
	set(&p.Italic, s.Attrs&Italic != 0)
	set(&p.Inverse, s.Attrs&Reverse != 0)
	set(&p.CrossedOut, s.Attrs&Strike != 0)
	set(&p.Underline, s.Under != NoLine)
	return p
}

func colorOf(c Color) *string {
	if c == 0 {
		return nil
	}
	s := c.String()
	return &s
}
