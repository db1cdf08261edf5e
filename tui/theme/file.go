package theme

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"lede/model/text"
)

// file is a theme file. What it leaves out is taken from the theme it inherits.
type file struct {
	For     string
	Inherit string
	Safe    bool
	Light   *bool
	Ground  string
	Ink     string
	Palette map[string]string
	Roles   map[string]string
}

// keys are those at the top of a theme file.
var keys = []string{"for", "inherit", "safe", "light", "ground", "ink", "palette", "roles"}

// Error is what is wrong with a theme file.
type Error struct {
	File string
	Line int    // 0 where it lies in no line
	Key  string // "roles.headline"; "" where the file is no TOML
	Err  error
}

func (e *Error) Error() string {
	var out strings.Builder
	out.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&out, ":%d", e.Line)
	}
	if e.Key != "" {
		out.WriteString(": " + e.Key)
	}
	return out.String() + ": " + e.Err.Error()
}

func (e *Error) Unwrap() error { return e.Err }

// parser reads one theme file, and those that it inherits from its catalog.
type parser struct {
	source
	path, data string
	catalog    Catalog
}

// source is where a theme is from: its name, and whether the file is a
// reader's own.
type source struct {
	name string
	own  bool
}

// fail is an error about a key, at its line.
func (p *parser) fail(key string, err error) error {
	return &Error{File: p.path, Line: lineOf(p.data, key), Key: key, Err: err}
}

func (p *parser) failf(key, format string, args ...any) error {
	return p.fail(key, fmt.Errorf(format, args...))
}

// lineOf is the line of data that sets a key, 0 where none does.
func lineOf(data, key string) int {
	section, name := "", key
	if i := strings.IndexByte(key, '.'); i >= 0 {
		section, name = key[:i], key[i+1:]
	}
	at := regexp.MustCompile(`^\s*"?` + regexp.QuoteMeta(name) + `"?\s*=`)
	head := regexp.MustCompile(`^\s*\[\s*"?([^]"]*?)"?\s*\]`)
	in := ""
	for i, line := range strings.Split(data, "\n") {
		if m := head.FindStringSubmatch(line); m != nil {
			in = m[1]
		} else if in == section && at.MatchString(line) {
			return i + 1
		}
	}
	return 0
}

// theme reads the file. Every role must be there, from it or from what it
// inherits, and nothing unknown.
func (p *parser) theme() (*Theme, error) {
	f, err := p.read()
	if err != nil {
		return nil, err
	}
	own := f.Palette
	if err := p.inherit(&f, p.source, maxDepth); err != nil {
		return nil, err
	}
	t := &Theme{Name: p.name, For: f.For, Light: f.Light != nil && *f.Light, Safe: f.Safe}
	palette, err := p.palette(&f)
	if err != nil {
		return nil, err
	}
	if t.Ground, err = optional(f.Ground, palette); err != nil {
		return nil, p.fail("ground", err)
	}
	if t.Ink, err = optional(f.Ink, palette); err != nil {
		return nil, p.fail("ink", err)
	}
	if err := p.roles(t, &f, palette); err != nil {
		return nil, err
	}
	if err := p.unused(own, &f); err != nil {
		return nil, err
	}
	t.derive()
	return t, nil
}

func (p *parser) read() (f file, err error) {
	meta, err := toml.Decode(p.data, &f)
	var syntax toml.ParseError
	switch {
	case errors.As(err, &syntax):
		return f, &Error{File: p.path, Line: syntax.Position.Line, Key: syntax.LastKey, Err: errors.New(syntax.Message)}
	case err != nil:
		return f, &Error{File: p.path, Err: err}
	}
	for _, key := range meta.Undecoded() {
		return f, p.failf(key.String(), "no such key; %s", text.Nearest(key[0], keys))
	}
	return f, nil
}

// maxDepth is how many themes may stand behind one.
const maxDepth = 4

// inherit fills in what f leaves to the theme it inherits.
func (p *parser) inherit(f *file, of source, depth int) error {
	if f.Inherit == "" {
		return nil
	}
	if depth == 0 {
		return p.failf("inherit", "too many themes behind each other")
	}
	data, from, ok := p.catalog.behind(of, f.Inherit)
	if !ok {
		return p.failf("inherit", "there is no theme %q; %s", f.Inherit, text.Nearest(f.Inherit, Names()))
	}
	var base file
	if err := toml.Unmarshal([]byte(data), &base); err != nil {
		return p.failf("inherit", "%s: %w", f.Inherit, err)
	}
	if err := p.inherit(&base, from, depth-1); err != nil {
		return err
	}
	if f.For == "" {
		f.For = "after " + f.Inherit
	}
	if f.Light == nil {
		f.Light = base.Light
	}
	if f.Ground == "" {
		f.Ground = base.Ground
	}
	if f.Ink == "" {
		f.Ink = base.Ink
	}
	f.Palette, f.Roles = merge(base.Palette, f.Palette), merge(base.Roles, f.Roles)
	return nil
}

// merge is base with the entries of over in place of its own.
func merge(base, over map[string]string) map[string]string {
	out := maps.Clone(base)
	if out == nil {
		out = map[string]string{}
	}
	maps.Copy(out, over)
	return out
}

func (p *parser) palette(f *file) (map[string]Color, error) {
	palette := make(map[string]Color, len(f.Palette))
	for _, name := range slices.Sorted(maps.Keys(f.Palette)) {
		key := "palette." + name
		if reserved(name) {
			return nil, p.failf(key, "is a word of the notation, no name")
		}
		c, err := ParseColor(f.Palette[name])
		if err != nil {
			return nil, p.fail(key, err)
		}
		palette[name] = c
	}
	return palette, nil
}

func optional(word string, palette map[string]Color) (Color, error) {
	if word == "" {
		return 0, nil
	}
	return lookUp(word, palette)
}

func (p *parser) roles(t *Theme, f *file, palette map[string]Color) (err error) {
	for _, name := range slices.Sorted(maps.Keys(f.Roles)) {
		if !slices.Contains(roleNames[:], name) {
			return p.failf("roles."+name, "no such role; %s", text.Nearest(name, roleNames[:]))
		}
	}
	for role, name := range roleNames {
		notation, ok := f.Roles[name]
		if !ok && !Role(role).optional() {
			return p.failf("roles."+name, "is missing; inherit a theme to leave roles out")
		}
		if t.styles[role], err = parseStyle(notation, palette); err != nil {
			return p.fail("roles."+name, err)
		}
	}
	return nil
}

// unused finds a colour of the file's own palette that no role looks up: a
// misspelt name, which would change nothing.
func (p *parser) unused(own map[string]string, f *file) error {
	used := map[string]bool{f.Ground: true, f.Ink: true}
	for _, notation := range f.Roles {
		for _, word := range strings.Fields(notation) {
			used[word] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(own)) {
		if used[name] {
			continue
		}
		var names []string
		for _, other := range slices.Sorted(maps.Keys(f.Palette)) {
			if used[other] {
				names = append(names, other)
			}
		}
		return p.failf("palette."+name, "no role has this colour; %s", text.Nearest(name, names))
	}
	return nil
}
