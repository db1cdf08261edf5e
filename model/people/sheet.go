package people

import (
	"strings"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// Sheet is what is joined across articles, of one: its names and its quotations.
// It holds no piece of the article's text but copies.
type Sheet struct {
	Sightings []Sighting
	Sayings   []Saying // their entities are numbers in Sightings
}

// Sighting is an entity as one article has it.
type Sighting struct {
	Kind    entity.Kind
	Name    string
	Aliases []string
	Trade   Trade
	Places  []Place
}

// Place is where an article names an entity.
type Place struct {
	Span  text.Span
	Runes text.Span // the same in code points
	Form  entity.Form
}

// Of is the sheet of d.
func Of(d *analysis.Document) *Sheet {
	var s Sheet
	runes := text.NewRuneOffsets(d.Article.Text)
	numbers := map[int]int{}
	clubs := hasClub(d)
	for _, e := range d.Entities {
		if e.Kind > entity.Place {
			continue
		}
		seen := Sighting{Kind: e.Kind, Name: strings.Clone(e.Name), Trade: tradeOf(d.Article.Text, e)}
		for _, alias := range e.Aliases {
			seen.Aliases = append(seen.Aliases, strings.Clone(alias))
		}
		acts := seen
		acts.Trade, acts.Aliases = actor, nil
		acting := acting(d, &e, clubs)
		for _, m := range e.Mentions {
			of := &seen
			if acting[m.Span] {
				of = &acts
			}
			of.Places = append(of.Places, Place{m.Span, inRunes(runes, m.Span), m.Form})
		}
		numbers[e.ID] = len(s.Sightings)
		for _, seen := range []Sighting{seen, acts} {
			if len(seen.Places) > 0 {
				s.Sightings = append(s.Sightings, seen)
			}
		}
	}
	s.addQuotes(d, numbers, runes)
	return &s
}

func inRunes(o *text.RuneOffsets, s text.Span) text.Span {
	return text.Span{Start: o.At(s.Start), End: o.At(s.End)}
}

// addQuotes keeps what is told as speech in d.
func (s *Sheet) addQuotes(d *analysis.Document, numbers map[int]int, runes *text.RuneOffsets) {
	words := d.Article.Text
	for _, q := range d.Quotes {
		if !q.Said || q.Speaker == nil || q.Speaker.Part() != "" {
			continue
		}
		said := Saying{
			Speaker: strings.Clone(q.Speaker.Name), Entity: quote.Nobody, Kind: q.Kind, Words: strings.Clone(q.Content.Of(words)),
			Cue: strings.Clone(q.Cue.Of(words)), Confidence: q.Confidence, Span: q.Span, Runes: inRunes(runes, q.Span),
		}
		if n, ok := numbers[q.Speaker.Entity]; ok && q.Speaker.Entity != quote.Nobody {
			said.Entity = n
		}
		s.Sayings = append(s.Sayings, said)
	}
}
