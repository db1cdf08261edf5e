package quote

import (
	"context"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/text"
)

// Act is one act of speech as annotators marked it.
type Act struct {
	Source, Cue, Content []text.Span
	Heads                []text.Span // head words of the source
	Name                 string      // of the person who is the source; "" where unknown or none
}

// Example is an annotated text to learn from.
type Example struct {
	Doc      *nlp.Doc
	Entities []entity.Entity
	Acts     []Act
}

// lesson is an Example laid out.
type lesson struct {
	layout *layout
	acts   []Act
	roles  []role // of every token
	act    []int32
}

func newLesson(ctx context.Context, e Example) (*lesson, error) {
	lay, err := newLayout(ctx, e.Doc, e.Entities)
	if err != nil {
		return nil, err
	}
	l := &lesson{layout: lay, acts: e.Acts, roles: make([]role, len(lay.tokens)), act: make([]int32, len(lay.tokens))}
	for i, a := range e.Acts {
		l.lay(int32(i+1), a.Content, contentFirst)
		l.lay(int32(i+1), a.Source, sourceFirst)
		l.lay(int32(i+1), a.Cue, cueFirst)
	}
	return l, nil
}

// lay gives the tokens of spans their role: begin for the first, the next role
// for the others.
func (l *lesson) lay(act int32, spans []text.Span, begin role) {
	for _, sp := range spans {
		r := begin
		for i := l.layout.doc.TokenAt(sp.Start); i < len(l.roles) && l.layout.doc.Tokens[i].Start < sp.End; i++ {
			l.roles[i], l.act[i] = r, act
			r = begin + 1
		}
	}
}
