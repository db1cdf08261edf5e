package when

import (
	"strings"
	"time"

	"lede/model/article"
)

// day reads the day of a month, "28" or "28th".
func (s *Sentence) day(i int) (day int, ok bool) {
	c := cursor{s: s.low(i)}
	day, digits, ok := c.number()
	if !ok || digits > 2 || day < 1 || day > 31 {
		return 0, false
	}
	switch c.s[c.at:] {
	case "", "st", "nd", "rd", "th":
		return day, true
	}
	return 0, false
}

// year reads a year of four digits, 0 where there is none.
func (s *Sentence) year(i int) int { return YearOf(s.low(i)) }

// YearOf reads a year of four digits, 1000 to 2199; 0 for another word.
func YearOf(word string) int {
	y := 0
	for _, c := range []byte(word) {
		if c < '0' || c > '9' {
			return 0
		}
		y = y*10 + int(c-'0')
	}
	if len(word) != 4 || y < 1000 || y > maxYear {
		return 0
	}
	return y
}

// yearAfter reads [","] year at i.
func (s *Sentence) yearAfter(i int) (year, n int) {
	if y := s.year(i); y != 0 {
		return y, 1
	}
	if y := s.year(i + 1); y != 0 && (s.low(i) == "," || s.low(i) == "of") {
		return y, 2
	}
	return 0, 0
}

// month reads the name of a month, with a capital; 0 where there is none.
func (s *Sentence) month(i int) int {
	if m, ok := english("month", s.low(i)); ok && s.capital(i) {
		return m
	}
	return 0
}

// monthDay is "April 28, 2025", "April 2025", "April".
func (s *Sentence) monthDay(i int) (int, Value) {
	m := s.month(i)
	if m == 0 {
		return 0, Value{}
	}
	n := 1
	if d, ok := s.day(i + n); ok && !strings.HasPrefix(s.low(i+n+1), "%") {
		n++
		if s.low(i+n) == "-" || s.low(i+n) == "–" {
			if _, ok := s.day(i + n + 1); ok {
				n += 2
			}
		}
		y, k := s.yearAfter(i + n)
		return n + k, s.resolveDay(y, m, d, i)
	}
	if y, k := s.yearAfter(i + n); y != 0 {
		return n + k, exact(y, m, 0)
	}
	if !s.plainMonth(i) {
		return 0, Value{}
	}
	return n, s.resolveMonth(m, i)
}

// plainMonth reports whether the month at i stands as one: "May" and "March"
// are verbs and names too.
func (s *Sentence) plainMonth(i int) bool {
	switch s.low(i) {
	case "may", "march", "april", "june", "august", "mar", "jan", "jun":
	default:
		return true
	}
	switch before := s.low(i - 1); before {
	case "in", "since", "until", "by", "from", "of", "through", "during", "before", "after", "late", "early", "mid", "to", "and", "till", "for", "between":
		return before != "for" && before != "and" || s.low(i) != "may" && s.low(i) != "march"
	}
	return false
}

// isoDay reads "2025-04-28".
func (s *Sentence) isoDay(i int) (Value, bool) {
	c, m := cursor{s: s.low(i)}, moment{}
	if len(c.s) != len("2025-04-28") || !c.yearFirst(&m) || c.at != len(c.s) || m.day == 0 {
		return Value{}, false
	}
	return exact(m.year, m.month, m.day), true
}

// dayMonth is "28 April 2025", "28th of April", with the weekday or without,
// and "2025-04-28".
func (s *Sentence) dayMonth(i int) (int, Value) {
	if v, ok := s.isoDay(i); ok {
		return 1, v
	}
	n := 0
	if s.low(i) == "the" {
		n = 1
	}
	d, ok := s.day(i + n)
	if !ok {
		return 0, Value{}
	}
	n++
	if s.low(i+n) == "-" || s.low(i+n) == "–" { // 3–9 June
		if _, ok := s.day(i + n + 1); ok {
			n += 2
		}
	}
	if s.low(i+n) == "of" {
		n++
	}
	m := s.month(i + n)
	if m == 0 {
		return 0, Value{}
	}
	y, k := s.yearAfter(i + n + 1)
	return n + 1 + k, s.resolveDay(y, m, d, i)
}

// weekday reads the name of a day; an abbreviation needs its full stop: "sun" and
// "sat" are words.
func (s *Sentence) weekday(i int) (day int, ok bool) {
	day, ok = english("weekday", s.low(i))
	return day, ok && (len(s.low(i)) >= len("monday") || strings.HasSuffix(s.low(i), "."))
}

