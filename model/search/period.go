package search

import (
	"strconv"
	"strings"
	"time"
)

// periods are the forms of a date and what each covers.
var periods = []struct {
	form   string
	length func(time.Time) time.Time
}{
	{"2006-01-02", func(t time.Time) time.Time { return t.AddDate(0, 0, 1) }},
	{"2006-01", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
	{"2006", func(t time.Time) time.Time { return t.AddDate(1, 0, 0) }},
}

// Period reads a year, a month or a day, "2025", "2025-04" or "2025-04-28", as well as
// "today", "yesterday" and the last days up to now, "7d": when it begins, and when it
// ends.
func Period(value string) (from, to time.Time, ok bool) { return period(value, time.Now()) }

// period is Period at a moment, in the zone of that.
func period(value string, now time.Time) (from, to time.Time, ok bool) {
	now = Clock(now)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	tomorrow := today.AddDate(0, 0, 1)
	switch n, counted := strings.CutSuffix(value, "d"); {
	case value == "today":
		return today, tomorrow, true
	case value == "yesterday":
		return today.AddDate(0, 0, -1), today, true
	case counted:
		if back, err := strconv.Atoi(n); err == nil && strconv.Itoa(back) == n && 0 < back && back < 10_000 {
			return today.AddDate(0, 0, -back), tomorrow, true
		}
	}
	for _, period := range periods {
		if start, err := time.Parse(period.form, strings.ReplaceAll(value, "/", "-")); err == nil {
			return start, period.length(start), true
		}
	}
	return time.Time{}, time.Time{}, false
}

func (p *parser) dates(field Field, value string, from int) Node {
	start, end, ok := Period(value)
	switch {
	case ok && (field == After || field == Since):
		return &Dates{From: start}
	case ok && field == Before:
		return &Dates{To: start}
	case ok:
		return &Dates{From: start, To: end}
	case !p.typing || p.at < len(p.s):
		p.fail(from, p.at, "%q is no date: write 2025, 2025-04, 2025-04-28, today, yesterday or 7d", value)
	}
	return nil
}
