// Command lede reads news in the terminal and shows who a story is about and
// who said what. Without a screen it prints and exports the same.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"lede/model/text"
)

// Exit statuses.
const (
	exitOK = iota
	exitNothing
	exitUsage
)

func main() {
	if err := roomy(spaceLimit()); err != nil {
		complain(os.Stderr, err)
		os.Exit(exitNothing)
	}
	collectLate()
	signals := newSignals(os.Exit)
	ctx, stop := signals.context(context.Background())
	defer stop()
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdin, os.Stdout, os.Stderr, signals}))
}

// streams are what the program reads and writes besides files.
type streams struct {
	in    *os.File
	stdin io.Reader // in, or what is left of it
	out   *os.File
	err   io.Writer

	signals *signals // nil where none are heard
}

// run executes one command line and returns the exit status. Whatever went
// wrong stands on s.err by then.
func run(ctx context.Context, args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	cmd, err := root.ExecuteContextC(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errNoArgument):
		fmt.Fprintln(s.err, cmd.UsageString())
		return exitUsage
	case errors.As(err, &usage):
		complain(s.err, err)
		fmt.Fprintf(s.err, "Try '%s --help'.\n", cmd.CommandPath())
		return exitUsage
	case !errors.Is(err, errNothing) && !errors.Is(err, context.Canceled):
		complain(s.err, err)
	}
	return exitNothing
}

// errNothing says that no article could be read; each reason is on standard
// error already.
var errNothing = errors.New("nothing could be loaded")

// usageError is a command line that means nothing.
type usageError struct{ error }

// complain writes one line about err: file names and articles may stand in it,
// so it is cleaned.
func complain(w io.Writer, err error) {
	fmt.Fprintf(w, "lede: %s\n", text.CleanLine(err.Error()))
}
