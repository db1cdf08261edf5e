package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"

	"lede/model/engine"
	"lede/model/load"
	"lede/model/store"
	"lede/model/text"
	"lede/tui"
	"lede/tui/theme"
)

// onScreen reports whether the reader opens, rather than text being written.
func onScreen(s streams, q request) bool {
	return !q.print && !q.spoken && isTerminal(s.out) && drawable(os.Getenv("TERM"))
}

// drawable reports whether the cursor of a terminal can be moved. What TERM
// does not name is taken for a terminal of today.
func drawable(term string) bool {
	switch term {
	case "dumb", "unknown", "emacs", "network", "switch":
		return false
	}
	return true
}

// show opens the reader on what names name. Files that are not there are said
// on standard error first; where there is nothing else, no screen is taken.
func show(ctx context.Context, s streams, q request, names []string, o load.Options) error {
	themes, err := theme.Open(themesPath())
	if err != nil {
		complain(s.err, err)
	}
	if q.theme != "" {
		if _, err := themes.Named(q.theme); err != nil {
			return usageError{err}
		}
	}
	if !anyPresent(ctx, s, names) {
		return errNothing
	}
	conf, keys, err := settings(themes)
	if err != nil {
		return err
	}
	options := tui.Options{
		Config: conf, Keys: keys, Theme: q.theme, Themes: themes, Underlines: theme.UnderlinesOf(os.Getenv),
		Measure: max(0, q.width), Profile: q.color.profile(s.out), Around: engine.AroundTmux, Output: s.out,
		Engine: engine.Options{Load: o, Watch: true, Clipboard: engine.Programs(os.Getenv), Pause: placePause, Update: updateQuietly, Get: getQuietly},
	}
	kept, err := memory(q.private)
	if err != nil {
		complain(s.err, err) // the reader works without what was kept
		options.Warning = err
	}
	options.Engine.Store = kept
	options.Tour = conf.Tour && !q.private && !kept.Settings().Toured
	if err := opened(s, q, names, &options); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	watch := time.AfterFunc(settled, func() { // see hangUp
		if hangUp(s.out) {
			stop()
		}
	})
	defer watch.Stop()
	if s.signals != nil {
		s.signals.patience.Store(int64(screenPatience))
		options.Engine.Lend = s.signals.lend
	}
	begun := time.Now()
	afterwards, owed, err := tui.Run(ctx, options)
	_, _ = s.out.WriteString(afterwards) // where the terminal is gone, so is its mode
	if owed && ctx.Err() == nil && time.Since(begun) < settled {
		settle(s.out)
	}
	return errors.Join(ended(s, err), kept.Close())
}

// screenPatience is enough to write what is to be kept, also where another lede
// is writing.
const screenPatience = 10 * time.Second

// settled is when a terminal has answered what it is asked at the start.
const settled = 2 * time.Second

// opened sets what is read: names, or else the folder read last.
func opened(s streams, q request, names []string, o *tui.Options) (err error) {
	e := &o.Engine
	e.Single = single(names)
	if len(names) == 0 {
		names, e.Single = lastFolder(e.Store), false
	}
	e.Args, o.Label, e.Library = names, label(names), libraryName(names)
	rememberFolder(e.Store, names)
	e.Shelves = shelves
	if !q.private {
		e.Index = openIndex
		if e.Every, err = o.Config.Every(); err != nil {
			return err
		}
	}
	if e.Corrections, err = q.corrections.open(s, names, q.private); err != nil {
		return err
	}
	if slices.Contains(names, "-") {
		e.Stdin = engine.NewSpool(s.stdin)
	}
	return nil
}

// placePause is how long the reader stays before the place is written: what a
// kill in the middle of an article can lose.
const placePause = time.Second

// libraryName tells apart what is kept for names alone: their absolute paths.
func libraryName(names []string) string {
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = name
		if abs, err := filepath.Abs(name); err == nil && name != "-" {
			paths[i] = abs
		}
	}
	slices.Sort(paths)
	return strings.Join(paths, "\n")
}

// ended says on standard error why nothing could be read, where that is how the
// screen ended.
func ended(s streams, err error) error {
	var nothing *engine.NothingError
	if !errors.As(err, &nothing) {
		return err
	}
	for _, reason := range nothing.Reasons {
		complain(s.err, reason)
	}
	return errNothing
}

// memory is what outlives the program, or with private a store that forgets.
func memory(private bool) (*store.Store, error) {
	if private {
		return store.Private(), nil
	}
	return store.Open(store.Dir())
}

// lastFolder is the folder read last, if it is still there.
func lastFolder(s *store.Store) []string {
	for _, folder := range []string{s.Settings().Folder, newsPath()} {
		if folder != "" && isFolder(folder) {
			return []string{folder}
		}
	}
	return nil
}

// rememberFolder keeps the folder that is read alone.
func rememberFolder(s *store.Store, names []string) {
	if len(names) != 1 || !isFolder(names[0]) {
		return
	}
	if folder, err := filepath.Abs(names[0]); err == nil {
		settings := s.Settings()
		settings.Folder = folder
		s.Set(settings)
	}
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// anyPresent reports whether one of names stands for something, or there is
// none. It says on standard error which do not; the list says it again.
func anyPresent(ctx context.Context, s streams, names []string) bool {
	there := len(names) == 0
	for _, name := range names {
		if _, err := os.Stat(name); err == nil || name == "-" {
			there = true
			continue
		}
		listed := load.Sources(ctx, []string{name}) // a glob, or the reason
		if slices.ContainsFunc(listed, func(l load.Source) bool { return l.Err == nil }) {
			there = true
			continue
		}
		for _, l := range listed {
			complain(s.err, l.Err)
		}
	}
	return there
}

// label is what names are called above the list.
func label(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) > 1:
		return fmt.Sprintf("%d %s", len(names), sort(names))
	case names[0] == "-":
		return "standard input"
	}
	name := names[0]
	if base := filepath.Base(name); base == "." || base == ".." { // which name nothing
		if abs, err := filepath.Abs(name); err == nil {
			name = abs
		}
	}
	if home, err := os.UserHomeDir(); err == nil && home != "" && strings.HasPrefix(name, home+"/") {
		return "~" + text.CleanLine(name[len(home):])
	}
	return text.CleanLine(name)
}

// sort is what several names stand for.
func sort(names []string) string {
	switch {
	case !slices.ContainsFunc(names, isFolder):
		return "files"
	case slices.ContainsFunc(names, func(n string) bool { return !isFolder(n) }):
		return "files and folders"
	}
	return "folders"
}

// single reports whether names is one file, whose article opens at once.
func single(names []string) bool {
	if len(names) != 1 || names[0] == "-" {
		return len(names) == 1
	}
	return !isFolder(names[0])
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
