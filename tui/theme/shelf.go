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

// Shelf is the themes that can be chosen: the built-in ones and those of a
// reader's folder, which stand before a built-in one of the same name. The zero
// Shelf has the built-in ones. It is immutable.
type Shelf struct {
	own map[string]owned
}

// owned is a theme of a reader's file, or why it is none.
type owned struct {
	path  string
	data  string
	theme *Theme
	err   error
}

// OpenShelf reads the themes of a folder, which need not exist. A file that is
// no theme harms no other: Named says what is wrong with it.
func OpenShelf(dir string) (Shelf, error) {
	s := Shelf{own: map[string]owned{}}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".toml"); ok {
			file := filepath.Join(dir, e.Name())
			data, err := os.ReadFile(file)
			s.own[name] = owned{path: file, data: string(data), err: err}
		}
	}
	for name, o := range s.own {
		if o.err == nil {
			o.theme, o.err = (&parser{source{name, true}, o.path, o.data, s}).theme()
			s.own[name] = o
		}
	}
	return s, err
}

// behind is the theme that a theme inherits. Built-in ones know each other
// only; a reader's own one of a built-in one's name may inherit that.
func (s Shelf) behind(of source, name string) (data string, from source, ok bool) {
	if o, found := s.own[name]; of.own && found && name != of.name {
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
func (s Shelf) Parse(file, data string) (*Theme, error) {
	name := strings.TrimSuffix(filepath.Base(file), ".toml")
	return (&parser{source{name, true}, file, data, s}).theme()
}

// Named returns the theme of that name, or what is wrong with its file.
func (s Shelf) Named(name string) (*Theme, error) {
	if o, ok := s.own[name]; ok {
		return o.theme, o.err
	}
	if data, ok := builtIn(name); ok {
		return (&parser{source{name, false}, name + ".toml", data, s}).theme()
	}
	return nil, fmt.Errorf("no theme %q; %s", name, text.Nearest(name, s.Names()))
}

// Names are the themes that can be chosen, in alphabetical order.
func (s Shelf) Names() []string {
	names := Names()
	for name, o := range s.own {
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
func (s Shelf) Broken() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(s.own)) {
		if s.own[name].err != nil {
			names = append(names, name)
		}
	}
	return names
}

// Path is the file of a reader's theme, "" for a built-in one.
func (s Shelf) Path(name string) string { return s.own[name].path }
