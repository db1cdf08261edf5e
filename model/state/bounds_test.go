package state

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/library"
	"lede/model/quote"
	"lede/model/text"
)

// inListOf is a reader in a list of n articles, "0" to n-1 in their order.
func inListOf(n int) *Reader {
	s := Defaults()
	s.Sort = library.ByFile
	r := New(s)
	for i := range n {
		r.library.Add(library.Item{Loaded: true, Rank: i, Meta: article.Meta{Title: fmt.Sprint(i)}})
	}
	return r
}

// A walk that finds nothing else comes round to what is selected.
func TestWalkWrapsToItself(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.lens = r.lens.Toggle(LensGroups(1)) // Lagos alone is lit
	for _, step := range []int{1, -1, 1} {
		if got := fmt.Sprint(walked(r, r.WalkMentions, step, 1)); got != "[Lagos]" {
			t.Errorf("step %d: %s", step, got)
		}
	}
	r.lens = 0
	if _, ok := r.WalkMentions(1); ok || r.open.selection == nil {
		t.Error("a walk to nothing is one, or takes the selection away")
	}
}

// From a selection of the other kind, and from a place, the next one is the
// nearest behind or before it; one that begins there counts as after.
func TestWalkBegins(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string // where the place or the selection is
		walk func(*Reader, int) (text.Span, bool)
		step int
		want string
	}{
		{"“We won,”", (*Reader).WalkMentions, 1, "Okoro"},
		{"“We won,”", (*Reader).WalkMentions, -1, "Lagos"},
		{"Lagos", (*Reader).WalkMentions, 1, "Lagos"},
		{"Lagos", (*Reader).WalkMentions, -1, "Ben Silva"},
		{"Ana", (*Reader).WalkMentions, -1, "Okoro"},
		{"She", (*Reader).WalkQuotes, 1, "“a lot”"},
		{"She", (*Reader).WalkQuotes, -1, "“We won,”"},
		{"It", (*Reader).WalkQuotes, 1, "“We won,”"},
	} {
		r := reading(t)
		r.MoveTo(strings.Index(r.open.article.Text, c.from))
		if span, ok := c.walk(r, c.step); !ok || span.Of(r.open.article.Text) != c.want {
			t.Errorf("from %q by %d: %q", c.from, c.step, span.Of(r.open.article.Text))
		}
	}
}

// The way back has its bound, and forgets the oldest.
func TestJumpsAreBounded(t *testing.T) {
	t.Parallel()
	r := reading(t)
	for i := range maxJumps + 3 {
		r.open.place = i
		r.Leave()
	}
	back := 0
	for r.Return(-1) {
		back++
	}
	if back != maxJumps || r.open.place != 3 {
		t.Errorf("%d jumps back, to %d", back, r.open.place)
	}
	if maxJumps != 200 || maxUndo != 1000 {
		t.Error("other bounds of what is remembered")
	}
	r.Return(1)
	r.Return(1)
	r.Leave()
	if r.Return(1) {
		t.Error("a jump leaves a way forward")
	}
}

// A jump goes back to another article, at the place it was left.
func TestJumpToAnotherArticle(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.MoveTo(9)
	r.Leave()
	r.Enter(1)
	r.Show(1, &article.Article{Text: "another text"}, nil)
	r.MoveTo(4)
	r.Effects()
	if !r.Return(-1) || r.open.id != 0 || r.open.place != 9 || !wanted[Opening](r) {
		t.Errorf("back to %d at %d", r.open.id, r.open.place)
	}
	if !r.Return(1) || r.open.id != 1 || r.open.place != 4 {
		t.Errorf("forward to %d at %d", r.open.id, r.open.place)
	}
}

// What can be undone is bounded too.
func TestUndoIsBounded(t *testing.T) {
	t.Parallel()
	r := inListOf(maxUndo + 2)
	for id := range library.ID(maxUndo + 2) {
		r.MarkRead(id, true)
	}
	undone := 0
	for r.Undo() != "" {
		undone++
	}
	if it := r.library.Item(1); undone != maxUndo || !it.Read || r.library.Item(2).Read {
		t.Errorf("%d changes undone, the oldest kept: %v", undone, it.Read)
	}
}

