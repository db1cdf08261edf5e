// Command mutate changes one place of the program at a time and runs the tests:
// a change that no test notices shows what is not tested.
//
//	go run ./cmd/internal/mutate [-own] LIST
//
// LIST holds changes, parted by empty lines: a file, the lines that stand there
// after "-", the lines to put in their place after "+". White space around lines
// does not count; the old lines stand at one place of the file. Lines with "#"
// are remarks.
//
//	# one jump too many is kept
//	model/state/walk.go
//	- if len(r.jumps.back) > maxJumps {
//	+ if len(r.jumps.back) > maxJumps+1 {
//
// The tests of the file's package run first, then those of the packages that
// import it, until one fails. The tree itself is not touched.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	own := flag.Bool("own", false, "run the tests of the file's own package alone")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	survived, err := run(ctx, flag.Arg(0), *own)
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutate:", err)
		os.Exit(2)
	}
	if survived > 0 {
		os.Exit(1)
	}
}

// run reports each change of the list, and how many no test noticed.
func run(ctx context.Context, list string, own bool) (survived int, err error) {
	data, err := os.ReadFile(list)
	if err != nil {
		return 0, err
	}
	changes, err := parse(string(data))
	if err != nil {
		return 0, fmt.Errorf("%s: %w", list, err)
	}
	tests, err := newTester(ctx)
	if err != nil {
		return 0, err
	}
	defer tests.close()
	count := map[verdict]int{}
	for _, c := range changes {
		if ctx.Err() != nil {
			return count[outlived], ctx.Err()
		}
		v, detail := tests.try(ctx, c, own)
		count[v]++
		fmt.Printf("%-9s %s: %s: %s\n", v, c.file, c.title(), detail)
	}
	fmt.Printf("%d changes: %d killed, %d survived, %d could not be tried\n", len(changes), count[killed], count[outlived], count[void])
	return count[outlived], nil
}
