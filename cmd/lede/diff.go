package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"lede/model/analysis"
	"lede/model/export"
	"lede/model/story"
	"lede/model/text"
)

func newDiff(s streams) *cobra.Command {
	return verb(&cobra.Command{
		Use:   "diff [flags] OLD NEW",
		Short: "Tell what differs between two versions of an article, or two articles",
		Long: `Tell what differs between two versions of an article, or two articles of one
story: headline, quotations, figures and names first, then paragraphs, moved
ones told apart from changed ones. Small edits, which touch no name, figure or
quoted word, are only counted. lede help export tells of the fields of --json.

Exit status 0, also where nothing differs; 1 where an article cannot be read.`,
		Example: `  lede diff yesterday.html today.html
  lede diff --json a.txt b.txt | jq -r '.figures[] | [.old.text, .new.text] | @tsv'`,
	}, s, runDiff)
}

// errEnough ends the reading of articles.
var errEnough = errors.New("enough")

// firstOf is the first article of what is named.
func (a *among) firstOf(ctx context.Context, s streams, name string) (doc *analysis.Document, err error) {
	err = a.each(ctx, s, []string{name}, func(d *analysis.Document) error {
		doc = d
		return errEnough
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return doc, err
}

func runDiff(ctx context.Context, s streams, a *among, names []string) error {
	names, err := named(s, a.from, names)
	if err != nil {
		return err
	}
	a.from = ""
	if len(names) != 2 {
		return usageError{fmt.Errorf("two articles are compared, %d named", len(names))}
	}
	before, err := a.firstOf(ctx, s, names[0])
	if err != nil {
		return err
	}
	after, err := a.firstOf(ctx, s, names[1])
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	r := newDiffRecord(before, after, story.Compare(before, after))
	if a.json {
		err = export.WriteJSON(out, r)
	} else {
		r.print(out)
	}
	return errors.Join(err, out.Flush())
}

type diffRecord struct {
	Old        source       `json:"old"`
	New        source       `json:"new"`
	Headline   bool         `json:"headline"`
	Quotes     []pairRecord `json:"quotes"`
	Figures    []pairRecord `json:"figures"`
	Names      []pairRecord `json:"names"`
	Paragraphs []pairRecord `json:"paragraphs"`
}

type pairRecord struct {
	Change story.Change `json:"change"`
	Moved  bool         `json:"moved,omitempty"`
	Old    *pieceRecord `json:"old,omitempty"`
	New    *pieceRecord `json:"new,omitempty"`
}

// pairing turns spans of two articles into records.
type pairing struct {
	texts [2]string
	runes [2]*text.RuneOffsets
}

func newDiffRecord(a, b *analysis.Document, d story.Difference) diffRecord {
	p := pairing{texts: [2]string{a.Article.Text, b.Article.Text}}
	for i, s := range p.texts {
		p.runes[i] = text.NewRuneOffsets(s)
	}
	r := diffRecord{Old: sourceOf(a), New: sourceOf(b), Headline: d.Headline, Quotes: p.pairs(d.Quotes), Figures: p.pairs(d.Figures), Names: p.pairs(d.Names), Paragraphs: []pairRecord{}}
	for _, paragraph := range d.Paragraphs {
		rec := p.pair(paragraph.Pair)
		rec.Moved = paragraph.Moved
		r.Paragraphs = append(r.Paragraphs, rec)
	}
	return r
}

func (p pairing) pairs(pairs []story.Pair) []pairRecord {
	out := []pairRecord{}
	for _, pair := range pairs {
		out = append(out, p.pair(pair))
	}
	return out
}

func (p pairing) pair(pair story.Pair) pairRecord {
	return pairRecord{Change: pair.Change, Old: p.piece(0, pair.Old), New: p.piece(1, pair.New)}
}

func (p pairing) piece(i int, s text.Span) *pieceRecord {
	if s.Empty() {
		return nil
	}
	return &pieceRecord{runeRange{p.runes[i].At(s.Start), p.runes[i].At(s.End)}, s.Of(p.texts[i])}
}

// print writes what differs for people.
func (r diffRecord) print(w io.Writer) {
	said := false
	section := func(title string, pairs []pairRecord) {
		for i, p := range pairs {
			if i == 0 {
				fmt.Fprintln(w, title)
			}
			said = true
			fmt.Fprintln(w, "  "+p.line())
		}
	}
	if r.Headline {
		said = true
		fmt.Fprintf(w, "Headline\n  %s\n", text.CleanLine(fmt.Sprintf("changed: %s → %s", r.Old.Title, r.New.Title)))
	}
	section("Quotations", r.Quotes)
	section("Figures", r.Figures)
	section("Names", r.Names)
	told, small := r.paragraphs()
	section("Paragraphs", told)
	if small > 0 {
		said = true
		fmt.Fprintln(w, text.Count(small, "small edit"))
	}
	if !said {
		fmt.Fprintln(w, "Nothing differs.")
	}
}

// paragraphs are those that differ by more than a small edit, and how many
// others were edited.
func (r diffRecord) paragraphs() (told []pairRecord, small int) {
	for _, p := range r.Paragraphs {
		switch {
		case p.Moved, p.Change != story.Same && p.Change != story.Edited:
			told = append(told, p)
		case p.Change == story.Edited:
			small++
		}
	}
	return told, small
}

// line is p on one line: a moved paragraph that is the same needs no second
// text.
func (p pairRecord) line() string {
	label := p.Change.String()
	switch {
	case p.Moved && p.Change == story.Same:
		label = "moved"
	case p.Moved:
		label = "moved and " + label
	}
	switch {
	case p.Old == nil:
		return text.CleanLine(label + ": " + p.New.Text)
	case p.New == nil || p.Change == story.Same:
		return text.CleanLine(label + ": " + p.Old.Text)
	}
	return text.CleanLine(label + ": " + p.Old.Text + " → " + p.New.Text)
}
