package when

import (
	"time"

	"lede/model/article"
)

// moment is a date being read. Fields that were not said are zero.
type moment struct {
	year, month, day     int
	hour, minute, second int
	clock, seconds       bool // hour and minute, seconds were said
	zone                 *zone
	zoneName             string
	told                 bool // a word said that a time of day follows
}

// Years beyond these are numbers of something else.
const (
	minYear = 1600
	maxYear = 2199
)

func goodYear(y int) bool { return minYear <= y && y <= maxYear }

// shortYear reads a year of two digits: 70 to 99 are of the last century.
func shortYear(y int) int {
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}

// valid reports whether the calendar has the day.
func (m *moment) valid() bool {
	if !goodYear(m.year) || m.month < 0 || m.month > 12 || m.day < 0 {
		return false
	}
	return m.day == 0 || time.Date(m.year, time.Month(m.month), m.day, 0, 0, 0, 0, time.UTC).Day() == m.day
}

// date makes the value; raw are the words it was read from.
func (m *moment) date(raw string) (article.Date, bool) {
	if !m.valid() {
		return article.Date{}, false
	}
	d := article.Date{Precision: article.Day, Raw: raw}
	switch {
	case m.month == 0:
		d.Precision = article.Year
	case m.day == 0:
		d.Precision = article.Month
	case m.seconds:
		d.Precision = article.Second
	case m.clock:
		d.Precision = article.Minute
	}
	where := time.UTC
	if m.zone != nil && m.clock {
		d.Zoned = true
		where = time.FixedZone(m.zoneName, m.offset())
	}
	d.Time = time.Date(m.year, time.Month(max(m.month, 1)), max(m.day, 1), m.hour, m.minute, m.second, 0, where)
	return d, true
}

// offset is the zone's, in seconds, with summer time where it follows the day.
func (m *moment) offset() int {
	minutes := m.zone.minutes
	if m.zone.summer && summer(m.year, m.month, m.day, m.hour) {
		minutes += 60
	}
	return minutes * 60
}

// summer reports whether North America has summer time: since 2007 from the
// second Sunday of March to the first of November, from 1987 from the first
// Sunday of April to the last of October, always at two o'clock.
func summer(year, month, day, hour int) bool {
	begin, end := sunday(year, 3, 8), sunday(year, 11, 1)
	switch {
	case year < 1987:
		return false
	case year < 2007:
		begin, end = sunday(year, 4, 1), sunday(year, 10, 25)
	}
	local := time.Date(year, time.Month(month), day, hour, 0, 0, 0, time.UTC)
	return !local.Before(begin) && local.Before(end)
}

// sunday is two o'clock of the first Sunday of the month on or after day.
func sunday(year, month, day int) time.Time {
	t := time.Date(year, time.Month(month), day, 2, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, int(7-t.Weekday())%7)
}
