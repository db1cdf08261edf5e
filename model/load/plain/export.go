package plain

import (
	"strings"

	"lede/model/article"
)

// Story adds a whole text to b: its header zone to the metadata, the rest as blocks.
func Story(b *article.Builder, s string) {
	_ = build(b, s, func(int) error { return nil })
}

// IsTitle reports whether line has the shape of a headline.
func IsTitle(line string) bool { return isTitle(line) }

// IsProse reports whether s is a sentence or more of running text.
func IsProse(s string) bool { return isProse(s) }

// HasHead reports whether lines begin with two lines or more of "Key: value", at
// least two of which name a field of the metadata.
func HasHead(lines []string) bool {
	found := 0
	for _, line := range lines {
		m := keyValue().FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			return false
		}
		if isMetaKey(m[1]) {
			if found++; found == 2 {
				return true
			}
		}
	}
	return false
}

// Head reads the head of a text into b: its headline, byline, date. The paragraphs
// are lines of their own. It returns how many belong to the head.
func Head(b *article.Builder, paragraphs []string) int {
	if len(paragraphs) < 2 {
		return 0
	}
	paras := make([]para, len(paragraphs))
	for i, s := range paragraphs {
		paras[i] = para{text: s, gap: i > 0}
	}
	return len(paras) - len(readHeader(b, paras))
}
