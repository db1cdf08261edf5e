package entity

import (
	"slices"
	"strings"

	"lede/model/nlp"
	"lede/model/text"
	"lede/model/when"
)

// quotedTitles returns works named in quotation marks: every word but the small
// ones capitalised, and two at least, one where the words around say what it is.
func (r *reading) quotedTitles() []found {
	var out, unsure []found
	for _, s := range r.doc.Sentences {
		sung := false // a cue of works was seen in the sentence
		for i := s.First; i < s.Last; i++ {
			if r.doc.Tokens[i].Tag != "“" {
				continue
			}
			at, single := i, r.lower[i] == "‘" || r.lower[i] == "'"
			if r.twice(i) {
				i, single = i+1, false
			}
			told := r.titleTold(at, s.First)
			sung = sung || told
			n := r.titleAt(i+1, s.Last, told)
			if n == 0 || r.nickname(at, s.First) || !told && r.sentenceIn(at, i+1+n) {
				continue
			}
			f := found{first: i + 1, last: i + 1 + n, kind: Work, confidence: 0.8, why: "a title in quotation marks"}
			if !sung && (single || n < 2 && !r.authored(at, i+1+n, s.Last)) {
				unsure = append(unsure, f)
				continue
			}
			out = append(out, f)
			i += n
		}
	}
	return r.again(out, unsure)
}

// twice reports whether the mark at token i is the first of two that open together: ”.
func (r *reading) twice(i int) bool {
	return r.lower[i] == "'" && r.word(i+1, len(r.lower)) == "'" && r.doc.Tokens[i].End == r.doc.Tokens[i+1].Start
}

// titleTold reports whether the words before the mark at token i say that a title is in
// it: "the film “…”", "her book, “…”", "starred in “…”", "CNN's “…”".
func (r *reading) titleTold(i, start int) bool {
	k := i
	if k > start && r.lower[k-1] == "," {
		k--
	}
	for _, c := range [...]class{"workcue", "workbefore", "titlebefore"} {
		if r.endsAt(k, c) > 0 {
			return true
		}
	}
	if r.endsAt(i, "titlecue") > 0 {
		return r.endsAt(i-1, "workbefore") > 0 || r.endsAt(i-1, "titlebefore") > 0
	}
	n, ok := slices.BinarySearchFunc(r.found, i-1, func(f found, at int) int { return f.last - at })
	return ok && r.found[n].kind == Organization && r.possessed(i) && r.lower[i] != "‘" && (r.lower[i] != "'" || r.twice(i))
}

// possessed reports whether a name owns what begins at token i: "Verdi's".
func (r *reading) possessed(i int) bool {
	return i > 1 && (r.lower[i-1] == "'s" || r.lower[i-1] == "’s") && r.capital(i-2, i) && r.doc.Tokens[i-2].Tag == "NNP"
}

// again adds to titles those of unsure, which are marked too, that are written as one of
// them or as the last word of one: “Moon” after “New Moon”.
func (r *reading) again(titles, unsure []found) []found {
	told := map[string]bool{}
	for _, f := range titles {
		told[strings.Join(r.lower[f.first:f.last], " ")] = true
		if f.last-f.first == 2 {
			told[r.lower[f.last-1]] = true
		}
	}
	for _, f := range unsure {
		if told[strings.Join(r.lower[f.first:f.last], " ")] {
			titles = append(titles, f)
		}
	}
	slices.SortFunc(titles, func(a, b found) int { return a.first - b.first })
	return titles
}

// titleAt is the length of the title at token i that a closing mark ends, 0
// where there is none; where it is told that a title comes, stops may be in it and a
// number may be a word of it: “Hail, Caesar!”, “Apollo 13”.
func (r *reading) titleAt(i, end int, told bool) int {
	if !told && r.is(i, end, "greeting") != nil {
		return 0
	}
	capitals, most := 0, 10
	if told {
		most = 15
	}
	for k := i; k < end && k < i+most; k++ {
		switch tag := r.doc.Tokens[k].Tag; {
		case r.capital(k, end), told && tag == "CD":
			capitals++
		case tag == "”" || (tag == "," || r.lower[k] == "." && (told || k > i+2)) && k+1 < end && r.doc.Tokens[k+1].Tag == "”":
			if capitals < 2 && k > i+1 || k > i+3 && r.shouts(nlp.Sentence{First: i, Last: k}) {
				return 0
			}
			return k - i
		case k == i || tag == "." && !told || len(r.lower[k]) > 4 || tag == "PRP":
			return 0
		}
	}
	return 0
}

