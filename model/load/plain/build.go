package plain

import (
	"strings"

	"lede/model/article"
	"lede/model/text"
)

// Build adds the text s to b: its header zone to the metadata, the rest as blocks.
func Build(b *article.Builder, s string) {
	lines := strings.Split(text.Clean(s), "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if isTitle(strings.TrimSpace(line)) {
			b.Meta().Title = line
			lines = lines[i+1:]
		}
		break
	}
	for _, line := range lines {
		b.Block(article.Block{Kind: article.Paragraph}, line)
	}
}

// Limits of a headline: 97 to 99.9 % of real ones keep them.
const (
	maxTitleBytes = 150
	maxTitleWords = 25
)

// isTitle reports whether line has the shape of a headline.
func isTitle(line string) bool {
	return len([]rune(line)) <= maxTitleBytes && len(strings.Fields(line)) <= maxTitleWords &&
		!strings.ContainsAny(line[len(line)-1:], ".;,:")
}
