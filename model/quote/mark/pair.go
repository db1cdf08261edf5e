// Package mark pairs the quotation marks of a text, paragraph by paragraph, in
// every usual style. It knows no words but those that are written with an
// apostrophe in front.
package mark

import (
	"context"
	"strings"
	"unicode"

	"lede/model/text"
)

// Stretch is one stretch of text in quotation marks, inside one paragraph.
type Stretch struct {
	text.Span           // with its marks
	Content   text.Span // without them, and without white space at its ends
	Para      int       // index of its paragraph
	Closed    bool      // false where the paragraph ends first
	Continues bool      // it takes up the quotation the paragraph before left open
	Single    bool      // in single marks
}

// polled is how many paragraphs are done between two looks at the context.
const polled = 256

// mostBetween is how many paragraphs without a mark stand between one that a
// quotation leaves open and one that closes it, at most.
const mostBetween = 3

// Pair returns the outermost marked stretches of s, ascending and disjoint. An odd
// mark spoils its own paragraph, and the few below it only where one of them ends a
// sentence with a mark that nothing opens. Time is linear in the length of s.
func Pair(ctx context.Context, s string, paras []text.Span) ([]Stretch, error) {
	var out, between []Stretch
	from := 0 // where between goes in out
	carry := [2]bool{}
	for i, para := range paras {
		if i%polled == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		p := pairing{s: s, para: para, index: i, carry: carry[0]}
		marks := scanMarks(s, para)
		singles, open := pairSingles(s, para, i, carry[1])
		carry[1] = open
		if len(marks) == 0 && p.carry && len(between) < mostBetween && isSpeech(s, para) {
			if len(between) == 0 {
				from = len(out)
			}
			between = append(between, whole(s, para, i))
			out = append(out, singles...)
			continue
		}
		if len(between) > 0 {
			if p.carry = p.ends(marks); p.carry {
				out = append(out[:from], between...)
			}
			between = between[:0]
		}
		p.run(marks)
		out = append(out, nest(p.out, singles)...)
		carry[0] = p.open
	}
	return out, nil
}

// isSpeech reports whether a paragraph can stand in the middle of a quotation: it is
// made of words and ends as a sentence does.
func isSpeech(s string, para text.Span) bool {
	words := strings.TrimSpace(para.Of(s))
	return text.HasWord(words) && strings.ContainsAny(words[len(words)-1:], ".?!:")
}

// whole is a paragraph in the middle of a quotation.
func whole(s string, para text.Span, i int) Stretch {
	content := text.Trim(s, para)
	return Stretch{Span: content, Content: content, Para: i, Continues: true}
}

// ends reports whether the first of marks closes what a paragraph before left open,
// behind the comma or the stop of what was said.
func (p *pairing) ends(marks []mark) bool {
	if len(marks) == 0 || p.role(marks, 0) != closes {
		return false
	}
	said := p.s[p.para.Start:marks[0].Start]
	return said != "" && strings.ContainsAny(said[len(said)-1:], ",.?!")
}

// pairing is the state of one paragraph.
type pairing struct {
	s     string
	para  text.Span
	index int
	carry bool // the paragraph before ended inside a quotation
	stack []mark
	count [families]int // of the open marks by family
	out   []Stretch
	open  bool // this paragraph ends inside a quotation
	taken bool // the outermost open mark takes up the paragraph before
}

func (p *pairing) run(marks []mark) {
	for i, m := range marks {
		switch p.role(marks, i) {
		case opens:
			p.push(m, i == 0)
		case closes:
			p.close(m, i == 0)
		}
	}
	if len(p.stack) > 0 {
		p.open = true
		p.emit(p.stack[0], text.Span{Start: p.para.End, End: p.para.End})
	}
}

// role decides what marks[i] does where it stands; either means it does nothing.
func (p *pairing) role(marks []mark, i int) side {
	m, first := marks[i], i == 0
	open, n := p.count[m.family] > 0, pull(p.s, p.para, m.Span)
	if open && (n >= 2 && p.behind(m, ",?!") && p.unopened(marks[i+1:], m.family) || n == 0 && p.behind(m, ",.?!")) {
		return closes // "We won, "she said
	}
	switch m.side {
	case opens:
		if open && n <= -2 || open && p.low() && !m.low && n < 2 {
			return closes
		}
		return opens
	case closes:
		if !open && n >= 2 && !(p.carry && first) {
			return opens
		}
		return closes
	}
	if open {
		if n <= 1 {
			return closes
		}
		return opens
	}
	switch {
	case n > -2:
		return opens
	case p.carry && first, p.count[partner(m.family)] > 0:
		return closes
	}
	return either
}

// behind reports whether m stands behind white space and one of stops: converted texts
// have the space on the wrong side of a mark, or on both.
func (p *pairing) behind(m mark, stops string) bool {
	said := p.s[p.para.Start:m.Start]
	words := strings.TrimRightFunc(said, unicode.IsSpace)
	return len(words) < len(said) && words != "" && strings.ContainsAny(words[len(words)-1:], stops)
}

// unopened reports whether the first of marks does not close what one of family f before
// it would open.
func (p *pairing) unopened(marks []mark, f family) bool {
	return len(marks) == 0 || marks[0].family == f && pull(p.s, p.para, marks[0].Span) >= 2
}

// partner is the family that closes what f left open: typewriters and
// typesetters meet in one text.
func partner(f family) family {
	switch f {
	case straight:
		return curly
	case curly:
		return straight
	}
	return f
}

func (p *pairing) low() bool { return p.stack[len(p.stack)-1].low }

// push opens m. A straight mark that opens while one is open shows that the
// first was never closed.
func (p *pairing) push(m mark, first bool) {
	if m.side == either && p.count[m.family] > 0 {
		p.drop(m)
	}
	if len(p.stack) == 0 {
		p.taken = p.carry && first && strings.TrimSpace(p.s[p.para.Start:m.Start]) == ""
	}
	p.stack = append(p.stack, m)
	p.count[m.family]++
}

// drop gives up the open mark of m's family and all within it.
func (p *pairing) drop(m mark) {
	opener := p.pop(m.family)
	if len(p.stack) == 0 {
		p.emit(opener, text.Span{Start: m.Start, End: m.Start})
	}
}

// pop takes marks off the stack down to the innermost of family f, which must
// be open, and returns that one.
func (p *pairing) pop(f family) mark {
	for {
		m := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		p.count[m.family]--
		if m.family == f {
			return m
		}
	}
}

func (p *pairing) close(m mark, first bool) {
	for _, f := range [2]family{m.family, partner(m.family)} {
		if p.count[f] > 0 {
			opener := p.pop(f)
			if len(p.stack) == 0 {
				p.emit(opener, m.Span)
			}
			return
		}
	}
	if p.carry && first && len(p.stack) == 0 {
		p.taken = true
		p.emit(mark{Span: text.Span{Start: p.para.Start, End: p.para.Start}, family: m.family}, m.Span)
	}
}

// emit adds the stretch from opener to closer, which is empty where no mark
// closes it. One without a word is left out.
func (p *pairing) emit(opener mark, closer text.Span) {
	content := text.Trim(p.s, text.Span{Start: opener.End, End: closer.Start})
	if !text.HasWord(content.Of(p.s)) {
		return
	}
	end := closer.End
	if closer.Empty() {
		end = content.End
	}
	p.out = append(p.out, Stretch{
		Span: text.Span{Start: opener.Start, End: end}, Content: content, Para: p.index,
		Closed: !closer.Empty(), Continues: p.taken,
	})
	p.taken = false
}