// sentenceIn reports whether what the marks at tokens i and closing hold is what somebody
// says rather than a title: a word that is not small is in lower case, a colon or a verb
// of saying stands before it, or who says it behind a comma.
func (r *reading) sentenceIn(i, closing int) bool {
	for k := i + 1; k < closing; k++ {
		if r.inner(k) || small(r.lower[k]) || !text.HasWord(r.lower[k]) {
			continue
		}
		switch r.doc.Tokens[k].Tag {
		case "IN", "TO", "DT", "CC", "POS", "CD":
		default:
			return true
		}
	}
	before := i - 1
	if r.word(before, i) == "," {
		before--
	}
	if r.word(before, i) == ":" || r.is(before, i, "saying") != nil {
		return true
	}
	after, stopped := closing, false
	for after < len(r.lower) && !text.HasWord(r.lower[after]) {
		stopped = stopped || r.lower[after] == ","
		after++
	}
	if !stopped {
		return false
	}
	for k := after; k < min(len(r.lower), after+4) && text.HasWord(r.lower[k]); k++ {
		if r.is(k, k+1, "saying") != nil {
			return true
		}
	}
	return false
}

// nickname reports whether the words before the mark at token i make what is in
// marks a name for someone or something: "known as", "dubbed", "so-called".
func (r *reading) nickname(i, start int) bool {
	if i > start && r.lower[i-1] == "the" {
		i--
	}
	return r.endsAt(i, "nickcue") > 0
}

// authored reports whether a name owns what the mark at token i opens, or the
// words behind the closing mark at token close say that it is a work: Verdi's
// “Aida”, “Hamlet,” a play.
func (r *reading) authored(i, closing, end int) bool {
	if r.possessed(i) {
		return true
	}
	after := closing + 1
	if r.word(after, end) == "," {
		after++
	}
	for k := after; k < end && k < after+4; k++ {
		if r.is(k, end, "workbefore") != nil || r.is(k, end, "worktrade") != nil {
			return true
		}
		if tag := r.doc.Tokens[k].Tag; tag != "DT" && tag != "PRP$" && tag != "JJ" && tag != "NN" && tag != "NNP" && tag != "POS" {
			return false
		}
	}
	return false
}

// product reads a listed work, or a maker's thing with its number: "Boeing 737
// MAX", "iPhone 15 Pro", "HMS Daring".
func (r *reading) product(i, end int) (found, bool) {
	if !r.inner(i) {
		return found{}, false
	}
	if p := r.is(i, end, "workname"); p != nil && r.capitals(i, p.words) {
		return found{first: i, last: r.model(i+len(p.words), end), kind: Work, confidence: 0.9, why: "a known work or product"}, true
	}
	if p := r.is(i, end, "maker"); p != nil {
		if at := i + len(p.words); r.numbered(at, end) {
			return found{first: i, last: r.model(at, end), kind: Work, confidence: 0.85, why: "a maker and the number of what it makes"}, true
		}
	}
	if r.is(i, end, "shipprefix") != nil && r.doc.Word(i) == strings.ToUpper(r.doc.Word(i)) && r.capital(i+1, end) {
		last := i + 1
		for last < end && last < i+4 && r.capital(last, end) {
			last++
		}
		return found{first: i, last: last, kind: Work, confidence: 0.9, why: "named as a ship"}, true
	}
	return found{}, false
}

// model is the token behind the numbers and the words of versions at token i.
func (r *reading) model(i, end int) int {
	for k := i; k < end && k < i+3; k++ {
		if !r.numbered(k, end) && (r.is(k, end, "version") == nil || !r.capital(k, end)) {
			return k
		}
	}
	return min(i+3, end)
}

