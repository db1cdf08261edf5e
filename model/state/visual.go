package state

import (
	"context"
	"sort"
	"unicode"
	"unicode/utf8"

	"lede/model/nlp"
	"lede/model/text"
)

// Visual is a passage being selected by the keyboard: from the start of Anchor
// to the end of Head, or the other way round. Both are whole words.
type Visual struct {
	anchor, head text.Span
}

// Head is the word at its free end.
func (v *Visual) Head() text.Span { return v.head }

// EndVisual gives the passage up.
func (r *Reader) EndVisual() { r.visual = nil }

// Span is the passage.
func (v *Visual) Span() text.Span { return v.anchor.Join(v.head) }

// Unit is how far a passage grows or shrinks at once.
type Unit uint8

// Units, small to large.
const (
	Word Unit = iota
	Sentence
	Block
)

// StartVisual begins to select: the selected mention or quotation, else the
// current search hit, else the first word at or after from. It reports false
// where there is no text.
func (r *Reader) StartVisual(from int) bool {
	o := r.open
	if o == nil || o.article == nil {
		return false
	}
	span, ok := o.passage()
	if !ok {
		if span, ok = wordAfter(o.article.Text, from); !ok {
			span, ok = wordBefore(o.article.Text, len(o.article.Text))
		}
	}
	if !ok {
		return false
	}
	r.visual = &Visual{anchor: firstWord(o.article.Text, span), head: lastWord(o.article.Text, span)}
	r.card, r.focus = nil, OnArticle
	return true
}

// passage is the selected mention or quotation, else the current search hit.
func (o *Open) passage() (text.Span, bool) {
	if span, ok := o.Selected(); ok {
		return span, true
	}
	if s := o.search; s != nil && s.at >= 0 && s.at < len(s.hits) && s.hits[s.at].Start >= 0 {
		return s.hits[s.at], true
	}
	return text.Span{}, false
}

// MoveVisual moves the free end of the passage by n units, within the text.
func (r *Reader) MoveVisual(u Unit, n int) {
	if r.visual == nil || r.open == nil || r.open.article == nil {
		return
	}
	for ; n > 0; n-- {
		r.visual.head = r.open.forward(u, r.visual)
	}
	for ; n < 0; n++ {
		r.visual.head = r.open.backward(u, r.visual)
	}
}

// VisualTo moves the free end to the word at or after offset, or the last one
// before it.
func (r *Reader) VisualTo(offset int) {
	if r.visual == nil || r.open == nil || r.open.article == nil {
		return
	}
	s := r.open.article.Text
	offset = max(0, min(offset, len(s)))
	if word, ok := wordAt(s, offset); ok {
		r.visual.head = word
	} else if word, ok := wordBefore(s, offset); ok {
		r.visual.head = word
	}
}

// SwapVisual makes the other end of the passage the free one.
func (r *Reader) SwapVisual() {
	if v := r.visual; v != nil {
		v.anchor, v.head = v.head, v.anchor
	}
}

// forward is the word the free end goes to: the next, or the last of this or
// the next sentence or block.
func (o *Open) forward(u Unit, v *Visual) text.Span {
	s := o.article.Text
	if u == Word {
		if next, ok := wordAfter(s, v.head.End); ok {
			return next
		}
		return v.head
	}
	span := o.around(u, v.head.Start)
	last := lastWord(s, span)
	if last.End <= v.head.End {
		next, ok := wordAfter(s, max(v.head.End, span.End))
		if !ok {
			return v.head
		}
		last = lastWord(s, o.around(u, next.Start))
	}
	return last
}

// backward is likewise the word before, or the first of this or the sentence or
// block before.
func (o *Open) backward(u Unit, v *Visual) text.Span {
	s := o.article.Text
	if u == Word {
		if before, ok := wordBefore(s, v.head.Start); ok {
			return before
		}
		return v.head
	}
	first := firstWord(s, o.around(u, v.head.Start))
	if first.Start >= v.head.Start {
		before, ok := wordBefore(s, v.head.Start)
		if !ok {
			return v.head
		}
		first = firstWord(s, o.around(u, before.Start))
	}
	return first
}

