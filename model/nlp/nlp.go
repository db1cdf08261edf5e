// Package nlp finds the sentences, tokens and parts of speech of an English
// text. Everything it returns is a span into that text.
package nlp

import (
	"sort"

	"lede/model/text"
)

// Token is a word, a number or a mark. Its Tag is from the Penn Treebank set
// (Marcus et al. 1993), with "“" and "”" for opening and closing quotation
// marks; "" where the text was not tagged.
type Token struct {
	text.Span
	Tag string
}

// Sentence is a span and the tokens in it, [First, Last).
type Sentence struct {
	text.Span
	First, Last int
}

// Doc is an analysed text. For every token t, t.Of(Text) is the token as
// written; tokens are ascending and disjoint, hold no white space, and each
// belongs to exactly one sentence. No sentence crosses a zone.
type Doc struct {
	Text      string
	Zones     []text.Span // the blocks that were analysed, ascending
	Sentences []Sentence
	Tokens    []Token
	Language  string // BCP 47, detected; "" where it cannot be told
}

// Word returns token i as written.
func (d *Doc) Word(i int) string { return d.Tokens[i].Of(d.Text) }

// TokenAt returns the first token that ends after offset, len(d.Tokens) where
// none does.
func (d *Doc) TokenAt(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}

// SentenceAt returns the first sentence that ends after offset,
// len(d.Sentences) where none does.
func (d *Doc) SentenceAt(offset int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > offset })
}
