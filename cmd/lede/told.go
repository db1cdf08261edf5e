package main

import (
	"bufio"
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"lede/model/export"
)

// verb gives a command that looks at many articles its flags, and what it does.
func verb(cmd *cobra.Command, s streams, run func(context.Context, streams, *among, []string) error) *cobra.Command {
	var a among
	a.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error { return run(cmd.Context(), s, &a, args) }
	return cmd
}

// told writes what a command tells: lines of JSON, or something for people.
type told[R any] struct {
	out    *bufio.Writer
	json   bool
	record func(R) any // what is written as JSON; nil is R itself
	show   func(io.Writer, R) error
	n      int // that were written
}

func newTold[R any](s streams, json bool, show func(io.Writer, R) error) *told[R] {
	return &told[R]{out: bufio.NewWriter(s.out), json: json, show: show}
}

func (t *told[R]) put(r R) error {
	t.n++
	switch {
	case !t.json:
		return t.show(t.out, r)
	case t.record != nil:
		return export.WriteJSON(t.out, t.record(r))
	}
	return export.WriteJSON(t.out, r)
}

// end writes the rest, after err. Where there is nothing at all, it says so.
func (t *told[R]) end(s streams, err error, nothing string) error {
	if err = errors.Join(err, t.out.Flush()); err != nil || t.n > 0 {
		return err
	}
	complain(s.err, errors.New(nothing))
	return errNothing
}
