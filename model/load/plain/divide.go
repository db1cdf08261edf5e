package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// divisions knows which hyphens at the ends of lines divide a word, and which
// belong to it.
type divisions struct {
	words map[string]bool // of the text, lower case, with the hyphens inside them
	habit bool            // the text divides words
}

// A text divides words where so many lines, and so large a share of them, end in a
// hyphen: texts that do not end one line in a hundred with a compound's.
const (
	minDivided   = 3
	dividedShare = 0.04
)

// newDivisions looks at the ends of the lines of a text.
func newDivisions(lines []string) *divisions {
	full, ends := 0, 0
	for _, line := range lines {
		if line == "" {
			continue
		}
		full++
		if divided(line) {
			ends++
		}
	}
	d := &divisions{habit: ends >= minDivided && float64(ends) >= dividedShare*float64(full)}
	if !d.habit {
		return d
	}
	d.words = map[string]bool{}
	for _, line := range lines {
		for _, w := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }) {
			d.words[w] = true
		}
	}
	return d
}

// divided reports whether a line ends with a hyphen behind a letter.
func divided(line string) bool {
	before, ok := strings.CutSuffix(line, "-")
	r, _ := utf8.DecodeLastRuneInString(before)
	return ok && unicode.IsLetter(r)
}

// drops reports whether the hyphen at the end of before is no part of the word
// that goes on in line. A compound that stands elsewhere in the text keeps it, and
// one whose parts are names.
func (d *divisions) drops(before, line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	if !d.habit || !divided(before) || !unicode.IsLower(r) || links(line) {
		return false
	}
	first := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	first = strings.ToLower(strings.TrimLeftFunc(first, func(r rune) bool { return !unicode.IsLetter(r) }))
	rest := strings.ToLower(line)
	if end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		rest = rest[:end]
	}
	return d.words[strings.TrimSuffix(first, "-")+rest] || !d.words[first+rest]
}
