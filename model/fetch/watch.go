package fetch

import (
	"context"
	"io"
	"sync"
	"time"
)

// gate lets a few requests at a time through to each host.
type gate struct {
	mu    sync.Mutex
	hosts map[string]chan struct{}
}

// enter waits until another request may go to host; leave ends it.
func (g *gate) enter(ctx context.Context, host string) (leave func(), err error) {
	g.mu.Lock()
	places := g.hosts[host]
	if places == nil {
		places = make(chan struct{}, perHost)
		g.hosts[host] = places
	}
	g.mu.Unlock()
	select {
	case places <- struct{}{}:
		return func() { <-places }, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// watchdog ends a request whose present step takes too long.
type watchdog struct {
	cancel context.CancelCauseFunc
	mu     sync.Mutex
	timer  *time.Timer
}

func watch(ctx context.Context) (context.Context, *watchdog) {
	ctx, cancel := context.WithCancelCause(ctx)
	return ctx, &watchdog{cancel: cancel}
}

// allow begins a step that may take limit.
func (w *watchdog) allow(limit time.Duration, what string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.timer != nil {
		w.timer.Stop()
	}
	w.timer = time.AfterFunc(limit, func() { w.cancel(late(what, limit)) })
}

func (w *watchdog) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.timer.Stop()
	w.cancel(nil)
}

// alive is a body that shows the watchdog each piece that comes.
type alive struct {
	io.Reader
	dog *watchdog
}

func (a *alive) Read(p []byte) (int, error) {
	a.dog.allow(stallLimit, "more of the answer")
	return a.Reader.Read(p)
}

// because gives the reason for which ctx was ended rather than what came of it.
func because(ctx context.Context, err error) error {
	if cause := context.Cause(ctx); cause != nil {
		return cause
	}
	return err
}
