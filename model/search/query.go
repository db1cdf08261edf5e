package search

import (
	"strings"
	"time"

	"lede/model/text"
)

// Query is a question that was understood.
type Query struct {
	Source string
	Root   Node // nil where nothing is asked: every article answers
	Begun  bool // its last word was taken for the beginning of one, as it was still being typed
}

// Node is a part of a query: All, Any, Not, *Words, *Words joined to an
// *Utterance, *Dates or *Literal.
type Node interface{ node() }

// All holds where each of its parts does.
type All []Node

// Any holds where one of its parts does.
type Any []Node

// Not holds where its part does not.
type Not struct{ Node Node }

// Words is words in a row, in one field. They are folded, as tokens are.
type Words struct {
	Field  Field
	Tokens []string
	Prefix bool // the last one is the beginning of a word
}

// Utterance asks for one quotation by a speaker that each of Said names, with
// each of Quoted in it.
type Utterance struct {
	Said, Quoted []*Words
}

// Dates asks for a publication date in [From, To), in the time of the place as
// the source gave it; a zero time is no bound.
type Dates struct{ From, To time.Time }

// Literal asks for letters as they are, case aside, in the file's name or the
// language, for words in what the subscriptions are called, or for the reader's marks.
type Literal struct {
	Field Field // File, Language, Feed, Tag, Is
	Value string
	Words *Words // of Feed and Tag, in place of Value
}

func (All) node()        {}
func (Any) node()        {}
func (Not) node()        {}
func (*Words) node()     {}
func (*Utterance) node() {}
func (*Dates) node()     {}
func (*Literal) node()   {}

// Walk visits the leaves of n; positive is false under an odd number of Nots.
func Walk(n Node, visit func(leaf Node, positive bool)) { walk(n, true, visit) }

func walk(n Node, positive bool, visit func(Node, bool)) {
	switch n := n.(type) {
	case nil:
	case All:
		for _, part := range n {
			walk(part, positive, visit)
		}
	case Any:
		for _, part := range n {
			walk(part, positive, visit)
		}
	case Not:
		walk(n.Node, !positive, visit)
	default:
		visit(n, positive)
	}
}

// Needed are words of the letters a to z, folded, that every article which answers
// has in its headline, summary or body: nil where there are none.
func (q *Query) Needed() []string { return needed(q.Root) }

func needed(n Node) (words []string) {
	switch n := n.(type) {
	case All:
		for _, part := range n {
			words = append(words, needed(part)...)
		}
	case *Words:
		if n.Field > Title {
			return nil
		}
		for _, token := range n.Tokens {
			if strings.Trim(token, "abcdefghijklmnopqrstuvwxyz") == "" {
				words = append(words, token)
			}
		}
	}
	return words
}

// Marks reports whether the query asks for what Marked tells.
func (q *Query) Marks() bool { return q.marks(func(*Literal) bool { return true }) }

// Shelves reports whether the query asks for subscriptions.
func (q *Query) Shelves() bool { return q.marks(func(l *Literal) bool { return l.Field != Is }) }

// News reports whether the query asks for what is new or changed.
func (q *Query) News() bool {
	return q.marks(func(l *Literal) bool {
		return l.Field == Is && (l.Value == "new" || l.Value == "changed")
	})
}

func (q *Query) marks(is func(*Literal) bool) bool {
	found := false
	Walk(q.Root, func(leaf Node, _ bool) {
		l, ok := leaf.(*Literal)
		found = found || ok && l.Field >= Feed && is(l)
	})
	return found
}

// Analysed reports whether the query asks for names or quotations.
func (q *Query) Analysed() bool {
	found := false
	Walk(q.Root, func(leaf Node, _ bool) {
		switch l := leaf.(type) {
		case *Words:
			found = found || l.Field.Analysed()
		case *Utterance:
			found = true
		}
	})
	return found
}

// Error says what of a query was not understood. Its text names the column,
// from 1 and in code points.
type Error struct {
	At   text.Span // in the query
	Text string
	line string
}
