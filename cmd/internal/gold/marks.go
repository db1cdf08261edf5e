package gold

import (
	"strings"
	"unicode/utf8"

	"lede/model/article"
	"lede/model/text"
)

// The marks' brackets, U+27E6 and U+27E7, occur in no news text.
const (
	opener = "⟦"
	closer = "⟧"
)

// place is a position in the file, from 1; columns count code points.
type place struct{ line, column int }

// mark is one annotation: where it stands, what it covers, what it says.
type mark struct {
	at   place
	span text.Span // in the article's text
	tag  string
}

// parser reads one file.
type parser struct {
	file    string
	line    int
	current string // the line being read
	seen    []string
	builder article.Builder
	doc     *Doc
	marks   []mark
	ids     map[string]int // entity key → index in doc.Entities
	labels  []label
	groups  map[string]int // group in the file → its number
	acts    int            // acts of speech so far
}

// parse reads the header, the body, and what the marks say.
func (p *parser) parse(data string) error {
	if !utf8.ValidString(data) {
		return p.faultAt(place{1, 1}, "invalid UTF-8")
	}
	head := true
	for line := range strings.Lines(data) {
		p.line++
		p.current = strings.TrimRight(line, "\r\n")
		var err error
		switch blank := strings.TrimSpace(p.current) == ""; {
		case head && !blank:
			err = p.headerLine(p.current)
		case head:
			head = false
			err = p.checkHeader()
		case !blank:
			err = p.paragraph()
		}
		if err != nil {
			return err
		}
	}
	if len(p.seen) == 0 || head {
		return p.fault(0, "no body")
	}
	p.doc.Article = p.builder.Build(article.Origin{File: p.file, Format: "gold"})
	return p.resolve()
}

// paragraph takes the marks out of the present line and adds the rest as a block.
func (p *parser) paragraph() error {
	plain, marks, err := p.strip()
	if err != nil {
		return err
	}
	if text.CleanLine(plain) != plain {
		return p.fault(0, "a paragraph needs clean text: single spaces, none at its ends or next to an empty mark, no control characters")
	}
	p.builder.Block(article.Block{Kind: article.Paragraph}, plain)
	base := p.builder.Len() - len(plain)
	for _, m := range marks {
		m.span.Start += base
		m.span.End += base
		p.marks = append(p.marks, m)
	}
	return nil
}

// stripper takes the marks out of one line.
type stripper struct {
	*parser
	plain []byte
	marks []mark // in the order in which they open
	open  []int  // those not yet closed
	bar   int    // where in plain the last "|" of the innermost mark stands, or -1
}

// strip returns the present line without its marks, and the marks with spans
// into that.
func (p *parser) strip() (plain string, marks []mark, err error) {
	s := stripper{parser: p, bar: -1}
	line := p.current
	for i := 0; i < len(line); {
		switch {
		case strings.HasPrefix(line[i:], opener):
			s.begin(i)
			i += len(opener)
		case strings.HasPrefix(line[i:], closer):
			if err := s.end(i); err != nil {
				return "", nil, err
			}
			i += len(closer)
		default:
			if line[i] == '|' && len(s.open) > 0 {
				s.bar = len(s.plain)
			}
			s.plain = append(s.plain, line[i])
			i++
		}
	}
	if n := len(s.open); n > 0 {
		return "", nil, p.faultAt(s.marks[s.open[n-1]].at, "mark that does not end")
	}
	return string(s.plain), s.marks, nil
}

func (s *stripper) begin(offset int) {
	s.open = append(s.open, len(s.marks))
	s.marks = append(s.marks, mark{
		at:   place{s.line, s.column(offset)},
		span: text.Span{Start: len(s.plain)},
	})
	s.bar = -1
}

func (s *stripper) end(offset int) error {
	last := len(s.open) - 1
	if last < 0 {
		return s.fault(offset, "%s without %s", closer, opener)
	}
	if s.bar < 0 {
		return s.fault(offset, "mark without a tag")
	}
	m := &s.marks[s.open[last]]
	m.span.End, m.tag = s.bar, string(s.plain[s.bar+1:])
	if m.span.Empty() {
		return s.faultAt(m.at, "empty mark")
	}
	s.plain, s.open, s.bar = s.plain[:s.bar], s.open[:last], -1
	return nil
}
