package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lede/model/text"
)

// Catalog is the themes that can be chosen: the built-in ones and those of a
// reader's folder, which stand before a built-in one of the same name. The zero
// Catalog has the built-in ones. It is immutable.
type Catalog struct {
	own map[string]owned
}

// owned is a theme of a reader's file, or why it is none.
type owned struct {
	path  string
	data  string
	theme *Theme
	err   error
}

// Open reads the themes of a folder, which need not exist. A file that is
// no theme harms no other: Named says what is wrong with it.
func Open(dir string) (Catalog, error) {
	c := Catalog{own: map[string]owned{}}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".toml"); ok {
			file := filepath.Join(dir, e.Name())
			data, err := os.ReadFile(file)
			c.own[name] = owned{path: file, data: string(data), err: err}
		}
	}
	for name, o := range c.own {
		if o.err == nil {
			o.theme, o.err = (&parser{source{name, true}, o.path, o.data, c}).theme()
			c.own[name] = o
		}
	}
	return c, err
}

// behind is the theme that a theme inherits. Built-in ones know each other
// only; a reader's own one of a built-in one's name may inherit that.
func (c Catalog) behind(of source, name string) (data string, from source, ok bool) {
	if o, found := c.own[name]; of.own && found && name != of.name {
		return o.data, source{name, true}, o.data != ""
	}
	data, ok = builtIn(name)
	return data, source{name, false}, ok
}

func builtIn(name string) (string, bool) {
	data, err := files.ReadFile(path.Join("themes", name+".toml"))
	return string(data), err == nil
}

// Parse reads a theme from data, as the file of that path would be.
func (c Catalog) Parse(file, data string) (*Theme, error) {
	name := strings.TrimSuffix(filepath.Base(file), ".toml")
	return (&parser{source{name, true}, file, data, c}).theme()
}

// Named returns the theme of that name, or what is wrong with its file.
func (c Catalog) Named(name string) (*Theme, error) {
	if o, ok := c.own[name]; ok {
		return o.theme, o.err
	}
	if data, ok := builtIn(name); ok {
		return (&parser{source{name, false}, name + ".toml", data, c}).theme()
	}
	return nil, fmt.Errorf("no theme %q; %s", name, text.Nearest(name, c.Names()))
}

// Names are the themes that can be chosen, in alphabetical order.
func (c Catalog) Names() []string {
	names := Names()
	for name, o := range c.own {
		if o.err == nil {
			names = append(names, name)
		} else if i := slices.Index(names, name); i >= 0 {
			names = slices.Delete(names, i, i+1)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Broken are the names of the files that are no themes, in alphabetical order.
func (c Catalog) Broken() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(c.own)) {
		if c.own[name].err != nil {
			names = append(names, name)
		}
	}
	return names
}

// Path is the file of a reader's theme, "" for a built-in one.
func (c Catalog) Path(name string) string { return c.own[name].path }
