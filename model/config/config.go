// Package config is what a reader can settle in a file. Every setting has a
// default; an unknown one is an error that names the nearest right one.
package config

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"lede/model/entity"
	"lede/model/library"
	"lede/model/state"
	"lede/model/text"
)

// Default is the commented file with the settings in force where there is none.
//
//go:embed default.toml
var Default string

// Auto is the theme that follows the terminal.
const Auto = "auto"

// Config is all settings.
type Config struct {
	Measure  int      `toml:"measure"`
	Lines    string   `toml:"lines"`
	Isolate  bool     `toml:"isolate"`
	Panels   string   `toml:"panels"`
	Theme    string   `toml:"theme"`
	Guesses  string   `toml:"guesses"`
	Kinds    []string `toml:"kinds"`
	Order    string   `toml:"order"`
	List     string   `toml:"list"`
	Mouse    bool     `toml:"mouse"`
	Pictures bool     `toml:"pictures"`
	Export   string   `toml:"export"`
	Update   string   `toml:"update"`
	Motion   string   `toml:"motion"`
	Tour     bool     `toml:"tour"`

	// Keys are the keys of an action: mode → action → keys.
	Keys map[string]map[string][]string `toml:"keys"`

	set  map[string]bool   // settings that the file names
	from map[string]string // where settings are from that are in force over the file
}

// settings are the names of all settings, in the order of the file.
var settings = []string{"measure", "lines", "isolate", "panels", "theme", "guesses", "kinds", "order", "list", "mouse", "pictures", "export", "update", "motion", "tour", "keys"}

