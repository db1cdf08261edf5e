package when

import (
	"strings"
	"time"

	"lede/model/article"
)

// relative is "last December", "the past five years", "earlier this month",
// "next Monday", "early 2024".
func (s *Sentence) relative(i int) (int, Value) {
	n := 0
	if s.is(i, "part") {
		inner, v := s.afterPart(i + 1)
		if inner == 0 {
			return 0, Value{}
		}
		return 1 + inner, v
	}
	if s.low(i) == "the" {
		n = 1
	}
	direction, ok := english("relative", s.low(i+n))
	if !ok {
		return 0, Value{}
	}
	n++
	if _, k := s.Number(i + n); k > 0 {
		if s.is(i+n+k, "timeunit") {
			return n + k + 1, Value{}
		}
		return 0, Value{}
	}
	if s.low(i+n) == "few" || s.low(i+n) == "several" || s.low(i+n) == "couple" {
		if s.is(i+n+1, "timeunit") {
			return n + 2, Value{}
		}
	}
	v, k := s.relativeTo(direction, i+n)
	if k == 0 {
		return 0, Value{}
	}
	return n + k, v
}

// afterPart is what "early", "late" or "mid" may stand before.
func (s *Sentence) afterPart(i int) (int, Value) {
	skip := 0
	if s.low(i) == "-" || s.low(i) == "in" {
		skip, i = 1, i+1
	}
	if y := s.year(i); y != 0 {
		return skip + 1, exact(y, 0, 0)
	}
	for _, form := range []func(*Sentence, int) (int, Value){
		(*Sentence).monthDay, (*Sentence).named, (*Sentence).deictic, (*Sentence).years,
	} {
		if n, v := form(s, i); n > 0 {
			return skip + n, v
		}
	}
	if direction, ok := english("relative", s.low(i)); ok {
		if v, k := s.relativeTo(direction, i+1); k > 0 {
			return skip + 1 + k, v
		}
	}
	return 0, Value{}
}

// relativeTo resolves the unit, month, weekday or season at i against the day
// of publication: direction -1 before it, 0 around it, 1 after.
func (s *Sentence) relativeTo(direction, i int) (v Value, n int) {
	base := s.Published.Time
	day, isDay := s.weekday(i)
	switch m := s.month(i); {
	case m != 0:
		v, n = s.told(inDirection(base, m, direction), article.Month, 0.9), 1
	case isDay:
		v, n = s.told(weekdayFrom(base, time.Weekday(day), direction), article.Day, 0.8), 1
	case s.is(i, "timeunit"):
		v, n = s.unitFrom(base, s.low(i), direction), 1
	case s.is(i, "season") && s.low(i) != "fall":
		n = 1
	case s.is(i, "daypart") && (direction <= 0):
		n = 1
	case s.low(i) == "fiscal" && s.low(i+1) == "year":
		n = 2
	}
	return v, n
}

// inDirection is the nearest month m before, in the year of, or after base.
func inDirection(base time.Time, m, direction int) time.Time {
	y := base.Year()
	switch {
	case direction < 0 && m >= int(base.Month()):
		y--
	case direction > 0 && m <= int(base.Month()):
		y++
	}
	return date(y, m, 1)
}

func weekdayFrom(base time.Time, w time.Weekday, direction int) time.Time {
	days := int(w - base.Weekday())
	switch {
	case direction < 0 && days >= 0:
		days -= 7
	case direction > 0 && days <= 0:
		days += 7
	}
	return midnight(base).AddDate(0, 0, days)
}

func (s *Sentence) unitFrom(base time.Time, unit string, direction int) Value {
	switch strings.TrimSuffix(unit, "s") {
	case "year":
		return s.told(date(base.Year()+direction, 1, 1), article.Year, 0.9)
	case "month":
		return s.told(date(base.Year(), int(base.Month())+direction, 1), article.Month, 0.9)
	case "week":
		return s.told(midnight(base).AddDate(0, 0, 7*direction-(int(base.Weekday())+6)%7), article.Day, 0.4)
	}
	return Value{}
}

// ago is "two years ago", "three weeks earlier".
func (s *Sentence) ago(i int) (int, Value) {
	v, n := s.Number(i)
	if w := s.low(i); n == 0 && (w == "a" || w == "an") {
		v, n = 1, 1
	}
	after := s.low(i + n + 1)
	if n == 0 || !s.is(i+n, "timeunit") || after != "ago" && after != "earlier" {
		return 0, Value{}
	}
	unit := strings.TrimSuffix(s.low(i+n), "s")
	n += 2
	if after == "earlier" {
		return n, Value{} // than a moment the text speaks of
	}
	if v > 1000 {
		return n, Value{}
	}
	base, k := midnight(s.Published.Time), -int(v)
	switch unit {
	case "day":
		return n, s.told(base.AddDate(0, 0, k), article.Day, 0.8)
	case "week":
		return n, s.told(base.AddDate(0, 0, 7*k), article.Day, 0.5)
	case "month":
		return n, s.told(date(base.Year(), int(base.Month())+k, 1), article.Month, 0.7)
	case "year":
		return n, s.told(date(base.Year()+k, 1, 1), article.Year, 0.8)
	}
	return n, Value{}
}

// deictic is "today", "yesterday morning".
func (s *Sentence) deictic(i int) (int, Value) {
	days, ok := english("deictic", s.low(i))
	if !ok {
		return 0, Value{}
	}
	n := 1
	if s.is(i+1, "daypart") {
		n = 2
	}
	return n, s.told(midnight(s.Published.Time).AddDate(0, 0, days), article.Day, 0.8)
}
