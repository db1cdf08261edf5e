package export

import (
	"math"

	"lede/model/analysis"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// recorder turns the byte offsets of one document into code points.
type recorder struct {
	text    string
	offsets *text.RuneOffsets
}

func newRecord(d *analysis.Document) record {
	a := d.Article
	r := recorder{a.Text, text.NewRuneOffsets(a.Text)}
	return record{
		File: a.Origin.File, Index: a.Origin.Index, Format: a.Origin.Format,
		Title: a.Meta.Title, Summary: a.Meta.Summary, Source: a.Meta.Outlet,
		Authors: a.Meta.Authors, Published: a.Meta.Published.ISO(),
		URL: a.Meta.URL, Section: a.Meta.Section, Comments: a.Meta.Comments,
		Language: d.Language, Words: d.Words, Notices: notices(d), Text: a.Text,
		Blocks: r.blocks(d), Entities: r.entities(d.Entities), Quotes: r.quotes(d.Quotes),
	}
}

func notices(d *analysis.Document) []string {
	var out []string
	for _, n := range d.Article.Notices {
		out = append(out, n.Text)
	}
	return out
}

func (r recorder) span(s text.Span) spanRecord {
	return spanRecord{r.offsets.At(s.Start), r.offsets.At(s.End)}
}

func (r recorder) blocks(d *analysis.Document) []blockRecord {
	out := make([]blockRecord, 0, len(d.Article.Blocks))
	for _, b := range d.Article.Blocks {
		out = append(out, blockRecord{
			Kind: b.Kind, spanRecord: r.span(b.Span), Level: b.Level,
			Marker: b.Marker, Label: b.Label, URL: b.URL, Aside: b.Aside,
		})
	}
	return out
}

func (r recorder) entities(found []entity.Entity) []entityRecord {
	out := make([]entityRecord, 0, len(found))
	for _, e := range found {
		out = append(out, entityRecord{e.ID, e.Kind.String(), e.Name, r.mentions(e.Mentions)})
	}
	return out
}

func (r recorder) mentions(found []entity.Mention) []mentionRecord {
	out := make([]mentionRecord, 0, len(found))
	for _, m := range found {
		rec := mentionRecord{
			spanRecord: r.span(m.Span), Text: m.Of(r.text),
			Pronoun: m.Form == entity.Pronoun, Nominal: m.Form == entity.Nominal,
		}
		if m.Confidence < 1 {
			rec.Confidence = round(m.Confidence)
		}
		out = append(out, rec)
	}
	return out
}

func (r recorder) quotes(found []quote.Quote) []quoteRecord {
	out := make([]quoteRecord, 0, len(found))
	for _, q := range found {
		rec := quoteRecord{
			spanRecord: r.span(q.Span), Text: q.Of(r.text), Kind: q.Kind.String(),
			Speaker: r.speaker(q.Speaker), Confidence: round(q.Confidence), Group: q.Group,
		}
		if !q.Cue.Empty() {
			cue := r.span(q.Cue)
			rec.Cue = &cue
		}
		out = append(out, rec)
	}
	return out
}

func (r recorder) speaker(s *quote.Speaker) *speakerRecord {
	if s == nil {
		return nil
	}
	rec := &speakerRecord{Name: s.Name}
	if s.Entity != quote.Nobody {
		rec.Entity = &s.Entity
	}
	if !s.Span.Empty() {
		at := r.span(s.Span)
		rec.spanRecord = &at
	}
	return rec
}

// round keeps three decimals: more would claim what no model knows.
func round(confidence float64) float64 { return math.Round(confidence*1000) / 1000 }
