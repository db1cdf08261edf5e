package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/export"
)

func newExport(s streams) *cobra.Command {
	var name, from, folder string
	var lines bool
	var how reading
	var corrections corrections
	var part shard
	cmd := &cobra.Command{
		Use:   "export [flags] FILE|FOLDER|GLOB|-…",
		Short: "Write articles with their entities and quotations for other programs",
	}
	cmd.Flags().StringVarP(&name, "format", "f", export.Formats()[0].Name, "`FORMAT` to write: "+strings.Join(writeFormats(), ", "))
	cmd.Flags().BoolVar(&lines, "json", false, "the same as --format jsonl, as of the other commands")
	cmd.Flags().Bool("private", true, "the same as of the other commands: an export never keeps anything")
	cmd.Flags().StringVar(&folder, "into", "", "write the files of a format that is several into `FOLDER`")
	for _, silent := range []string{"json", "private"} {
		_ = cmd.Flags().MarkHidden(silent) // there is one
	}
	how.flags(cmd)
	cmd.Flags().StringVar(&from, "files-from", "", "read the names of files from `FILE`, one a line; - is standard input")
	corrections.flags(cmd)
	part.flag(cmd)
	complete(cmd, "format", writeFormats())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if lines && cmd.Flags().Changed("format") && name != "jsonl" {
			return usageError{fmt.Errorf("--json and --format %s are two formats", name)}
		}
		format, ok := export.Find(name)
		if !ok {
			return usageError{fmt.Errorf("unknown export format %q: one of %s", name, strings.Join(writeFormats(), ", "))}
		}
		if format.Binary && isTerminal(s.out) {
			return usageError{fmt.Errorf("%s is nothing to be seen: write it into a file, as in lede export -f %s ~/news > news.db", name, name)}
		}
		if (format.Into != nil) != (folder != "") {
			return usageError{misplaced(format)}
		}
		if format.Into != nil {
			format.New = func(io.Writer) export.Writer {
				return format.Into(folder, export.Part{Number: part.number, Of: part.of})
			}
		}
		names, err := named(s, from, args)
		if err != nil {
			return err
		}
		if len(names) == 0 {
			return usageError{errors.New("no file to export")}
		}
		o, err := options(s, how)
		if err != nil {
			return err
		}
		files, err := corrections.open(s, names, true)
		if err != nil {
			return err
		}
		return runExport(cmd.Context(), s, format, input{names: names, options: o, analyze: corrected(analysis.Analyze, files.Current()), shard: part})
	}
	return cmd
}

func writeFormats() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// misplaced says where the output of a format goes.
func misplaced(f export.Format) error {
	if f.Into != nil {
		return fmt.Errorf("%s is several files: name a folder for them, as in lede export -f %s --into tables ~/news", f.Name, f.Name)
	}
	return fmt.Errorf("%s is written to standard output, not into a folder: \"> FILE\" keeps it", f.Name)
}

// runExport writes every article that can be read and says of every other why. What
// is of use only in whole is not written where anything ended it before.
func runExport(ctx context.Context, s streams, format export.Format, in input) error {
	out := bufio.NewWriterSize(s.out, 64<<10)
	w := format.New(out)
	err := each(ctx, s, in, w.Write)
	if errors.Is(err, errNothing) {
		return err
	}
	if a, ok := w.(export.Aborter); ok && err != nil {
		return distinct(err, a.Abort())
	}
	return distinct(err, w.Close(), out.Flush())
}

// distinct joins errors, each text once: a writer that failed says so again
// whenever it is used.
func distinct(errs ...error) error {
	var joined error
	said := map[string]bool{}
	for _, err := range errs {
		if err != nil && !said[err.Error()] {
			said[err.Error()] = true
			joined = errors.Join(joined, err)
		}
	}
	return joined
}