// The place of an article is kept when it is left, and taken up again.
func TestPlaceIsKept(t *testing.T) {
	t.Parallel()
	r := reading(t)
	a := r.open.article
	if r.PlaceOf(1) != Top {
		t.Error("an article that was never open has a place")
	}
	r.MoveTo(21)
	r.Effects()
	r.Enter(1)
	if !wanted[Leaving](r) || r.PlaceOf(0) != 21 {
		t.Errorf("left at %d", r.PlaceOf(0))
	}
	r.Preview(0)
	if r.open.place != 21 || r.focus != OnArticle {
		t.Errorf("back at %d", r.open.place)
	}
	for length, want := range map[int]Place{21: 21, 20: Top} { // it became shorter
		r.Start(0, 21)
		r.Show(0, &article.Article{Text: a.Text[:length]}, nil)
		if r.open.place != want {
			t.Errorf("of %d bytes the place is %d, want %d", length, r.open.place, want)
		}
	}
	r.Start(1, Top)
	r.Start(0, Top)
	if r.PlaceOf(1) != Top { // it had no text
		t.Errorf("the place of what was not read is %d", r.PlaceOf(1))
	}
}

// A guess is shown from its bound on.
func TestStrictness(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		strict     Strictness
		confidence float64
		want       bool
	}{
		{ShowAll, 0, true}, {ShowLikely, 0.499, false}, {ShowLikely, 0.5, true}, {ShowSure, entity.Sure, true}, {ShowSure, entity.Sure - 0.001, false},
	} {
		if got := c.strict.Shows(c.confidence); got != c.want {
			t.Errorf("%s of %.3f: %v", c.strict, c.confidence, got)
		}
	}
	if s := ShowSure.Next(); s != ShowAll {
		t.Errorf("after %s comes %s", ShowSure, s)
	}
}

// Keys of the lens come in order; there are none beyond them.
func TestLensGroups(t *testing.T) {
	t.Parallel()
	if LensGroups(0) != nil || LensGroups(len(groups)+1) != nil || LensGroups(len(groups)) == nil {
		t.Error("keys beyond the kinds")
	}
	last := LensGroups(len(groups))
	l := AllKinds.Toggle(last[:1])
	if l = l.Toggle(last); !l.Lit(last[0]) || !l.Lit(last[1]) { // one of both was lit
		t.Error("kinds of which one is lit are not lit together")
	}
	if AllKinds.ToggleAll() != 0 || l.Toggle(last).ToggleAll() != AllKinds {
		t.Error("all at once")
	}
}

// The measure stays within its limits.
func TestMeasure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, by, want int }{{72, 4, 76}, {158, 4, 160}, {160, 4, 160}, {42, -4, 40}, {0, 0, 40}} {
		s := Defaults()
		s.Measure = c.from
		r := New(s)
		if r.Wider(c.by); r.measure != c.want {
			t.Errorf("%+v: %d", c, r.measure)
		}
	}
}

// Panes follow each other round both ends, those that are there.
func TestNextPane(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.FocusOn(OnPanel)
	r.FocusOn(OnFindings)
	if r.focus != OnArticle {
		t.Fatalf("focus on %d, which is not there", r.focus)
	}
	order := func(step, n int) (out []Focus) {
		for range n {
			r.NextPane(step)
			out = append(out, r.focus)
		}
		return out
	}
	if got := order(1, 2); !slices.Equal(got, []Focus{OnList, OnArticle}) {
		t.Errorf("%v", got)
	}
	panel(r)
	if got := order(-1, 2); !slices.Equal(got, []Focus{OnArticle, OnList}) || r.panel != nil {
		t.Errorf("%v, panel %v", got, r.panel)
	}
	r.FindAll()
	if got := order(-1, 3); !slices.Equal(got, []Focus{OnArticle, OnFindings, OnArticle}) {
		t.Errorf("%v", got)
	}
}

