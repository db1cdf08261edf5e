// Package theme says how everything looks. A theme is a data file: a palette
// and, for every Role, a few words of style. Nothing else in the program names
// a colour. What Glamour, Lip Gloss and package paint need is derived here.
package theme

import (
	"embed"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/BurntSushi/toml"
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

// file is a theme file. What it leaves out of the palette and the roles is
// taken from the theme it is Like.
type file struct {
	For     string
	Like    string
	Safe    bool
	Light   bool
	Ground  string
	Ink     string
	Palette map[string]string
	Roles   map[string]string
}

// Style is how role looks.
func (t *Theme) Style(role Role) Style { return t.styles[role] }

// Mark is how a mark of role looks, laid over text; guess is for what is not
// sure. Quotations look the same: what is guessed there is the speaker, and the
// bar and the name in the margin say so.
func (t *Theme) Mark(role Role, guess bool) Style {
	if guess {
		return t.guesses[role]
	}
	return t.styles[role]
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
func Named(name string) (*Theme, error) {
	data, err := files.ReadFile(path.Join("themes", name+".toml"))
	if err != nil {
		return nil, fmt.Errorf("no theme %q (there are %s)", name, strings.Join(Names(), ", "))
	}
	return Parse(name, string(data))
}

// Parse reads a theme file. Every role must be there, and nothing unknown.
func Parse(name, data string) (*Theme, error) {
	var f file
	meta, err := toml.Decode(data, &f)
	if err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return nil, fmt.Errorf("theme %s: unknown key %q", name, extra[0])
	}
	if err := inherit(&f, maxDepth); err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	t := &Theme{Name: name, For: f.For, Light: f.Light, Safe: f.Safe}
	if err := t.read(&f); err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	t.derive()
	return t, nil
}

// maxDepth is how many themes may stand behind one.
const maxDepth = 3

// inherit fills in what f leaves to the built-in theme it is like.
func inherit(f *file, depth int) error {
	if f.Like == "" {
		return nil
	}
	if depth == 0 {
		return fmt.Errorf("like %q: too many themes behind each other", f.Like)
	}
	data, err := files.ReadFile(path.Join("themes", f.Like+".toml"))
	if err != nil {
		return fmt.Errorf("like %q: there is no such theme", f.Like)
	}
	var base file
	if err := toml.Unmarshal(data, &base); err != nil {
		return fmt.Errorf("like %q: %w", f.Like, err)
	}
	if err := inherit(&base, depth-1); err != nil {
		return err
	}
	f.Palette, f.Roles = merge(base.Palette, f.Palette), merge(base.Roles, f.Roles)
	return nil
}

// merge is base with the entries of over in place of its own.
func merge(base, over map[string]string) map[string]string {
	if base == nil {
		base = map[string]string{}
	}
	maps.Copy(base, over)
	return base
}

func (t *Theme) read(f *file) (err error) {
	palette := make(map[string]Color, len(f.Palette))
	for _, name := range slices.Sorted(maps.Keys(f.Palette)) {
		if reserved(name) {
			return fmt.Errorf("palette: %q is a word of the notation, no name", name)
		}
		if palette[name], err = ParseColor(f.Palette[name]); err != nil {
			return fmt.Errorf("palette %s: %w", name, err)
		}
	}
	if t.Ground, err = optional(f.Ground, palette); err != nil {
		return fmt.Errorf("ground: %w", err)
	}
	if t.Ink, err = optional(f.Ink, palette); err != nil {
		return fmt.Errorf("ink: %w", err)
	}
	for role, name := range roleNames {
		notation, ok := f.Roles[name]
		if !ok {
			return fmt.Errorf("role %s is missing", name)
		}
		if t.styles[role], err = parseStyle(notation, palette); err != nil {
			return fmt.Errorf("role %s: %w", name, err)
		}
		delete(f.Roles, name)
	}
	for _, name := range slices.Sorted(maps.Keys(f.Roles)) {
		return fmt.Errorf("unknown role %q", name)
	}
	return nil
}

func optional(word string, palette map[string]Color) (Color, error) {
	if word == "" {
		return 0, nil
	}
	return lookUp(word, palette)
}

func (t *Theme) derive() {
	guess := t.styles[Guess]
	for role := range t.styles {
		t.guesses[role] = guess.Over(t.styles[role])
	}
	for _, role := range []Role{Quote, Mixed, Reported} { // who spoke is the guess, not the words
		t.guesses[role] = t.styles[role]
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
