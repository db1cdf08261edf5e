// Package correct is what readers rule about names and quotations: this is no
// name, that is an organization, he is somebody else, nobody said this. A
// [Set] holds corrections, [Apply] lays them over a document, and [Files] keeps
// them in text files, one correction a line, that people read, edit and share.
//
// A correction about a name holds wherever the name stands, in every article, unless
// it is made for one article; one about a pronoun or a quotation holds at its
// place, which is kept by the words there.
package correct

import (
	"path/filepath"
	"strings"

	"lede/model/anchor"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// Correction is one thing a reader decided.
type Correction struct {
	Subject Subject
	Verdict Verdict
}

// Subject is what a correction is about. Two corrections about one subject contradict
// each other. The zero In is every article, the zero At the whole of it.
type Subject struct {
	Quote bool   // a quotation, else a name or another mention
	Words string // as they stand; of a quotation the beginning
	In    Source
	At    Spot
}

// Source names an article without its path, so that corrections travel with the
// articles.
type Source struct {
	File  string // the file's name without its folder
	Title string
}

// Spot is a place in an article, by the words on both sides. Paragraph, from 1,
// decides between places that read alike.
type Spot struct {
	Paragraph     int
	Before, After string
}

// Scope is how far a correction reaches.
type Scope uint8

// Scopes, wide to narrow.
const (
	Everywhere Scope = iota
	InArticle
	Here
)

var scopeNames = [...]string{"in every article", "in this article", "only here"}

// String says how far a correction reaches.
func (s Scope) String() string { return scopeNames[s] }

// Scope is how far a correction about s reaches.
func (s Subject) Scope() Scope {
	switch {
	case s.At != Spot{}:
		return Here
	case s.In != Source{}:
		return InArticle
	}
	return Everywhere
}

// Decision is what a verdict says.
type Decision uint8

// Decisions, those about mentions first.
const (
	NoName      Decision = iota // names nothing
	IsKind                      // names something of a kind
	SameAs                      // names something that has another name
	NoQuote                     // is nobody's words
	SaidBy                      // is somebody's words
	SaidByNoone                 // is words of which nobody says whose they are
)

// OfQuote reports whether d is about a quotation.
func (d Decision) OfQuote() bool { return d >= NoQuote }

// Verdict is what was decided about a subject.
type Verdict struct {
	Decision Decision
	Kind     entity.Kind // IsKind, SameAs
	Name     string      // SameAs: the fullest name; SaidBy: the speaker
}

// SourceOf names a.
func SourceOf(a *article.Article) Source {
	return Source{File: filepath.Base(a.Origin.File), Title: text.CleanLine(a.Meta.Title)}
}

// Words are the words of a name in the form that is compared: single spaces,
// straight apostrophes.
func Words(s string) string {
	return strings.ReplaceAll(text.OneLine(s), "’", "'")
}

// NameSubject is the name that stands at span of a's text, or any occurrence of
// its words in scope.
func NameSubject(a *article.Article, span text.Span, scope Scope) Subject {
	s := Subject{Words: Words(span.Of(a.Text))}
	if scope >= InArticle {
		s.In = SourceOf(a)
	}
	if scope == Here {
		s.Words = span.Of(a.Text)
		s.At = spotOf(a, span)
	}
	return s
}

// maxQuoted is how much of a quotation a correction holds, in bytes.
const maxQuoted = 48

// QuoteSubject is the quotation at span of a's text.
func QuoteSubject(a *article.Article, span text.Span) Subject {
	if span.Len() > maxQuoted {
		span = text.Snap(a.Text, text.Span{Start: span.Start, End: span.Start + maxQuoted})
	}
	return Subject{Quote: true, Words: span.Of(a.Text), In: SourceOf(a), At: spotOf(a, span)}
}

func spotOf(a *article.Article, span text.Span) Spot {
	before := anchor.At(a, span.Start)
	after := anchor.At(a, span.End).After
	return Spot{Paragraph: before.Block + 1, Before: before.Before, After: after}
}

// find is where s stands in a's text, which may have changed since.
func (s Subject) find(a *article.Article) (text.Span, bool) {
	place := anchor.Place{Block: s.At.Paragraph - 1, Before: s.At.Before, After: s.Words + s.At.After}
	at, ok := place.Find(a)
	if !ok || !strings.HasPrefix(a.Text[max(0, at):], s.Words) { // the words behind changed
		place.After = s.Words
		at, ok = place.Find(a)
	}
	if !ok || at < 0 || !strings.HasPrefix(a.Text[at:], s.Words) || !s.neighbours(a.Text, at) {
		return text.Span{}, false
	}
	return text.Span{Start: at, End: at + len(s.Words)}, true
}

// near is how many bytes of the words beside a mention must stand.
const near = 12

// neighbours reports whether enough of what stood beside s stands beside byte
// at: a short word is not known by itself.
func (s Subject) neighbours(in string, at int) bool {
	if s.Quote && len(s.Words) >= maxQuoted/2 {
		return true
	}
	before := text.Snap(s.At.Before, text.Span{Start: max(0, len(s.At.Before)-near), End: len(s.At.Before)}).Of(s.At.Before)
	after := text.Snap(s.At.After, text.Span{End: min(near, len(s.At.After))}).Of(s.At.After)
	return before != "" && strings.HasSuffix(in[:at], before) || after != "" && strings.HasPrefix(in[at+len(s.Words):], after) ||
		before == "" && after == ""
}
