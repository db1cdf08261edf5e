// Package anchor finds places of an article again after its text changed: by the
// words around them, and where those are gone by their block.
package anchor

import (
	"sort"
	"strings"
	"unicode/utf8"

	"lede/model/article"
)

// contextBytes is how much of the text is kept on each side of a place: about
// eight words.
const contextBytes = 48

// Place is a reading place that survives changes of the text around it: the
// block and the byte in it, and the words on both sides. The zero Place is the
// beginning of the text.
type Place struct {
	Block  int    `json:"block,omitempty"`  // index in Article.Blocks
	Offset int    `json:"offset,omitempty"` // bytes from the block's start; negative is above the text
	Before string `json:"before,omitempty"` // the text up to the place
	After  string `json:"after,omitempty"`  // the text from the place on
}

// At is the place at a byte of a's text. A negative offset is a place in
// the head above the text and is kept as it is.
func At(a *article.Article, offset int) Place {
	if offset <= 0 {
		return Place{Offset: offset}
	}
	offset = onRune(a.Text, min(offset, len(a.Text)))
	next := sort.Search(len(a.Blocks), func(i int) bool { return a.Blocks[i].Start > offset })
	p := Place{Block: max(0, next-1), Offset: offset}
	if next > 0 {
		p.Offset -= a.Blocks[next-1].Start
	}
	end := onRune(a.Text, min(offset+contextBytes, len(a.Text)))
	start := max(0, offset-contextBytes)
	for start < offset && !utf8.RuneStart(a.Text[start]) {
		start++
	}
	p.Before, p.After = a.Text[start:offset], a.Text[offset:end]
	return p
}

// Find is where p lies in a's text, which may have changed since: where all of
// its words stand, else those after it, else those before it, always the
// occurrence nearest to where it was; else the same byte of the same block. It
// reports whether any of the words were found. Time is linear in the text.
func (p Place) Find(a *article.Article) (offset int, found bool) {
	if p.Offset < 0 || p == (Place{}) {
		return p.Offset, true
	}
	guess := p.guess(a)
	for _, words := range []struct {
		text string
		at   int // of the place, in text
	}{{p.Before + p.After, len(p.Before)}, {p.After, 0}, {p.Before, len(p.Before)}} {
		if at, ok := nearest(a.Text, words.text, guess-words.at); ok {
			return onRune(a.Text, at+words.at), true
		}
	}
	return guess, false
}

// guess is the same byte of the same block, or the nearest there is.
func (p Place) guess(a *article.Article) int {
	if len(a.Blocks) == 0 {
		return onRune(a.Text, max(0, min(p.Offset, len(a.Text))))
	}
	b := a.Blocks[max(0, min(p.Block, len(a.Blocks)-1))]
	return onRune(a.Text, max(b.Start, min(b.Start+p.Offset, b.End)))
}

// nearest is the occurrence of words in s that begins nearest to byte at.
func nearest(s, words string, at int) (int, bool) {
	if words == "" || len(words) > len(s) {
		return 0, false
	}
	at = max(0, min(at, len(s)-len(words)))
	before := strings.LastIndex(s[:at+len(words)], words)
	after := strings.Index(s[at:], words)
	switch {
	case after < 0:
		return before, before >= 0
	case before < 0 || after < at-before:
		return at + after, true
	}
	return before, true
}

// onRune moves i back to the start of a rune.
func onRune(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}
