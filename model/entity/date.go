package entity

import (
	"strings"
	"time"

	"lede/model/article"
)

// dates returns the dates of the text: absolute ones, and those that are told
// from the day of publication.
func (r *reading) dates() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; {
			n, v := r.date(i, s.Last)
			if n == 0 {
				i++
				continue
			}
			out = append(out, found{first: i, last: i + n, kind: Date, confidence: 0.95, why: "date", value: v})
			i += n
		}
	}
	return out
}

// date reads a date at token i: how many tokens it takes, 0 where there is
// none, and what it comes to where that is known.
func (r *reading) date(i, end int) (n int, v Value) {
	for _, form := range []func(*reading, int, int) (int, Value){
		(*reading).dayMonth, (*reading).monthDay, (*reading).weekday, (*reading).quarter, (*reading).relative,
		(*reading).ago, (*reading).deictic, (*reading).season, (*reading).years,
	} {
		if n, v := form(r, i, end); n > 0 {
			return n, v
		}
	}
	return 0, Value{}
}

// day reads the day of a month, "28" or "28th".
func (r *reading) day(i, end int) (int, bool) {
	w := r.word(i, end)
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if len(w) == 0 || len(w) > 2 {
		return 0, false
	}
	d := 0
	for _, c := range []byte(w) {
		if c < '0' || c > '9' {
			return 0, false
		}
		d = d*10 + int(c-'0')
	}
	return d, d >= 1 && d <= 31
}

// year reads a year of four digits, 0 where there is none.
func (r *reading) year(i, end int) int {
	w := r.word(i, end)
	if len(w) != 4 || w < "1000" || w > "2199" {
		return 0
	}
	y := 0
	for _, c := range []byte(w) {
		if c < '0' || c > '9' {
			return 0
		}
		y = y*10 + int(c-'0')
	}
	return y
}

// yearAfter reads [","] year at i.
func (r *reading) yearAfter(i, end int) (year, n int) {
	if y := r.year(i, end); y != 0 {
		return y, 1
	}
	if y := r.year(i+1, end); y != 0 && (r.word(i, end) == "," || r.word(i, end) == "of") {
		return y, 2
	}
	return 0, 0
}

// month reads the name of a month; a bare "may", "march" or "mar" is none.
func (r *reading) month(i, end int) int {
	if m := r.is(i, end, "month"); m != nil && r.capital(i, end) {
		return int(m.num)
	}
	return 0
}

// monthDay is "April 28, 2025", "April 2025", "April".
func (r *reading) monthDay(i, end int) (int, Value) {
	m := r.month(i, end)
	if m == 0 {
		return 0, Value{}
	}
	n := 1
	if d, ok := r.day(i+n, end); ok && !strings.HasPrefix(r.word(i+n+1, end), "%") {
		n++
		if r.word(i+n, end) == "-" || r.word(i+n, end) == "–" {
			if _, ok := r.day(i+n+1, end); ok {
				n += 2
			}
		}
		y, k := r.yearAfter(i+n, end)
		return n + k, r.resolveDay(y, m, d, i)
	}
	if y, k := r.yearAfter(i+n, end); y != 0 {
		return n + k, exact(y, m, 0)
	}
	if !r.plainMonth(i) {
		return 0, Value{}
	}
	return n, r.resolveMonth(m, i)
}

// plainMonth reports whether the month at i stands as one: "May" and "March"
// are verbs and names too.
func (r *reading) plainMonth(i int) bool {
	switch r.lower[i] {
	case "may", "march", "april", "june", "august", "mar", "jan", "jun":
	default:
		return true
	}
	switch before := r.word(i-1, i); before {
	case "in", "since", "until", "by", "from", "of", "through", "during", "before", "after", "late", "early", "mid", "to", "and", "till", "for", "between":
		return before != "for" && before != "and" || r.lower[i] != "may" && r.lower[i] != "march"
	}
	return false
}

