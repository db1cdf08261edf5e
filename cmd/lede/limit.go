package main

import "fmt"

// leastSpace is how much address space the program needs, measured: with less the
// runtime of Go may end it in the midst of its work, and below some 800 MB does so
// before main, as it ends every Go program. An index or a state that has no room
// beyond it is said.
const leastSpace = 2000 << 20

// roomy says why the program cannot run within a limit on addresses, as of
// ulimit -v; 0 is none.
func roomy(limit uint64) error {
	if limit == 0 || limit >= leastSpace {
		return nil
	}
	return fmt.Errorf("the limit on memory is %d MB (ulimit -v): %d MB are needed", limit>>20, leastSpace>>20)
}
