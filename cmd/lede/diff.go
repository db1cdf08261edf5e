package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

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
story: headline, quotations, figures, dates and names first, then paragraphs,
moved ones told apart from changed ones, with [-old-] and {+new+} words. Small
edits, which touch no name, figure, date, "not" or quoted word, are only
counted. lede help export tells of the fields of --json.

Exit status 0, also where nothing differs; 1 where an article cannot be read.`,
		Example: `  lede diff yesterday.html today.html
  lede diff --json a.txt b.txt | jq -r '.figures[] | [.old.text, .new.text] | @tsv'`,
	}, s, runDiff)
}

// one is the article that is named, which must be one alone: of several nobody could
// tell which were compared.
func (a *among) one(ctx context.Context, s streams, name string) (doc *analysis.Document, err error) {
	err = a.each(ctx, s, []string{name}, func(d *analysis.Document) error {
		if doc != nil {
			return usageError{fmt.Errorf("%s holds several articles; two are compared", name)}
		}
		doc = d
		return nil
	})
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
	if names[0] == "-" && names[1] == "-" {
		return usageError{errors.New("standard input is read once, and is one of two articles")}
	}
	before, err := a.one(ctx, s, names[0])
	if err != nil {
		return err
	}
	after, err := a.one(ctx, s, names[1])
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
	Old    *sideRecord  `json:"old,omitempty"`
	New    *sideRecord  `json:"new,omitempty"`
}

// sideRecord is what one of the articles has.
type sideRecord struct {
	pieceRecord
	Speaker string `json:"speaker,omitempty"` // of a quotation
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
	r := diffRecord{Old: sourceOf(a), New: sourceOf(b), Headline: d.Headline, Quotes: []pairRecord{}, Figures: p.pairs(d.Figures), Names: p.pairs(d.Names), Paragraphs: []pairRecord{}}
	for _, q := range d.Quotes {
		rec := p.pair(q.Pair)
		rec.Old.saidBy(a, q.OldQuote)
		rec.New.saidBy(b, q.NewQuote)
		r.Quotes = append(r.Quotes, rec)
	}
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

func (p pairing) piece(i int, s text.Span) *sideRecord {
	if s.Empty() {
		return nil
	}
	return &sideRecord{pieceRecord: pieceRecord{runeRange{p.runes[i].At(s.Start), p.runes[i].At(s.End)}, s.Of(p.texts[i])}}
}

// saidBy names the speaker of quotation n of d, if s is one.
func (s *sideRecord) saidBy(d *analysis.Document, n int) {
	if s == nil {
		return
	}
	if who := d.Quotes[n].Speaker; who != nil {
		s.Speaker = who.Name
	}
}

// print writes what differs for people.
func (r diffRecord) print(w io.Writer) {
	said := false
	section := func(title string, pairs []pairRecord, line func(pairRecord) string) {
		for i, p := range pairs {
			if i == 0 {
				fmt.Fprintln(w, title)
			}
			said = true
			fmt.Fprintln(w, "  "+line(p))
		}
	}
	if r.Headline {
		said = true
		fmt.Fprintf(w, "Headline\n  %s\n", text.CleanLine(fmt.Sprintf("changed: %s → %s", r.Old.Title, r.New.Title)))
	}
	section("Quotations", r.Quotes, pairRecord.line)
	section("Figures and dates", r.Figures, pairRecord.line)
	section("Names", r.Names, pairRecord.line)
	told, small := r.paragraphs()
	section("Paragraphs", told, pairRecord.words)
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

// label says how p differs.
func (p pairRecord) label() string {
	switch {
	case p.Moved && p.Change == story.Same:
		return "moved"
	case p.Moved:
		return "moved and " + p.Change.String()
	}
	return p.Change.String()
}

// line is p on one line: a moved paragraph that is the same needs no second
// text.
func (p pairRecord) line() string {
	switch {
	case p.Old == nil:
		return text.CleanLine(p.label() + ": " + p.New.Text)
	case p.New == nil || p.Change == story.Same:
		return text.CleanLine(p.label() + ": " + p.Old.Text)
	case p.Change == story.Reattributed:
		return text.CleanLine(p.label() + ": " + p.Old.Text + ": " + p.Old.Speaker + " → " + p.New.Speaker)
	}
	return text.CleanLine(p.label() + ": " + p.Old.Text + " → " + p.New.Text)
}

// words is p on one line, word by word where both articles have it.
func (p pairRecord) words() string {
	if p.Old == nil || p.New == nil || p.Change == story.Same {
		return p.line()
	}
	return text.CleanLine(p.label() + ": " + wordByWord(p.Old.Text, p.New.Text))
}

// wordByWord is the new text with what it has of its own in {+ and +}, and in [- and
// -] what only the old one has. Of what both have, the words beside a change stand.
func wordByWord(old, fresh string) string {
	var b strings.Builder
	at := 0 // the new text is told up to here
	pairs := story.Wording(old, fresh)
	for i, p := range pairs {
		switch {
		case p.Change == story.Same:
			until := len(fresh)
			if i+1 < len(pairs) {
				until = p.New.End
			}
			b.WriteString(shortened(fresh[at:until], i > 0, i+1 < len(pairs)))
			at = until
		case p.New.Empty() && at == 0:
			b.WriteString("[-" + p.Old.Of(old) + "-] ")
		case p.New.Empty():
			b.WriteString(" [-" + p.Old.Of(old) + "-]")
		default:
			b.WriteString(fresh[at:p.New.Start])
			if !p.Old.Empty() {
				b.WriteString("[-" + p.Old.Of(old) + "-] ")
			}
			b.WriteString("{+" + p.New.Of(fresh) + "+}")
			at = p.New.End
		}
	}
	return strings.TrimSpace(b.String() + fresh[at:])
}

// around is how many words are told before and behind a change.
const around = 6

// shortened is what stands behind a change, before one, or between two, without the
// words that are far from both.
func shortened(s string, behind, before bool) string {
	words := strings.Fields(s)
	head, tail := 0, 0
	if behind {
		head = around
	}
	if before {
		tail = around
	}
	if len(words) <= head+tail+1 {
		return s
	}
	lead, trail := s[:len(s)-len(strings.TrimLeft(s, " "))], s[len(strings.TrimRight(s, " ")):]
	return lead + strings.Join(slices.Concat(words[:head], []string{"…"}, words[len(words)-tail:]), " ") + trail
}
