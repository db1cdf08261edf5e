package parallel

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
)

// job is an input and where its results go.
type job[In, Out any] struct {
	in  In
	out chan Out
}

// pool is one run of Ordered or Unordered.
type pool[In, Out any] struct {
	Options
	ctx     context.Context
	cancel  context.CancelFunc
	work    Work[In, Out]
	taken   chan struct{} // as long as the inputs that are taken and not handed over
	todo    chan job[In, Out]
	workers sync.WaitGroup
	ended   chan struct{} // closed when every goroutine is done
	panics  chan *Panic   // the first
}

func newPool[In, Out any](ctx context.Context, work Work[In, Out], o Options) *pool[In, Out] {
	p := &pool[In, Out]{Options: o.sized(), work: work, ended: make(chan struct{}), panics: make(chan *Panic, 1)}
	p.ctx, p.cancel = context.WithCancel(ctx)
	p.taken, p.todo = make(chan struct{}, p.Ahead), make(chan job[In, Out], p.Ahead)
	return p
}

// start takes inputs and works at them: begin makes the job of an input, done is
// called after its work, and all after that of the last.
func (p *pool[In, Out]) start(from Source[In], begin func(In) job[In, Out], done func(job[In, Out]), all func()) {
	for range p.Workers {
		p.workers.Go(func() {
			for j := range p.todo {
				p.do(j, done)
			}
		})
	}
	go func() {
		defer close(p.ended)
		defer all()
		defer p.workers.Wait()
		defer close(p.todo)
		defer p.catch()
		if !p.take() {
			return
		}
		for in := range from(p.ctx) {
			p.todo <- begin(in)
			if !p.take() {
				return
			}
		}
	}()
}

// take waits until another input may be taken. It says false when none is wanted.
func (p *pool[In, Out]) take() bool { return send(p.ctx, p.taken, struct{}{}) }

func (p *pool[In, Out]) do(j job[In, Out], done func(job[In, Out])) {
	defer done(j)
	defer p.catch()
	if p.ctx.Err() == nil {
		p.work(p.ctx, j.in, func(v Out) bool { return send(p.ctx, j.out, v) })
	}
}

// send sends v, unless ctx is done first.
func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// handOver yields what comes from out. It says false when no more is wanted.
func (p *pool[In, Out]) handOver(out <-chan Out, yield func(Out) bool) bool {
	for v := range out {
		if p.ctx.Err() != nil || !yield(v) {
			return false
		}
	}
	return true
}

// Panic is what a Source or a Work panicked with, and where.
type Panic struct {
	Value any
	Stack []byte
}

func (p *Panic) Error() string { return fmt.Sprintf("%v\n\n%s", p.Value, p.Stack) }

// catch ends the pool when the goroutine panics.
func (p *pool[In, Out]) catch() {
	v := recover()
	if v == nil {
		return
	}
	p.cancel()
	first, nested := v.(*Panic) // of a pool that is the Source of this one
	if !nested {
		first = &Panic{v, debug.Stack()}
	}
	select {
	case p.panics <- first:
	default:
	}
}

// end stops what still goes on, and waits for it.
func (p *pool[In, Out]) end() {
	p.cancel()
	<-p.ended
	select {
	case first := <-p.panics:
		panic(first)
	default:
	}
}
