package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// clock is a time that moves when it is told to.
type clock struct{ now time.Time }

func (c *clock) pass(d time.Duration) { c.now = c.now.Add(d) }

// paced is a driver of articles at the usual pace; what it would wait for does not
// come by itself.
func paced(t *testing.T, args ...string) (*driver, *clock) {
	t.Helper()
	c := &clock{time.Date(2025, 5, 1, 12, 0, 0, 0, time.UTC)}
	o := files(args...)
	o.Now = func() time.Time { return c.now }
	d := driveWith(t, 120, 30, o)
	d.m.pace = usual()
	return d, c
}

// A frame that comes too soon after another is drawn when its time has come, with
// all that happened meanwhile.
func TestFramesAreCoalesced(t *testing.T) {
	t.Parallel()
	d, c := paced(t, news(t, 12<<10))
	before, down := d.screen(), press("j")
	c.pass(time.Second)
	d.m.Update(down)
	first := d.screen()
	if first == before {
		t.Fatal("a key after a pause waits")
	}
	for range 9 {
		c.pass(time.Nanosecond)
		d.m.Update(down)
		if d.screen() != first {
			t.Fatal("a frame is drawn that nobody would see")
		}
	}
	if d.m.Update(frameMsg{}); d.screen() != first {
		t.Error("a frame is drawn before its time")
	}
	c.pass(time.Second/fps - 9*time.Nanosecond)
	d.m.Update(frameMsg{})
	last := d.screen()
	if d.m.pace = (pace{}); last == first || last != d.screen() {
		t.Error("what is drawn in the end is not the last")
	}
	if _, cmd := d.m.Update(nil); cmd != nil {
		t.Error("something waits where nothing changed")
	}
}

// The first frame with something to read does not wait for the empty one before it to be
// old enough, those behind it do.
func TestFirstArticleDoesNotWait(t *testing.T) {
	t.Parallel()
	d, c := paced(t, news(t, 12<<10))
	d.m.pace.drawn, d.m.pace.late, d.m.pace.last = c.now, true, tea.NewView("")
	for _, waits := range []bool{false, true} {
		c.pass(time.Nanosecond)
		if d.m.Update(press("j")); d.m.pace.waits(c.now) != waits {
			t.Errorf("the frame waits: %v, want %v", !waits, waits)
		}
		d.m.View()
	}
}

// An article is previewed at once after a pause, and else when the keys rest.
func TestPreviewWaitsForAPause(t *testing.T) {
	t.Parallel()
	dir, _ := newsroom(t, 6)
	d, c := paced(t, dir)
	open := func() int { return d.m.reader.Library().Row(d.m.reader.Open().ID()) }
	for _, step := range []struct {
		name string
		key  string
		gap  time.Duration // before it
		want int           // the row that is previewed
	}{
		{"the first key", "j", time.Second, 1}, {"soon", "j", 79 * time.Millisecond, 1}, {"sooner", "j", time.Millisecond, 1},
		{"after a pause that nobody told of", "j", time.Second, 4},
	} {
		c.pass(step.gap)
		d.m.Update(press(step.key))
		if got := open(); got != step.want {
			t.Fatalf("%s: row %d, want %d", step.name, got, step.want)
		}
	}
	c.pass(time.Millisecond)
	d.m.Update(press("k"))
	d.m.Update(pauseMsg{d.m.pace.passed - 1})
	if open() != 4 {
		t.Error("an old pause counts")
	}
	if d.m.Update(pauseMsg{d.m.pace.passed}); open() != 3 {
		t.Errorf("after the pause row %d", open())
	}
	c.pass(time.Millisecond)
	d.m.Update(press("j"))
	if d.m.Update(press("enter")); open() != 4 {
		t.Errorf("enter opens row %d", open())
	}
}
