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

// listFiles are the lists of phrases in the order of their bits.
var listFiles = []string{
	"admin1", "armed", "cities", "companies", "countries", "demonyms", "first", "last", "media",
	"parties", "people", "teams", "titles", "universities", "waters",
}

// encodeLists reads every list from dir, one phrase a line, lower-cased and cut
// into tokens as texts are.
func encodeLists(dir string) ([]byte, error) {
	var failed error
	data := tagger.EncodePhrases(func(yield func([]string, uint32)) {
		for bit, name := range listFiles {
			if failed == nil {
				failed = eachLine(filepath.Join(dir, name+".lst"), func(line string) {
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
