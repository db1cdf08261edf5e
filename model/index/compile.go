package index

import (
	"math"
	"strings"

	"lede/model/search"
)

// candidates is a query as the table of words understands it: who may answer.
type candidates struct {
	expr        string // of FTS5; "" is every article
	first, last int    // IDs
	exact       bool   // every candidate answers
}

// compile translates q. What the table does not know (the order of words,
// which quotation is whose, files, marks) makes it inexact: it may let through
// too many, never too few.
func compile(q *search.Query) candidates {
	c := candidates{first: 0, last: math.MaxInt}
	e := expression(q.Root)
	c.expr, c.exact = e.text, e.exact
	for _, d := range periods(q.Root) {
		if !d.From.IsZero() {
			c.first = max(c.first, dayOf(d.From))
		}
		if !d.To.IsZero() {
			c.last = min(c.last, dayOf(d.To)-1)
		}
		c.first = max(c.first, dayZero<<dayBits) // no article without a date
	}
	return c
}

// periods are the dates that every answer must lie in.
func periods(n search.Node) (all []*search.Dates) {
	switch n := n.(type) {
	case *search.Dates:
		return []*search.Dates{n}
	case search.All:
		for _, part := range n {
			if d, ok := part.(*search.Dates); ok {
				all = append(all, d)
			}
		}
	}
	return all
}

// expr is an expression of FTS5 that lets through at least what a part of a
// query asks for.
type expr struct {
	text  string // "" lets everything through
	exact bool
}

func expression(n search.Node) expr {
	switch n := n.(type) {
	case nil:
		return expr{exact: true}
	case search.All:
		return both(n)
	case search.Any:
		return either(n)
	case search.Not:
		return both(search.All{n})
	case *search.Words:
		return wordsExpr(n)
	case *search.Utterance:
		var parts search.All
		for _, w := range append(n.Said[:len(n.Said):len(n.Said)], n.Quoted...) {
			parts = append(parts, w)
		}
		e := both(parts)
		e.exact = false
		return e
	}
	return expr{} // dates, files, marks: looked at afterwards
}

// both joins parts that must all hold. What must not hold is taken away where
// that is certain.
func both(parts search.All) expr {
	var with, without []string
	exact := true
	for _, part := range parts {
		if not, ok := part.(search.Not); ok {
			e := expression(not.Node)
			if e.exact && e.text != "" {
				without = append(without, e.text)
			} else {
				exact = false
			}
			continue
		}
		e := expression(part)
		exact = exact && e.exact
		if e.text != "" {
			with = append(with, e.text)
		}
	}
	if len(with) == 0 { // FTS5 takes away from something only
		return expr{exact: exact && len(without) == 0}
	}
	text := "(" + strings.Join(with, " AND ") + ")"
	if len(without) > 0 {
		text = "(" + text + " NOT (" + strings.Join(without, " OR ") + "))"
	}
	return expr{text, exact}
}

func either(parts search.Any) expr {
	var texts []string
	exact := true
	for _, part := range parts {
		e := expression(part)
		if e.text == "" {
			return expr{exact: exact && e.exact}
		}
		exact = exact && e.exact
		texts = append(texts, e.text)
	}
	return expr{"(" + strings.Join(texts, " OR ") + ")", exact}
}

// wordsExpr asks for each word of a phrase; that they stand in a row is looked
// at afterwards.
func wordsExpr(w *search.Words) expr {
	var words []string
	for i, token := range w.Tokens {
		word := `"` + fieldMark(w.Field) + token + `"`
		if w.Prefix && i == len(w.Tokens)-1 {
			word += " *"
		}
		words = append(words, word)
	}
	e := expr{"(" + strings.Join(words, " AND ") + ")", len(w.Tokens) == 1}
	if w.Field != search.Name {
		return e
	}
	var kinds []string
	for _, field := range kindField {
		of := *w
		of.Field = field
		kinds = append(kinds, wordsExpr(&of).text)
	}
	e.text = "(" + strings.Join(kinds, " OR ") + ")"
	return e
}

// titled is q with what is asked for anywhere asked for in the headline; ok is
// false where nothing is.
func titled(n search.Node) (out search.Node, ok bool) {
	switch n := n.(type) {
	case *search.Words:
		if n.Field != search.Anywhere {
			return n, false
		}
		w := *n
		w.Field = search.Title
		return &w, true
	case search.All:
		var all search.All
		for _, part := range n {
			t, found := titled(part)
			all, ok = append(all, t), ok || found
		}
		return all, ok
	case search.Any:
		var some search.Any
		for _, part := range n {
			t, found := titled(part)
			some, ok = append(some, t), ok || found
		}
		return some, ok
	}
	return n, false
}
