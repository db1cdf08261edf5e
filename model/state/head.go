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

// HeadMarks is what is lit in the summary, which is not in the article's text:
// spans of its Meta.Head. The headline stands for itself.
func (r *Reader) HeadMarks() []Mark {
	o := r.open
	if o == nil || o.doc == nil || o.head.doc != o.doc {
		return nil
	}
	var marks []Mark
	for _, m := range o.head.found {
		if r.lights(&m) && m.Start > len(o.article.Meta.Title) {
			marks = append(marks, Mark{Span: m.Span, Role: Lit, Kind: o.doc.Entities[m.Entity].Kind, Guess: m.Confidence < entity.Sure, Again: true})
		}
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
