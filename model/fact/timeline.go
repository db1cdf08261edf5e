package fact

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"lede/model/article"
)

// Event is something on a timeline: a sentence that tells of its day, or the
// publication of an article, which has no sentence.
type Event struct {
	Article   int
	Day       string // "2006-01-02", or "2006-01" of a month; "" where only the day of publication would tell
	Words     string // that tell of the day, in a sentence
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
	for days := range Sentences(s.Days) {
		t.sentence(n, days)
	}
	return n
}

// sentence adds a sentence of an article by its days: once for each, but not for a month of
// which it tells a day, nor for no day known beside one.
func (t *Timeline) sentence(article int, days []Day) {
	told := map[string]bool{}
	for _, d := range days {
		if at := day(d.Date); at != "" {
			told[""], told[at[:len("2006-01")]] = true, len(at) > len("2006-01") || told[at[:len("2006-01")]]
		}
	}
	for _, d := range days {
		if at := day(d.Date); !told[at] {
			told[at] = true
			t.events = append(t.events, Event{Article: article, Day: at, Words: d.Words, Place: d.Place})
		}
	}
}

// Events are all events, earliest first: a month before its days, and of one day
// what was published last, as it tells of the others. Those of no known day follow,
// by article and place.
func (t *Timeline) Events() []Event {
	out := slices.Clone(t.events)
	slices.SortStableFunc(out, func(a, b Event) int {
		return cmp.Or(unknown(a)-unknown(b), strings.Compare(a.Day, b.Day), published(a)-published(b), a.Article-b.Article, a.Span.Start-b.Span.Start)
	})
	return out
}

func unknown(e Event) int {
	if e.Day == "" {
		return 1
	}
	return 0
}

// day is the day of a date, or its month where that is all that is known.
func day(d article.Date) string {
	if !d.Known() {
		return ""
	}
	iso := d.ISO()
	return iso[:min(len(iso), len(time.DateOnly))]
}

func published(e Event) int {
	if e.Published {
		return 1
	}
	return 0
}
