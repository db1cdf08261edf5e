package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"lede/model/nlp"
	"lede/model/text"
)

// scoreTags prints how often the parts of speech agree with the fourth column
// of a corpus, over the tokens that are cut alike.
func scoreTags(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var words, tags []string
	right, total, tokens := 0, 0, 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		columns := strings.Split(lines.Text(), "\t")
		if len(columns) == 4 && columns[3] != "_" {
			words, tags = append(words, columns[0]), append(tags, columns[3])
			continue
		}
		r, n, err := tagAgreement(words, tags)
		if err != nil {
			return err
		}
		right, total, tokens = right+r, total+n, tokens+len(words)
		words, tags = nil, nil
	}
	fmt.Fprintf(w, "%s: %.2f%% of %d tags, %d tokens cut otherwise\n", path, 100*float64(right)/float64(max(1, total)), total, tokens-total)
	return nil
}

func tagAgreement(words, tags []string) (right, total int, err error) {
	s := strings.Join(words, " ")
	doc, err := nlp.Parse(context.Background(), s, []text.Span{{Start: 0, End: len(s)}})
	if err != nil {
		return 0, 0, err
	}
	at := map[text.Span]string{}
	for _, t := range doc.Tokens {
		at[t.Span] = t.Tag
	}
	offset := 0
	same := strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "``", "“", "''", "”", "HYPH", ":")
	for i, word := range words {
		if tag, ok := at[text.Span{Start: offset, End: offset + len(word)}]; ok {
			total++
			if tag == same.Replace(tags[i]) {
				right++
			}
		}
		offset += len(word) + 1
	}
	return right, total, nil
}
