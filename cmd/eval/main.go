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
	if len(args) < 2 || args[0] != "names" {
		return fmt.Errorf("usage: eval names FILE.tsv...")
	}
	for _, path := range args[1:] {
		if err := scoreNames(os.Stdout, path, lede, errors); err != nil {
			return err
		}
	}
	return nil
}