// The list of the only article is no pane to go to from it.
func TestNextPaneOfOneArticle(t *testing.T) {
	t.Parallel()
	r := New(Defaults())
	r.library.Add(library.Item{Loaded: true})
	if r.NextPane(1); r.focus != OnList {
		t.Fatal("there is nothing but the list")
	}
	d := sample()
	r.Start(0, Top)
	r.Show(0, d.Article, nil)
	r.ShowAnalysis(0, d)
	if r.NextPane(1); r.focus != OnArticle {
		t.Errorf("focus on %d, want the article alone", r.focus)
	}
	panel(r)
	for _, want := range []Focus{OnArticle, OnPanel, OnArticle} {
		if r.NextPane(1); r.focus != want || r.panel == nil {
			t.Errorf("focus on %d, want %d", r.focus, want)
		}
	}
	r.FocusOn(OnList)
	if r.NextPane(1); r.focus != OnArticle {
		t.Error("no way back from the list")
	}
}

// The next article passes over what cannot be read, and ends at the ends.
func TestNeighbour(t *testing.T) {
	t.Parallel()
	r := inListOf(4)
	r.ChangeLibrary(func(l *library.Library) {
		it := *l.Item(1)
		it.Err = fmt.Errorf("broken")
		l.Update(library.Change{ID: 1, Item: it})
	})
	sorted := make([]library.ID, r.library.Len())
	for i := range sorted {
		sorted[i] = r.library.At(i)
	}
	readable := slices.DeleteFunc(slices.Clone(sorted), r.library.Failed)
	for i, id := range readable {
		r.Start(id, Top)
		before, after := library.None, library.None
		if i > 0 {
			before = readable[i-1]
		}
		if i+1 < len(readable) {
			after = readable[i+1]
		}
		if r.Neighbour(-1) != before || r.Neighbour(1) != after {
			t.Errorf("beside %d: %d and %d, want %d and %d", id, r.Neighbour(-1), r.Neighbour(1), before, after)
		}
	}
}

// Of what lies at a byte the shortest mention is selected, else the shortest
// quotation; the first of two as long.
func TestSelectAt(t *testing.T) {
	t.Parallel()
	r := reading(t)
	d := r.open.doc
	we := d.Quotes[0].Start
	d.Quotes = append(d.Quotes, quote.Quote{Span: text.Span{Start: we, End: we + 40}, Said: true}, quote.Quote{Span: text.Span{Start: we + 30, End: we + 40}, Said: true})
	d.Mentions = append(d.Mentions,
		analysis.Mention{Mention: &entity.Mention{Span: text.Span{Start: 4, End: 9}, Confidence: 1}, Entity: 0},
		analysis.Mention{Mention: &entity.Mention{Span: text.Span{Start: 4, End: 9}, Confidence: 1}, Entity: 1})
	for _, c := range []struct {
		at   int
		want *Selection
	}{
		{0, &Selection{index: 0}}, {3, &Selection{index: 0}}, {4, &Selection{index: 5}}, {8, &Selection{index: 5}}, {9, nil},
		{we, &Selection{quote: true, index: 0}}, {we + 39, &Selection{quote: true, index: 3}}, {we + 40, &Selection{quote: true, index: 1}},
	} {
		r.open.selection = nil
		ok := r.SelectAt(c.at)
		if got := r.open.selection; ok != (c.want != nil) || (got == nil) != (c.want == nil) || got != nil && *got != *c.want {
			t.Errorf("at %d: %+v, want %+v", c.at, got, c.want)
		}
	}
}

