// Command rivals scores the decoders and the finder of names beside the libraries
// that do the same, on the same input in one run. It is a module of its own, so that what it
// compares with does not become part of the program's.
//
//	go run . pages GOLD.jsonl ROOT   saved pages: go-readability, go-trafilatura
//	go run . feeds SHAPES.txtar      malformed feeds: gofeed
//	go run . names FILE.tsv           names, on a token-level corpus: prose v3
//	go run . speed                   MB/s and allocations a kind
package main

import (
	"fmt"
	"io"
	"os"
)

func main() {
	if err := run(os.Stdout, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "rivals:", err)
		os.Exit(1)
	}
}

func run(w io.Writer, args []string) error {
	switch {
	case len(args) == 3 && args[0] == "pages":
		return pages(w, args[1], args[2])
	case len(args) == 2 && args[0] == "feeds":
		return feeds(w, args[1])
	case len(args) == 2 && args[0] == "names":
		return names(w, args[1])
	case len(args) == 1 && args[0] == "speed":
		speed(w)
		return nil
	}
	return fmt.Errorf("usage: rivals pages GOLD.jsonl ROOT | feeds SHAPES.txtar | names FILE.tsv | speed")
}
