package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lede/model/export"
	"lede/model/index"
	"lede/model/store"
	"lede/model/text"
	"lede/tui/theme"
)

// finding is one line of what the doctor says.
type finding struct {
	Area  string `json:"area"`  // state, cache, settings, themes
	Level level  `json:"level"` // how it is
	Text  string `json:"text"`
	Mend  string `json:"mend,omitempty"` // what --mend would do about it
}

// level is how well something is.
type level string

// Levels: all right, worth knowing, and to be mended.
const (
	fine   level = "ok"
	remark level = "note"
	wrong  level = "wrong"
)

// errUnwell says that something is wrong; what is stands on standard output.
var errUnwell = fmt.Errorf("something is wrong: %w", errNothing)

func newDoctor(s streams) *cobra.Command {
	var mend, asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor [--mend] [--json]",
		Short: "Look after what lede keeps: say what is wrong with it, and mend it",
		Long: `Look after what lede keeps: marks, places and notes, the cache, the settings and
the themes. Without --mend nothing is changed. Mending loses nothing: a damaged
file is kept under another name, and what can be read of it is saved.

The exit status is 1 if something is wrong and was not mended.`,
	}
	cmd.Flags().BoolVar(&mend, "mend", false, "mend what can be mended without a loss")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON, one object a finding")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArgs(cmd, args); err != nil {
			return err
		}
		var found []finding
		if mend {
			found = mendAll(cmd.Context())
		}
		found = append(found, examine(cmd.Context())...)
		if err := tell(s, found, asJSON); err != nil {
			return err
		}
		for _, f := range found {
			if f.Level == wrong {
				return errUnwell
			}
		}
		return nil
	}
	return cmd
}

// tell writes what was found.
func tell(s streams, found []finding, asJSON bool) error {
	for _, f := range found {
		f.Text = text.CleanLine(f.Text)
		if asJSON {
			if err := export.WriteJSON(s.out, f); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintf(s.out, "%-8s  %-5s  %s\n", f.Area, f.Level, f.Text); err != nil {
			return err
		}
		if f.Mend != "" {
			if _, err := fmt.Fprintf(s.out, "%17s%s\n", "", "lede doctor --mend would "+f.Mend); err != nil {
				return err
			}
		}
	}
	return nil
}

// examine looks at everything and changes nothing.
func examine(ctx context.Context) []finding {
	h, err := store.Examine(ctx, store.Dir())
	found := ofState(h, err)
	found = append(found, ofCache(ctx, index.File())...)
	for _, dir := range []string{store.Dir(), filepath.Dir(index.File())} {
		found = append(found, ofSpace(dir)...)
	}
	return append(found, ofSettings()...)
}

// ofState says how the state is.
func ofState(h store.Health, err error) (found []finding) {
	say := func(l level, mend, format string, args ...any) {
		found = append(found, finding{"state", l, fmt.Sprintf(format, args...), mend})
	}
	if err != nil {
		say(wrong, "", "%v", err)
	}
	switch {
	case h.Missing:
		say(fine, "", "%s: nothing was kept yet", h.File)
	case h.Foreign:
		say(wrong, "keep it under another name and make a new one", "%s is no state of lede", h.File)
	case h.Version > h.Known:
		say(wrong, "", "%s is of a newer lede: version %d, not %d; it is read, and nothing new is kept until that one is used", h.File, h.Version, h.Known)
	case len(h.Damage) > 0:
		say(wrong, "keep it under another name and save what can be read", "%s is damaged: %s", h.File, strings.Join(h.Damage, "; "))
	case err == nil:
		say(fine, "", "%s: %s, version %d, %s, %s", h.File, megabytes(h.Size), h.Version, text.Count(h.Records, "record"), text.Count(h.Notes, "note"))
	}
	if h.Busy {
		say(remark, "", "another lede is writing at this moment")
	}
	if h.Gone > 0 {
		say(remark, "", "%d of %s with records are not there; what is known of them is kept, for when they return", h.Gone, text.Count(h.Files, "file"))
	}
	for _, name := range h.Open {
		say(wrong, "make it readable for its owner alone", "%s can be read by others", name)
	}
	for _, name := range h.Left {
		say(remark, "remove it", "%s was never finished", name)
	}
	joinable := strings.Join(h.Joinable, "\n")
	for _, name := range h.Aside {
		if strings.Contains(joinable, name) {
			say(remark, "put what it holds into the state", "%s was kept from a newer lede, and this one can read it", name)
			continue
		}
		say(remark, "", "%s was kept because it was of no use; it may be deleted once nothing is missed", name)
	}
	return found
}

// ofCache says how the index is, which may be deleted at any time.
func ofCache(ctx context.Context, file string) []finding {
	size, damage, err := index.Examine(ctx, file)
	switch {
	case err != nil:
		return []finding{{"cache", wrong, err.Error(), ""}}
	case len(damage) > 0:
		return []finding{{"cache", wrong, fmt.Sprintf("%s is damaged: %s", file, strings.Join(damage, "; ")), "delete it: it is made again when it is needed"}}
	case size == 0:
		return []finding{{"cache", fine, file + ": nothing there yet", ""}}
	}
	return []finding{{"cache", fine, fmt.Sprintf("%s: %s", file, megabytes(size)), ""}}
}

// littleSpace is what a disk should have free at least: a log may take some MB.
const littleSpace = 20 << 20

// ofSpace says whether there is room where dir is or would be made.
func ofSpace(dir string) []finding {
	at := dir
	for !isFolder(at) && at != filepath.Dir(at) {
		at = filepath.Dir(at)
	}
	if free, ok := freeSpace(at); ok && free < littleSpace {
		return []finding{{"disk", wrong, fmt.Sprintf("%s: only %s are free", at, megabytes(int64(free))), ""}}
	}
	if err := mayWrite(at); err != nil {
		return []finding{{"disk", wrong, fmt.Sprintf("nothing can be written in %s: %v", at, err), ""}}
	}
	return nil
}

// ofSettings says how the configuration file and the themes are.
func ofSettings() []finding {
	themes, err := theme.Open(themesPath())
	found := []finding{{"themes", fine, text.Count(len(themes.Names()), "theme"), ""}}
	if err != nil {
		found = []finding{{"themes", wrong, err.Error(), ""}}
	}
	if _, _, err := settings(themes); err != nil {
		return append(found, finding{"settings", wrong, err.Error(), ""})
	}
	text := configPath() + ": none, so the built-in settings hold"
	if _, err := os.Stat(configPath()); err == nil {
		text = configPath()
	}
	return append(found, finding{"settings", fine, text, ""})
}

// mendAll mends what can be mended without a loss, and says what it did.
func mendAll(ctx context.Context) (done []finding) {
	h, err := store.Examine(ctx, store.Dir())
	if err == nil && !h.Sound() {
		var said []string
		said, err = store.Mend(ctx, h)
		for _, text := range said {
			done = append(done, finding{"state", remark, "mended: " + text, ""})
		}
	}
	if _, damage, failed := index.Examine(ctx, index.File()); failed == nil && len(damage) > 0 {
		err = errors.Join(err, index.Remove(index.File()))
		done = append(done, finding{"cache", remark, "mended: " + index.File() + " is deleted", ""})
	}
	if err != nil {
		done = append(done, finding{"state", wrong, err.Error(), ""})
	}
	return done
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
