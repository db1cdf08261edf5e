package fact

import (
	"cmp"
	"slices"

	"lede/model/article"
)

// Event is something on a timeline: a sentence that tells of its day, or the
// publication of an article, which has no sentence.
type Event struct {
	Article   int
	Date      article.Date // at least a month
	Published bool
	Place
}

// Timeline holds the events of articles. The zero Timeline is ready.
type Timeline struct {
	articles int
	events   []Event
}

// Add takes an article, and returns its number.
func (t *Timeline) Add(s *Sheet, published article.Date) int {
	n := t.articles
	t.articles++
	if published.Precision >= article.Month {
		t.events = append(t.events, Event{Article: n, Date: published, Published: true})
	}
	last := -1 // a sentence is told once for each day
	for i, d := range s.Days {
		if last >= 0 && s.Days[last].Within == d.Within && s.Days[last].Date.ISO() == d.Date.ISO() {
			continue
		}
		last = i
		t.events = append(t.events, Event{Article: n, Date: d.Date, Place: d.Place})
	}
	return n
}

// Events are all events, earliest first: a month before its days, and of one day
// what was published last, as it tells of the others.
func (t *Timeline) Events() []Event {
	out := slices.Clone(t.events)
	slices.SortStableFunc(out, func(a, b Event) int {
		return cmp.Or(cmp.Compare(day(a.Date), day(b.Date)), published(a)-published(b), a.Article-b.Article, a.Span.Start-b.Span.Start)
	})
	return out
}

func day(d article.Date) string {
	if d.Precision == article.Month {
		return d.Time.Format("2006-01")
	}
	return d.Time.Format("2006-01-02")
}

func published(e Event) int {
	if e.Published {
		return 1
	}
	return 0
}
