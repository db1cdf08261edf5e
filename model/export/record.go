package export

import (
	"math"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// headRecord is a document in JSON but for what is long: jsonl writes "text", "blocks",
// "entities" and "quotes" behind it. Offsets count code points of the text, half-open.
// What is not known is left out, save the speaker of a quote, which is null.
type headRecord struct {
	File      string   `json:"file"`
	Index     int      `json:"index"`
	Format    string   `json:"format,omitempty"`
	Title     string   `json:"title,omitempty"`
	Summary   string   `json:"summary,omitempty"`
	Source    string   `json:"source,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Published string   `json:"published,omitempty"`
	URL       string   `json:"url,omitempty"`
	Section   string   `json:"section,omitempty"`
	Comments  *int     `json:"comments,omitempty"`
	Language  string   `json:"language,omitempty"`
	Words     int      `json:"words"`
	Notices   []string `json:"notices,omitempty"`
}

type spanRecord struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type blockRecord struct {
	Kind article.Kind `json:"kind"`
	spanRecord
	Level  int    `json:"level,omitempty"`
	Marker string `json:"marker,omitempty"`
	Label  string `json:"label,omitempty"`
	URL    string `json:"url,omitempty"`
	Aside  bool   `json:"aside,omitempty"`
}

// entityRecord is an entity in JSON but for "mentions", and "confirmed" where a reader
// did, which jsonl writes behind it: one entity may have most of a long text's mentions.
type entityRecord struct {
	ID    int          `json:"id"`
	Kind  string       `json:"kind"`
	Name  string       `json:"name"`
	Value *valueRecord `json:"value,omitempty"`
}

// valueRecord is what a date or a figure comes to.
type valueRecord struct {
	Date       string   `json:"date,omitempty"`
	Number     *float64 `json:"number,omitempty"`
	Unit       string   `json:"unit,omitempty"`
	Confidence float64  `json:"confidence,omitempty"` // left out where certain
}

type mentionRecord struct {
	spanRecord
	Text       string  `json:"text"`
	Pronoun    bool    `json:"pronoun,omitempty"`
	Nominal    bool    `json:"nominal,omitempty"`
	Confidence float64 `json:"confidence,omitempty"` // left out where certain
	Confirmed  bool    `json:"confirmed,omitempty"`
}

type quoteRecord struct {
	spanRecord
	Text       string         `json:"text"`
	Kind       string         `json:"kind"`
	Speaker    *speakerRecord `json:"speaker"`
	Cue        *spanRecord    `json:"cue,omitempty"`
	Confidence float64        `json:"confidence,omitempty"` // that the speaker is right
	Group      int            `json:"group"`
	Confirmed  bool           `json:"confirmed,omitempty"`
}

type speakerRecord struct {
	Entity *int   `json:"entity,omitempty"`
	Name   string `json:"name"`
	*spanRecord
}

// recorder turns the byte offsets of one document into code points.
type recorder struct {
	text    string
	offsets *text.RuneOffsets
}

func newRecorder(d *analysis.Document) recorder {
	return recorder{d.Article.Text, text.NewRuneOffsets(d.Article.Text)}
}

func newHead(d *analysis.Document) headRecord {
	a := d.Article
	return headRecord{
		File: a.Origin.File, Index: a.Origin.Index, Format: a.Origin.Format,
		Title: a.Meta.Title, Summary: a.Meta.Summary, Source: a.Meta.Outlet,
		Authors: a.Meta.Authors, Published: a.Meta.Published.ISO(),
		URL: a.Meta.URL, Section: a.Meta.Section, Comments: a.Meta.Comments,
		Language: d.Language, Words: d.Words, Notices: notices(d),
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

func (r recorder) blocks(all []article.Block) []blockRecord {
	out := make([]blockRecord, 0, len(all))
	for _, b := range all {
		out = append(out, blockRecord{
			Kind: b.Kind, spanRecord: r.span(b.Span), Level: b.Level,
			Marker: b.Marker, Label: b.Label, URL: b.URL, Aside: b.Aside,
		})
	}
	return out
}

func newEntity(e entity.Entity) entityRecord {
	return entityRecord{e.ID, e.Kind.String(), e.Name, value(e)}
}

func (r recorder) mentions(found []entity.Mention) []mentionRecord {
	out := make([]mentionRecord, 0, len(found))
	for _, m := range found {
		rec := mentionRecord{
			spanRecord: r.span(m.Span), Text: m.Of(r.text),
			Pronoun: m.Form == entity.Pronoun, Nominal: m.Form == entity.Nominal, Confirmed: m.Confirmed,
		}
		rec.Confidence = doubt(m.Confidence)
		out = append(out, rec)
	}
	return out
}

func (r recorder) quotes(found []quote.Quote) []quoteRecord {
	out := make([]quoteRecord, 0, len(found))
	for _, q := range found {
		rec := quoteRecord{
			spanRecord: r.span(q.Span), Text: q.Of(r.text), Kind: q.Kind.String(),
			Speaker: r.speaker(q.Speaker), Group: q.Group, Confirmed: q.Confirmed,
		}
		if q.Speaker != nil {
			rec.Confidence = round(q.Confidence)
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

// value is nil where nothing is known.
func value(e entity.Entity) *valueRecord {
	v := &valueRecord{Date: e.Value.Date.ISO(), Unit: e.Value.Unit, Confidence: doubt(e.Value.Confidence)}
	switch {
	case v.Date != "":
	case e.Kind == entity.Figure && (e.Value.Number != 0 || v.Unit != ""):
		v.Number = &e.Value.Number
	default:
		return nil
	}
	return v
}

// doubt is a confidence, or 0 where there is no doubt to tell of.
func doubt(confidence float64) float64 {
	if confidence >= 1 {
		return 0
	}
	return round(confidence)
}

// round keeps three decimals: more would claim what no model knows.
func round(confidence float64) float64 { return math.Round(confidence*1000) / 1000 }
