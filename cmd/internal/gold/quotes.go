package gold

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// marks in which words are quoted, besides runes of the classes Pi and Pf.
const quoteMarks = "\"'„‚「」『』《》〈〉"

// quotation adds l to the quotes, if it is one.
func (p *parser) quotation(l label) error {
	kind, ok := quoteKind(l.kind)
	if !ok {
		return nil
	}
	q := quote.Quote{Span: l.span, Content: l.span, Kind: kind, Confidence: 1}
	if kind != quote.Indirect {
		q.Content = inner(p.doc.Article.Text, l.span)
	}
	if n := len(p.doc.Quotes); n > 0 && p.doc.Quotes[n-1].Overlaps(q.Span) {
		return fmt.Errorf("a quotation inside another")
	}
	near := q.Span
	if cue, ok := l.options["cue"]; ok {
		if q.Cue, ok = p.nearest(cue, q.Span); !ok {
			return fmt.Errorf("no cue %q beside the quotation", cue)
		}
		near = q.Cue
	}
	var err error
	if q.Speaker, err = p.speaker(l, near); err != nil {
		return err
	}
	if q.Group, err = p.group(l); err != nil {
		return err
	}
	p.doc.Quotes = append(p.doc.Quotes, q)
	return nil
}

// inner is s without its quotation marks. A speech that goes on in the next
// paragraph has none at its end.
func inner(in string, s text.Span) text.Span {
	isMark := func(r rune) bool { return unicode.In(r, unicode.Pi, unicode.Pf) || strings.ContainsRune(quoteMarks, r) }
	first, n := utf8.DecodeRuneInString(s.Of(in))
	if !isMark(first) { // a transcript's
		return s
	}
	s.Start += n
	if last, n := utf8.DecodeLastRuneInString(s.Of(in)); isMark(last) {
		s.End -= n
	}
	return text.Trim(in, s)
}

// group numbers the acts of speech from 0 in order of appearance.
func (p *parser) group(l label) (int, error) {
	if given, ok := l.options["group"]; ok {
		if _, err := strconv.Atoi(given); err != nil {
			return 0, fmt.Errorf("group %q is no number", given)
		}
		if n, ok := p.groups[given]; ok {
			return n, nil
		}
		p.groups[given] = p.acts
	}
	p.acts++
	return p.acts - 1, nil
}

// speaker finds the words that name the speaker: those the annotator gave, else
// the entity's mention nearest to the cue, or to the quotation where there is none.
func (p *parser) speaker(l label, near text.Span) (*quote.Speaker, error) {
	if l.key == nobody {
		return nil, nil
	}
	s := &quote.Speaker{Entity: quote.Nobody, Name: l.key}
	words := l.key
	if !l.words {
		id, ok := p.ids[l.key]
		if !ok {
			return nil, fmt.Errorf("unknown speaker %s", l.key)
		}
		s.Entity, s.Name = id, p.doc.Entities[id].Name
		words = ""
	}
	if by, ok := l.options["by"]; ok {
		words = by
	}
	if words == "" {
		s.Span = p.nearestMention(p.doc.Entities[s.Entity], l.span, near)
		return s, nil
	}
	var ok bool
	if s.Span, ok = p.nearest(words, near, l.span); !ok {
		return nil, fmt.Errorf("no speaker %q beside the quotation", words)
	}
	return s, nil
}

// nearestMention is the mention of e nearest to near and outside the quotation;
// one outside every direct or mixed quotation goes before one inside.
func (p *parser) nearestMention(e entity.Entity, quotation, near text.Span) text.Span {
	var best text.Span
	var cost int
	for _, m := range e.Mentions {
		c := gap(m.Span, near)
		if p.spoken(m.Span) {
			c += len(p.doc.Article.Text)
		}
		if quotation.Overlaps(m.Span) {
			c += 2 * len(p.doc.Article.Text)
		}
		if best.Empty() || c < cost {
			best, cost = m.Span, c
		}
	}
	return best
}

// spoken reports whether s lies in marked speech.
func (p *parser) spoken(s text.Span) bool {
	for _, l := range p.labels {
		if (l.kind == quote.Direct.String() || l.kind == quote.Mixed.String()) && l.span.Covers(s) {
			return true
		}
	}
	return false
}

// nearest finds whole words in the paragraph of near or one beside it: the
// occurrence nearest to near, outside it, outside avoid and outside marked speech.
func (p *parser) nearest(words string, near text.Span, avoid ...text.Span) (best text.Span, ok bool) {
	avoid = append(avoid, near)
	in := p.doc.Article.Text
	around := p.around(near)
next:
	for i := around.Start; ; {
		j := strings.Index(in[i:around.End], words)
		if j < 0 {
			return best, ok
		}
		s := text.Span{Start: i + j, End: i + j + len(words)}
		i = s.Start + 1
		for _, a := range avoid {
			if a.Overlaps(s) {
				continue next
			}
		}
		if wholeWords(in, s) && !p.spoken(s) && (!ok || gap(s, near) < gap(best, near)) {
			best, ok = s, true
		}
	}
}

// around is the paragraph of s with the ones beside it.
func (p *parser) around(s text.Span) text.Span {
	blocks := p.doc.Article.Blocks
	for i, b := range blocks {
		if b.Covers(s) {
			return blocks[max(0, i-1)].Span.Join(blocks[min(len(blocks)-1, i+1)].Span)
		}
	}
	return s
}

func wholeWords(in string, s text.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(in[:s.Start])
	after, _ := utf8.DecodeRuneInString(in[s.End:])
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return !isWord(before) && !isWord(after)
}

// gap is the number of bytes between two spans, 0 where they touch or overlap.
func gap(a, b text.Span) int {
	return max(0, a.Start-b.End, b.Start-a.End)
}
