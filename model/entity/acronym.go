package entity

import (
	"slices"
	"strings"
	"unicode"
)

// acronyms reads "Korean Central News Agency (KCNA)": the words before the
// brackets whose initials the letters are make one name, whatever was found of
// them; the letters are of its kind, here and everywhere.
func (r *reading) acronyms() {
	defined := map[string]Kind{}
	r.initials = map[string]int{}
	for i := 2; i+1 < len(r.lower); i++ {
		if r.lower[i-1] != "(" || r.lower[i+1] != ")" {
			continue
		}
		short := initialism(r.doc.Word(i))
		if short == "" {
			continue
		}
		if name, ok := r.define(i, short); ok {
			defined[r.doc.Word(i)], r.initials[r.doc.Word(i)] = name.kind, name.last
		}
	}
	if len(defined) > 0 {
		r.spread(defined)
	}
}

// initialism is the capitals of w where most of its letters are capitals and two
// at least, "" where they are not.
func initialism(w string) string {
	capitals, letters := 0, 0
	short := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			letters++
		}
		if !unicode.IsUpper(c) {
			return -1
		}
		capitals++
		return unicode.ToLower(c)
	}, w)
	if capitals < 2 || capitals > 8 || capitals*2 <= letters || letters > 9 {
		return ""
	}
	return short
}

// define finds the name that short, token i in brackets, abbreviates, and makes
// it one.
func (r *reading) define(i int, short string) (found, bool) {
	end := i - 1
	if w := r.lower[end-1]; w == "'s" || w == "’s" {
		end--
	}
	first := r.spelled(end, []rune(short))
	at, _ := slices.BinarySearchFunc(r.found, end, func(f found, at int) int { return f.last - at })
	var before *found
	if at < len(r.found) && r.found[at].last == end {
		before = &r.found[at]
	}
	switch {
	case first < 0 && (before == nil || before.last-before.first < 2 || !isAcronym(strings.ToLower(r.doc.Word(i)), r.lower[before.first:before.last])):
		return found{}, false
	case before != nil && (first < 0 || before.first <= first):
		return *before, before.kind != Person
	}
	f := found{first: first, last: end, kind: Organization, confidence: 0.85, why: "spelled out before its initials"}
	for _, part := range r.found {
		if part.last > first && part.first < end && part.first < first {
			return found{}, false // a name reaches beyond
		}
		if part.first >= first && part.last <= end && part.last-part.first > 1 && part.kind != Person {
			f.kind = part.kind
		}
	}
	r.merge([]found{f}, whatever)
	return f, true
}

// spelled is the first of the words up to token end whose initials the letters
// are, -1 where they are not: every capitalised word has its letter, and one
// other word at most that is not one of the small ones.
func (r *reading) spelled(end int, letters []rune) int {
	start, _ := r.sentenceOf(end)
	others, words := 0, 0
	for k := end - 1; k >= start && k > end-16; k-- {
		n := len(letters)
		w := r.lower[k]
		switch {
		case r.capital(k, k+1):
			if n == 0 || !strings.HasPrefix(w, string(letters[n-1])) {
				return -1
			}
			letters = letters[:n-1]
			words++
		case !small(w):
			if others++; others > 1 {
				return -1
			}
		}
		if len(letters) == 0 && words > 1 {
			return k
		}
	}
	return -1
}

// small reports whether w is a word or mark that may stand between the words of
// a name without being one.
func small(w string) bool {
	switch w {
	case "of", "the", "and", "for", "on", "in", "de", "to", "&", "'s", "’s", "'", "’", "-", ",", "des", "du", "la", "für", "und", "y", "e", "del", "di":
		return true
	}
	return false
}

// spread gives the defined initials their kind wherever they stand.
func (r *reading) spread(defined map[string]Kind) {
	var added []found
	for i := range r.lower {
		if kind, ok := defined[r.doc.Word(i)]; ok {
			added = append(added, found{first: i, last: i + 1, kind: kind, confidence: 0.9, why: "the initials of a name in the text"})
		}
	}
	r.merge(added, longer)
}
