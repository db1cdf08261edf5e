package engine

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"lede/model/article"
	"lede/model/brief"
	"lede/model/entity"
	"lede/model/fact"
	"lede/model/people"
	"lede/model/quote"
	"lede/model/state"
	"lede/model/story"
	"lede/model/text"
)

// told is what the articles that were gathered tell.
func (t *teller) told(ctx context.Context) (out state.Told, err error) {
	n := t.newTelling()
	switch kind := t.account.Kind(); {
	case kind == state.Timeline:
		n.timeline()
	case kind == state.Ledger:
		n.ledger("")
	case kind == state.News && t.story == nil:
		return out, errApart
	case kind == state.News:
		err = n.news(ctx)
	case len(t.witnesses) == 1 && t.of.Name == "":
		err = n.article(ctx)
	default:
		n.brief(ctx)
	}
	n.many()
	return n.Told, err
}

// telling is an account in the making.
type telling struct {
	*teller
	state.Told
	at       map[[2]string]int       // lines, by head and words
	in       [][]*witness            // articles that have each
	register func() *people.Register // joined once for all that is told
}

func (t *teller) newTelling() *telling {
	n := &telling{teller: t, at: map[[2]string]int{}}
	n.register = sync.OnceValue(n.gather)
	n.Title, n.Note = t.of.Name, text.Count(len(t.witnesses), "article")
	if t.of.Name == "" && len(t.witnesses) > 0 {
		n.Title = t.witnesses[0].passage.Meta.Called()
	}
	switch {
	case t.of.Listed:
		n.Title = "what is listed"
	case len(t.of.Found) > 1:
		n.Title = t.of.Query
	}
	switch told := len(t.witnesses); {
	case t.asking != nil && told >= answerLimit:
		n.Note = fmt.Sprintf("the newest %d articles", answerLimit)
	case t.beyond > 0:
		n.Note = fmt.Sprintf("the first %d of %s", told, text.Count(told+t.beyond, "article"))
	case t.beyond < 0:
		n.Note = "the first " + text.Count(told, "article")
	}
	return n
}

// put adds a line, which leads to span in the article of w. What several articles
// tell in the same words is one line.
func (n *telling) put(w *witness, l state.AccountLine, span text.Span) {
	l.Text = text.OneLine(l.Text)
	key := lineKey(l)
	if at, ok := n.at[key]; ok && !l.Plain {
		if !slices.Contains(n.in[at], w) {
			n.in[at] = append(n.in[at], w)
		}
		return
	}
	p := w.passage
	if !l.Plain {
		p.Hits = []text.Span{span}
	}
	n.at[key] = len(n.Lines)
	n.Lines, n.Passages, n.in = append(n.Lines, l), append(n.Passages, p), append(n.in, []*witness{w})
}

// lineKey is equal for lines in the same words below the same head.
func lineKey(l state.AccountLine) [2]string {
	return [2]string{l.Head, strings.Join(text.Words(l.Text), " ")}
}

// many says of lines that several articles have how many others do.
func (n *telling) many() {
	for i := range n.Lines {
		if more := len(n.in[i]) - 1; more > 0 {
			n.Lines[i].Note = strings.TrimPrefix(n.Lines[i].Note+" · also in "+text.Count(more, "other article"), " · ")
		}
	}
}

// gather is the names and quotations of the articles.
func (n *telling) gather() *people.Register {
	var r people.Register
	for _, w := range n.witnesses {
		r.Add(w.sheet)
	}
	return &r
}

// timeline tells of each day, earliest first.
func (n *telling) timeline() {
	var line fact.Timeline
	for _, w := range n.witnesses {
		line.Add(w.facts, w.passage.Meta.Published)
	}
	named := n.naming()
	for _, e := range line.Events() {
		w := n.witnesses[e.Article]
		switch l := (state.AccountLine{Head: dayTitle(e.Day), Day: e.Day, Text: e.Sentence}); {
		case !e.Published && !named(e.Article, e.Within):
		case e.Published:
			l.Text, l.Note, l.Plain = titleOf(w), "published", true
			n.put(w, l, text.Span{})
		default:
			n.put(w, l, e.Within)
		}
	}
}

