package engine

import (
	"runtime"
	"sync"
)

// priority lets what the reader waits for go before what can wait.
type priority struct {
	mu    sync.Mutex
	free  *sync.Cond
	ahead int // urgent jobs under way
}

func newPriority() *priority {
	p := new(priority)
	p.free = sync.NewCond(&p.mu)
	return p
}

// urgent does a job that goes first.
func (p *priority) urgent(do func()) {
	p.mu.Lock()
	p.ahead++
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		p.ahead--
		p.mu.Unlock()
		p.free.Broadcast()
	}()
	do()
}

// giveWay waits until no urgent job is under way, and lets the screen have its
// turn.
func (p *priority) giveWay() {
	p.mu.Lock()
	for p.ahead > 0 {
		p.free.Wait()
	}
	p.mu.Unlock()
	runtime.Gosched()
}
