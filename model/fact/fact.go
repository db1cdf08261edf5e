// Package fact keeps the sentences of articles that place something in time or
// number it, and what follows from them across articles: a timeline, and figures
// on which articles disagree. Every fact is a sentence as it stands; nothing is
// told in other words.
package fact

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/text"
)

// Sheet is the facts of an article. It holds no piece of the article's text but
// copies.
type Sheet struct {
	Days   []Day   // by place
	Counts []Count // by place
}

// Place is a sentence, and where in it something stands.
type Place struct {
	Sentence string    // on one line
	Within   text.Span // the sentence in the text
	Span     text.Span // the date or figure in the text
	Runes    text.Span // the same in code points
}

// Day is a date that a sentence tells of.
type Day struct {
	Date  article.Date // at least a month; unknown where only the day of publication would tell, and that is unknown
	Words string       // as they stand: "Tuesday"
	Place
}

// Named is a day as Event has it for people: "Tuesday, 4 March 2025"; "" where none is
// known.
func Named(day string) string {
	if at, err := time.Parse(time.DateOnly, day); err == nil {
		return at.Format("Monday, 2 January 2006")
	}
	if at, err := time.Parse("2006-01", day); err == nil {
		return at.Format("January 2006")
	}
	return ""
}

// Sentences yields the days of each sentence together; those of one stand behind each other.
func Sentences(days []Day) iter.Seq[[]Day] {
	return func(yield func([]Day) bool) {
		for len(days) > 0 {
			end := 1
			for end < len(days) && days[end].Within == days[0].Within {
				end++
			}
			if !yield(days[:end]) {
				return
			}
			days = days[end:]
		}
	}
}

// Told is which days those of a sentence are, each once, as Event has them; of one that is
// not known the words.
func Told(days []Day) (out []string) {
	for _, d := range days {
		if s := cmp.Or(day(d.Date), d.Words); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// Count is a figure that a sentence tells.
type Count struct {
	Number float64
	Unit   string   // ISO 4217 code, "%", or the noun counted; may be empty
	Words  string   // as they stand
	About  []string // what is counted or happens to it, folded and cut to stems, sorted
	Names  []string // last words of the organizations and places of its sentence, folded, sorted
	Place
}

// counts reports whether mention n, a figure, tells how many or how much: it is nobody's
// age and no time of day.
func counts(d *analysis.Document, within text.Span, n int) bool {
	s, at := d.Article.Text, d.Mentions[n].Span
	return !age(s, within, at) && !ageOf(d, n) && !hour(s, within, at)
}

// longest is the most bytes of a sentence: what is longer is a list or a table,
// and the work and room that each figure of a sentence takes grow with it.
const longest = 2000

// Of is the facts of d.
func Of(d *analysis.Document) *Sheet {
	var s Sheet
	runes := text.NewRuneOffsets(d.Article.Text)
	dated := d.Article.Meta.Published.Precision >= article.Day
	next := 0                              // sentence
	within, told := text.Span{End: -1}, "" // the last one, and its words
	for n, m := range d.Mentions {
		e := &d.Entities[m.Entity]
		if e.Kind != entity.Date && e.Kind != entity.Figure {
			continue
		}
		for next < len(d.Sentences) && d.Sentences[next].End <= m.Start {
			next++
		}
		if next == len(d.Sentences) || !d.Sentences[next].Covers(m.Span) || d.Sentences[next].Len() > longest {
			continue
		}
		if within != d.Sentences[next] {
			within = d.Sentences[next]
			told = text.OneLine(within.Of(d.Article.Text))
		}
		at := Place{told, within, m.Span, text.Span{Start: runes.At(m.Start), End: runes.At(m.End)}}
		switch {
		case e.Kind == entity.Date && (e.Value.Date.Precision >= article.Month || !dated && !e.Value.Date.Known()):
			s.Days = append(s.Days, Day{e.Value.Date, text.OneLine(m.Of(d.Article.Text)), at})
		case e.Kind == entity.Figure && e.Value.Number != 0 && counts(d, within, n):
			s.Counts = append(s.Counts, Count{e.Value.Number, e.Value.Unit, text.OneLine(m.Of(d.Article.Text)), about(d, within, m.Span, bodies(e.Value)), names(d, within), at})
		}
	}
	return &s
}
