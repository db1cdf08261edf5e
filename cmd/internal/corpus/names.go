// Package corpus reads token-level corpora of names, one token and its IOB2 tag
// a line, and scores what finds names against them.
package corpus

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// Finder is what is scored: it returns the names of a text of one sentence a line.
type Finder func(p *Page) ([]Name, error)

// Score prints how well find does on the corpus in path: exact span and
// kind, a leading "the" and a trailing "'s" left out of account.
func Score(w io.Writer, path string, find Finder, errors int) error {
	pages, err := Read(path, Documents)
	if err != nil {
		return err
	}
	var total Tally
	by := map[entity.Kind]*Tally{entity.Person: {}, entity.Organization: {}, entity.Place: {}}
	tokens := 0
	start := time.Now()
	for i := range pages {
		found, err := find(&pages[i])
		if err != nil {
			return err
		}
		tokens += len(pages[i].Tokens)
		found = pages[i].snap(found)
		for _, n := range found {
			right := slices.Contains(pages[i].Names, n)
			total.Count(right, true)
			by[n.Kind].Count(right, true)
			if !right && errors > 0 {
				errors--
				pages[i].show(w, "false ", n)
			}
		}
		for _, n := range pages[i].Names {
			if slices.Contains(found, n) {
				continue
			}
			total.Count(false, false)
			by[n.Kind].Count(false, false)
			if errors > 0 {
				errors--
				pages[i].show(w, "missed", n)
			}
		}
	}
	fmt.Fprintf(w, "%s: %v | person %v | organization %v | place %v | %d tokens, %.0f a second\n", path, &total,
		by[entity.Person], by[entity.Organization], by[entity.Place], tokens, float64(tokens)/time.Since(start).Seconds())
	return nil
}

func (p *Page) show(w io.Writer, what string, n Name) {
	a, b := max(0, n.Start-50), min(len(p.Text), n.End+40)
	fmt.Fprintf(w, "%s %-12s %q in %q\n", what, n.Kind, n.Of(p.Text), p.Text[a:b])
}

// snap lays found names over the tokens of the corpus and drops doubles.
func (p *Page) snap(found []Name) []Name {
	var out []Name
	for _, n := range found {
		i, _ := slices.BinarySearchFunc(p.Tokens, n.Start, func(t text.Span, at int) int {
			if t.End <= at {
				return -1
			}
			return 1
		})
		j := i
		for j < len(p.Tokens) && p.Tokens[j].Start < n.End {
			j++
		}
		if i < j && strings.EqualFold(p.Tokens[i].Of(p.Text), "the") {
			i++
		}
		if i < j && (p.Tokens[j-1].Of(p.Text) == "'s" || p.Tokens[j-1].Of(p.Text) == "’s") {
			j--
		}
		if i < j {
			m := Name{text.Span{Start: p.Tokens[i].Start, End: p.Tokens[j-1].End}, n.Kind}
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// Lede is the project's own Finder.
func Lede(p *Page) ([]Name, error) {
	doc, err := nlp.Parse(context.Background(), p.Text, p.Lines)
	if err != nil {
		return nil, err
	}
	entities, err := entity.Find(context.Background(), doc, entity.Context{})
	var out []Name
	for _, e := range entities {
		if e.Kind > entity.Place {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == entity.Name {
				out = append(out, Name{m.Span, e.Kind})
			}
		}
	}
	return out, err
}
