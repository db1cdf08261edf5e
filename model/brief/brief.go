// Package brief makes an extractive page of an article: how it begins, who said
// what, its days and figures. Every line is quoted as it stands, with its place;
// nothing is told in other words.
package brief

import (
	"slices"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/fact"
	"lede/model/quote"
	"lede/model/text"
)

// Part is what a line is in a brief for.
type Part uint8

// Parts, in their order.
const (
	Lead   Part = iota // how the article begins
	Said               // what somebody who is named said, word for word
	Date               // a sentence with a day or a month
	Figure             // a sentence with a figure
)

var parts = [...]struct{ name, title string }{{"lead", ""}, {"said", "Who said what"}, {"date", "Days"}, {"figure", "Figures"}}

// String is the name of the part.
func (p Part) String() string { return parts[p].name }

// MarshalText is the name of the part.
func (p Part) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Title heads the lines of the part; "" where they need none.
func (p Part) Title() string { return parts[p].title }

// Line is a passage of an article.
type Line struct {
	Part  Part
	Quote int        // of what was said, its number in the document; else -1
	Span  text.Span  // in the article's text
	Days  []fact.Day // that a sentence with days tells of
}

// Of is the brief of d, by parts, each in the order of the text; a sentence is told
// once.
func Of(d *analysis.Document) (out []Line) {
	var lead text.Span
	if i := leadOf(d.Article); i >= 0 {
		lead = d.Article.Blocks[i].Span
		out = append(out, Line{Part: Lead, Quote: -1, Span: lead})
	}
	told := map[text.Span]bool{}
	once := func(part Part, sentence text.Span, days []fact.Day) {
		if !lead.Covers(sentence) && !told[sentence] {
			out = append(out, Line{part, -1, sentence, days})
			told[sentence] = true
		}
	}
	for i, q := range d.Quotes {
		if q.Said && q.Speaker != nil && q.Speaker.Part() == "" && q.Kind != quote.Indirect {
			out = append(out, Line{Part: Said, Quote: i, Span: q.Span})
		}
	}
	facts := fact.Of(d)
	for days := range fact.Sentences(facts.Days) {
		once(Date, days[0].Within, days)
	}
	for _, c := range facts.Counts {
		once(Figure, c.Within, nil)
	}
	return out
}

// leadOf is the block that an article begins with, -1 where there is none.
func leadOf(a *article.Article) int {
	return slices.IndexFunc(a.Blocks, func(b article.Block) bool {
		return !b.Aside && (b.Kind == article.Paragraph || b.Kind == article.Standfirst) && !b.Empty()
	})
}
