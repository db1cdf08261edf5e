package theme

import "strings"

// Simple reports whether a terminal of that name knows one underline only. The
// sequences of the others would be ignored whole there, their colours with
// them, or read as something else.
func Simple(term string) bool {
	for _, prefix := range []string{"linux", "vt", "ansi", "cygwin", "rxvt", "pcansi", "sun"} {
		if strings.HasPrefix(term, prefix) {
			return true
		}
	}
	return false
}

// Colourless reports whether a terminal of that name has no colours.
func Colourless(term string) bool {
	return strings.HasPrefix(term, "vt") || strings.HasSuffix(term, "-mono") || strings.HasSuffix(term, "-m")
}

// Simple is t for a terminal that knows one underline: the other ones become
// it, and what is not sure is faint.
func (t *Theme) Simple() *Theme {
	s := *t
	for role := range s.styles {
		style := &s.styles[role]
		if style.Under != NoLine {
			style.Under, style.Line = Single, 0
		}
	}
	if t.styles[Guess].Under == Dotted {
		s.styles[Guess].Attrs |= Faint
	}
	s.derive()
	return &s
}
