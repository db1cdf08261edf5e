package mark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// pairSingles returns the stretches of a paragraph in single marks that are no
// apostrophes, ascending and disjoint; open says that the paragraph ends inside
// one. A closer is taken for a plural's apostrophe ("the girls’ room") where a
// clearer closer follows before the next opener.
func pairSingles(s string, para text.Span, index int, carry bool) (out []Stretch, open bool) {
	marks := scanSingles(s, para)
	closers := clearClosers(s, marks)
	var opener mark
	within := false
	for i, m := range marks {
		switch {
		case m.side == opens && !within:
			opener, within = m, true
		case m.side == closes && within:
			if possessive(s, m) && closers[i] {
				continue
			}
			out = appendSingle(out, s, index, opener, m.Span, carry && len(out) == 0 && opener.Start == para.Start)
			within = false
		}
	}
	if within && opener.Start == para.Start && strings.HasPrefix(s[para.Start:para.End], "‘") {
		end := text.Span{Start: para.End, End: para.End}
		return appendSingle(out, s, index, opener, end, carry), true
	}
	return out, false
}

func appendSingle(out []Stretch, s string, index int, opener mark, closer text.Span, continues bool) []Stretch {
	content := text.Trim(s, text.Span{Start: opener.End, End: closer.Start})
	if !text.HasWord(content.Of(s)) {
		return out
	}
	sp := text.Span{Start: opener.Start, End: closer.End}
	if closer.Empty() {
		sp.End = content.End
	}
	return append(out, Stretch{
		Span: sp, Content: content, Para: index,
		Closed: !closer.Empty(), Continues: continues, Single: true,
	})
}

// scanSingles returns the single marks of a paragraph that may open or close.
func scanSingles(s string, para text.Span) []mark {
	var marks []mark
	prev := '\n'
	for i := para.Start; i < para.End; {
		r, n := utf8.DecodeRuneInString(s[i:para.End])
		next, size := utf8.DecodeRuneInString(s[i+n : para.End])
		if size == 0 {
			next = '\n'
		}
		if in(r, "'‘’‚‛") && r != prev && r != next {
			m := mark{Span: text.Span{Start: i, End: i + n}, family: single, side: singleSide(r, prev, next)}
			if m.side == opens && elided(s[m.End:para.End]) {
				m.side = either
			}
			if m.side != either {
				marks = append(marks, m)
			}
		}
		prev = r
		i += n
	}
	return marks
}

// singleSide is what a single mark between two runes can be; either is an
// apostrophe.
func singleSide(r, prev, next rune) side {
	before := unicode.IsSpace(prev) || in(prev, "([{—–-:/“\"")
	switch {
	case r != '’' && before && !unicode.IsSpace(next):
		return opens
	case r == '‘' || r == '‚' || r == '‛', unicode.IsSpace(prev), text.IsWord(next):
		return either
	}
	return closes
}

// elided reports whether rest, after a mark, is a word that is written with an
// apostrophe in front, or a decade ('90s).
func elided(rest string) bool {
	w := rest
	if i := strings.IndexFunc(rest, func(r rune) bool { return !text.IsWord(r) }); i >= 0 {
		w = rest[:i]
	}
	if len(w) >= 2 && len(w) <= 3 && unicode.IsDigit(rune(w[0])) {
		return true
	}
	return elisions()[strings.ToLower(w)]
}

func possessive(s string, m mark) bool {
	return strings.HasSuffix(s[:m.Start], "s") && strings.HasPrefix(s[m.End:], " ")
}

// clearClosers tells for each mark whether a closer that is no possessive
// follows it before the next opener.
func clearClosers(s string, marks []mark) []bool {
	closers := make([]bool, len(marks))
	seen := false
	for i := len(marks) - 1; i >= 0; i-- {
		closers[i] = seen
		switch {
		case marks[i].side == opens:
			seen = false
		case !possessive(s, marks[i]):
			seen = true
		}
	}
	return closers
}

// nest joins the double- and single-marked stretches of one paragraph into the
// outermost ones. Singles that cross doubles are apostrophes after all.
func nest(doubles, singles []Stretch) []Stretch {
	var out []Stretch
	d := 0
	for _, one := range singles {
		for d < len(doubles) && doubles[d].End <= one.Start {
			out = append(out, doubles[d])
			d++
		}
		last := d
		for last < len(doubles) && one.Covers(doubles[last].Span) {
			last++
		}
		if last < len(doubles) && doubles[last].Overlaps(one.Span) {
			continue
		}
		out = append(out, one)
		d = last
	}
	return append(out, doubles[d:]...)
}
