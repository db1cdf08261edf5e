package search

import (
	"strings"
	"unicode/utf8"

	"lede/model/text"
)

// Snippet is a piece of a text around hits: one paragraph's, cut between words.
type Snippet struct {
	text.Span             // in the article's text
	Hits      []text.Span // in the article's text, inside Span
}

// more reports whether the line of s that a snippet is of goes on before it, and behind it.
func (p Snippet) more(s string) [2]bool {
	return [2]bool{p.Start > 0 && s[p.Start-1] != '\n', p.End < len(s) && s[p.End] != '\n'}
}

// Snippets returns at most n pieces of s of about size bytes, each around the
// first hit that no piece before shows. Without hits there is the beginning.
func Snippets(s string, hits []text.Span, size, n int) []Snippet {
	if len(hits) == 0 {
		if start := around(s, text.Span{}, size); !start.Empty() {
			return []Snippet{{Span: start}}
		}
		return nil
	}
	var all []Snippet
	for i := 0; i < len(hits) && len(all) < n; {
		piece := Snippet{Span: around(s, hits[i], size)}
		for i < len(hits) && hits[i].Start < piece.End {
			hit := hits[i]
			hit.End = min(hit.End, piece.End)
			piece.Hits = append(piece.Hits, hit)
			i++
		}
		all = append(all, piece)
	}
	return all
}

// lead is how much of a snippet stands before its first hit: a third.
const lead = 3

// around is about size bytes of the line that hit begins in, from a third
// before it on; a hit that is longer is cut.
func around(s string, hit text.Span, size int) text.Span {
	line := text.Span{Start: strings.LastIndexByte(s[:hit.Start], '\n') + 1, End: len(s)}
	if n := strings.IndexByte(s[hit.Start:], '\n'); n >= 0 {
		line.End = hit.Start + n
	}
	if line.Len() <= size {
		return line
	}
	start := max(line.Start, hit.Start-size/lead)
	if line.End-start < size {
		start = max(line.Start, line.End-size)
	}
	if start > line.Start {
		start = min(wordStart(s, start), hit.Start)
	}
	end := min(line.End, start+size)
	if end < line.End {
		end = max(wordEnd(s, start, end), min(hit.End, start+size))
	}
	return text.Snap(s, text.Span{Start: start, End: end})
}

// wordReach is how far a cut moves to fall between words.
const wordReach = 24

// wordStart is the start of the next word at or after i, near i.
func wordStart(s string, i int) int {
	if n := strings.IndexByte(s[i:min(len(s), i+wordReach)], ' '); n >= 0 {
		return i + n + 1
	}
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// wordEnd is the end of the last word before i, near i and after start.
func wordEnd(s string, start, i int) int {
	from := max(start, i-wordReach)
	if n := strings.LastIndexByte(s[from:i], ' '); n > 0 {
		return from + n
	}
	return i
}
