// Command eval scores what the program finds against annotated texts.
//
//	go run ./cmd/eval names FILE.tsv...    names, on token-level corpora
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	errors := flag.Int("errors", 0, "print so many errors of each file")
	flag.Parse()
	if err := run(flag.Args(), *errors); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, errors int) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: eval names|tags FILE…")
	}
	for _, path := range args[1:] {
		var err error
		switch args[0] {
		case "names":
			err = scoreNames(os.Stdout, path, lede, errors)
		case "tags":
			err = scoreTags(os.Stdout, path)
		default:
			return fmt.Errorf("%s: no such score", args[0])
		}
		if err != nil {
			return err
		}
	}
	return nil
}