// around is the sentence or the block that holds the byte at offset, the byte
// alone where none does.
func (o *Open) around(u Unit, offset int) text.Span {
	blocks := o.article.Blocks
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].End > offset })
	if i == len(blocks) || !blocks[i].Contains(offset) {
		return text.Span{Start: offset, End: offset}
	}
	if u == Block {
		return blocks[i].Span
	}
	return o.sentence(blocks[i].Span, offset)
}

// maxSentence is how far the ends of a sentence are looked for, in bytes.
const maxSentence = 4 << 10

func (o *Open) sentence(block text.Span, offset int) text.Span {
	zone := text.Snap(o.article.Text, text.Span{Start: max(block.Start, offset-maxSentence), End: min(block.End, offset+maxSentence)})
	part := zone.Of(o.article.Text)
	doc, err := nlp.Parse(context.Background(), part, []text.Span{{End: len(part)}})
	if err != nil || len(doc.Sentences) == 0 {
		return zone
	}
	i := max(0, sort.Search(len(doc.Sentences), func(i int) bool { return doc.Sentences[i].Start > offset-zone.Start })-1)
	found := doc.Sentences[i].Span
	return text.Span{Start: zone.Start + found.Start, End: zone.Start + found.End}
}

// The words of a passage are runs of letters and digits with what stands between
// them without a space (“Jong-un”, “isn't”); each character of a script without
// spaces is one.

func part(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func alone(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}

// wordAfter is the first word that begins at or after i.
func wordAfter(s string, i int) (text.Span, bool) {
	for i = max(0, i); i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if part(r) && !unicode.IsMark(r) {
			return text.Span{Start: i, End: wordEnd(s, i)}, true
		}
		i += n
	}
	return text.Span{}, false
}

// wordBefore is the last word that ends at or before i.
func wordBefore(s string, i int) (text.Span, bool) {
	for i = min(i, len(s)); i > 0; {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if part(r) {
			return text.Span{Start: wordStart(s, i), End: i}, true
		}
		i -= n
	}
	return text.Span{}, false
}

// wordAt is the word that the byte at i lies in, else the first after it.
func wordAt(s string, i int) (text.Span, bool) {
	if i < len(s) {
		if r, n := utf8.DecodeRuneInString(s[i:]); part(r) {
			start := wordStart(s, i+n)
			return text.Span{Start: start, End: wordEnd(s, start)}, true
		}
	}
	return wordAfter(s, i)
}

func joins(r rune) bool {
	return r == '-' || r == '\'' || r == '’' || r == '‑' || r == '.' || r == ','
}

// wordEnd is where the word that begins at i ends.
func wordEnd(s string, i int) int {
	r, n := utf8.DecodeRuneInString(s[i:])
	single := alone(r)
	for i += n; i < len(s); i += n {
		r, n = utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsMark(r):
		case single || alone(r):
			return i
		case joins(r):
			if next, _ := utf8.DecodeRuneInString(s[i+n:]); !part(next) || alone(next) {
				return i
			}
		case !part(r):
			return i
		}
	}
	return i
}

// wordStart is where the word that ends at i begins.
func wordStart(s string, i int) int {
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if i -= n; unicode.IsMark(r) {
			continue
		}
		if alone(r) {
			return i
		}
		before, m := utf8.DecodeLastRuneInString(s[:i])
		if joins(before) {
			if before, _ = utf8.DecodeLastRuneInString(s[:i-m]); part(before) && !alone(before) {
				i -= m
				continue
			}
			return i
		}
		if !part(before) || alone(before) {
			return i
		}
	}
	return i
}

// firstWord is the first word of span with what stands before it there.
func firstWord(s string, span text.Span) text.Span {
	if word, ok := wordAfter(s, span.Start); ok && word.Start < span.End {
		return text.Span{Start: span.Start, End: min(word.End, max(span.End, word.Start))}
	}
	return span
}

// lastWord is the last word of span with what stands behind it there.
func lastWord(s string, span text.Span) text.Span {
	if word, ok := wordBefore(s, span.End); ok && word.End > span.Start {
		return text.Span{Start: max(word.Start, span.Start), End: span.End}
	}
	return span
}
