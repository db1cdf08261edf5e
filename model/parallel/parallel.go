// Package parallel is the one pool of workers: inputs come as a sequence, every
// processor works at them, and results go out as a sequence, in the order of the
// inputs or as they are ready.
package parallel

import (
	"context"
	"iter"
	"runtime"
	"slices"
)

// Options size a pool. The zero Options are ready.
type Options struct {
	Workers int // inputs that are worked at at a time; 0: one a processor
	Ahead   int // inputs that are taken before the first of them is handed over whole, at least Workers; 0: twice Workers
	Waiting int // results of one input that wait to be handed over; 0: one
}

func (o Options) sized() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Ahead <= 0 {
		o.Ahead = 2 * o.Workers
	}
	o.Ahead = max(o.Ahead, o.Workers)
	o.Waiting = max(o.Waiting, 1)
	return o
}

// Source lists the inputs, in one goroutine. It must end soon when its context is
// done; so a Source may itself be the results of another pool.
type Source[In any] = func(context.Context) iter.Seq[In]

// Work does one input and emits its results, any number, in order. It must end
// soon when its context is done, or when emit says false. Errors are results.
type Work[In, Out any] = func(ctx context.Context, in In, emit func(Out) bool)

// Values is the Source of what is in s.
func Values[In any](s []In) Source[In] {
	return func(context.Context) iter.Seq[In] { return slices.Values(s) }
}

// Count is the Source of the numbers from 0 up to n, without n.
func Count(n int) Source[int] {
	return func(context.Context) iter.Seq[int] {
		return func(yield func(int) bool) {
			for i := 0; i < n && yield(i); i++ {
			}
		}
	}
}

// Ordered hands over the results of all inputs in the order of the inputs, those
// of the first while it is still worked at. Results that are not taken stop the
// work: memory holds Ahead inputs and Waiting results of each.
//
// It ends early when ctx is done or the consumer stops; in any case every
// goroutine has ended when it does, and after ctx is done nothing is handed over.
// A panic of Source or Work comes out of the consumer's loop, as a *Panic.
func Ordered[In, Out any](ctx context.Context, from Source[In], work Work[In, Out], o Options) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		p := newPool(ctx, work, o)
		defer p.end()
		inOrder := make(chan job[In, Out], p.Ahead)
		begin := func(in In) job[In, Out] {
			j := job[In, Out]{in, make(chan Out, p.Waiting)}
			inOrder <- j
			return j
		}
		p.start(from, begin, func(j job[In, Out]) { close(j.out) }, func() { close(inOrder) })
		for j := range inOrder {
			if !p.handOver(j.out, yield) {
				return
			}
			<-p.taken
		}
	}
}

// Unordered is Ordered but for the order: each result is handed over as soon as
// it is there. Those of one input stay in their order, with others between.
func Unordered[In, Out any](ctx context.Context, from Source[In], work Work[In, Out], o Options) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		p := newPool(ctx, work, o)
		defer p.end()
		out := make(chan Out, p.Waiting*p.Workers)
		begin := func(in In) job[In, Out] { return job[In, Out]{in, out} }
		p.start(from, begin, func(job[In, Out]) { <-p.taken }, func() { close(out) })
		p.handOver(out, yield)
	}
}
