package nlp

import (
	_ "embed" // for the abbreviations
	"strings"
	"sync"
)

// stop is what a word with a full stop is.
type stop uint8

const (
	noStop     stop = iota
	titleStop       // never ends a sentence
	numberStop      // keeps its stop only before a number
	endStop         // may end a sentence
)

// abbreviations are the words that keep their full stop, and two lists of words
// that tell where a sentence begins. They are immutable.
type abbreviations struct {
	stops           map[string]stop
	starter, speech map[string]bool
}

//go:embed data/abbreviations.txt
var abbreviationFile string

var known = sync.OnceValue(func() *abbreviations {
	a := &abbreviations{stops: map[string]stop{}, starter: map[string]bool{}, speech: map[string]bool{}}
	for line := range strings.Lines(abbreviationFile) {
		name, list, ok := strings.Cut(line, ": ")
		if !ok || line[0] == '#' {
			continue
		}
		for _, w := range strings.Fields(list) {
			switch name {
			case "title", "month":
				a.stops[w] = titleStop
			case "number":
				a.stops[w] = numberStop
			case "end":
				a.stops[w] = endStop
			case "starter":
				a.starter[w] = true
			case "speech":
				a.speech[w] = true
			}
		}
	}
	return a
})

// of tells what the full stop at the end of w, a word with its stop, is.
func (a *abbreviations) of(w string) stop {
	body := w[:len(w)-1]
	if s, ok := a.stops[body]; ok {
		return s
	}
	switch {
	case len(body) == 1 && body[0] >= 'A' && body[0] <= 'Z':
		return titleStop // an initial
	case dotted(body):
		return endStop
	}
	if i := strings.LastIndexByte(body, '-'); i >= 0 && a.stops[body[i+1:]] == endStop { // R-Fla.
		return endStop
	}
	return noStop
}

// dotted reports whether body is letters with stops between, as in "U.S" and
// "a.m", at most three letters in a row.
func dotted(body string) bool {
	if !strings.Contains(body, ".") || len(body) > 12 {
		return false
	}
	for part := range strings.SplitSeq(body, ".") {
		if part == "" || len(part) > 3 {
			return false
		}
		for _, c := range []byte(part) {
			if c|0x20 < 'a' || c|0x20 > 'z' {
				return false
			}
		}
	}
	return true
}
