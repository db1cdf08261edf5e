package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/nlp"
	"lede/model/text"
)

// ownLists is the folder of the project's own lists.
const ownLists = "cmd/train/data/lists"

// listPath is where a list is: among the project's own, else in dir.
func listPath(dir, name string) string {
	own := filepath.Join(ownLists, name+".lst")
	if _, err := os.Stat(own); err == nil {
		return own
	}
	return filepath.Join(dir, name+".lst")
}

// encodeLists reads every list from dir, one phrase a line, lower-cased and cut
// into tokens as texts are.
func encodeLists(dir string) ([]byte, error) {
	var failed error
	data := tagger.EncodePhrases(func(yield func([]string, uint32)) {
		for bit, name := range tagger.ListNames {
			path := listPath(dir, name)
			if failed == nil {
				failed = eachLine(path, func(line string) {
					if tokens := phraseTokens(line); len(tokens) > 1 || len(line) > 1 {
						yield(tokens, 1<<bit)
					}
				})
			}
		}
	})
	return data, failed
}

func phraseTokens(phrase string) []string {
	doc, err := nlp.Parse(context.Background(), phrase, []text.Span{{Start: 0, End: len(phrase)}})
	if err != nil {
		return nil
	}
	tokens := make([]string, len(doc.Tokens))
	for i := range tokens {
		tokens[i] = strings.ToLower(doc.Word(i))
	}
	return tokens
}

// eachLine calls f with every line of a file that is neither empty nor a
// comment.
func eachLine(path string, f func(line string)) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && line[0] != '#' {
			f(line)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
