package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"lede/model/load"
	"lede/tui"
)

// onScreen reports whether the reader opens, rather than text being written.
func onScreen(s streams, q request) bool {
	return !q.print && isTerminal(s.out) && os.Getenv("TERM") != "dumb"
}

// show opens the reader on what names name. Files that are not there are said
// on standard error first; where there is nothing else, no screen is taken.
func show(ctx context.Context, s streams, q request, names []string, o load.Options) error {
	there := present(s, names)
	if len(names) > 0 && len(there) == 0 {
		return errNothing
	}
	options := tui.Options{Args: there, Label: label(there), Load: o, Measure: max(0, q.width), Profile: tui.Profile(s.out, os.Environ())}
	if q.color == colorNever {
		options.Profile = tui.NoColor
	}
	options.Single = len(there) == 1 && !isFolder(there[0])
	if slices.Contains(there, "-") {
		data, err := io.ReadAll(o.Stdin)
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		options.Stdin = data
	}
	return tui.Run(ctx, options)
}

// present says which names are not there and returns the others.
func present(s streams, names []string) []string {
	var there []string
	for _, name := range names {
		if _, err := os.Stat(name); err != nil && name != "-" && !strings.ContainsAny(name, "*?[{") {
			complain(s.err, err)
			continue
		}
		there = append(there, name)
	}
	return there
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// label is what names are called above the list.
func label(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 1:
		return fmt.Sprintf("%d names", len(names))
	case names[0] == "-":
		return "standard input"
	}
	if home, err := os.UserHomeDir(); err == nil && home != "" && strings.HasPrefix(names[0], home+"/") {
		return "~" + names[0][len(home):]
	}
	return names[0]
}
