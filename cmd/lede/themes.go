package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"lede/tui/theme"
)

// newThemes lists the themes.
func newThemes(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "themes",
		Short: "List the themes",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			for _, name := range theme.Names() {
				t, err := theme.Named(name)
				if err != nil {
					return err
				}
				fmt.Fprintf(w, "%s\t%s\n", name, t.For)
			}
			return w.Flush()
		},
	}
}
