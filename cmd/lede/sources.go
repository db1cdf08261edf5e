package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/load"
	"lede/model/text"
)

// errNoArgument: nothing to read was named and nothing is piped in.
var errNoArgument = usageError{errors.New("no file named")}

// named adds the names listed in the file from, or standard input, to args.
func named(s streams, from string, args []string) ([]string, error) {
	if from == "" {
		return args, nil
	}
	var data []byte
	var err error
	if from == "-" {
		data, err = io.ReadAll(s.in)
	} else {
		data, err = os.ReadFile(from)
	}
	if err != nil {
		return nil, fmt.Errorf("--files-from %s: %w", text.CleanLine(from), bare(err))
	}
	return append(args, split(string(data))...), nil
}

// bare is why a file cannot be read, without its name, which stands before it, and
// without what the system was asked.
func bare(err error) error {
	var path *fs.PathError
	switch {
	case !errors.As(err, &path):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("no such file")
	}
	return path.Err
}

// isPlace reports whether an argument between words is a file or folder, or was meant for
// one: who writes "story.txt" hardly looks for the word.
func isPlace(arg string) bool {
	if _, err := os.Stat(arg); err == nil || arg == "-" {
		return true
	}
	for _, begin := range []string{"/", "./", "../", "~/"} {
		if strings.HasPrefix(arg, begin) {
			return true
		}
	}
	ending := strings.ToLower(filepath.Ext(arg))
	return ending != "" && ending != arg && !strings.ContainsAny(arg, " :\"") &&
		slices.ContainsFunc(load.Formats(), func(f load.Format) bool { return slices.Contains(f.Extensions, ending) })
}

// split takes names one a line, or parted by NUL, as find -print0 writes them.
func split(list string) []string {
	end := "\n"
	if strings.ContainsRune(list, 0) {
		end = "\x00"
	}
	var names []string
	for name := range strings.SplitSeq(list, end) {
		if name = strings.TrimSuffix(name, "\r"); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// piped makes standard input the file to read, unless it is empty. A pipe that
// the screen is to show is not waited for.
func piped(s *streams, screen bool) ([]string, error) {
	if screen && isPipe(s.in) {
		return []string{"-"}, nil
	}
	in := bufio.NewReader(s.stdin)
	if _, err := in.Peek(1); err != nil {
		return nil, errNoArgument
	}
	s.stdin = in
	return []string{"-"}, nil
}

// isPipe reports whether what f holds may still be written.
func isPipe(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&(os.ModeNamedPipe|os.ModeSocket) != 0
}

// reading is how the sources are to be read, by the flags.
type reading struct {
	as   string
	asIs bool
}

func (r *reading) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.as, "as", "", "read every file as this `FORMAT` (see lede formats); raw takes the text byte for byte")
	cmd.Flags().BoolVar(&r.asIs, "as-is", false, "leave text that was decoded with the wrong encoding as it came")
	complete(cmd, "as", readFormats())
}

// formatOf is the format of files whose names end so, "" where there is none.
func formatOf(ending string) string {
	for _, f := range load.Formats() {
		if slices.Contains(f.Extensions, "."+ending) {
			return f.Name
		}
	}
	return ""
}

// options checks what the sources are to be read as.
func options(s streams, r reading) (load.Options, error) {
	as := r.as
	if names := readFormats(); as != "" && !slices.Contains(names, as) {
		meant := formatOf(as)
		if meant == "" {
			meant = text.Meant(as, names)
		}
		if meant != "" {
			return load.Options{}, usageError{fmt.Errorf("unknown format %q: did you mean %q?", as, meant)}
		}
		slices.Sort(names)
		return load.Options{}, usageError{fmt.Errorf("unknown format %q: one of %s", as, strings.Join(names, ", "))}
	}
	return load.Options{As: as, AsIs: r.asIs, Stdin: s.stdin}, nil
}

func readFormats() []string {
	var names []string
	for _, f := range load.Formats() {
		if f.Readable() {
			names = append(names, f.Name)
		}
	}
	return names
}
