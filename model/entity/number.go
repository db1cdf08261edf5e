package entity

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// number reads a number at token i: digits with a scale ("4.2 billion", "5m"),
// or words ("three dozen", "twenty-five", "two hundred"). n is how many tokens
// it takes, 0 where there is none.
func (r *reading) number(i, end int) (value float64, n int) {
	value, n = r.simpleNumber(i, end)
	if n == 0 && r.word(i, end) == "half" && r.is(i+2, end, "scale") != nil {
		value, n = 0.5, 2 // half a million
	}
	if n == 0 && (r.word(i, end) == "a" || r.word(i, end) == "several") && r.is(i+1, end, "scale") != nil {
		value, n = 1, 1
	}
	if n == 0 {
		if s := r.is(i, end, "scale"); s != nil && len(s.words[0]) > 3 {
			value, n = s.num, 1
		} else {
			return 0, 0
		}
	}
	for range 3 {
		s := r.is(i+n, end, "scale")
		if s == nil || r.word(i+n, end) == "m" && r.is(i-1, end, "symbol") == nil {
			return value, n
		}
		value, n = value*s.num, n+1
		if r.word(i+n, end) == "of" && r.is(i+n+1, end, "scale") != nil { // tens of thousands
			n++
		}
	}
	return value, n
}

// simpleNumber is a number without a scale.
func (r *reading) simpleNumber(i, end int) (value float64, n int) {
	w := r.word(i, end)
	if w == "" {
		return 0, 0
	}
	if v, ok := digits(w); ok {
		return v, 1
	}
	if p := r.is(i, end, "number"); p != nil {
		if tens, ones, ok := r.tens(i, end); ok {
			return tens + ones, 2
		}
		return p.num, 1
	}
	if a, b, ok := strings.Cut(w, "-"); ok {
		v := vocabularies()
		if x, y := v.single(a, "number"), v.single(b, "number"); x != nil && y != nil && x.num >= 20 && y.num < 10 {
			return x.num + y.num, 1
		}
	}
	return 0, 0
}

// tens reads "twenty five" as two words.
func (r *reading) tens(i, end int) (tens, ones float64, ok bool) {
	a, b := r.is(i, end, "number"), r.is(i+1, end, "number")
	if b == nil || a.num < 20 || b.num < 1 || b.num > 9 {
		return 0, 0, false
	}
	return a.num, b.num, true
}

func (v vocabulary) single(word string, c class) *phrase {
	for i, p := range v[word] {
		if p.class == c && len(p.words) == 1 {
			return &v[word][i]
		}
	}
	return nil
}

// digits reads "1,234.5", "4.2bn", "12m" and "3k".
func digits(w string) (float64, bool) {
	if w[0] < '0' || w[0] > '9' {
		return 0, false
	}
	end := strings.IndexFunc(w, func(r rune) bool { return (r < '0' || r > '9') && r != ',' && r != '.' })
	scale := 1.0
	if end > 0 {
		switch w[end:] {
		case "bn", "b", "bln", "billion":
			scale = 1e9
		case "m", "mn", "mln", "million":
			scale = 1e6
		case "k", "thousand":
			scale = 1e3
		case "tn", "trn", "trillion":
			scale = 1e12
		default:
			return 0, false
		}
		w = w[:end]
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimRight(w, ".,"), ",", ""), 64)
	return v * scale, err == nil
}
