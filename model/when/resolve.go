package when

import (
	"time"

	"lede/model/article"
)

// resolveDay is a day of a month; where the year is not said (0), that of the
// nearest such day, before publication by a past tense.
func (s *Sentence) resolveDay(y, m, d, i int) Value {
	if y != 0 {
		return exact(y, m, d)
	}
	if !s.Published.Known() {
		return Value{}
	}
	base := midnight(s.Published.Time)
	best := date(base.Year(), m, d)
	if s.Published.Precision == article.Year {
		base = best // no day of the year is nearer than another
	}
	for _, t := range []time.Time{date(base.Year()-1, m, d), date(base.Year()+1, m, d)} {
		if base.Sub(t).Abs() < base.Sub(best).Abs() {
			best = t
		}
	}
	if int(best.Month()) != m { // February 30
		return Value{}
	}
	return guess(best, article.Day, 0.85)
}

// resolveMonth is the month m nearest to publication on the side that the
// sentence's tense tells.
func (s *Sentence) resolveMonth(m, i int) Value {
	base := s.Published.Time
	if s.future(i) {
		t := inDirection(base, m, 1)
		if m == int(base.Month()) {
			t = date(base.Year(), m, 1)
		}
		return s.told(t, article.Month, 0.75)
	}
	t := inDirection(base, m, -1)
	if m == int(base.Month()) {
		t = date(base.Year(), m, 1)
	}
	return s.told(t, article.Month, 0.75)
}

// resolveWeekday is the day of that name nearest before publication, or after it
// where the sentence speaks of the future.
func (s *Sentence) resolveWeekday(w time.Weekday, i int) Value {
	base := midnight(s.Published.Time)
	days := int(w - base.Weekday())
	if s.future(i) {
		return s.told(base.AddDate(0, 0, (days+7)%7), article.Day, 0.7)
	}
	return s.told(base.AddDate(0, 0, -((7-days)%7)), article.Day, 0.85)
}

// future reports whether the words before word i in its sentence, nearest
// first, speak of what is to come.
func (s *Sentence) future(i int) bool {
	for k := i - 1; k >= 0 && k > i-25; k-- {
		switch s.Words[k].Tag {
		case "MD":
			return s.low(k) == "will" || s.low(k) == "'ll" || s.low(k) == "’ll" || s.low(k) == "shall"
		case "VBD":
			return false
		}
		switch s.low(k) {
		case "due", "upcoming", "scheduled", "expected", "expects", "plans", "hopes", "aims", "next":
			return true
		}
	}
	return false
}

func exact(y, m, d int) Value {
	precision := article.Year
	switch {
	case d != 0:
		precision = article.Day
	case m != 0:
		precision = article.Month
	}
	t := date(y, max(1, m), max(1, d))
	if d != 0 && t.Day() != d {
		return Value{}
	}
	return guess(t, precision, 0.98)
}

// told is what the day of publication tells: nothing where that is not known, or less of
// it, "Friday" in an article of 2006.
func (s *Sentence) told(t time.Time, p article.Precision, confidence float64) Value {
	if p > s.Published.Precision {
		return Value{}
	}
	return guess(t, p, confidence)
}

func guess(t time.Time, p article.Precision, confidence float64) Value {
	return Value{Date: article.Date{Time: t, Precision: p}, Confidence: confidence}
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func midnight(t time.Time) time.Time { return date(t.Year(), int(t.Month()), t.Day()) }
