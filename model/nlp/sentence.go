package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// sentences cuts the tokens from first on, all of one zone, into sentences.
func (d *Doc) sentences(first int, known *abbreviations) {
	for i := first; i < len(d.Tokens); {
		last := d.sentenceEnd(i, known)
		d.Sentences = append(d.Sentences, Sentence{
			text.Span{Start: d.Tokens[i].Start, End: d.Tokens[last-1].End}, i, last,
		})
		i = last
	}
}

// sentenceEnd returns where the sentence that begins at token i ends.
func (d *Doc) sentenceEnd(i int, known *abbreviations) int {
	for ; i < len(d.Tokens); i++ {
		if i+1 < len(d.Tokens) && d.lineBreak(i+1) {
			return i + 1
		}
		kind := d.stopAt(i, known)
		if kind == goesOn {
			continue
		}
		next := i + 1
		for next < len(d.Tokens) && d.adjacent(next) && isCloser(d.Word(next)) {
			next++
		}
		if next >= len(d.Tokens) {
			return next
		}
		if d.begins(next, kind, next > i+1, known) {
			return next
		}
		i = next - 1
	}
	return i
}

// ending is how strongly a token says that a sentence ends.
type ending uint8

const (
	goesOn  ending = iota
	maybe          // an abbreviation
	exclaim        // ? ! … : a sentence of speech may go on
	full           // a full stop
)

func (d *Doc) stopAt(i int, known *abbreviations) ending {
	w := d.Word(i)
	switch w {
	case ".", "。", "．", "।":
		return full
	case "?", "!", "…", "...", "....", "！", "？", "؟":
		return exclaim
	}
	if len(w) > 1 && w[len(w)-1] == '.' && known.of(w) == endStop {
		return maybe
	}
	return goesOn
}

func isCloser(w string) bool {
	switch w {
	case "”", "’", "\"", "'", ")", "]", "}", "»", "›", "''", "）", "」", "』", "】", ".", "!", "?", "！", "？", "…":
		return true
	}
	return false
}

// adjacent reports whether no space stands before token i.
func (d *Doc) adjacent(i int) bool { return i > 0 && d.Tokens[i-1].End == d.Tokens[i].Start }

// begins reports whether a sentence can begin at token i after an ending of this
// kind; closed says that a closing mark stands between.
func (d *Doc) begins(i int, kind ending, closed bool, known *abbreviations) bool {
	k := i
	for k < len(d.Tokens)-1 && k < i+3 && isOpener(d.Word(k)) {
		k++
	}
	opened := k > i
	w := d.Word(k)
	r, _ := utf8.DecodeRuneInString(w)
	if unicode.IsLower(r) {
		return false
	}
	switch kind {
	case maybe:
		return opened && !strings.HasPrefix(d.Word(i), "(") || unicode.IsUpper(r) && (known.starter[strings.ToLower(w)] || d.behindStreet(i))
	case exclaim:
		return letterOrDigit(r) && !(closed && d.speechFollows(k, known))
	}
	return letterOrDigit(r) || opened || r == '-' || r == '—' || r == '#' || r == '@' || unicode.Is(unicode.Sc, r) || r > 0x2000
}

// behindStreet reports whether token i stands behind the name of a street: "on Elm St.
// Police", "5th St. Ann", not "on Mount St. Helens".
func (d *Doc) behindStreet(i int) bool {
	if i < 3 || d.Word(i-1) != "St." {
		return false
	}
	name, before := d.Word(i-2), d.Word(i-3)
	first, _ := utf8.DecodeRuneInString(name)
	number, _ := utf8.DecodeRuneInString(before)
	switch strings.ToLower(name) {
	case "mount", "mt.", "lake", "port", "fort", "ft.", "cape", "point":
		return false
	}
	switch strings.ToLower(before) {
	case "on", "at", "along", "off", "down":
		return unicode.IsUpper(first) || unicode.IsDigit(first)
	}
	return unicode.IsDigit(first) || unicode.IsUpper(first) && unicode.IsDigit(number)
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isOpener(w string) bool {
	switch w {
	case "“", "‘", "\"", "'", "(", "[", "«", "„", "‹", "`", "``", "「", "『", "（":
		return true
	}
	return false
}

// speechFollows reports whether a name and a verb of speech stand at token i, as
// after “Really?”.
func (d *Doc) speechFollows(i int, known *abbreviations) bool {
	for k := i; k < len(d.Tokens) && k < i+5; k++ {
		w := d.Word(k)
		if known.speech[strings.ToLower(w)] {
			return true
		}
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && w != "the" && w != "de" && w != "van" && w != "al" {
			return false
		}
	}
	return false
}

// shortLine is the length below which a line of text, in bytes, was not wrapped
// but ended.
const shortLine = 45

// lineBreak reports whether a sentence ends before token i because a line does:
// an empty line, or the end of a short one before a capital.
func (d *Doc) lineBreak(i int) bool {
	from, to := d.Tokens[i-1].End, d.Tokens[i].Start
	gap := d.Text[from:to]
	if len(gap) == 1 && gap[0] != '\n' {
		return false
	}
	n := strings.Count(gap, "\n")
	if n != 1 {
		return n > 1
	}
	r, _ := utf8.DecodeRuneInString(d.Text[to:])
	start := strings.LastIndexByte(d.Text[max(0, from-shortLine):from], '\n')
	return !unicode.IsLower(r) && (start >= 0 || from < shortLine)
}
