package main

import (
	_ "embed" // for the articles
	"fmt"
	"strings"

	"lede/model/entity/tagger"
	"lede/model/text"
)

//go:embed data/written.txt
var writtenFile string

// written is how the articles of data/written.txt are learned from: subjects that the
// other articles lack, with names alone marked.
var written = corpus{file: "written", documents: true, copies: 2, renamed: 2}

// readWritten reads articles that lines of "#" part, a paragraph a line, with names
// marked as "[o Lantern Forge]".
func readWritten(file string) ([]labelled, error) {
	var out []labelled
	for part := range strings.SplitSeq(file, "\n#\n") {
		if strings.HasPrefix(part, "#") {
			continue
		}
		g := labelled{corpus: &written}
		var b strings.Builder
		for line := range strings.Lines(part) {
			start := b.Len()
			if err := g.readLine(&b, strings.TrimSpace(line)); err != nil {
				return nil, err
			}
			if b.Len() > start {
				g.sentences = append(g.sentences, text.Span{Start: start, End: b.Len()})
			}
			b.WriteByte('\n')
		}
		g.text = b.String()
		out = append(out, g)
	}
	return out, nil
}

// readLine adds a paragraph to b, and its names to g.
func (g *labelled) readLine(b *strings.Builder, line string) error {
	for {
		before, rest, marked := strings.Cut(line, "[")
		b.WriteString(before)
		if !marked {
			return nil
		}
		name, after, closed := strings.Cut(rest, "]")
		kind, words, _ := strings.Cut(name, " ")
		k := strings.Index(marks, kind)
		if !closed || len(kind) != 1 || k < 0 || words == "" {
			return fmt.Errorf("data/written.txt: no name: [%.40s", rest)
		}
		g.names = append(g.names, goldName{Span: text.Span{Start: b.Len(), End: b.Len() + len(words)}, allowed: []tagger.Type{tagger.Type(k)}})
		b.WriteString(words)
		line = after
	}
}
