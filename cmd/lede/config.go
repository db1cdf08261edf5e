package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"lede/model/config"
	"lede/model/store"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// configPath is where the configuration file is looked for.
func configPath() string { return filepath.Join(xdg.ConfigHome, "lede", "config.toml") }

// themesPath is where a reader's own themes are looked for.
func themesPath() string { return filepath.Join(xdg.ConfigHome, "lede", "themes") }

// settings reads the configuration file and checks what only the screen knows:
// names of themes and of actions.
func settings(themes theme.Catalog) (config.Config, *keymap.Keymap, error) {
	path := configPath()
	c, err := config.Load(path)
	if err != nil {
		return c, nil, usageError{err}
	}
	c.Calm(os.Getenv)
	if c.Theme != config.Auto {
		if _, err := themes.Named(c.Theme); err != nil {
			return c, nil, usageError{fmt.Errorf("%s: theme: %w", path, err)}
		}
	}
	keys, err := keymap.Default().Remap(c.Keys)
	if err != nil {
		return c, nil, usageError{fmt.Errorf("%s: %w", path, err)}
	}
	return c, keys, nil
}

// chosen puts what the reader chose by keys over what the file says, as the
// reader itself does.
func chosen(c *config.Config) {
	if !isFolder(store.Dir()) {
		return
	}
	kept, err := store.Open(store.Dir())
	if err != nil {
		return // nothing is in force that cannot be read
	}
	defer kept.Close()
	const from = "chosen while reading"
	if v := kept.Settings(); v.Measure != 0 {
		c.Measure = v.Measure
		c.Over("measure", from)
	}
	if v := kept.Settings(); v.Theme != "" {
		c.Theme = v.Theme
		c.Over("theme", from)
	}
}

// newConfig prints the configuration.
func newConfig(s streams) *cobra.Command {
	var commented, where, begin bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Print the settings in force, and where each is from",
		Example: `  lede config
  lede config --init && $EDITOR "$(lede config --path)"`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if where {
				fmt.Fprintln(s.out, configPath())
				return nil
			}
			if begin {
				return begun(s)
			}
			if commented {
				fmt.Fprint(s.out, config.Default)
				return nil
			}
			themes, err := theme.Open(themesPath())
			if err != nil {
				return err
			}
			c, _, err := settings(themes)
			if err != nil {
				return err
			}
			chosen(&c)
			fmt.Fprint(s.out, c.Write(configPath()))
			return nil
		},
	}
	cmd.Flags().BoolVar(&commented, "default", false, "print the commented file to start from")
	cmd.Flags().BoolVar(&begin, "init", false, "write the commented file where it is looked for, unless there is one")
	cmd.Flags().BoolVar(&where, "path", false, "print where the file is looked for")
	return cmd
}

// begun writes the commented file to start from, never over one.
func begun(s streams) error {
	path := configPath()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(config.Default)
	if err = errors.Join(err, f.Close()); err == nil {
		fmt.Fprintln(s.out, path)
	}
	return err
}
