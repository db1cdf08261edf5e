package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/text"
)

// parts is the analysis of a large article around the reader's place: the part
// that is read and its neighbours, one after another.
type parts struct {
	cut   *analysis.Parts            // nil where the open article is not large
	known map[int]*analysis.Document // by part; at most maxParts
	under int                        // the part being analysed, -1 for none
	stop  context.CancelFunc
}

// maxParts is how many analysed parts are kept.
const maxParts = 6

// partMsg is the analysis of one part, and of it with its known neighbours.
type partMsg struct {
	cut    *analysis.Parts
	part   int
	doc    *analysis.Document
	joined *analysis.Document
}

// begin gives up what was analysed of another article.
func (p *parts) begin(a *article.Article) {
	p.end()
	*p = parts{cut: analysis.Cut(a), known: map[int]*analysis.Document{}, under: -1}
}

func (p *parts) end() {
	if p.stop != nil {
		p.stop()
	}
	*p = parts{under: -1}
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

// around are the known documents without a gap around part at, ascending.
func (p *parts) around(at int, doc *analysis.Document) []*analysis.Document {
	known := func(i int) *analysis.Document {
		if i == at {
			return doc
		}
		return p.known[i]
	}
	first, last := at, at
	for known(first-1) != nil {
		first--
	}
	for known(last+1) != nil {
		last++
	}
	var out []*analysis.Document
	for i := first; i <= last; i++ {
		out = append(out, known(i))
	}
	return out
}

// put keeps a part and drops the one that is farthest from the reader, who is in
// part at.
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
func (m *Model) followParts() tea.Cmd {
	p, o := &m.jobs.parts, m.reader.Open()
	if o == nil || o.Article() == nil || !analysis.Large(o.Article()) {
		p.end()
		return nil
	}
	if p.cut == nil || p.cut.Article() != o.Article() {
		p.begin(o.Article())
	}
	at := p.cut.At(max(0, o.Place()))
	next := p.want(at)
	if p.under >= 0 && distance(p.under, at) <= 1 && (p.under == at || p.known[at] != nil) {
		return nil
	}
	if next < 0 && m.found != nil && m.found.Article == o.Article() && m.found.Covers(p.cut.Span(at).Start) {
		return nil
	}
	if next < 0 {
		next = at // known, but not on the page any more
	}
	return p.analyze(next, m.jobs.gate)
}

// analyze begins to analyse part i instead of what is under way.
func (p *parts) analyze(i int, g *gate) tea.Cmd {
	if p.stop != nil {
		p.stop()
	}
	ctx, stop := background()
	p.under, p.stop = i, stop
	cut, doc, near := p.cut, p.known[i], p.around(i, nil)
	return func() tea.Msg {
		defer stop()
		if doc == nil {
			if g.first(func() { doc, _ = cut.Analyze(ctx, i) }); doc == nil {
				return nil // given up: the reader is elsewhere
			}
		}
		for k := range near {
			if near[k] == nil {
				near[k] = doc
			}
		}
		return partMsg{cut, i, doc, analysis.Join(near)}
	}
}

// showPart takes an analysed part of the open article.
func (m *Model) showPart(msg partMsg) tea.Cmd {
	p, o := &m.jobs.parts, m.reader.Open()
	if msg.cut != p.cut || o == nil {
		return nil
	}
	at := p.cut.At(max(0, o.Place()))
	p.put(msg.part, msg.doc, at)
	if msg.part == p.under {
		p.under = -1
	}
	if msg.joined.Covers(p.cut.Span(at).Start) {
		return m.understand(msg.joined)
	}
	return nil
}

// walkOn goes where the analysed part of the article ends in the direction of
// step, so that the names there are found next; it reports whether it did.
func (m *Model) walkOn(step int) bool {
	o := m.reader.Open()
	if o == nil || o.Doc() == nil || !o.Doc().Partial() {
		return false
	}
	switch end := o.Doc().Part.End; {
	case !o.Doc().Covers(max(0, o.Place())):
		m.reader.Say("this part is being read")
	case step > 0 && end < len(o.Article().Text):
		m.scrollTo(m.shown().At(end))
		m.reader.Say("no more in the part that was read; going on")
	case step < 0 && o.Doc().Part.Start > 0:
		m.reveal(text.Span{Start: o.Doc().Part.Start - 1, End: o.Doc().Part.Start})
		m.reader.Say("no more in the part that was read; going on")
	default:
		return false
	}
	return true
}
