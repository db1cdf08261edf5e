package engine

import (
	"context"
	"sync"
	"time"
)

// Work is something to be done beside the screen. It may take long, ends when
// its context does, and touches no state: it brings back an Event, nil where
// there is nothing to tell.
type Work func(context.Context) Event

// Event is what work brings back. Apply takes it.
type Event interface {
	apply(*Engine) []Work
}

// job is a kind of work of which only the latest counts. The zero job has not
// begun.
type job struct {
	number int
	end    context.CancelFunc
	ctx    context.Context
}

// stop ends what was begun; what it brings back after that is dropped.
func (j *job) stop() {
	j.number++
	if j.end != nil {
		j.end()
	}
}

// renew stops what was begun before, so that more work can take its place.
func (j *job) renew() {
	j.stop()
	j.ctx, j.end = context.WithCancel(context.Background())
}

// begin stops what was begun before and returns work in its place.
func (j *job) begin(do Work) Work {
	j.renew()
	return j.also(do)
}

// also is more work of what was begun: it ends with it.
func (j *job) also(do Work) Work {
	own, number := j.ctx, j.number
	return func(ctx context.Context) Event {
		ctx, release := both(ctx, own)
		defer release()
		if e := do(ctx); e != nil {
			return latest{j, number, e}
		}
		return nil
	}
}

// both is a context that is done as soon as one of the two is.
func both(a, b context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(a)
	release := context.AfterFunc(b, cancel)
	return ctx, func() { release(); cancel() }
}

// latest is an event that counts only as long as its job was not begun anew.
type latest struct {
	of     *job
	number int
	Event
}

func (l latest) apply(e *Engine) []Work {
	if l.of.number != l.number {
		return nil
	}
	return l.Event.apply(e)
}

// stream begins work in many steps in place of what was begun before: each
// event that produce emits is applied before the next is asked for, and one more
// may wait. emit reports false where nobody wants more.
func (j *job) stream(produce func(ctx context.Context, emit func(Event) bool)) Work {
	j.renew()
	steps := make(chan Event, 1)
	own, number := j.ctx, j.number
	var once sync.Once
	var next Work
	next = func(program context.Context) Event {
		once.Do(func() {
			ctx, release := both(program, own)
			go func() {
				defer release()
				defer close(steps)
				produce(ctx, func(e Event) bool { return pass(ctx, steps, e) })
			}()
		})
		if e, ok := <-steps; ok {
			return latest{j, number, step{e, next}}
		}
		return nil
	}
	return next
}

// step is an event with the work that waits for the one after it.
type step struct {
	Event
	next Work
}

func (s step) apply(e *Engine) []Work { return append(s.Event.apply(e), s.next) }

// pass sends v unless the context ends first.
func pass[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// after brings back e when some time has passed.
func after(d time.Duration, e Event) Work {
	return func(ctx context.Context) Event {
		select {
		case <-time.After(d):
			return e
		case <-ctx.Done():
			return nil
		}
	}
}
