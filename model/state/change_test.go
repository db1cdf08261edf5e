package state

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

// What escape takes from the list comes back by Undo.
func TestCancelledFilterIsUndone(t *testing.T) {
	t.Parallel()
	r := reading(t)
	inList(r)
	accepted(ForFilter, "one")(r)
	if r.Cancel(); r.library.Query() != "" || !wanted[Relisted](r) {
		t.Error("the filter is there still, or that it is not is not kept")
	}
	if what := r.Undo(); what != "filtered" || r.library.Query() != "one" {
		t.Errorf("%q, filter %q", what, r.library.Query())
	}
}

// After Undo there is no correction to make narrower.
func TestUndoneCorrectionIsNotNarrowed(t *testing.T) {
	t.Parallel()
	r := reading(t)
	named(r)
	if !r.Reject() || !r.Narrowable() {
		t.Fatal("a name of everywhere that cannot be narrowed")
	}
	if r.Undo(); r.Narrowable() || r.Narrow() {
		t.Error("what was undone is made narrower")
	}
}

// The card stays about its entity, and is about the mention or the quotation
// that was walked to.
func TestWalkEntity(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.WalkQuotes(1)
	r.AskSelected()
	for _, c := range []struct {
		quotes bool
		step   int
		want   string
		card   Card
	}{
		{true, 1, "“a lot”", Card{entity: 0, quote: 1, mention: -1, elsewhere: -1}},
		{false, 1, "Ana Okoro", Card{entity: 0, quote: -1, mention: 0, elsewhere: -1}},
		{false, -1, "She", Card{entity: 0, quote: -1, mention: 4, elsewhere: -1}},
		{true, -1, "“We won,”", Card{entity: 0, quote: 0, mention: -1, elsewhere: -1}},
	} {
		span, ok := r.WalkEntity(c.quotes, c.step)
		if !ok || span.Of(r.open.article.Text) != c.want || *r.card != c.card {
			t.Errorf("%q, card %+v; want %q, %+v", span.Of(r.open.article.Text), *r.card, c.want, c.card)
		}
	}
	r.AskEntity(quote.Nobody)
	if _, ok := r.WalkEntity(false, 1); ok {
		t.Error("a walk to nobody")
	}
}

// A profile names the entities beside one that are named most often, so many.
func TestTogether(t *testing.T) {
	t.Parallel()
	var b article.Builder
	var names []string
	for i := range 8 {
		names = append(names, fmt.Sprintf("Name%d", i))
	}
	b.Write(strings.Join(names, " "))
	b.Close()
	b.Write("Name0 Name7")
	a := b.Build(article.Origin{})
	d := &analysis.Document{Article: a}
	for i, name := range names {
		e := entity.Entity{ID: i, Kind: entity.Person, Name: name}
		for _, s := range text.FindAll(a.Text, name) {
			e.Mentions = append(e.Mentions, entity.Mention{Span: s, Confidence: 1})
			d.Mentions = append(d.Mentions, analysis.Mention{Mention: &e.Mentions[len(e.Mentions)-1], Entity: i})
		}
		d.Entities = append(d.Entities, e)
	}
	slices.SortFunc(d.Mentions, func(x, y analysis.Mention) int { return text.Compare(x.Span, y.Span) })
	if got := ProfileOf(d, 0).Together; !slices.Equal(got, []int{7, 1, 2, 3, 4}) {
		t.Errorf("beside the first: %v", got)
	}
}

// The selected row is never a head where a row follows.
func TestPanelCursor(t *testing.T) {
	t.Parallel()
	r := reading(t)
	panel(r)
	for _, c := range []struct {
		rows string // h is a head
		row  int
		want int
	}{{"hr", 0, 1}, {"hr", 1, 1}, {"rh", 1, 1}, {"h", 0, 0}, {"hrr", 9, 2}, {"rr", 0, 0}, {"", 3, 0}} {
		var rows []PanelRow
		for _, kind := range c.rows {
			rows = append(rows, PanelRow{Head: kind == 'h'})
		}
		if r.panel.row = c.row; r.PanelCursor(rows) != c.want {
			t.Errorf("%s, row %d: %d, want %d", c.rows, c.row, r.PanelCursor(rows), c.want)
		}
	}
}

// A search begins with a hit at the reading place itself.
func TestFindAtThePlace(t *testing.T) {
	t.Parallel()
	for place, want := range map[Place]int{Top: 0, 0: 0, 1: 1, 3: 1, 4: 2, 6: 2, 7: 0} {
		o := &Open{article: &article.Article{Text: "aa aa aa"}, place: place}
		if o.find("aa"); o.search.at != want {
			t.Errorf("from %d: hit %d, want %d", place, o.search.at, want)
		}
	}
}

