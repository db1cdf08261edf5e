package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newRoot(s streams) *cobra.Command {
	root := &cobra.Command{
		Use:           "lede [flags] [FILE|FOLDER|GLOB|-]…",
		Short:         "Read news in the terminal: who it is about, and who said what",
		Version:       version(),
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.SetVersionTemplate("lede {{.Version}}\n")
	root.RunE = func(cmd *cobra.Command, args []string) error {
		return usageError{fmt.Errorf("nothing to show yet without a command")}
	}
	root.AddCommand(newExport(s))
	return root
}
