package state

import (
	"lede/model/analysis"
	"lede/model/entity"
)

// head is what was found in the headline and the summary by a document.
type head struct {
	doc   *analysis.Document
	found []analysis.Mention
}

// HeadMarks is what is lit in the summary and found in it and in the headline,
// which are not in the article's text: spans of its Meta.Head. The headline stands
// for itself.
func (r *Reader) HeadMarks() []Mark {
	o := r.open
	if o == nil || o.article == nil {
		return nil
	}
	marks := o.headHits()
	if o.doc == nil || o.head.doc != o.doc {
		return marks
	}
	for _, m := range o.head.found {
		if r.lights(&m) && m.Start > len(o.article.Meta.Title) {
			marks = append(marks, Mark{Span: m.Span, Role: Lit, Kind: o.doc.Entities[m.Entity].Kind, Guess: m.Confidence < entity.Sure, Again: true})
		}
	}
	return marks
}

// headHits marks what was searched for and stands before the text.
func (o *Open) headHits() (marks []Mark) {
	s := o.search
	if s == nil {
		return nil
	}
	for i, hit := range s.hits {
		in, ok := s.InHead(hit)
		if !ok {
			break
		}
		role := Hit
		if i == s.at {
			role = Here
		}
		marks = append(marks, Mark{Span: in, Role: role})
	}
	return marks
}

// AskHead opens the card of who is named at a byte of the headline and the
// summary, where somebody is.
func (r *Reader) AskHead(offset int) {
	o := r.open
	if o == nil || o.doc == nil || o.head.doc != o.doc {
		return
	}
	for _, m := range o.head.found {
		if m.Contains(offset) && r.lights(&m) {
			r.AskEntity(m.Entity)
		}
	}
}
