package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"lede/model/load"
	"lede/model/text"
	"lede/tui"
	"lede/tui/theme"
)

// onScreen reports whether the reader opens, rather than text being written.
func onScreen(s streams, q request) bool {
	return !q.print && isTerminal(s.out) && os.Getenv("TERM") != "dumb"
}

// show opens the reader on what names name. Files that are not there are said
// on standard error first; where there is nothing else, no screen is taken.
func show(ctx context.Context, s streams, q request, names []string, o load.Options) error {
	if q.theme != "" {
		if _, err := theme.Named(q.theme); err != nil {
			return usageError{err}
		}
	}
	found := present(ctx, s, names)
	if len(found) == 0 && len(names) > 0 {
		return errNothing
	}
	conf, keys, err := settings()
	if err != nil {
		return err
	}
	if q.theme != "" {
		conf.Theme = q.theme
	}
	if q.width > 0 {
		conf.Measure = q.width
	}
	options := tui.Options{
		Args: found, Label: label(found), Single: single(found),
		Load: o, Config: conf, Keys: keys, Profile: q.color.profile(s.out), Watch: true,
	}
	if slices.Contains(found, "-") {
		data, err := io.ReadAll(s.stdin)
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		options.Stdin = data
	}
	return tui.Run(ctx, options)
}

// present returns the names that stand for something.
func present(ctx context.Context, s streams, names []string) []string {
	var found []string
	for _, name := range names {
		if _, err := os.Stat(name); err == nil || name == "-" {
			found = append(found, name)
			continue
		}
		listed := load.Sources(ctx, []string{name}) // a glob, or the reason
		if slices.ContainsFunc(listed, func(l load.Source) bool { return l.Err == nil }) {
			found = append(found, name)
			continue
		}
		for _, l := range listed {
			complain(s.err, l.Err)
		}
	}
	return found
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
		return "~" + text.CleanLine(names[0][len(home):])
	}
	return text.CleanLine(names[0])
}

// single reports whether names is one file, whose article opens at once.
func single(names []string) bool {
	if len(names) != 1 || names[0] == "-" {
		return len(names) == 1
	}
	info, err := os.Stat(names[0])
	return err == nil && !info.IsDir()
}

// profile is the colours the screen may use. A choice on the command line
// counts more than NO_COLOR.
func (m colorMode) profile(out *os.File) colorprofile.Profile {
	switch m {
	case colorNever:
		return tui.NoColor
	case colorAlways:
		return max(colorprofile.Detect(out, os.Environ()), colorprofile.ANSI)
	}
	return tui.Profile(out, os.Environ())
}