// A quotation in another's sentence is a phrase up to its length.
func TestPhrase(t *testing.T) {
	t.Parallel()
	for length, want := range map[int]Role{maxPhrase: Phrase, maxPhrase + 1: Quoted} {
		a := &article.Article{Text: strings.Repeat("a", 100), Blocks: []article.Block{{Span: text.Span{End: 100}}}}
		r := New(Defaults())
		r.Start(0, Top)
		r.Show(0, a, nil)
		r.ShowAnalysis(0, &analysis.Document{Article: a, Quotes: []quote.Quote{{Span: text.Span{Start: 10, End: 10 + length}, Kind: quote.Mixed, Said: true}}})
		if marks := r.Marks(text.Span{End: 100}); len(marks) != 1 || marks[0].Role != want {
			t.Errorf("of %d bytes: %+v", length, marks)
		}
		if n := len(r.open.QuotesIn(text.Span{Start: 10 + length, End: 100})); n != 0 {
			t.Errorf("%d quotations behind the last byte of one", n)
		}
		if n := len(r.open.QuotesIn(text.Span{Start: 9 + length, End: 100})); n != 1 {
			t.Errorf("%d quotations at the last byte of one", n)
		}
	}
}

// A few words are a phrase unless they are part of what has a bar.
func TestPhraseGoesOn(t *testing.T) {
	t.Parallel()
	q := func(kind quote.Kind, length, group int, named bool) quote.Quote {
		out := quote.Quote{Kind: kind, Span: text.Span{End: length}, Group: group}
		if named {
			out.Speaker = &quote.Speaker{}
		}
		return out
	}
	for name, c := range map[string]struct {
		all  []quote.Quote
		want string // a "p" for each phrase
	}{
		"alone":                   {[]quote.Quote{q(quote.Mixed, 60, 0, true), q(quote.Mixed, 61, 1, true)}, "p-"},
		"of nobody":               {[]quote.Quote{q(quote.Direct, 60, 0, false), q(quote.Direct, 61, 1, false), q(quote.Direct, 60, 2, true), q(quote.Indirect, 9, 3, false)}, "p---"},
		"behind the first part":   {[]quote.Quote{q(quote.Direct, 40, 1, true), q(quote.Mixed, 60, 1, true)}, "--"},
		"before the second":       {[]quote.Quote{q(quote.Mixed, 60, 1, true), q(quote.Mixed, 61, 1, true)}, "--"},
		"of another":              {[]quote.Quote{q(quote.Direct, 40, 0, true), q(quote.Mixed, 60, 1, true), q(quote.Direct, 61, 2, true)}, "-p-"},
		"behind a phrase":         {[]quote.Quote{q(quote.Mixed, 60, 1, true), q(quote.Mixed, 60, 1, true)}, "pp"},
		"behind what is reported": {[]quote.Quote{q(quote.Indirect, 90, 1, true), q(quote.Mixed, 60, 1, true)}, "-p"},
	} {
		got := ""
		for i := range c.all {
			got += map[bool]string{true: "p", false: "-"}[IsPhrase(c.all, i)]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A line is edited at its cursor, within its ends.
func TestLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		line   string // "|" is the cursor
		change func(*Line)
		want   string
	}{
		{"ab|c", func(l *Line) { l.Insert("é\x07\n") }, "abé|c"},
		{"ab|c", func(l *Line) { l.Delete(1) }, "a|c"}, {"|abc", func(l *Line) { l.Delete(1) }, "|abc"},
		{"ab|c", func(l *Line) { l.Delete(-1) }, "ab|"}, {"abc|", func(l *Line) { l.Delete(-1) }, "abc|"},
		{"ab|c", func(l *Line) { l.Delete(9) }, "|c"},
		{"ab|c", func(l *Line) { l.Move(9) }, "abc|"}, {"ab|c", func(l *Line) { l.Move(-9) }, "|abc"}, {"ab|c", func(l *Line) { l.Move(-1) }, "a|bc"},
		{"one two  |x", func(l *Line) { l.Delete(l.Word()) }, "one |x"}, {"one| two", func(l *Line) { l.Delete(l.Word()) }, "| two"}, {"|x", func(l *Line) { l.Delete(l.Word()) }, "|x"},
	} {
		before, after, _ := strings.Cut(c.line, "|")
		l := Line{Text: []rune(before + after), Cursor: len([]rune(before))}
		c.change(&l)
		if got := string(l.Text[:l.Cursor]) + "|" + string(l.Text[l.Cursor:]); got != c.want {
			t.Errorf("%s: %s, want %s", c.line, got, c.want)
		}
	}
}