// naming reports whether a passage names what the account is of.
func (n *telling) naming() func(article int, within text.Span) bool {
	if n.of.Name == "" {
		return func(int, text.Span) bool { return true }
	}
	return n.register().Naming(n.of.Name)
}

// titleOf is what an article is called.
func titleOf(w *witness) string {
	return cmp.Or(w.passage.Meta.Called(), w.passage.Origin.File)
}

// dayTitle is a day of a timeline for people.
func dayTitle(day string) string { return cmp.Or(fact.Named(day), "No day is known") }

// daysOf is the days of a sentence for people.
func daysOf(days []fact.Day) string {
	told := fact.Told(days)
	for i, d := range told {
		told[i] = cmp.Or(fact.Named(d), d)
	}
	return strings.Join(told, " · ")
}

// ledger tells who said what; head stands over all of it, where there is one.
func (n *telling) ledger(head string) {
	all, entities := n.register().Ledger()
	for i, q := range all {
		if n.of.Name != "" && (q.Entity == quote.Nobody || entities[q.Entity].Kind != n.of.Kind || !entities[q.Entity].Named(n.of.Name)) {
			continue
		}
		l := state.AccountLine{Head: cmp.Or(head, q.Speaker), Text: q.Words}.Saying(q.Kind, q.Confidence)
		if q.Confidence < entity.Sure {
			l.Note = "a guess"
		}
		if head != "" {
			l.Note = strings.TrimSuffix(q.Speaker+" · "+l.Note, " · ")
		} else if _, known := n.at[lineKey(l)]; !known && (len(n.Lines) == 0 || n.Lines[len(n.Lines)-1].Head != l.Head) {
			l.Count = countOf(all[i:])
		}
		n.put(n.witnesses[q.Article], l, q.Span)
	}
}

// countOf is how much the first speaker of a ledger says.
func countOf(all []people.Saying) string {
	words, n := 0, 0
	for _, q := range all {
		if q.Speaker != all[0].Speaker || q.Entity != all[0].Entity {
			break
		}
		n, words = n+1, words+len(strings.Fields(q.Words))
	}
	return fmt.Sprintf("%d · %s", n, text.Count(words, "word"))
}

// news tells of each article of the story what none before it has.
func (n *telling) news(ctx context.Context) error {
	if len(n.witnesses) < 2 {
		return errAlone
	}
	for _, w := range n.witnesses {
		if n.read(ctx, w); ctx.Err() != nil {
			return ctx.Err()
		}
	}
	all := slices.DeleteFunc(slices.Clone(n.witnesses), func(w *witness) bool { return w.doc == nil })
	slices.SortStableFunc(all, func(a, b *witness) int {
		return article.Earlier(a.doc.Article.Meta.Published, b.doc.Article.Meta.Published)
	})
	open, here := n.open.passage, n.witnesses[0]
	var past story.Past
	for i, w := range all {
		if w.passage.Path == open.Path && w.passage.Origin.Index == open.Origin.Index {
			here, n.Row = w, len(n.Lines)
		}
		news := past.News(w.doc)
		head := state.AccountLine{Head: titleOf(w), Count: fmt.Sprintf("%d of %d new", len(news), len(w.doc.Sentences))}
		switch {
		case i == 0:
			head.Count, head.Text, head.Plain = "", "The first to tell of it.", true
			n.put(w, head, text.Span{})
		case len(news) == 0:
			head.Text, head.Plain = "Nothing that the earlier ones do not have.", true
			n.put(w, head, text.Span{})
		}
		for _, s := range news {
			head.Text = s.Of(w.doc.Article.Text)
			n.put(w, head, s)
			head.Count = ""
		}
		past.Add(w.doc)
	}
	n.Title = titleOf(here)
	return nil
}

