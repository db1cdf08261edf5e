package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// lateGrowth is how far the heap may grow before it is first collected, in percent
// of the runtime's least of 4 MB. Reading one article needs less.
const lateGrowth = 400

// collectLate puts the first collection of the heap off: most of it at a start is
// what packages keep for good. From then on it grows as usual, or as somebody else
// said meanwhile. A reader's own GOGC holds.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(lateGrowth)
	runtime.AddCleanup(new(*byte), func(usual int) {
		if said := debug.SetGCPercent(usual); said != lateGrowth {
			debug.SetGCPercent(said)
		}
	}, usual)
}

// How far the heap may grow between two collections, in percent of what is in use:
// little is kept of what comes.
const (
	fetchGrowth = 15 // while feeds are fetched
	shelfGrowth = 12 // while an index is gone through
	largeGrowth = 50 // from the first large article on
)

// collectOften keeps the heap small in a command that keeps little of what it reads. A
// reader's own GOGC holds.
func collectOften(growth int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(growth)
	}
}
