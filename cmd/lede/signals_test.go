package main

import (
	"os"
	"syscall"
	"testing"
	"testing/synctest"
	"time"
)

// TestSignals: the first signal that is meant for the program asks it to end,
// and then it ends, by the second or when its time is over.
func TestSignals(t *testing.T) {
	const interrupt, term, hup = syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP
	for _, c := range []struct {
		name   string
		lent   bool
		came   []os.Signal
		status int
		after  time.Duration
	}{
		{"one", false, []os.Signal{interrupt}, 130, usualPatience},
		{"two", false, []os.Signal{interrupt, interrupt}, 130, 0},
		{"two kinds", false, []os.Signal{term, interrupt}, 143, 0},
		{"a terminal that is gone", false, []os.Signal{hup, hup}, 129, usualPatience},
		{"and then the end", false, []os.Signal{hup, hup, term}, 129, 0},
		{"gone while it is lent", true, []os.Signal{hup}, 129, usualPatience},
		{"ctrl-c for another", true, []os.Signal{interrupt, interrupt}, 0, 0},
		{"ctrl-c for another, then the end", true, []os.Signal{interrupt, term}, 143, usualPatience},
	} {
		synctest.Test(t, func(t *testing.T) {
			status, ended := 0, 0
			s := newSignals(func(n int) { status = n })
			if c.lent {
				defer s.lend()()
			}
			came := make(chan os.Signal, 3)
			begun, over := time.Now(), time.Time{}
			go func() {
				s.listen(came, func() { ended++ })
				over = time.Now()
			}()
			for _, sig := range c.came {
				came <- sig
			}
			synctest.Wait()
			if (ended == 1) != (c.status != 0) {
				t.Errorf("%s: asked to end %d times", c.name, ended)
			}
			if c.status == 0 {
				came <- term
			}
			time.Sleep(2 * usualPatience) // of the test's own clock
			synctest.Wait()
			if c.status != 0 && (status != c.status || over.Sub(begun) != c.after) {
				t.Errorf("%s: status %d after %v", c.name, status, over.Sub(begun))
			}
		})
	}
}
