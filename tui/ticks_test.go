package tui

import (
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestTickerIsFound: the field of Bubble Tea's program that ticks depends on. Where
// this fails the renderer never rests, and nothing else is wrong.
func TestTickerIsFound(t *testing.T) {
	p := tea.NewProgram(nil)
	if tickerOf(p) != nil {
		t.Error("a program that does not run has a ticker")
	}
	if f, ok := reflect.TypeFor[tea.Program]().FieldByName("ticker"); !ok || f.Type != reflect.TypeFor[*time.Ticker]() {
		t.Error("a program has no ticker of that name")
	}
}

// TestTicks: after a rest a message is drawn at once; without one the renderer comes
// to rest, and rests on.
func TestTicks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ticker := time.NewTicker(time.Second / fps)
		defer ticker.Stop()
		k := &ticks{}
		k.start(ticker)
		count := func(d time.Duration) (n int) {
			for end := time.After(d); ; {
				select {
				case <-ticker.C:
					n++
				case <-end:
					return n
				}
			}
		}
		if n := count(startFor + time.Nanosecond); n < 40 {
			t.Errorf("%d frames while the program starts", n)
		}
		k.wake()
		if n := count(restAfter - 1); n != 12 {
			t.Errorf("%d frames before the rest", n)
		}
		if n := count(time.Hour); n > 1 {
			t.Errorf("%d frames in an hour of rest", n)
		}
		k.wake()
		if n := count(eagerTick + 1); n != 1 {
			t.Errorf("%d frames at once after a key", n)
		}
		for range 30 { // a key that is held
			k.wake()
			if n := count(33 * time.Millisecond); n < 3 || n > 6 {
				t.Errorf("%d frames from one key to the next", n)
			}
		}
		if n := count(time.Hour); n > 13 {
			t.Errorf("%d frames until the rest", n)
		}
		k.wake()
		time.Sleep(2 * restAfter) // a message that takes long
		k.wake()
		if n := count(eagerTick + 1); n != 1 {
			t.Errorf("%d frames at once after a long message", n)
		}
		(*ticks)(nil).wake()
	})
}

// TestViewWakes: what is drawn after a message that outlasted the pace is shown, though
// none follows.
func TestViewWakes(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, wire)
	k := &ticks{ticker: time.NewTicker(time.Hour), timer: time.NewTimer(time.Hour), pace: resting}
	t.Cleanup(func() { k.ticker.Stop(); k.timer.Stop() })
	d.m.ticks = k
	if d.m.View(); k.pace == resting {
		t.Error("the renderer rests before a frame that was just drawn")
	}
}
