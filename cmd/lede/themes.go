package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"lede/model/text"
	"lede/tui/theme"
)

// newThemes lists the themes, or checks some.
func newThemes(s streams) *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "themes [--check] [NAME|FILE…]",
		Short: "List the themes and where each is from, or check them",
		Long: `lists the themes that can be chosen: the built-in ones, and the files NAME.toml
in ` + themesPath() + `. A file may inherit a theme
and change some of it:

` + indented(themeExample) + `
--check says what is wrong with a file and which words are hard to read.`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return themeNames(), cobra.ShellCompDirectiveDefault
		},
		RunE: func(cmd *cobra.Command, names []string) error {
			themes, err := theme.Open(themesPath())
			if err != nil {
				return err
			}
			if check || len(names) > 0 {
				return checkThemes(s, themes, names)
			}
			return listThemes(s, themes)
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "say what is wrong with the named themes or files, or with all")
	return cmd
}

// themeNames are the themes a shell offers.
func themeNames() []string {
	themes, _ := theme.Open(themesPath())
	return themes.Names()
}

// listThemes lists the themes; what is none is said on standard error.
func listThemes(s streams, themes theme.Catalog) error {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, name := range themes.Names() {
		t, err := themes.Named(name)
		if err != nil {
			return err
		}
		from := themes.Path(name)
		if from == "" {
			from = "built in"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", name, t.For, from)
	}
	for _, name := range themes.Broken() {
		_, err := themes.Named(name)
		complain(s.err, err)
	}
	return w.Flush()
}

// checkThemes says of each theme what is wrong with it. It fails where
// anything is.
func checkThemes(s streams, themes theme.Catalog, names []string) error {
	if len(names) == 0 {
		names = slices.Sorted(slices.Values(append(themes.Names(), themes.Broken()...)))
	}
	findings := 0
	for _, name := range names {
		t, err := themeOf(themes, name)
		if err != nil {
			complain(s.err, err)
			findings++
			continue
		}
		findings += report(s.out, name, theme.Check(t))
	}
	if findings > 0 {
		return errors.New(text.Count(findings, "finding"))
	}
	return nil
}

func report(w io.Writer, name string, findings []string) int {
	if len(findings) == 0 {
		fmt.Fprintf(w, "%s: nothing to say against it\n", name)
	}
	for _, f := range findings {
		fmt.Fprintf(w, "%s: %s\n", name, f)
	}
	return len(findings)
}

// themeOf is the theme of a name, or of a file.
func themeOf(themes theme.Catalog, name string) (*theme.Theme, error) {
	if !strings.HasSuffix(name, ".toml") {
		return themes.Named(name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return themes.Parse(name, string(data))
}