// article is the brief of one article.
func (n *telling) article(ctx context.Context) error {
	w := n.witnesses[0]
	if n.read(ctx, w); w.doc == nil {
		return errUnread
	}
	n.Note = ""
	for _, line := range brief.Of(w.doc) {
		l := state.AccountLine{Head: line.Part.Title(), Text: line.Span.Of(w.doc.Article.Text), Note: daysOf(line.Days)}
		if line.Quote >= 0 {
			q := &w.doc.Quotes[line.Quote]
			l.Text, l.Note = q.Content.Of(w.doc.Article.Text), q.Speaker.Name
			l = l.Saying(q.Kind, q.Confidence)
		}
		n.put(w, l, line.Span)
	}
	return nil
}

// Lines of a part of a brief of many articles.
const mostOfPart = 12

// brief is that of a story, or of a name.
func (n *telling) brief(ctx context.Context) {
	lead := ""
	if w := n.witnesses[0]; n.of.Name == "" {
		if n.read(ctx, w); w.doc != nil {
			for _, line := range brief.Of(w.doc) {
				if line.Part == brief.Lead {
					lead = line.Span.Of(w.doc.Article.Text)
					n.put(w, state.AccountLine{Text: lead}, line.Span)
				}
			}
		}
	}
	n.disputes()
	n.contradictions()
	n.few(func() { n.ledger(brief.Said.Title()) })
	n.few(func() { n.days(text.OneLine(lead)) })
}

// few keeps of the lines that add adds those that most articles have, in their order.
func (n *telling) few(add func()) {
	from := len(n.Lines)
	add()
	order := make([]int, len(n.Lines)-from)
	for i := range order {
		order[i] = from + i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(n.in[b]) - len(n.in[a]) })
	kept := slices.Sorted(slices.Values(order[:min(len(order), mostOfPart)]))
	for i, k := range kept {
		n.Lines[from+i], n.Passages[from+i], n.in[from+i] = n.Lines[k], n.Passages[k], n.in[k]
	}
	end := from + len(kept)
	n.Lines, n.Passages, n.in = n.Lines[:end], n.Passages[:end], n.in[:end]
	clear(n.at)
}

// disputes tells of the figures on which the articles disagree.
func (n *telling) disputes() {
	if n.of.Name != "" {
		return
	}
	var sheets []*fact.Sheet
	for _, w := range n.witnesses {
		sheets = append(sheets, w.facts)
	}
	for _, d := range fact.Disagree(sheets) {
		d.InOrder(func(i int) article.Date { return n.witnesses[i].passage.Meta.Published })
		head := "Figures that disagree: " + figures(d)
		for _, f := range d {
			n.put(n.witnesses[f.Article], state.AccountLine{Head: head, Text: f.Sentence, Note: f.Words}, f.Within)
		}
	}
}

// figures are the different words of a dispute.
func figures(d fact.Dispute) string {
	var words []string
	known := map[float64]bool{}
	for _, f := range d {
		if !known[f.Number] {
			known[f.Number] = true
			words = append(words, strings.ToLower(f.Words))
		}
	}
	return strings.Join(words, " · ")
}

// contradictions tells of the statements of which one denies what another says.
func (n *telling) contradictions() {
	if n.of.Name != "" {
		return
	}
	all, _ := n.register().Ledger()
	all = slices.DeleteFunc(all, func(q people.Saying) bool { return q.Confidence < entity.Sure })
	for _, d := range people.Disputes(all) {
		for _, i := range [...]int{d.A, d.B} {
			q := &all[i]
			l := state.AccountLine{Head: "Who may contradict whom", Text: q.Words, Note: q.Speaker}.Saying(q.Kind, q.Confidence)
			if q.Kind == quote.Indirect {
				l.Note = strings.TrimSpace(q.Speaker + " " + q.Cue)
			}
			n.put(n.witnesses[q.Article], l, q.Span)
		}
	}
}

// days tells in a brief what is told of which day, but for what its lead tells.
func (n *telling) days(lead string) {
	named := n.naming()
	for i, w := range n.witnesses {
		for days := range fact.Sentences(w.facts.Days) {
			if d := days[0]; named(i, d.Within) && !strings.Contains(lead, d.Sentence) {
				n.put(w, state.AccountLine{Head: brief.Date.Title(), Text: d.Sentence, Note: daysOf(days)}, d.Within)
			}
		}
	}
}
