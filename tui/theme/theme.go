// Package theme says how everything looks. A theme is a data file: a palette
// and, for every Role, a few words of style. Nothing else in the program names
// a colour. What Lip Gloss and package paint need is derived here.
package theme

import (
	"embed"
	"strings"

	"charm.land/lipgloss/v2"

	"lede/model/entity"
)

//go:embed themes/*.toml
var files embed.FS

// Theme is one way everything looks. It is immutable and safe to share; the
// Lip Gloss styles are built once. Styles for single words and rows that need
// no padding are cheaper by way of Style and its Render.
type Theme struct {
	Name string // of the file: "dark"
	For  string // one line for the reader: "warm greys on a dark ground"
	// Light reports that the theme is meant for a light ground.
	Light bool
	// Safe says that the kinds' colours are chosen to differ for people who see
	// no red or no green.
	Safe bool
	// Ground is the background the theme paints, zero where it leaves the
	// terminal's own. Ink is the colour of text on it.
	Ground, Ink Color

	styles  [roles]Style
	guesses [roles]Style

	Headline, Meta, Muted, Accent, Key, Warning, Speaker lipgloss.Style
}

// Style is how role looks.
func (t *Theme) Style(role Role) Style { return t.styles[role] }

// Strength is how loud a name is on the page. People, organizations and places
// have their hue where they are named first; they are quiet after, as all else is that
// is lit, and a guess is fainter than the text.
type Strength uint8

// Strengths, the loudest first.
const (
	First Strength = iota
	Again
	Calm
	Guessed
)

// StrengthOf is the strength of a mention of kind: again is one that is not the
// first by name, guess one that is not sure.
func StrengthOf(kind entity.Kind, again, guess bool) Strength {
	switch {
	case guess:
		return Guessed
	case kind > entity.Place:
		return Calm
	case again:
		return Again
	}
	return First
}

// NameOf is how the name of an entity of kind looks beside the page, in a margin, a panel
// or a legend: as loud as where it is named first.
func (t *Theme) NameOf(kind entity.Kind, guess bool) Style {
	return t.Lit(Style{}, Of(kind), StrengthOf(kind, false, guess))
}

// Lit is base under a mark of role on the page. Words that are stressed already
// are lit at the first mention alone. Without colours the kinds are told apart by
// weight, slant and line wherever they stand.
func (t *Theme) Lit(base Style, role Role, s Strength) Style {
	style := t.styles[role]
	hue := style.Fg
	switch {
	case role < Person || role > Figure:
	case hue == 0 && s != Guessed:
	case s == First:
		style.Off |= Italic &^ style.Attrs
	case hue != 0 && base.Attrs != 0:
		return base
	case s == Guessed:
		style = t.guesses[role]
	default:
		style = t.styles[Quiet]
	}
	return style.Over(base)
}

// Bare is t for a screen without colours, whose styles are those of the theme
// made for one.
func (t *Theme) Bare() *Theme {
	none, err := Named(Default(Screen{}))
	if err != nil {
		return t // cannot happen: it is built in
	}
	b := *none
	b.Name, b.For, b.Light = t.Name, t.For, t.Light
	return &b
}

// Names are the built-in themes in alphabetical order.
func Names() []string {
	entries, err := files.ReadDir("themes")
	if err != nil {
		return nil // cannot happen: the directory is embedded
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".toml")
	}
	return names
}

// Named returns the built-in theme of that name.
func Named(name string) (*Theme, error) { return Catalog{}.Named(name) }

func (t *Theme) derive() {
	guess := t.styles[Guess]
	for role := range t.styles {
		t.guesses[role] = guess.Over(t.styles[role])
	}
	for role, style := range map[Role]*lipgloss.Style{
		Headline: &t.Headline, Meta: &t.Meta, Muted: &t.Muted, Accent: &t.Accent, Key: &t.Key,
		Warning: &t.Warning, Speaker: &t.Speaker,
	} {
		*style = t.styles[role].Lipgloss()
	}
}

// Screen is what is known about the terminal when a theme is chosen.
type Screen struct {
	Colors int  // 0 where none may be used (NO_COLOR), else 16, 256 or 1<<24
	Light  bool // its background is light
}

// Default names the theme that suits a screen when the reader chose none.
func Default(s Screen) string {
	switch {
	case s.Colors < 16:
		return "none"
	case s.Colors < 256 && s.Light:
		return "terminal-light"
	case s.Colors < 256:
		return "terminal"
	case s.Light:
		return "light"
	}
	return "dark"
}
