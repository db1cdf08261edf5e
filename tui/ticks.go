package tui

import (
	"reflect"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// ticks has the renderer rest while there is nothing to draw. It draws on a ticker
// that never ends otherwise, a hundred times a second and more, and Bubble Tea has
// no switch for it: the ticker is a field of the program. Where that is called
// otherwise one day, the renderer ticks on as it would. The nil ticks do nothing.
type ticks struct {
	program *tea.Program

	mu     sync.Mutex
	ticker *time.Ticker // of the program, once it runs
	woken  time.Time    // when there was something last
	pace   tickPace
	timer  *time.Timer // when the pace changes next
}

// tickPace is how often the renderer looks for something to draw.
type tickPace uint8

const (
	steady tickPace = iota // a frame apart
	eager                  // at once: the first message after a rest
	resting
)

const (
	eagerTick = time.Millisecond
	eagerFor  = 3 * time.Millisecond
	startFor  = 50 * time.Millisecond  // as long as a start takes
	restAfter = 100 * time.Millisecond // without a message; a key that is held comes sooner
	restTick  = 24 * time.Hour
)

func newTicks(p *tea.Program) *ticks { return &ticks{program: p} }

// tickerOf is the ticker of a program that runs, nil where it cannot be had.
func tickerOf(p *tea.Program) *time.Ticker {
	f := reflect.ValueOf(p).Elem().FieldByName("ticker")
	if !f.IsValid() || f.Type() != reflect.TypeFor[*time.Ticker]() {
		return nil
	}
	return (*time.Ticker)(f.UnsafePointer())
}

// wake says that there may be something to draw: a message came, or a frame is ready.
// It belongs to the goroutine of the program.
func (t *ticks) wake() {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.ticker == nil {
		ticker := tickerOf(t.program)
		if ticker == nil {
			return
		}
		t.start(ticker)
	}
	t.woken = time.Now()
	if t.pace == resting {
		t.set(eager, eagerTick, eagerFor)
	}
}

// start begins with a program that runs: its first frame comes as soon as it is ready.
func (t *ticks) start(ticker *time.Ticker) {
	t.ticker, t.timer = ticker, time.AfterFunc(restAfter, t.turn)
	t.set(eager, eagerTick, startFor)
}

// turn changes the pace when its time is over.
func (t *ticks) turn() {
	t.mu.Lock()
	defer t.mu.Unlock()
	quiet := time.Since(t.woken)
	switch {
	case t.pace == eager:
		t.set(steady, time.Second/fps, restAfter)
	case t.pace == steady && quiet < restAfter:
		t.timer.Reset(restAfter - quiet)
	case t.pace == steady:
		t.pace = resting
		t.ticker.Reset(restTick)
	}
}

// set begins a pace that lasts for a while.
func (t *ticks) set(pace tickPace, tick, lasts time.Duration) {
	t.pace = pace
	t.ticker.Reset(tick)
	t.timer.Reset(lasts)
}