// isoDay reads "2025-04-28".
func isoDay(w string) (time.Time, bool) {
	if len(w) != len("2006-01-02") || w[4] != '-' {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02", w)
	return t, err == nil
}

// dayMonth is "28 April 2025", "28th of April", with the weekday or without,
// and "2025-04-28".
func (r *reading) dayMonth(i, end int) (int, Value) {
	if t, ok := isoDay(r.word(i, end)); ok {
		return 1, exact(t.Year(), int(t.Month()), t.Day())
	}
	n := 0
	if r.word(i, end) == "the" {
		n = 1
	}
	d, ok := r.day(i+n, end)
	if !ok {
		return 0, Value{}
	}
	n++
	if r.word(i+n, end) == "of" {
		n++
	}
	m := r.month(i+n, end)
	if m == 0 {
		return 0, Value{}
	}
	y, k := r.yearAfter(i+n+1, end)
	return n + 1 + k, r.resolveDay(y, m, d, i)
}

// weekday is "Monday", "Monday morning", "Monday, April 28".
func (r *reading) weekday(i, end int) (int, Value) {
	w := r.is(i, end, "weekday")
	if w == nil || !r.capital(i, end) && len(w.words[0]) < 6 || r.lower[i] == "sun." || r.lower[i] == "sat." && r.word(i-1, end) != "on" {
		return 0, Value{}
	}
	n := 1
	if r.word(i+1, end) == "," {
		n = 2
	}
	for _, form := range []func(*reading, int, int) (int, Value){(*reading).dayMonth, (*reading).monthDay} {
		if k, v := form(r, i+n, end); k > 1 {
			return n + k, v
		}
	}
	n = 1
	if r.is(i+1, end, "daypart") != nil {
		n = 2
	}
	return n, r.resolveWeekday(time.Weekday(w.num), i)
}

// quarter is "the fourth quarter", "the first half of 2024".
func (r *reading) quarter(i, end int) (int, Value) {
	n := 0
	if r.word(i, end) == "the" {
		n = 1
	}
	o := r.is(i+n, end, "ordinal")
	if o == nil {
		return 0, Value{}
	}
	unit := r.word(i+n+1, end)
	after := r.word(i+n+2, end)
	y, k := r.yearAfter(i+n+2, end)
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
func (r *reading) season(i, end int) (int, Value) {
	n := 0
	if r.word(i, end) == "the" {
		n = 1
	}
	s := r.is(i+n, end, "season")
	if s == nil {
		return 0, Value{}
	}
	y, k := r.yearAfter(i+n+1, end)
	if y == 0 || r.word(i+n+1, end) == "," {
		if feast := r.capital(i, end) && n == 0; feast && !r.capital(i+1, end) {
			return 1, Value{}
		}
		return 0, Value{}
	}
	return n + 1 + k, Value{Date: article.Date{Time: date(y, 1, 1), Precision: article.Year}, Confidence: 0.7}
}

// years is "2014" where a year may stand, "the 1990s", "2014-2016", "the 19th
// century".
func (r *reading) years(i, end int) (int, Value) {
	n := 0
	if r.word(i, end) == "the" {
		n = 1
	}
	if strings.TrimLeft(r.word(i+n, end), "'’") == "" && r.decade(r.word(i+n+1, end)) {
		return n + 2, Value{}
	}
	w := r.word(i+n, end)
	if r.decade(w) {
		return n + 1, Value{}
	}
	if (r.word(i+n+1, end) == "century") && len(w) > 2 && w[0] >= '1' && w[0] <= '9' {
		return n + 2, Value{}
	}
	if n > 0 {
		return 0, Value{}
	}
	if y := r.year(i, end); y != 0 && r.yearStands(i, end) {
		return 1, exact(y, 0, 0)
	}
	return 0, Value{}
}

func (r *reading) decade(w string) bool {
	w = strings.TrimLeft(w, "'’")
	return (len(w) == 5 && (w[:2] == "19" || w[:2] == "20" || w[:2] == "18") || len(w) == 3) && strings.HasSuffix(w, "0s") && w[0] >= '1' && w[0] <= '9'
}

// yearStands reports whether four digits at i can be a year: by the word before
// them, or in parentheses, or by what follows.
func (r *reading) yearStands(i, end int) bool {
	after := r.word(i+1, end)
	switch r.word(i-1, i) {
	case "in", "since", "by", "from", "until", "till", "before", "after", "during", "through", "late", "early", "mid", "circa", "year", "between", "around":
		return after == "" || r.doc.Tokens[i+1].Tag != "NNS"
	case "of", "due", "election", "elections", "season":
		return r.year(i, end) >= 1800
	case "to", "and", "-", "–", "the", "or", "back", "mid-":
		return (after == "" || after == "," || after == "." || after == ")" || after == "and") && r.year(i, end) >= 1800
	case "(", ",":
		return after == ")" || after == "," || after == "-" || after == "–"
	}
	return false
}
