package main

import (
	"errors"
	"os"

	"github.com/charmbracelet/x/term"
)

// colorMode says when output is coloured. It is a flag's value.
type colorMode string

const (
	colorAuto   colorMode = "auto" // on a terminal, unless NO_COLOR is set
	colorAlways colorMode = "always"
	colorNever  colorMode = "never"
)

func (m *colorMode) String() string { return string(*m) }
func (m *colorMode) Type() string   { return "WHEN" }

func (m *colorMode) Set(s string) error {
	switch c := colorMode(s); c {
	case colorAuto, colorAlways, colorNever:
		*m = c
		return nil
	}
	return errors.New("one of always, auto or never")
}

// lit reports whether out is written in colour: NO_COLOR counts with any value
// but the empty one, and a choice on the command line counts more.
func (m colorMode) lit(out *os.File) bool {
	if m == colorAuto {
		return isTerminal(out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return m == colorAlways
}

func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }
