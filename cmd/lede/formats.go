package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/load"
)

// newFormats lists what can be read and what can be written.
func newFormats(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "formats",
		Short: "List the formats that can be read and written",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "Read, told apart by content (--as NAME forces one):")
			for _, f := range load.Formats() {
				if f.Readable() {
					fmt.Fprintf(w, "  %s\t%s\t%s\n", f.Name, f.Title, strings.Join(f.Extensions, " "))
				}
			}
			fmt.Fprintln(w, "\nWritten by lede export --format NAME:")
			for _, f := range export.Formats() {
				fmt.Fprintf(w, "  %s\t%s\n", f.Name, f.Help)
			}
			return w.Flush()
		},
	}
}