// Load reads the file at path over the defaults. A file that is not there is no
// error.
func Load(path string) (Config, error) {
	c, err := parse(Default)
	if err != nil {
		return c, fmt.Errorf("the built-in configuration: %w", err)
	}
	c.set = map[string]bool{}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	if err := c.read(string(data)); err != nil {
		return c, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

func parse(data string) (c Config, err error) {
	return c, c.read(data)
}

func (c *Config) read(data string) error {
	c.set = map[string]bool{}
	meta, err := toml.Decode(data, c)
	if err != nil {
		return err
	}
	for _, key := range meta.Undecoded() {
		return fmt.Errorf("no setting is called %q; %s", key, text.Nearest(key[0], settings))
	}
	for _, key := range meta.Keys() {
		c.set[key[0]] = true
	}
	return c.check()
}

var (
	guesses = []string{"all", "likely", "sure"}
	exports = []string{"markdown", "html"}
	motions = []string{"full", "reduced"}
	panels  = []string{"beside", "below"}
)

// check holds what the types do not.
func (c *Config) check() error {
	if c.Measure < state.MinMeasure || c.Measure > state.MaxMeasure {
		return fmt.Errorf("measure = %d: it goes from %d to %d", c.Measure, state.MinMeasure, state.MaxMeasure)
	}
	if !slices.Contains(guesses, c.Guesses) {
		return fmt.Errorf("guesses = %q: %s", c.Guesses, text.Nearest(c.Guesses, guesses))
	}
	if !slices.Contains(exports, c.Export) {
		return fmt.Errorf("export = %q: %s", c.Export, text.Nearest(c.Export, exports))
	}
	if _, err := c.Every(); err != nil {
		return err
	}
	if !slices.Contains(motions, c.Motion) {
		return fmt.Errorf("motion = %q: %s", c.Motion, text.Nearest(c.Motion, motions))
	}
	if !slices.Contains(panels, c.Panels) {
		return fmt.Errorf("panels = %q: %s", c.Panels, text.Nearest(c.Panels, panels))
	}
	if !slices.Contains(state.LinesNames(), c.Lines) {
		return fmt.Errorf("lines = %q: %s", c.Lines, text.Nearest(c.Lines, state.LinesNames()))
	}
	if !slices.Contains(state.FormNames(), c.List) {
		return fmt.Errorf("list = %q: %s", c.List, text.Nearest(c.List, state.FormNames()))
	}
	if _, err := c.Sorting(); err != nil {
		return err
	}
	_, err := c.Lens()
	return err
}

// Strictness is how sure a guess must be to be shown.
func (c *Config) Strictness() state.Strictness {
	return state.Strictness(max(0, slices.Index(guesses, c.Guesses)))
}

// Ending is how paragraphs end their lines.
func (c *Config) Ending() state.Lines {
	return state.Lines(max(0, slices.Index(state.LinesNames(), c.Lines)))
}

// shortest is the least time between two updates that nobody asks for: servers
// are to be left in peace.
const shortest = 5 * time.Minute

// Every is the time between two updates that nobody asks for, 0 for none.
func (c *Config) Every() (time.Duration, error) {
	if c.Update == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(c.Update)
	if err != nil || d < shortest {
		return 0, fmt.Errorf("update = %q: a time of 5m or more, as 30m or 2h; \"\" is never", c.Update)
	}
	return d, nil
}

// Form is how articles stand in the list.
func (c *Config) Form() state.Form {
	return state.Form(max(0, slices.Index(state.FormNames(), c.List)))
}

// Lens is the kinds that are lit at the start.
func (c *Config) Lens() (l state.Lens, err error) {
	names := make([]string, len(entity.Kinds))
	for i, k := range entity.Kinds {
		names[i] = k.String()
	}
	for _, name := range c.Kinds {
		i := slices.Index(names, name)
		if i < 0 {
			return l, fmt.Errorf("kinds: %q is none; %s", name, text.Nearest(name, names))
		}
		l |= 1 << i
	}
	return l, nil
}

// Sorting is the order of the list.
func (c *Config) Sorting() (library.Sort, error) {
	var names []string
	for s := library.ByDate; ; {
		if s.String() == c.Order {
			return s, nil
		}
		names = append(names, s.String())
		if s = s.Next(); s == library.ByDate {
			break
		}
	}
	return library.ByDate, fmt.Errorf("order = %q: %s", c.Order, text.Nearest(c.Order, names))
}

// Over says that something else than the file gives a setting: the environment,
// or what was chosen in the reader.
func (c *Config) Over(name, from string) {
	if c.from == nil {
		c.from = map[string]string{}
	}
	c.from[name] = from
}

// Still reports whether nothing may move on its own.
func (c *Config) Still() bool { return c.Motion == motions[1] }

// Calm makes the screen hold still where the environment asks for it. There is
// no standard yet; these two names are in use.
func (c *Config) Calm(getenv func(string) string) {
	for _, name := range []string{"NO_MOTION", "REDUCED_MOTION"} {
		if v := getenv(name); v != "" && v != "0" {
			c.Motion = motions[1]
			c.Over("motion", name)
			return
		}
	}
}

// Set reports whether the file gives a setting.
func (c *Config) Set(name string) bool { return c.set[name] }

// Write renders the settings in force, each with where it is from.
func (c *Config) Write(path string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "# %s\n", path)
	line := func(name, value string) {
		from := "built in"
		if c.Set(name) {
			from = "file"
		}
		from = cmp.Or(c.from[name], from)
		fmt.Fprintf(&out, "%-44s # %s\n", name+" = "+value, from)
	}
	line("measure", fmt.Sprint(c.Measure))
	line("lines", fmt.Sprintf("%q", c.Lines))
	line("isolate", fmt.Sprint(c.Isolate))
	line("panels", fmt.Sprintf("%q", c.Panels))
	line("theme", fmt.Sprintf("%q", c.Theme))
	line("guesses", fmt.Sprintf("%q", c.Guesses))
	line("kinds", `["`+strings.Join(c.Kinds, `", "`)+`"]`)
	line("order", fmt.Sprintf("%q", c.Order))
	line("list", fmt.Sprintf("%q", c.List))
	line("mouse", fmt.Sprint(c.Mouse))
	line("pictures", fmt.Sprint(c.Pictures))
	line("export", fmt.Sprintf("%q", c.Export))
	line("update", fmt.Sprintf("%q", c.Update))
	line("motion", fmt.Sprintf("%q", c.Motion))
	line("tour", fmt.Sprint(c.Tour))
	for _, mode := range sorted(c.Keys) {
		fmt.Fprintf(&out, "\n[keys.%s]\n", mode)
		for _, action := range sorted(c.Keys[mode]) {
			fmt.Fprintf(&out, "%-44s # file\n", action+` = ["`+strings.Join(c.Keys[mode][action], `", "`)+`"]`)
		}
	}
	return out.String()
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
