package main

import (
	_ "embed" // for the names in the news
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/text"
)

//go:embed data/news.txt
var newsFile string

// news is how the articles of others whose names this project marked are learned
// from. data/news.txt has the names alone; the texts are read from where their
// publisher put them.
var news = corpus{file: "news", documents: true, copies: 2, renamed: 2}

// readNews reads the articles that data/news.txt marks from dir.
func readNews(dir string) ([]labelled, error) {
	var out []labelled
	for line := range strings.Lines(newsFile) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		g, err := readMarked(filepath.Join(dir, fields[0]), fields[1:])
		if err != nil {
			return nil, fmt.Errorf("data/news.txt: %w", err)
		}
		out = append(out, g)
	}
	return out, nil
}

// readMarked reads one text, a sentence or paragraph a line; fields are its
// length in bytes and its names.
func readMarked(path string, fields []string) (labelled, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return labelled{}, err
	}
	g := labelled{corpus: &news, text: string(data)}
	if fields[0] != strconv.Itoa(len(data)) {
		return g, fmt.Errorf("%s has %d bytes, not %s", path, len(data), fields[0])
	}
	at := 0
	for line := range strings.Lines(g.text) {
		if end := at + len(strings.TrimRight(line, " \r\n")); end > at {
			g.sentences = append(g.sentences, text.Span{Start: at, End: end})
		}
		at += len(line)
	}
	at = 0
	for _, f := range fields[1:] {
		n, err := readMark(f, at)
		if err != nil || n.End > len(g.text) {
			return g, fmt.Errorf("%s: no name: %s", path, f)
		}
		g.names = append(g.names, n)
		at = n.End
	}
	return g, nil
}

// marks are the letters of the types in data/news.txt: l is a place.
const marks = "polgew"

// readMark reads a name as "12+5p": how far behind at it begins, its length in
// bytes, and its type's letter.
func readMark(s string, at int) (goldName, error) {
	var skip, length int
	var letter rune
	if _, err := fmt.Sscanf(s, "%d+%d%c", &skip, &length, &letter); err != nil {
		return goldName{}, err
	}
	k := strings.IndexRune(marks, letter)
	if k < 0 || length <= 0 || skip < 0 {
		return goldName{}, fmt.Errorf("no mark: %s", s)
	}
	return goldName{Span: text.Span{Start: at + skip, End: at + skip + length}, allowed: []tagger.Type{tagger.Type(k)}}, nil
}
