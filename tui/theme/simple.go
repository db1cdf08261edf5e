package theme

import (
	"slices"
	"strings"
)

// Underlines says whether a terminal draws underlines of several forms and
// colours. Where that is not known for certain they are not sent: GNU screen,
// PuTTY and Terminal of macOS read them as something else, and words blink.
type Underlines uint8

const (
	Unsure Underlines = iota // it may answer when asked; see Answered
	One                      // one form, in the colour of the text
	Many
)

// manyTerms are beginnings of the names, in TERM, of terminals that draw many;
// tmux translates for the terminal it runs in.
var manyTerms = []string{"xterm-kitty", "xterm-ghostty", "ghostty", "wezterm", "foot", "alacritty", "contour", "rio", "mintty", "iterm2", "vte", "konsole", "tmux"}

// manyPrograms are those that say so in TERM_PROGRAM.
var manyPrograms = []string{"iTerm.app", "WezTerm", "ghostty", "vscode", "mintty", "rio", "contour", "tmux"}

// leastVTE is the first version of VTE that draws them, 0.52.
const leastVTE = "5200"

// UnderlinesOf tells by the environment. What screen multiplexers inherit from
// the terminal around them counts for nothing.
func UnderlinesOf(getenv func(string) string) Underlines {
	term, program := getenv("TERM"), getenv("TERM_PROGRAM")
	vte := getenv("VTE_VERSION")
	switch {
	case begins(term, manyTerms):
		return Many
	case strings.HasPrefix(term, "screen") && getenv("STY") == "" && program == "tmux":
		return Many
	case !strings.HasPrefix(term, "xterm"), getenv("STY") != "", program == "Apple_Terminal":
		return One
	case slices.Contains(manyPrograms, program), getenv("WT_SESSION") != "", getenv("KONSOLE_VERSION") != "":
		return Many
	case len(vte) > len(leastVTE) || len(vte) == len(leastVTE) && vte >= leastVTE:
		return Many
	}
	return Unsure
}

// Answered tells by what a terminal says that it is (XTVERSION).
func Answered(version string) Underlines {
	version = strings.ToLower(version)
	if begins(version, []string{"kitty", "ghostty", "wezterm", "foot", "alacritty", "contour", "rio", "mintty", "iterm2", "vte", "konsole", "tmux", "xterm.js", "windows terminal", "warp"}) {
		return Many
	}
	return One
}

func begins(s string, beginnings []string) bool {
	return slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(s, b) })
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
