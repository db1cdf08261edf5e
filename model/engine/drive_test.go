package engine

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lede/model/library"
	"lede/model/state"
)

// driver runs an engine without a screen: work is done at once, in the order in
// which it was asked for.
type driver struct {
	t      *testing.T
	r      *state.Reader
	e      *Engine
	over   []HandOver     // programs that were to have the terminal
	screen []state.Effect // what was left to the screen
}

func drive(t *testing.T, o Options) *driver {
	t.Helper()
	o.Settle = time.Hour // on a slow machine too
	r := state.New(state.Defaults())
	d := &driver{t: t, r: r, e: New(o, r)}
	t.Cleanup(func() { _ = d.e.Close() })
	d.do(d.e.Begin()...)
	return d
}

// do does work, and all that follows from it.
func (d *driver) do(work ...Work) {
	for len(work) > 0 {
		event := work[0](context.Background())
		work = work[1:]
		if over, ok := event.(HandOver); ok {
			d.over = append(d.over, over)
			continue
		}
		work = append(work, d.apply(event)...)
	}
	if more, _ := d.e.Follow(); len(more) > 0 {
		d.do(more...)
	}
}

func (d *driver) apply(event Event) []Work {
	work := d.e.Apply(event)
	more, screen := d.e.Follow()
	d.screen = append(d.screen, screen...)
	return append(work, more...)
}

// changed says that paths changed.
func (d *driver) changed(paths ...string) { d.do(d.apply(Changed{Paths: paths})...) }

// put writes a file and returns its path.
func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func prose(title string) string {
	return title + "\n\nIt was written about " + title + " on a long day in the harbour of the town.\n"
}

func (d *driver) titles() (all []string) {
	for id := range library.ID(d.r.Library().Total()) {
		if it := d.r.Library().Item(id); !it.Gone {
			all = append(all, it.Title())
		}
	}
	return all
}
