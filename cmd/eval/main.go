// Command eval scores what the program finds against annotated texts.
//
//	go run ./cmd/eval names FILE.tsv...     names, on token-level corpora
//	go run ./cmd/eval tags FILE.tsv...      parts of speech, likewise
//	go run ./cmd/eval gold testdata/gold    all kinds, linking and introductions
//	go run ./cmd/eval quotes DIR...         quotations and speakers, on annotated articles, by genre
//
// What else could do the same has a module of its own, to be scored beside: testdata/rivals.
package main

import (
	"flag"
	"fmt"
	"os"

	"lede/cmd/internal/corpus"
	"lede/cmd/internal/gold"
)

func main() {
	errors := flag.Int("errors", 0, "print so many errors of each file; of quotes, all")
	split := flag.String("split", "test", "score the articles of this split: train, test, or \"\" for both")
	by := flag.String("by", "genre", "a row of the table is a genre or a file")
	flag.Parse()
	if err := run(flag.Args(), *split, *by, *errors); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(args []string, split, by string, errors int) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: eval names|tags|gold|quotes PATH…")
	}
	for _, path := range args[1:] {
		var err error
		switch args[0] {
		case "names":
			err = corpus.Score(os.Stdout, path, corpus.Lede, errors)
		case "gold":
			err = printGold(path, errors)
		case "tags":
			err = scoreTags(os.Stdout, path)
		case "quotes":
			err = scoreQuotes(os.Stdout, path, split, by, errors > 0)
		default:
			return fmt.Errorf("%s: no such score", args[0])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// printGold scores the annotated articles of a folder, those that may be learned
// from and those that may not apart.
func printGold(dir string, errors int) error {
	docs, err := gold.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, split := range []gold.Split{gold.Train, gold.Test} {
		s, err := scoreGold(docs, split)
		if err != nil {
			return err
		}
		fmt.Printf("%s, %v: %d tokens\n", dir, split, s.tokens)
		if split == gold.Test && errors < 1000 {
			errors = 0 // the test articles are not to be learned from by eye either
		}
		s.print(os.Stdout, errors)
	}
	return nil
}
