package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// kinds are the tags of the kinds that token-level corpora agree on.
var kinds = map[string]entity.Kind{"PER": entity.Person, "ORG": entity.Organization, "LOC": entity.Place}

// name is a span and what it names.
type name struct {
	text.Span
	kind entity.Kind
}

// page is a document of a corpus, detokenised, with its tokens and names.
type page struct {
	text   string
	lines  []text.Span
	tokens []text.Span
	names  []name
}

// finder is what is scored: it returns the names of a text of one sentence a line.
type finder func(p *page) ([]name, error)

// scoreNames prints how well find does on the corpus in path: exact span and
// kind, a leading "the" and a trailing "'s" left out of account.
func scoreNames(w io.Writer, path string, find finder, errors int) error {
	pages, err := readPages(path)
	if err != nil {
		return err
	}
	var total tally
	by := map[entity.Kind]*tally{entity.Person: {}, entity.Organization: {}, entity.Place: {}}
	tokens := 0
	start := time.Now()
	for i := range pages {
		found, err := find(&pages[i])
		if err != nil {
			return err
		}
		tokens += len(pages[i].tokens)
		found = pages[i].snap(found)
		for _, n := range found {
			right := slices.Contains(pages[i].names, n)
			total.count(right, true)
			by[n.kind].count(right, true)
			if !right && errors > 0 {
				errors--
				pages[i].show(w, "false ", n)
			}
		}
		for _, n := range pages[i].names {
			if slices.Contains(found, n) {
				continue
			}
			total.count(false, false)
			by[n.kind].count(false, false)
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

// tally counts names: right, found, and missed.
type tally struct{ right, found, missed int }

func (t *tally) count(right, found bool) {
	switch {
	case right:
		t.right++
		t.found++
	case found:
		t.found++
	default:
		t.missed++
	}
}

func (t *tally) f1() float64 {
	return 200 * float64(t.right) / float64(max(1, t.found+t.right+t.missed))
}

func (t *tally) String() string {
	return fmt.Sprintf("P%.1f R%.1f F%.2f", 100*float64(t.right)/float64(max(1, t.found)),
		100*float64(t.right)/float64(max(1, t.right+t.missed)), t.f1())
}

func (p *page) show(w io.Writer, what string, n name) {
	a, b := max(0, n.Start-50), min(len(p.text), n.End+40)
	fmt.Fprintf(w, "%s %-12s %q in %q\n", what, n.kind, n.Of(p.text), p.text[a:b])
}

// snap lays found names over the tokens of the corpus and drops doubles.
func (p *page) snap(found []name) []name {
	var out []name
	for _, n := range found {
		i, _ := slices.BinarySearchFunc(p.tokens, n.Start, func(t text.Span, at int) int {
			if t.End <= at {
				return -1
			}
			return 1
		})
		j := i
		for j < len(p.tokens) && p.tokens[j].Start < n.End {
			j++
		}
		if i < j && strings.EqualFold(p.tokens[i].Of(p.text), "the") {
			i++
		}
		if i < j && (p.tokens[j-1].Of(p.text) == "'s" || p.tokens[j-1].Of(p.text) == "’s") {
			j--
		}
		if i < j {
			m := name{text.Span{Start: p.tokens[i].Start, End: p.tokens[j-1].End}, n.kind}
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// lede is the project's own finder.
func lede(p *page) ([]name, error) {
	doc, err := nlp.Parse(context.Background(), p.text, p.lines)
	if err != nil {
		return nil, err
	}
	entities, err := entity.Find(context.Background(), doc, entity.Context{})
	var out []name
	for _, e := range entities {
		if e.Kind > entity.Place {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == entity.Name {
				out = append(out, name{m.Span, e.Kind})
			}
		}
	}
	return out, err
}

// readPages reads lines of TOKEN and IOB2 tag; an empty line ends a sentence,
// "-DOCSTART-" or 25 sentences a document.
func readPages(path string) ([]page, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r pageReader
	for lines := bufio.NewScanner(f); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), "\t")
		tag, _, _ := strings.Cut(rest, "\t")
		switch {
		case word == "-DOCSTART-":
			r.marked = true
			r.endPage()
		case word == "":
			r.endLine()
		default:
			r.add(word, tag)
		}
	}
	r.endPage()
	return r.pages, nil
}

type pageReader struct {
	pages         []page
	page          page
	b             strings.Builder
	start         int
	prev, kind    string
	quote, marked bool
}

func (r *pageReader) add(word, tag string) {
	if r.b.Len() > r.start && !r.glued(word) {
		r.b.WriteByte(' ')
	}
	span := text.Span{Start: r.b.Len(), End: r.b.Len() + len(word)}
	r.b.WriteString(word)
	r.page.tokens = append(r.page.tokens, span)
	r.prev = word
	if tag == "O" {
		r.kind = ""
		return
	}
	if kind, ok := kinds[tag[2:]]; ok {
		if r.kind == tag[2:] && tag[0] == 'I' {
			r.page.names[len(r.page.names)-1].End = span.End
		} else {
			r.page.names = append(r.page.names, name{span, kind})
		}
	}
	r.kind = tag[2:]
}

// glued reports whether no space stands before word.
func (r *pageReader) glued(word string) bool {
	glue := strings.Contains("([{$#“‘", r.prev) || r.prev == "``"
	switch word {
	case "'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''", "’re", "’ve", "’ll", "...":
		return true
	case `"`:
		glue = glue || r.quote
		r.quote = !r.quote
		return glue
	}
	return glue || strings.Contains(".,;:!?%)]}'’”…", word) || r.prev == `"` && r.quote
}

func (r *pageReader) endLine() {
	if r.b.Len() == r.start {
		return
	}
	r.page.lines = append(r.page.lines, text.Span{Start: r.start, End: r.b.Len()})
	r.b.WriteByte('\n')
	r.start, r.prev, r.quote, r.kind = r.b.Len(), "", false, ""
	if !r.marked && len(r.page.lines) >= 25 {
		r.endPage()
	}
}

func (r *pageReader) endPage() {
	if r.b.Len() > r.start {
		r.endLine()
	}
	if len(r.page.lines) > 0 {
		r.page.text = r.b.String()
		r.pages = append(r.pages, r.page)
	}
	r.b.Reset()
	r.page, r.start, r.kind = page{}, 0, ""
}
