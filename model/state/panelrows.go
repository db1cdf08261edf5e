package state

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// PanelRow is one line of a panel.
type PanelRow struct {
	Head     bool // a title over the rows that follow
	Fold     bool // stands for rows that are folded, or over them where they are not
	Text     string
	Note     string
	Target   text.Span   // where enter leads
	Entity   int         // whose row it is, quote.Nobody for none
	Kind     entity.Kind // of the entity
	Quote    int         // index of the quotation, -1 for none
	Guess    bool
	Reported bool // an indirect quotation
	URL      string
	Number   int // of a link, from 1: digits choose it; 0 for none

	Confirmed bool   // a reader said so
	Noted     int    // number of the reader's note, from 1; 0 for none
	Written   string // what the note says
}

func filterRows(rows []PanelRow, query string) []PanelRow {
	query = text.Fold(strings.TrimSpace(query))
	if query == "" {
		return rows
	}
	var kept []PanelRow
	var head *PanelRow
	whole := false // the head itself matches: keep all of its rows
	for i := range rows {
		row := &rows[i]
		match := strings.Contains(text.Fold(row.Text+" "+row.URL+" "+row.Written), query)
		switch {
		case row.Fold: // a filter looks through all
			head, whole = nil, false
		case row.Head:
			head, whole = row, match
		case match || whole:
			if head != nil {
				kept = append(kept, *head)
				head = nil
			}
			kept = append(kept, *row)
		}
	}
	return kept
}

// said lists the quotations of speech by speaker, in the order in which the
// speakers are first quoted, those with no speaker last.
func (r *Reader) said(doc *analysis.Document) []PanelRow {
	type voice struct {
		name, part string
		entity     int
		quotes     []int
	}
	var voices []voice
	index := map[string]int{}
	for i, q := range doc.Quotes {
		if !r.Hears(&q) {
			continue
		}
		v := voice{entity: quote.Nobody}
		if q.Speaker != nil {
			v.name, v.part, v.entity = q.Speaker.Name, q.Speaker.Part(), q.Speaker.Entity
		}
		key := fmt.Sprint(v.entity, v.name)
		at, ok := index[key]
		if !ok {
			at = len(voices)
			index[key] = at
			voices = append(voices, v)
		}
		voices[at].quotes = append(voices[at].quotes, i)
	}
	slices.SortStableFunc(voices, func(a, b voice) int { return cmp.Compare(b2i(a.name == ""), b2i(b.name == "")) })
	var rows []PanelRow
	paragraph := r.open.Paragraph
	for _, v := range voices {
		called := cmp.Or(v.part, v.name, "nobody named")
		rows = append(rows, PanelRow{Head: true, Text: called, Entity: v.entity, Quote: -1, Note: count(doc, v.quotes)})
		for _, i := range v.quotes {
			q := &doc.Quotes[i]
			rows = append(rows, PanelRow{
				Text: text.OneLine(q.Of(doc.Article.Text)), Target: q.Span, Entity: v.entity, Quote: i,
				Guess: q.Speaker != nil && q.Confidence < entity.Sure, Reported: q.Kind == quote.Indirect, Confirmed: q.Confirmed,
				Note: fmt.Sprintf("¶ %d", paragraph(q.Start)),
			})
		}
	}
	return rows
}

// Named counts the quotations of speech in an article, and those of which it is known who
// says them.
func Named(doc *analysis.Document) (named, all int) {
	for _, q := range doc.Quotes {
		if !q.Said {
			continue
		}
		if all++; q.Speaker != nil && q.Speaker.Part() == "" {
			named++
		}
	}
	return named, all
}

func count(doc *analysis.Document, quotes []int) string {
	words := 0
	for _, i := range quotes {
		words += len(strings.Fields(doc.Quotes[i].Content.Of(doc.Article.Text)))
	}
	return fmt.Sprintf("%d · %s", len(quotes), text.Count(words, "word"))
}

// names lists the entities whose kind is lit, by kind, the most mentioned first.
// Dates and figures come last, folded to one row unless they are wanted.
func names(doc *analysis.Document, lens Lens, numbers bool) []PanelRow {
	var rows []PanelRow
	var folded []string
	fold := -1
	for _, k := range entity.Kinds {
		of := ofKind(doc, k)
		if len(of) == 0 || !lens.Lit(k) {
			continue
		}
		if k >= entity.Date {
			if fold < 0 {
				fold = len(rows)
				rows = append(rows, PanelRow{Fold: true, Entity: quote.Nobody, Quote: -1, Kind: k})
			}
			if folded = append(folded, text.Count(len(of), k.String())); !numbers {
				continue
			}
		}
		slices.SortStableFunc(of, func(a, b entity.Entity) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
		rows = append(rows, PanelRow{Head: true, Text: k.Plural(), Note: fmt.Sprint(len(of)), Entity: quote.Nobody, Quote: -1, Kind: k})
		for _, e := range of {
			rows = append(rows, PanelRow{
				Text: e.Name, Note: fmt.Sprint(len(e.Mentions)), Target: e.Mentions[0].Span,
				Entity: e.ID, Kind: k, Quote: -1, Guess: e.Mentions[0].Confidence < entity.Sure, Confirmed: e.Confirmed,
			})
		}
	}
	if fold >= 0 {
		rows[fold].Text = strings.Join(folded, " · ")
	}
	return rows
}

// ofKind are the entities of a kind, in the order of the text.
func ofKind(doc *analysis.Document, k entity.Kind) (of []entity.Entity) {
	for _, e := range doc.Entities {
		if e.Kind == k {
			of = append(of, e)
		}
	}
	return of
}

func headings(a *article.Article) []PanelRow {
	var rows []PanelRow
	for _, b := range a.Blocks {
		if b.Kind == article.Heading {
			indent := strings.Repeat("  ", max(0, b.Level-2))
			rows = append(rows, PanelRow{Text: indent + text.OneLine(b.Of(a.Text)), Target: b.Span, Entity: quote.Nobody, Quote: -1})
		}
	}
	return rows
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
