package mark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// family is a set of marks that open and close each other.
type family uint8

const (
	straight  family = iota // " and its full width form
	curly                   // “ ” „ ‟, in English, German, Polish and Swedish order
	typed                   // '' and ``, typewriter and wire style
	guillemet               // « » in either direction
	angle                   // ‹ › in either direction
	corner                  // 「 」
	white                   // 『 』
	single                  // ' ‘ ’ ‚, where they are not apostrophes
	families
)

// side is what a mark does by its shape alone.
type side uint8

const (
	either side = iota
	opens
	closes
)

// mark is one quotation mark in the text.
type mark struct {
	text.Span
	family family
	side   side
	low    bool // „: closed by “ as well as by ”
}

// shape is what the double mark r is by its form; ok is false for any other rune.
func shape(r rune) (m mark, ok bool) {
	switch r {
	case '"', '＂':
		return mark{family: straight}, true
	case '“', '‟':
		return mark{family: curly, side: opens}, true
	case '”':
		return mark{family: curly, side: closes}, true
	case '„':
		return mark{family: curly, side: opens, low: true}, true
	case '«':
		return mark{family: guillemet, side: opens}, true
	case '»':
		return mark{family: guillemet, side: closes}, true
	case '‹':
		return mark{family: angle, side: opens}, true
	case '›':
		return mark{family: angle, side: closes}, true
	case '「':
		return mark{family: corner, side: opens}, true
	case '」':
		return mark{family: corner, side: closes}, true
	case '『':
		return mark{family: white, side: opens}, true
	case '』':
		return mark{family: white, side: closes}, true
	}
	return mark{}, false
}

// doubled is what a single mark is where it stands twice in a row.
func doubled(r rune) (m mark, ok bool) {
	switch r {
	case '\'':
		return mark{family: typed}, true
	case '`', '‘':
		return mark{family: typed, side: opens}, true
	case '’':
		return mark{family: typed, side: closes}, true
	}
	return mark{}, false
}

// scanMarks returns the double marks of s[at.Start:at.End], ascending.
func scanMarks(s string, at text.Span) []mark {
	var marks []mark
	for i := at.Start; i < at.End; {
		r, n := utf8.DecodeRuneInString(s[i:at.End])
		if r == '<' {
			i += markup(s[i:at.End])
			continue
		}
		m, ok := shape(r)
		if !ok && strings.HasPrefix(s[i+n:at.End], s[i:i+n]) {
			if m, ok = doubled(r); ok {
				n *= 2
			}
		}
		if ok {
			m.Span = text.Span{Start: i, End: i + n}
			marks = append(marks, m)
		}
		i += n
	}
	return marks
}

// markup is the length of the tag that s starts with, so that the marks of its
// attributes are not taken for the text's; 1 where it starts with none.
func markup(s string) int {
	end := strings.IndexAny(s[1:], "<>") + 1
	if end < 2 || s[end] != '>' || s[1] != '/' && !unicode.IsLetter(rune(s[1])) {
		return 1
	}
	return end + 1
}

// pull is how much the neighbours of a mark make it look like an opener (+) or
// a closer (−), within its paragraph.
func pull(s string, para, m text.Span) int {
	before, after := '\n', '\n'
	if m.Start > para.Start {
		before, _ = utf8.DecodeLastRuneInString(s[para.Start:m.Start])
	}
	if m.End < para.End {
		after, _ = utf8.DecodeRuneInString(s[m.End:para.End])
	}
	n := 0
	if unicode.IsSpace(before) || in(before, "([{—–-/“‘") {
		n += 2
	}
	if unicode.IsSpace(after) || in(after, ")]}.,;:!?—–”’") {
		n -= 2
	}
	if text.IsWord(before) || in(before, ".,!?…;:") {
		n--
	}
	if text.IsWord(after) || in(after, "$#@[(‘") {
		n++
	}
	return n
}

func in(r rune, set string) bool { return strings.ContainsRune(set, r) }
