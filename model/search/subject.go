package search

import (
	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// Subject is what of one article can be asked for. Every span points into Text.
type Subject struct {
	Origin article.Origin
	Meta   article.Meta
	Text   string
	Names  []NameOf  // by first mention; none before the article is analysed
	Quotes []QuoteOf // ascending
}

// NameOf is an entity: each form its name has in the text, and where it stands.
type NameOf struct {
	Kind     entity.Kind
	Forms    []string // the fullest first
	Mentions []text.Span
}

// QuoteOf is a quotation of speech and every form of its speaker's name.
type QuoteOf struct {
	text.Span
	Content text.Span
	Speaker []string // none where nobody is named
}

// SubjectOf is what can be asked for of an article that was not analysed.
func SubjectOf(a *article.Article) *Subject {
	return &Subject{Origin: a.Origin, Meta: a.Meta, Text: a.Text}
}

// Analysed adds what the analysis of the article found.
func (s *Subject) Analysed(d *analysis.Document) *Subject {
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.Kind > entity.Work {
			continue
		}
		n := NameOf{Kind: e.Kind, Forms: append([]string{e.Name}, e.Aliases...)}
		for _, m := range e.Mentions {
			if m.Form == entity.Name {
				n.Mentions = append(n.Mentions, m.Span)
			}
		}
		s.Names = append(s.Names, n)
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if !q.Said {
			continue
		}
		of := QuoteOf{Span: q.Span, Content: q.Content}
		if q.Speaker != nil && q.Speaker.Part() == "" {
			of.Speaker = []string{q.Speaker.Name}
			if id := q.Speaker.Entity; id >= 0 {
				of.Speaker = append(of.Speaker, d.Entities[id].Aliases...)
			}
		}
		s.Quotes = append(s.Quotes, of)
	}
	return s
}
