package index

import (
	"slices"
	"time"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/search"
)

// fieldMark is what stands before a word of field f in the table of words: a
// character that is in no word. Words found anywhere have none.
func fieldMark(f search.Field) string {
	if f == search.Anywhere {
		return ""
	}
	return string(rune(0xe000 + int(f)))
}

// vocabulary is the set of marked words of an article.
type vocabulary map[string]struct{}

func (v vocabulary) add(f search.Field, s string) {
	mark := fieldMark(f)
	word := []byte(mark)
	t := search.Tokenize(s)
	for i := range t.Len() {
		word = append(word[:len(mark)], t.Word(i)...)
		if _, known := v[string(word)]; !known {
			v[string(word)] = struct{}{}
		}
	}
}

// kindField is the field in which entities of a kind are found.
var kindField = map[entity.Kind]search.Field{
	entity.Person: search.Person, entity.Organization: search.Organization, entity.Place: search.Place,
	entity.Group: search.Group, entity.Event: search.Event, entity.Work: search.Work,
}

// wordsOf are the words of s as the table of words takes them.
func wordsOf(s *search.Subject) string {
	v := vocabulary{}
	m := &s.Meta
	for _, part := range []string{m.Title, m.Summary, s.Text} {
		v.add(search.Anywhere, part)
	}
	v.add(search.Title, m.Title)
	v.add(search.Outlet, m.Outlet)
	v.add(search.Section, m.Section)
	for _, name := range m.Authors {
		v.add(search.Author, name)
	}
	for _, n := range s.Names {
		for _, name := range n.Forms {
			v.add(kindField[n.Kind], name)
		}
	}
	for _, q := range s.Quotes {
		v.add(search.Quote, q.Content.Of(s.Text))
		for _, name := range q.Speaker {
			v.add(search.Said, name)
		}
	}
	return v.String()
}

// String is the words in order, parted by spaces.
func (v vocabulary) String() string {
	all := make([]string, 0, len(v))
	size := 0
	for word := range v {
		all = append(all, word)
		size += len(word) + 1
	}
	slices.Sort(all)
	b := make([]byte, 0, size)
	for _, word := range all {
		b = append(append(b, word...), ' ')
	}
	return string(b)
}

// IDs of articles ascend with the day of publication, so that the table of
// words, which answers in their order, answers in that of dates, and a period
// is a range of them. Those without a date come before all days.
const (
	dayBits = 20      // a day has room for a million articles
	dayZero = 1 << 12 // days that are kept free for articles without a date
)

// firstOf is the first ID of the day on which d lies, by its own clock.
func firstOf(d article.Date) int {
	if !d.Known() {
		return 1
	}
	return dayOf(search.Clock(d.Time))
}

// dayOf is the first ID of the day of a clock's time.
func dayOf(clock time.Time) int {
	const day = 24 * 3600
	const yearOne = 719_162 // days from year 1 to 1970
	days := clock.Unix()/day + yearOne
	return (max(0, int(days)) + dayZero) << dayBits
}

// lastOf is the last ID of the day that begins with first.
func lastOf(first int) int {
	if first == 1 {
		return dayZero<<dayBits - 1
	}
	return first + 1<<dayBits - 1
}