// named is a day by its name: "Monday", "Monday morning", "Monday, April 28", "Monday
// (April 28)"; "a Monday" has no value.
func (s *Sentence) named(i int) (int, Value) {
	day, ok := s.weekday(i)
	if !ok || !s.capital(i) && len(s.low(i)) < 6 || s.low(i) == "sun." || s.low(i) == "sat." && s.low(i-1) != "on" {
		return 0, Value{}
	}
	n, closer := 1, 0
	switch s.low(i + 1) {
	case ",":
		n = 2
	case "(":
		n, closer = 2, 1
	}
	for _, form := range []func(*Sentence, int) (int, Value){(*Sentence).dayMonth, (*Sentence).monthDay} {
		if k, v := form(s, i+n); k > 1 && (closer == 0 || s.low(i+n+k) == ")") {
			return n + k + closer, v
		}
	}
	n = 1
	if s.is(i+1, "daypart") {
		n = 2
	}
	if s.anyDay(i, i+n) {
		return n, Value{}
	}
	return n, s.resolveWeekday(time.Weekday(day), i)
}

// anyDay reports whether the weekday at i, which words end before after, is none in
// particular: "a Thursday in May", "on Sundays". "A Friday meeting" was on one.
func (s *Sentence) anyDay(i, after int) bool {
	if s.is(i-1, "indefinite") {
		return after >= len(s.Words) || !strings.HasPrefix(s.Words[after].Tag, "NN")
	}
	return strings.HasSuffix(s.low(i), "days")
}

// quarter is "the fourth quarter", "the first half of 2024".
func (s *Sentence) quarter(i int) (int, Value) {
	n := 0
	if s.low(i) == "the" {
		n = 1
	}
	if !s.is(i+n, "ordinal") {
		return 0, Value{}
	}
	unit := s.low(i + n + 1)
	after := s.low(i + n + 2)
	y, k := s.yearAfter(i + n + 2)
	switch {
	case unit == "quarter" && after != "final":
	case unit == "half" && y != 0:
	default:
		return 0, Value{}
	}
	if y == 0 {
		k = 0
	}
	return n + 2 + k, Value{}
}

// season is "summer 2024", "the summer of 2024", "Christmas".
func (s *Sentence) season(i int) (int, Value) {
	n := 0
	if s.low(i) == "the" {
		n = 1
	}
	if !s.is(i+n, "season") {
		return 0, Value{}
	}
	y, k := s.yearAfter(i + n + 1)
	if y == 0 || s.low(i+n+1) == "," {
		if feast := s.capital(i) && n == 0; feast && !s.capital(i+1) {
			return 1, Value{}
		}
		return 0, Value{}
	}
	return n + 1 + k, Value{Date: article.Date{Time: date(y, 1, 1), Precision: article.Year}, Confidence: 0.7}
}

// years is "2014" where a year may stand, "the 1990s", "2014-2016", "the 19th
// century".
func (s *Sentence) years(i int) (int, Value) {
	n := 0
	if s.low(i) == "the" {
		n = 1
	}
	if strings.TrimLeft(s.low(i+n), "'’") == "" && s.decade(s.low(i+n+1)) {
		return n + 2, Value{}
	}
	w := s.low(i + n)
	if s.decade(w) {
		return n + 1, Value{}
	}
	if (s.low(i+n+1) == "century") && len(w) > 2 && w[0] >= '1' && w[0] <= '9' {
		return n + 2, Value{}
	}
	if n > 0 {
		return 0, Value{}
	}
	if y := s.year(i); y != 0 && s.yearStands(i) {
		return 1, exact(y, 0, 0)
	}
	return 0, Value{}
}

func (s *Sentence) decade(w string) bool {
	w = strings.TrimLeft(w, "'’")
	return (len(w) == 5 && (w[:2] == "19" || w[:2] == "20" || w[:2] == "18") || len(w) == 3) && strings.HasSuffix(w, "0s") && w[0] >= '1' && w[0] <= '9'
}

// yearStands reports whether four digits at i can be a year: by the word before
// them, or in parentheses, or by what follows.
func (s *Sentence) yearStands(i int) bool {
	after := s.low(i + 1)
	switch s.low(i - 1) {
	case "": // the sentence begins: "2024 promises to be"
		return s.acts(i+1) && s.year(i) >= 1800
	case "in", "since", "by", "from", "until", "till", "before", "after", "during", "through", "late", "early", "mid", "circa", "year", "between", "around":
		return after == "" || s.Words[i+1].Tag != "NNS"
	case "of", "due", "election", "elections", "season":
		return s.year(i) >= 1800
	case "to", "and", "-", "–", "the", "or", "back", "mid-":
		return (s.low(i-1) == "the" && yearly(after) || after == "" || after == "," || after == "." || after == ")" || after == "and") && s.year(i) >= 1800
	case "(", ",":
		return after == ")" || after == "," || after == "-" || after == "–"
	}
	return false
}

// acts reports whether a finite verb stands at i.
func (s *Sentence) acts(i int) bool {
	if i >= len(s.Words) {
		return false
	}
	switch s.Words[i].Tag {
	case "VBZ", "VBD", "MD":
		return true
	}
	return false
}

// yearly reports whether w is what has a year: "the 1998 season".
func yearly(w string) bool {
	switch w {
	case "season", "seasons", "edition", "census", "budget", "election", "elections", "campaign", "vote", "poll", "referendum", "harvest", "tournament", "games", "coup", "constitution", "revolution", "uprising":
		return true
	}
	return false
}
