package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/load"
)

func newExport(s streams) *cobra.Command {
	var name, as string
	cmd := &cobra.Command{
		Use:   "export [flags] FILE|FOLDER|GLOB|-…",
		Short: "Write articles with their entities and quotations for other programs",
	}
	cmd.Flags().StringVarP(&name, "format", "f", export.Formats()[0].Name, "what to write: "+exportFormats())
	cmd.Flags().StringVar(&as, "as", "", "read every file as this format; raw takes the text byte for byte")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		format, ok := export.Find(name)
		if !ok {
			return usageError{fmt.Errorf("unknown export format %q: one of %s", name, exportFormats())}
		}
		if len(args) == 0 {
			return usageError{errors.New("no file to export")}
		}
		return runExport(cmd.Context(), s, format, args, load.Options{As: as, Stdin: s.in})
	}
	return cmd
}

func exportFormats() string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// runExport writes every article that can be read and says of every other why.
func runExport(ctx context.Context, s streams, format export.Format, args []string, o load.Options) error {
	out := bufio.NewWriterSize(s.out, 64<<10)
	w := format.New(out)
	written := 0
	for r := range documents(ctx, sources(args), opening(o)) {
		if r.err != nil {
			complain(s.err, fmt.Errorf("%s: %w", r.source.Name, r.err))
			continue
		}
		if err := w.Write(r.doc); err != nil {
			return fmt.Errorf("export: %w", err)
		}
		written++
	}
	if err := errors.Join(w.Close(), out.Flush(), ctx.Err()); err != nil {
		return err
	}
	if written == 0 {
		return errNothing
	}
	return nil
}
