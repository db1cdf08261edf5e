// Package tui is lede's screen: the one Bubble Tea model, which turns keys into
// transitions of state.Reader, results of commands into more of them, and the
// state into rows.
package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"lede/model/config"
	"lede/model/correct"
	"lede/model/index"
	"lede/model/library"
	"lede/model/load"
	"lede/model/store"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// Options say what is opened and how the screen is used.
type Options struct {
	Args        []string     // files, folders, globs, "-"
	Label       string       // what they are called above the list
	Load        load.Options // how they are read
	Stdin       []byte       // what "-" holds: it is read more than once
	Single      bool         // one file was named: open its article at once
	Config      config.Config
	Theme       string         // of the command line: counts more than Config and Store
	Themes      theme.Shelf    // the themes to choose from
	Measure     int            // likewise
	Keys        *keymap.Keymap // nil: the keys lede comes with
	Profile     colorprofile.Profile
	Simple      bool                                        // the terminal knows one underline only
	Store       *store.Store                                // what outlives the program; nil keeps nothing
	Index       func(context.Context) (*index.Index, error) // opens the index of the library; nil keeps none
	Corrections *correct.Files                              // readers' rulings; nil for none
	Library     string                                      // what the args name, for what is kept of them alone: an absolute path
	Pause       time.Duration                               // of reading, after which the place is kept; 0 does when the article is left
	Warning     error                                       // what went wrong before, for the status line
	Watch       bool                                        // read the open file again when it changes
	Tour        bool                                        // show the tour once there is something to read

	settle time.Duration // until the list stays in its place; 0: settleTime

	Input  io.Reader // nil: the terminal
	Output io.Writer // nil: standard output
}

// fps is how often the renderer may draw a second. A key waits up to one tick,
// and Bubble Tea takes no more than 120.
const fps = 120

// growth is how far the heap may grow before it is collected, in percent of what
// lives. Of 100,000 heads 70 MB live: they are listed within 150.
const growth = 50

// Run shows the reader until it is quit or ctx is done.
func Run(ctx context.Context, o Options) error {
	defer debug.SetGCPercent(debug.SetGCPercent(growth))
	m := New(o)
	defer m.close()
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(fps), tea.WithColorProfile(o.Profile)}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	_, err := tea.NewProgram(m, options...).Run()
	if ctx.Err() != nil {
		err = nil
	}
	return errors.Join(err, m.remember(), m.nothing())
}

// NothingError says that nothing of what was named could be read.
type NothingError struct {
	Reasons []error // of the files that were found
}

func (e *NothingError) Error() string { return "nothing could be loaded" }

// nothing is an error where all was listed and none of it can be read.
func (m *Model) nothing() error {
	l := m.reader.Library()
	if len(m.options.Args) == 0 || !m.jobs.done {
		return nil
	}
	var e NothingError
	for id := range library.ID(l.Total()) {
		if !l.Failed(id) {
			return nil
		}
	}
	for id := range library.ID(l.Total()) {
		it := l.Item(id)
		e.Reasons = append(e.Reasons, fmt.Errorf("%s: %w", it.Origin.File, it.Err))
	}
	return &e
}

// NoColor is the profile without colours; weight and underlines remain.
const NoColor = colorprofile.ASCII

// Colors is the number of colours a profile has; 0 where none may be used.
func Colors(p colorprofile.Profile) int {
	switch p {
	case colorprofile.TrueColor:
		return 1 << 24
	case colorprofile.ANSI256:
		return 256
	case colorprofile.ANSI:
		return 16
	}
	return 0
}

// Profile is the colour profile of a terminal. NO_COLOR counts with any
// non-empty value (no-color.org); the library takes only some.
func Profile(out io.Writer, environ []string) colorprofile.Profile {
	if os.Getenv("NO_COLOR") != "" || theme.Colourless(os.Getenv("TERM")) {
		return NoColor
	}
	return colorprofile.Detect(out, environ)
}
