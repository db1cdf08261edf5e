package index

import (
	"math"
	"strconv"

	"lede/model/fact"
)

// facts packs the facts of an article.
func (p *packer) facts(s *fact.Sheet) {
	p.int(len(s.Days))
	for _, d := range s.Days {
		p.date(d.Date)
		p.string(d.Words)
		p.place(d.Place)
	}
	p.int(len(s.Counts))
	for _, c := range s.Counts {
		p.string(strconv.FormatFloat(c.Number, 'g', -1, 64))
		p.string(c.Unit)
		p.string(c.Words)
		p.strings(c.About)
		p.strings(c.Names)
		p.place(c.Place)
	}
}

func (p *packer) place(at fact.Place) {
	p.string(at.Sentence)
	p.span(at.Within)
	p.span(at.Span)
	p.span(at.Runes)
}

// facts is the inverse of packer.facts.
func (u *unpacker) facts() *fact.Sheet {
	var s fact.Sheet
	for range u.count() {
		s.Days = append(s.Days, fact.Day{Date: u.date(), Words: u.string(), Place: u.place()})
	}
	for range u.count() {
		c := fact.Count{}
		number, err := strconv.ParseFloat(u.string(), 64)
		c.Number, u.bad = number, u.bad || err != nil
		c.Unit, c.Words, c.About, c.Names, c.Place = u.string(), u.string(), u.strings(), u.strings(), u.place()
		s.Counts = append(s.Counts, c)
	}
	return &s
}

func (u *unpacker) place() fact.Place {
	return fact.Place{Sentence: u.string(), Within: u.span(math.MaxInt), Span: u.span(math.MaxInt), Runes: u.span(math.MaxInt)}
}
