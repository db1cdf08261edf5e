package main

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// signals are SIGINT, SIGTERM and SIGHUP. The first asks the program to end, and does
// end it where it waits for something that does not hear of it; the second ends
// it whatever it does. The terminal and the shell both say that the terminal is gone:
// SIGHUP is no second one.
type signals struct {
	patience atomic.Int64 // a time.Duration: how long the end may take
	lent     atomic.Int32 // programs that have the terminal to themselves
	exit     func(int)
}

// usualPatience is enough to finish what is being written.
const usualPatience = time.Second

func newSignals(exit func(int)) *signals {
	s := &signals{exit: exit}
	s.patience.Store(int64(usualPatience))
	return s
}

// context is done after the first signal.
func (s *signals) context(parent context.Context) (ctx context.Context, stop func()) {
	ctx, cancel := context.WithCancel(parent)
	came := make(chan os.Signal, 2)
	signal.Notify(came, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) { // as nohup has it
		signal.Notify(came, syscall.SIGHUP)
	}
	go s.listen(came, cancel)
	return ctx, func() { signal.Stop(came); cancel() }
}

// listen calls end at the first signal that is meant for this program.
func (s *signals) listen(came <-chan os.Signal, end func()) {
	first := <-came
	for first == os.Interrupt && s.lent.Load() > 0 {
		first = <-came
	}
	end()
	s.wait(came)
	status := 1
	if number, ok := first.(syscall.Signal); ok {
		status = 128 + int(number) // as a shell has it
	}
	s.exit(status)
}

// wait is over with a second signal, or when the end took too long.
func (s *signals) wait(came <-chan os.Signal) {
	late := time.After(time.Duration(s.patience.Load()))
	for {
		select {
		case second := <-came:
			if second != syscall.SIGHUP {
				return
			}
		case <-late:
			return
		}
	}
}

// lend says that another program has the terminal, until back is called: ctrl-c
// is meant for that one, though the terminal sends it to both.
func (s *signals) lend() (back func()) {
	s.lent.Add(1)
	return func() { s.lent.Add(-1) }
}
