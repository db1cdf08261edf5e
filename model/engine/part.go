package engine

import (
	"context"

	"lede/model/analysis"
	"lede/model/article"
)

// parts is the analysis of a large article around the reader's place: the part
// that is read and its neighbours, one after another.
type parts struct {
	cut   *analysis.Parts            // nil where the open article is not large
	known map[int]*analysis.Document // by part; at most maxParts
	under int                        // the part being analysed, -1 for none
	job   job
}

// maxParts is how many analysed parts are kept.
const maxParts = 6

// begin gives up what was analysed of another article.
func (p *parts) begin(a *article.Article) {
	p.job.stop()
	p.cut, p.known, p.under = analysis.Cut(a), map[int]*analysis.Document{}, -1
}

func (p *parts) stop() {
	p.job.stop()
	p.cut, p.known, p.under = nil, nil, -1
}

// want is the part to analyse next for a reader in part at, -1 where all near it
// are known.
func (p *parts) want(at int) int {
	for _, i := range [...]int{at, at + 1, at - 1} {
		if p.known[i] == nil && i >= 0 && i < p.cut.Len() {
			return i
		}
	}
	return -1
}

// around are the known documents without a gap around part at, ascending; nil
// stands for that of at itself where it is not known.
func (p *parts) around(at int) []*analysis.Document {
	first, last := at, at
	for p.known[first-1] != nil {
		first--
	}
	for p.known[last+1] != nil {
		last++
	}
	var out []*analysis.Document
	for i := first; i <= last; i++ {
		out = append(out, p.known[i])
	}
	return out
}

// put keeps a part and drops the ones that are farthest from the reader, who is
// in part at.
func (p *parts) put(i int, doc *analysis.Document, at int) {
	p.known[i] = doc
	for len(p.known) > maxParts {
		farthest := at
		for k := range p.known {
			if distance(k, at) > distance(farthest, at) {
				farthest = k
			}
		}
		delete(p.known, farthest)
	}
}

func distance(a, b int) int { return max(a-b, b-a) }

// followParts has the parts of a large article analysed that the reader is in or
// next to. What was begun for another place is given up.
func (e *Engine) followParts() []Work {
	p, o := &e.parts, e.reader.Open()
	if o == nil || o.Article() == nil || !analysis.Large(o.Article()) {
		p.stop()
		return nil
	}
	if p.cut == nil || p.cut.Article() != o.Article() {
		p.begin(o.Article())
	}
	at := p.cut.At(max(0, o.Place()))
	next := p.want(at)
	switch {
	case p.under >= 0 && distance(p.under, at) <= 1 && (p.under == at || p.known[at] != nil):
		return nil
	case next >= 0:
	case e.doc != nil && e.doc.Article == o.Article() && e.doc.Covers(p.cut.Span(at).Start):
		return nil
	default:
		next = at // known, but not on the page any more
	}
	return []Work{p.analyze(next, e.priority)}
}

// analyze begins to analyse part i instead of what is under way.
func (p *parts) analyze(i int, urgency *priority) Work {
	p.under = i
	cut, doc, near := p.cut, p.known[i], p.around(i)
	return p.job.begin(func(ctx context.Context) Event {
		if doc == nil {
			if urgency.urgent(func() { doc, _ = cut.Analyze(ctx, i) }); doc == nil {
				return nil // given up: the reader is elsewhere
			}
		}
		for k := range near {
			if near[k] == nil {
				near[k] = doc
			}
		}
		return analysedPart{cut, i, doc, analysis.Join(near)}
	})
}

// analysedPart is the analysis of one part, and of it with its known neighbours.
type analysedPart struct {
	cut    *analysis.Parts
	part   int
	doc    *analysis.Document
	joined *analysis.Document
}

func (a analysedPart) apply(e *Engine) []Work {
	p, o := &e.parts, e.reader.Open()
	if a.cut != p.cut || o == nil {
		return nil
	}
	at := p.cut.At(max(0, o.Place()))
	p.put(a.part, a.doc, at)
	p.under = -1
	var work []Work
	if a.joined.Covers(p.cut.Span(at).Start) {
		work = e.found(a.joined)
	}
	return append(work, e.followParts()...)
}
