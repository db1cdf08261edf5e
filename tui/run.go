package tui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"

	"lede/model/config"
	"lede/model/engine"
	"lede/tui/graphics"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// Options say what is opened and how the screen is used.
type Options struct {
	Engine     engine.Options
	Label      string // what is opened is called above the list
	Config     config.Config
	Theme      string         // of the command line: counts more than Config and what was kept
	Themes     theme.Catalog  // the themes to choose from
	Measure    int            // likewise
	Keys       *keymap.Keymap // nil: the keys lede comes with
	Profile    colorprofile.Profile
	Underlines theme.Underlines
	Warning    error // what went wrong before, for the status line
	Tour       bool  // show the tour once there is something to read

	// Around is the name of the terminal to which tmux, in which the program runs, hands
	// on what is for it; "" where it hands on nothing. Nil is that too.
	Around func(context.Context) string

	Now    func() time.Time // nil: the clock
	Input  io.Reader        // nil: the terminal
	Output io.Writer        // nil: standard output
}

func (o Options) now() time.Time {
	if o.Now != nil {
		return o.Now()
	}
	return time.Now()
}

// fps is how often the renderer may draw a second. A key waits up to one tick,
// and Bubble Tea takes no more than 120.
const fps = 120

// Run shows the reader until it is quit or ctx is done. It returns what the terminal is to
// be given then: it tells no more when it becomes light or dark, and forgets the pictures
// it has. It reports whether the terminal still owes answers to what it was asked.
func Run(ctx context.Context, o Options) (afterwards string, owed bool, err error) {
	m := New(o)
	m.pace = usual()
	defer context.AfterFunc(ctx, m.stop)()
	defer m.stop()
	options := []tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(fps), tea.WithColorProfile(o.Profile)}
	if o.Input != nil {
		options = append(options, tea.WithInput(o.Input))
	}
	if f, ok := o.Output.(term.File); ok {
		m.pictures.sixel.over = graphics.NewOverlay(f)
		options = append(options, tea.WithOutput(m.pictures.sixel.over))
	} else if o.Output != nil {
		options = append(options, tea.WithOutput(o.Output))
	}
	p := tea.NewProgram(m, options...)
	m.ticks = newTicks(p)
	_, err = p.Run()
	if ctx.Err() != nil {
		err = nil
	}
	return m.pictures.afterwards(), m.owed > 0, errors.Join(err, m.engine.Close(), m.engine.Nothing())
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

// Profile is the colour profile of a terminal with that environment. NO_COLOR
// counts with any non-empty value (no-color.org); the library takes only some.
func Profile(out io.Writer, environ uv.Environ) colorprofile.Profile {
	if environ.Getenv("NO_COLOR") != "" || theme.Colourless(environ.Getenv("TERM")) {
		return NoColor
	}
	return colorprofile.Detect(out, environ)
}