// The spotlight leaves the blocks bright that mention the entity; one that begins
// where a block ends is in the next.
func TestDimmed(t *testing.T) {
	t.Parallel()
	a := &article.Article{Text: strings.Repeat("a", 30), Blocks: []article.Block{{Span: text.Span{Start: 0, End: 10}}, {Span: text.Span{Start: 10, End: 20}}, {Span: text.Span{Start: 20, End: 30}}}}
	for start, want := range map[int][]int{0: {10, 20}, 9: {10, 20}, 10: {0, 20}, 19: {0, 20}, 20: {0, 10}} {
		m := entity.Mention{Span: text.Span{Start: start, End: start + 1}, Confidence: 1}
		r := New(Defaults())
		r.Start(0, Top)
		r.Show(0, a, nil)
		r.ShowAnalysis(0, &analysis.Document{Article: a, Entities: []entity.Entity{{Mentions: []entity.Mention{m}}}, Mentions: []analysis.Mention{{Mention: &m}}})
		r.ToggleSpot(0)
		var dim []int
		for _, mark := range r.Marks(text.Span{End: 30}) {
			if mark.Role == Dimmed {
				dim = append(dim, mark.Start)
			}
		}
		if !slices.Equal(dim, want) {
			t.Errorf("mentioned at %d: dim are %v, want %v", start, dim, want)
		}
	}
}

// What was chosen is carried over to another analysis where it is found there,
// and given up where not.
func TestCarry(t *testing.T) {
	t.Parallel()
	other := func(a *article.Article, gone ...string) *analysis.Document { // entities in another order, some gone
		d := &analysis.Document{Article: a}
		for _, e := range slices.Backward(sample().Entities) {
			if slices.Contains(gone, e.Name) {
				continue
			}
			e.ID = len(d.Entities)
			d.Entities = append(d.Entities, e)
			for _, m := range e.Mentions {
				d.Mentions = append(d.Mentions, analysis.Mention{Mention: &m, Entity: e.ID})
			}
		}
		slices.SortFunc(d.Mentions, func(x, y analysis.Mention) int { return text.Compare(x.Span, y.Span) })
		if !slices.Contains(gone, "quotes") {
			d.Quotes = sample().Quotes
		}
		for i := range d.Quotes {
			s := d.Quotes[i].Speaker
			s.Entity = slices.IndexFunc(d.Entities, func(e entity.Entity) bool { return e.Name == s.Name })
		}
		return d
	}
	choose := map[string]func(*Reader){
		"name":  func(r *Reader) { r.SelectAt(10 + len("met ")); r.AskSelected(); r.ToggleSpot(1) }, // Ben Silva
		"quote": func(r *Reader) { r.WalkQuotes(1); r.AskSelected(); r.ToggleSpot(0) },
	}
	for _, c := range []struct {
		chosen, gone, want string
	}{
		{"name", "", "Ben Silva, card Ben Silva, spot Ben Silva"},
		{"name", "Ana Okoro", "Ben Silva, card Ben Silva, spot Ben Silva"},
		{"name", "Ben Silva", ""},
		{"quote", "", "“We won,”, card Ana Okoro, spot Ana Okoro"},
		{"quote", "quotes", ", spot Ana Okoro"},
		{"quote", "Ana Okoro", "“We won,”, card nobody"},
	} {
		r := reading(t)
		choose[c.chosen](r)
		d := other(r.open.article, c.gone)
		r.ShowAnalysis(0, d)
		got := ""
		if span, ok := r.open.Selected(); ok {
			got = span.Of(r.open.article.Text)
		}
		if r.card != nil && r.card.entity == quote.Nobody {
			got += ", card nobody"
		} else if r.card != nil {
			got += ", card " + d.Entities[r.card.entity].Name
		}
		if r.open.spot != nil {
			got += ", spot " + d.Entities[*r.open.spot].Name
		}
		if got != c.want {
			t.Errorf("%s, without %q: %q, want %q", c.chosen, c.gone, got, c.want)
		}
		r.ShowAnalysis(0, other(r.open.article))
		if _, ok := r.open.Selected(); !ok {
			t.Errorf("%s, without %q: it is not selected where it is there again", c.chosen, c.gone)
		}
	}
}

// A walk goes on from a name that was rejected, and from the reading place once the reader
// moved.
func TestWalkFromWhatIsGone(t *testing.T) {
	t.Parallel()
	for moved, want := range map[bool]string{false: "Lagos", true: "Ana Okoro"} {
		r := reading(t)
		r.SelectAt(10 + len("met ")) // Ben Silva
		d := *r.open.doc
		d.Mentions = slices.DeleteFunc(slices.Clone(d.Mentions), func(m analysis.Mention) bool { return d.Entities[m.Entity].Name == "Ben Silva" })
		r.ShowAnalysis(0, &d)
		if moved {
			r.MoveTo(1)
			r.MoveTo(0)
		}
		if span, ok := r.WalkMentions(1); !ok || span.Of(r.open.article.Text) != want {
			t.Errorf("moved %v: %q, want %q", moved, span.Of(r.open.article.Text), want)
		}
	}
}