// numbered reports whether token i is a number of at most four signs, or letters
// with one: "737", "A320", "XR7".
func (r *reading) numbered(i, end int) bool {
	w := r.word(i, end)
	if w == "" || len(w) > 5 || len(w) == 4 && when.YearOf(w) != 0 {
		return false
	}
	digit := false
	for _, c := range w {
		if c >= '0' && c <= '9' {
			digit = true
		} else if c < 'a' || c > 'z' {
			return false
		}
	}
	return digit && (r.capital(i, end) || w[0] <= '9') && r.is(i+1, end, "percent") == nil
}

// heading is the length of what its first word, of class c, tells: "Treaty of Lisbon",
// "Law on Internal Trade", "War of the Pacific"; 0 where there is none.
func (r *reading) heading(i, end int, c class) int {
	if !r.capital(i, end) || r.is(i, end, c) == nil || r.called(i-1, 2) {
		return 0
	}
	switch r.word(i+1, end) {
	case "of", "on", "for", "against":
	default:
		return 0
	}
	k := i + 2
	if r.word(k, end) == "the" {
		k++
	}
	if !r.capital(k, end) {
		return 0
	}
	n := k + 1 - i
	for k++; k < end && k < i+12; k++ {
		if r.capital(k, end) {
			n = k + 1 - i
		} else if w := r.lower[k]; w != "of" && w != "the" && w != "on" && w != "for" {
			break
		}
	}
	return n
}

// titledPersons returns the capitalised words behind a title that only persons have:
// "Chairwoman Rosenwald", "Sen. Orr".
func (r *reading) titledPersons() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			p := r.is(i, s.Last, "persontitle")
			if p == nil || !r.capital(i, s.Last) {
				continue
			}
			first := i + len(p.words)
			last := r.run(first, min(s.Last, first+3))
			if last == first || r.medium(last-1) || r.is(first, last, "title") != nil || r.is(first, last, "group") != nil && !r.courteous(i) || r.doc.Tokens[first].Tag != "NNP" {
				continue
			}
			out = append(out, found{first: first, last: last, kind: Person, confidence: 0.8, why: "the title before it"})
			i = last - 1
		}
	}
	return out
}

// courteous reports whether token i is a title before family names alone, so that who is
// behind it is no people: "Mr French".
func (r *reading) courteous(i int) bool {
	switch strings.TrimSuffix(r.word(i, len(r.lower)), ".") {
	case "mr", "mrs", "ms", "miss", "mx", "messrs":
		return r.capital(i, len(r.lower))
	}
	return false
}

// storms returns the storms and operations that their first word tells:
// "Hurricane Otis", "Operation Atalanta".
func (r *reading) storms() []found {
	var out []found
	for _, s := range r.doc.Sentences {
		for i := s.First; i < s.Last; i++ {
			p := r.is(i, s.Last, "stormnoun")
			if p == nil || !r.capital(i, s.Last) || i > s.First && r.doc.Tokens[i-1].Tag == "NNP" {
				continue
			}
			n := len(p.words)
			for n < 5 && r.capital(i+n, s.Last) && !r.calendar(i+n) {
				n++
			}
			if n > len(p.words) {
				out = append(out, found{first: i, last: i + n, kind: Event, confidence: 0.85, why: "named as a " + r.lower[i]})
				i += n - 1
			}
		}
	}
	return out
}

// noShorter lets what is added replace names that are not longer.
func noShorter(a, name found) bool { return a.last-a.first >= name.last-name.first }

// dated is where a name that begins at token i begins with the year before it:
// "2026 World Cup".
func (r *reading) dated(i, start int) int {
	if i > start && when.YearOf(r.lower[i-1]) != 0 && len(r.lower[i-1]) == 4 {
		return i - 1
	}
	return i
}

// inner reports whether token i has a capital anywhere: "iPhone".
func (r *reading) inner(i int) bool {
	w := r.doc.Word(i)
	return strings.ToLower(w) != w
}
