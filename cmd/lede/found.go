package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lede/model/export"
	"lede/model/search"
	"lede/model/text"
	"lede/tui/theme"
)

// foundRecord is a result in JSON. Offsets count code points of the article's
// text, as those of the export do.
type foundRecord struct {
	File      string       `json:"file"`
	Index     int          `json:"index"`
	Also      []string     `json:"also,omitempty"`
	Title     string       `json:"title,omitempty"`
	Outlet    string       `json:"source,omitempty"`
	Published string       `json:"published,omitempty"`
	URL       string       `json:"url,omitempty"`
	Score     float64      `json:"score"`
	Hits      []runeRange  `json:"hits"`
	Snippets  []foundPiece `json:"snippets"`
}

// foundPiece is a passage, and who speaks in it where quotations are asked for.
type foundPiece struct {
	pieceRecord
	Speakers []string `json:"speakers,omitempty"`
}

type pieceRecord struct {
	runeRange
	Text string `json:"text"`
}

type runeRange struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// writeRecord writes a result as one line of JSON.
func writeRecord(w io.Writer, f *search.Result) error {
	r := foundRecord{
		File: f.Origin.File, Index: f.Origin.Index, Also: f.Also, Title: f.Meta.Title, Outlet: f.Meta.Outlet,
		Published: f.Meta.Published.ISO(), URL: f.Meta.URL, Score: f.Score, Hits: []runeRange{}, Snippets: []foundPiece{},
	}
	for _, h := range f.Runes {
		r.Hits = append(r.Hits, runeRange{h.Start, h.End})
	}
	for _, p := range f.Pieces {
		end := p.Rune + text.NewRuneOffsets(p.Text).At(len(p.Text))
		r.Snippets = append(r.Snippets, foundPiece{pieceRecord{runeRange{p.Rune, end}, p.Text}, p.Voices})
	}
	return export.WriteJSON(w, r)
}

// hits prints results for people: the headline, where it is from, and pieces of
// the text. Without colours a hit stands between asterisks.
type hits struct {
	q     *search.Query
	lit   bool
	theme *theme.Theme
	count int
}

func newHits(q *search.Query, lit bool) (*hits, error) {
	t, err := theme.Named(theme.Default(theme.Screen{Colors: 16}))
	return &hits{q: q, lit: lit, theme: t}, err
}

func (p *hits) write(w io.Writer, f *search.Result) error {
	if p.count++; p.count > 1 {
		fmt.Fprintln(w)
	}
	title := text.CleanLine(f.Meta.Title)
	if title == "" {
		title = text.CleanLine(f.Origin.File)
	}
	fmt.Fprintln(w, p.marked(title, p.q.TitleHits(title), theme.Headline))
	facts := []string{f.Meta.Outlet, f.Meta.Published.Short(), f.Origin.File}
	if f.Origin.Index > 0 {
		facts = append(facts, fmt.Sprintf("number %d", f.Origin.Index+1))
	}
	if n := len(f.Also); n > 0 {
		facts = append(facts, "and in "+text.Count(n, "other file"))
	}
	facts = slices.DeleteFunc(facts, func(fact string) bool { return fact == "" })
	_, err := fmt.Fprintln(w, "  "+p.style(theme.Meta, text.CleanLine(strings.Join(facts, " · "))))
	for _, piece := range f.Pieces {
		var at []text.Span
		for _, h := range piece.Hits {
			at = append(at, text.Span{Start: h.Start - piece.Start, End: h.End - piece.Start})
		}
		by := ""
		if who := piece.By(); who != "" {
			by = p.style(theme.Meta, " — "+text.CleanLine(who))
		}
		_, err = fmt.Fprintln(w, "  "+p.marked(piece.Text, at, theme.Text)+by)
	}
	return err
}

// marked is s with spans lit.
func (p *hits) marked(s string, spans []text.Span, role theme.Role) string {
	var b strings.Builder
	last := 0
	for _, h := range spans {
		b.WriteString(p.style(role, s[last:h.Start]))
		if p.lit {
			b.WriteString(p.theme.Style(theme.Hit).Render(h.Of(s)))
		} else {
			b.WriteString("*" + h.Of(s) + "*")
		}
		last = h.End
	}
	return b.String() + p.style(role, s[last:])
}

func (p *hits) style(role theme.Role, s string) string {
	if !p.lit || s == "" {
		return s
	}
	return p.theme.Style(role).Render(s)
}
