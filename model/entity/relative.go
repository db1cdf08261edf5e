package entity

import (
	"strings"
	"time"

	"lede/model/article"
)

// relative is "last December", "the past five years", "earlier this month",
// "next Monday", "early 2024".
func (r *reading) relative(i, end int) (int, Value) {
	n := 0
	if r.is(i, end, "part") != nil {
		inner, v := r.afterPart(i+1, end)
		if inner == 0 {
			return 0, Value{}
		}
		return 1 + inner, v
	}
	if r.word(i, end) == "the" {
		n = 1
	}
	rel := r.is(i+n, end, "relative")
	if rel == nil {
		return 0, Value{}
	}
	n++
	if _, k := r.number(i+n, end); k > 0 {
		if r.is(i+n+k, end, "timeunit") != nil {
			return n + k + 1, Value{}
		}
		return 0, Value{}
	}
	if r.word(i+n, end) == "few" || r.word(i+n, end) == "several" || r.word(i+n, end) == "couple" {
		if r.is(i+n+1, end, "timeunit") != nil {
			return n + 2, Value{}
		}
	}
	v, k := r.relativeTo(int(rel.num), i+n, end)
	if k == 0 {
		return 0, Value{}
	}
	return n + k, v
}

// afterPart is what "early", "late" or "mid" may stand before.
func (r *reading) afterPart(i, end int) (int, Value) {
	skip := 0
	if r.word(i, end) == "-" || r.word(i, end) == "in" {
		skip, i = 1, i+1
	}
	if y := r.year(i, end); y != 0 {
		return skip + 1, exact(y, 0, 0)
	}
	for _, form := range []func(*reading, int, int) (int, Value){
		(*reading).monthDay, (*reading).weekday, (*reading).deictic, (*reading).years,
	} {
		if n, v := form(r, i, end); n > 0 {
			return skip + n, v
		}
	}
	if rel := r.is(i, end, "relative"); rel != nil {
		if v, k := r.relativeTo(int(rel.num), i+1, end); k > 0 {
			return skip + 1 + k, v
		}
	}
	return 0, Value{}
}

// relativeTo resolves the unit, month, weekday or season at i against the day
// of publication: direction -1 before it, 0 around it, 1 after.
func (r *reading) relativeTo(direction, i, end int) (v Value, n int) {
	base := r.about.Published.Time
	known := r.about.Published.Known()
	switch m, w, u := r.month(i, end), r.is(i, end, "weekday"), r.is(i, end, "timeunit"); {
	case m != 0:
		n = 1
		if known {
			v = guess(inDirection(base, m, direction), article.Month, 0.9)
		}
	case w != nil:
		n = 1
		if known {
			v = guess(weekdayFrom(base, time.Weekday(w.num), direction), article.Day, 0.8)
		}
	case u != nil:
		n = 1
		if known {
			v = unitFrom(base, u, direction)
		}
	case r.is(i, end, "season") != nil && r.lower[i] != "fall":
		n = 1
	case r.is(i, end, "daypart") != nil && (direction <= 0):
		n = 1
	case r.word(i, end) == "fiscal" && r.word(i+1, end) == "year":
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

func unitFrom(base time.Time, u *phrase, direction int) Value {
	switch w := strings.TrimSuffix(u.words[0], "s"); w {
	case "year":
		return guess(date(base.Year()+direction, 1, 1), article.Year, 0.9)
	case "month":
		return guess(date(base.Year(), int(base.Month())+direction, 1), article.Month, 0.9)
	case "week":
		return guess(midnight(base).AddDate(0, 0, 7*direction-(int(base.Weekday())+6)%7), article.Day, 0.4)
	}
	return Value{}
}

// ago is "two years ago", "three weeks earlier".
func (r *reading) ago(i, end int) (int, Value) {
	v, n := r.number(i, end)
	if w := r.word(i, end); n == 0 && (w == "a" || w == "an") {
		v, n = 1, 1
	}
	u := r.is(i+n, end, "timeunit")
	after := r.word(i+n+1, end)
	if n == 0 || u == nil || after != "ago" && after != "earlier" {
		return 0, Value{}
	}
	n += 2
	if after == "earlier" {
		return n, Value{} // than a moment the text speaks of
	}
	if !r.about.Published.Known() || v > 1000 {
		return n, Value{}
	}
	base, k := midnight(r.about.Published.Time), -int(v)
	switch strings.TrimSuffix(u.words[0], "s") {
	case "day":
		return n, guess(base.AddDate(0, 0, k), article.Day, 0.8)
	case "week":
		return n, guess(base.AddDate(0, 0, 7*k), article.Day, 0.5)
	case "month":
		return n, guess(date(base.Year(), int(base.Month())+k, 1), article.Month, 0.7)
	case "year":
		return n, guess(date(base.Year()+k, 1, 1), article.Year, 0.8)
	}
	return n, Value{}
}

// deictic is "today", "yesterday morning".
func (r *reading) deictic(i, end int) (int, Value) {
	d := r.is(i, end, "deictic")
	if d == nil {
		return 0, Value{}
	}
	n := 1
	if r.is(i+1, end, "daypart") != nil {
		n = 2
	}
	if !r.about.Published.Known() {
		return n, Value{}
	}
	return n, guess(midnight(r.about.Published.Time).AddDate(0, 0, int(d.num)), article.Day, 0.8)
}

// resolveDay is a day of a month; where the year is not said (0), that of the
// nearest such day, before publication by a past tense.
func (r *reading) resolveDay(y, m, d, i int) Value {
	if y != 0 {
		return exact(y, m, d)
	}
	if !r.about.Published.Known() {
		return Value{}
	}
	base := midnight(r.about.Published.Time)
	best := date(base.Year(), m, d)
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
func (r *reading) resolveMonth(m, i int) Value {
	if !r.about.Published.Known() {
		return Value{}
	}
	base := r.about.Published.Time
	if r.future(i) {
		t := inDirection(base, m, 1)
		if m == int(base.Month()) {
			t = date(base.Year(), m, 1)
		}
		return guess(t, article.Month, 0.75)
	}
	t := inDirection(base, m, -1)
	if m == int(base.Month()) {
		t = date(base.Year(), m, 1)
	}
	return guess(t, article.Month, 0.75)
}

// resolveWeekday is the day of that name nearest before publication, or after it
// where the sentence speaks of the future.
func (r *reading) resolveWeekday(w time.Weekday, i int) Value {
	if !r.about.Published.Known() {
		return Value{}
	}
	base := midnight(r.about.Published.Time)
	days := int(w - base.Weekday())
	if r.future(i) {
		return guess(base.AddDate(0, 0, (days+7)%7), article.Day, 0.7)
	}
	return guess(base.AddDate(0, 0, -((7-days)%7)), article.Day, 0.85)
}

// future reports whether the words before token i in its sentence, nearest
// first, speak of what is to come.
func (r *reading) future(i int) bool {
	s := r.doc.Sentences[r.doc.SentenceAt(r.doc.Tokens[i].Start)]
	for k := i - 1; k >= s.First && k > i-25; k-- {
		switch r.doc.Tokens[k].Tag {
		case "MD":
			return r.lower[k] == "will" || r.lower[k] == "'ll" || r.lower[k] == "’ll" || r.lower[k] == "shall"
		case "VBD":
			return false
		}
		switch r.lower[k] {
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

func guess(t time.Time, p article.Precision, confidence float64) Value {
	return Value{Date: article.Date{Time: t, Precision: p}, Confidence: confidence}
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func midnight(t time.Time) time.Time { return date(t.Year(), int(t.Month()), t.Day()) }
