package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/text"
)

// questions reports whether a label is that of the questions of an interview.
func questions(label string) bool { return label == "Q" || strings.EqualFold(label, "question") }

// answers reports whether a label is that of the answers to questions.
func answers(label string) bool { return label == "A" || strings.EqualFold(label, "answer") }

// labelOf splits paragraph p into a label, and the words behind it: with a colon, or the
// letter of a question or an answer.
func (lay *layout) labelOf(p text.Span) (label, words text.Span, ok bool) {
	if n, plain := letter(p.Of(lay.doc.Text)); n > 0 && (plain || lay.lettered) {
		words = unmark(lay.doc.Text, text.Span{Start: p.Start + n, End: p.End})
		return text.Span{Start: p.Start, End: p.Start + 1}, words, text.HasWord(words.Of(lay.doc.Text))
	}
	return labelOf(lay.doc.Text, p)
}

// hasLetters reports whether two paragraphs and more are questions that begin with the
// letter Q, so that an A at the start of a paragraph is that of an answer.
func (lay *layout) hasLetters() bool {
	n := 0
	for i, p := range lay.paras {
		if at, _ := letter(p.Of(lay.doc.Text)); at > 0 && lay.doc.Text[p.Start] == 'Q' && lay.asks(i) {
			n++
		}
	}
	return n > 1
}

// gap is the white space behind a letter.
const gap = " \t\u00a0"

// letter is how many bytes of a paragraph are the letter of a question or an answer, its
// number and what parts it from the words: "Q: ", "A. ", "Q2) ", "A — ", "Q "; 0 where it
// has none. It is plain where it can be no word: "Q: " and "A. ".
func letter(s string) (n int, plain bool) {
	if s == "" || s[0] != 'Q' && s[0] != 'A' {
		return 0, false
	}
	behind := strings.TrimLeft(s[1:], "0123456789")
	if len(s)-len(behind) > 3 {
		return 0, false
	}
	numbered := len(behind) < len(s)-1
	rest := strings.TrimLeft(behind, gap)
	spaced := len(rest) < len(behind)
	sign, size := utf8.DecodeRuneInString(rest)
	switch sign {
	case ':', '.', ')', '—', '–', '-', '|':
		after := rest[size:]
		if words := strings.TrimLeft(after, gap); len(words) < len(after) || sign == ':' {
			return len(s) - len(words), !numbered && (sign == ':' || sign == '.')
		}
		return 0, false
	}
	if !spaced || numbered || !unicode.IsUpper(sign) && !unicode.IsDigit(sign) && !in(sign, "\"“‘'[(") {
		return 0, false
	}
	return len(s) - len(rest), false
}

// labelOf splits paragraph p of s into a label, which ends with a colon, and
// the words behind it.
func labelOf(s string, p text.Span) (label, words text.Span, ok bool) {
	head := s[p.Start:min(p.End, p.Start+longestLabel)]
	i := strings.IndexByte(head, ':')
	if i <= 0 {
		return label, words, false
	}
	label = unmark(s, text.Span{Start: p.Start, End: p.Start + i})
	words = unmark(s, text.Span{Start: p.Start + i + 1, End: p.End})
	fields := strings.Fields(label.Of(s))
	if len(fields) == 0 || len(fields) > labelWords || !text.HasWord(words.Of(s)) || strings.HasPrefix(s[p.Start+i:], "://") {
		return label, words, false
	}
	for _, f := range fields {
		if r, _ := utf8.DecodeRuneInString(f); !unicode.IsUpper(r) && !in(r, "(") {
			return label, words, false
		}
	}
	return label, words, true
}
