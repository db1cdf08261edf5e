package fact

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lede/model/article"
	"lede/model/text"
)

// Event is something on a timeline: a sentence that tells of its day, or the
// publication of an article, which has no sentence.
type Event struct {
	Article   int
	Day       string // "2006-01-02", or "2006-01" of a month
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
		t.events = append(t.events, Event{Article: n, Day: day(published), Published: true})
	}
	var within text.Span
	told := map[string]bool{} // days of the sentence: it is told once for each
	for _, d := range s.Days {
		if d.Within != within {
			within = d.Within
			clear(told)
		}
		if at := day(d.Date); !told[at] {
			told[at] = true
			t.events = append(t.events, Event{Article: n, Day: at, Place: d.Place})
		}
	}
	return n
}

// Events are all events, earliest first: a month before its days, and of one day
// what was published last, as it tells of the others.
func (t *Timeline) Events() []Event {
	out := slices.Clone(t.events)
	slices.SortStableFunc(out, func(a, b Event) int {
		return cmp.Or(strings.Compare(a.Day, b.Day), published(a)-published(b), a.Article-b.Article, a.Span.Start-b.Span.Start)
	})
	return out
}

// day is the day of a date, or its month where that is all that is known.
func day(d article.Date) string {
	iso := d.ISO()
	return iso[:min(len(iso), len(time.DateOnly))]
}

func published(e Event) int {
	if e.Published {
		return 1
	}
	return 0
}
