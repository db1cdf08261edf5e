package state

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/correct"
	"lede/model/entity"
	"lede/model/library"
	"lede/model/quote"
	"lede/model/text"
)

// sample is a document with two people, one of them quoted twice.
func sample() *analysis.Document {
	var b article.Builder
	b.Write("Ana Okoro met Ben Silva in Lagos.")
	b.Close()
	b.Write("“We won,” said Okoro.")
	b.Close()
	b.Write("She added “a lot”. It rained.")
	a := b.Build(article.Origin{File: "a.txt"})
	at := func(s string, n int) text.Span {
		f := text.FindAll(a.Text, s)
		return f[n]
	}
	name := func(s text.Span) entity.Mention { return entity.Mention{Span: s, Confidence: 1} }
	d := &analysis.Document{Article: a, Entities: []entity.Entity{
		{ID: 0, Kind: entity.Person, Name: "Ana Okoro", Aliases: []string{"Okoro"}, Mentions: []entity.Mention{
			name(at("Ana Okoro", 0)), name(at("Okoro", 1)), {Span: at("She", 0), Form: entity.Pronoun, Confidence: 0.6},
		}},
		{ID: 1, Kind: entity.Person, Name: "Ben Silva", Mentions: []entity.Mention{name(at("Ben Silva", 0))}},
		{ID: 2, Kind: entity.Place, Name: "Lagos", Mentions: []entity.Mention{name(at("Lagos", 0))}},
	}, Quotes: []quote.Quote{
		{Span: at("“We won,”", 0), Content: at("We won,", 0), Speaker: &quote.Speaker{Entity: 0, Name: "Ana Okoro", Span: at("Okoro", 1)}, Confidence: 1, Said: true},
		{Span: at("“a lot”", 0), Content: at("a lot", 0), Kind: quote.Mixed, Speaker: &quote.Speaker{Entity: 0, Name: "Ana Okoro", Span: at("She", 0)}, Confidence: 0.6, Said: true, Group: 1},
	}}
	for _, e := range d.Entities {
		for _, m := range e.Mentions {
			d.Mentions = append(d.Mentions, analysis.Mention{Mention: &m, Entity: e.ID})
		}
	}
	for i := range d.Mentions {
		for j := range i {
			if d.Mentions[i].Start < d.Mentions[j].Start {
				d.Mentions[i], d.Mentions[j] = d.Mentions[j], d.Mentions[i]
			}
		}
	}
	return d
}

var noon = time.Date(2025, 5, 12, 12, 0, 0, 0, time.UTC)

func reading(t *testing.T) *Reader {
	t.Helper()
	r := New(Defaults())
	r.library.Add(library.Item{Loaded: true, Meta: article.Meta{Title: "One"}}, library.Item{Loaded: true, Meta: article.Meta{Title: "Two"}})
	d := sample()
	r.Start(0, Top)
	if !r.Show(0, d.Article, nil) || !r.ShowAnalysis(0, d) {
		t.Fatal("the article is not taken")
	}
	return r
}

func walked(r *Reader, next func(int) (text.Span, bool), step, n int) (out []string) {
	for range n {
		if span, ok := next(step); ok {
			out = append(out, span.Of(r.open.article.Text))
		}
	}
	return out
}

func TestWalk(t *testing.T) {
	r := reading(t)
	if got := fmt.Sprint(walked(r, r.WalkMentions, 1, 6)); got != "[Ana Okoro Ben Silva Lagos Okoro Ana Okoro Ben Silva]" {
		t.Error(got)
	}
	if got := fmt.Sprint(walked(r, r.WalkMentions, -1, 2)); got != "[Ana Okoro Okoro]" {
		t.Error(got)
	}
	if got := fmt.Sprint(walked(r, r.WalkQuotes, 1, 2)); got != "[“a lot” “We won,”]" {
		t.Error("from the selection on: ", got)
	}
	r.lens = r.lens.Toggle(LensGroups(1))
	r.open.selection = nil
	if got := fmt.Sprint(walked(r, r.WalkMentions, 1, 2)); got != "[Lagos Lagos]" {
		t.Error(got)
	}
}

func TestWalkStartsAtTheReadingPlace(t *testing.T) {
	r := reading(t)
	r.open.place = r.open.article.Blocks[1].Start
	if got := fmt.Sprint(walked(r, r.WalkMentions, 1, 1)); got != "[Okoro]" {
		t.Error(got)
	}
	r.open.selection = nil
	if got := fmt.Sprint(walked(r, r.WalkMentions, -1, 1)); got != "[Lagos]" {
		t.Error(got)
	}
}

func TestMarks(t *testing.T) {
	r := reading(t)
	whole := text.Span{End: len(r.open.article.Text)}
	count := func() map[Role]int {
		n := map[Role]int{}
		for _, m := range r.Marks(whole) {
			n[m.Role]++
		}
		return n
	}
	if n := count(); n[Lit] != 4 || n[Quoted] != 1 || n[Phrase] != 1 {
		t.Errorf("%v", n)
	}
	r.lens = 0
	r.open.find("o")
	spot := 1
	r.open.spot = &spot
	r.SelectQuote(0)
	if n := count(); n[Lit] != 0 || n[Hit] != len(r.open.search.hits) || n[Here] != 0 || n[Selected] != 1 || n[Dimmed] != 2 {
		t.Errorf("%v", n)
	}
	for step, do := range map[string]func(){
		"a step":      func() { r.StepHit(1) },
		"words taken": func() { r.Type(ForFind, ""); r.Edit(func(l *Line) { l.Insert("o") }); r.Accept() },
	} {
		r.SelectQuote(0)
		if do(); r.open.selection != nil || count()[Here] != 1 {
			t.Errorf("%s: %v, %v", step, r.open.selection, count())
		}
	}
	r.SelectQuote(0)
	r.Type(ForFind, "")
	r.Edit(func(l *Line) { l.Insert("o") })
	r.StepHit(0)
	if n := count(); n[Selected] != 0 || n[Here] != 1 {
		t.Errorf("while it is typed: %v", n)
	}
	if r.Cancel(); r.open.selection == nil {
		t.Error("a search that is given up takes the selection")
	}
	part := r.open.article.Blocks[2].Span
	for _, m := range r.Marks(part) {
		if !m.Overlaps(part) {
			t.Errorf("%+v lies outside %v", m, part)
		}
	}
}

func TestSaid(t *testing.T) {
	r := reading(t)
	r.TogglePanel(Said)
	rows := r.PanelRows()
	if len(rows) != 3 || !rows[0].Head || rows[0].Text != "Ana Okoro" || rows[0].Note != "2 · 4 words" || !rows[2].Guess {
		t.Fatalf("%+v", rows)
	}
	r.panel.query = "lot"
	if rows := r.PanelRows(); len(rows) != 2 || rows[1].Text != "“a lot”" {
		t.Fatalf("filtered: %+v", rows)
	}
}

func TestProfile(t *testing.T) {
	p := ProfileOf(sample(), 0)
	if p.Names != 2 || p.Guessed != 1 || len(p.Quotes) != 2 || len(p.Together) != 1 || p.Together[0] != 1 {
		t.Fatalf("%+v", p)
	}
}

func TestJumps(t *testing.T) {
	r := reading(t)
	r.Leave()
	r.open.place = 40
	if !r.Return(-1) || r.open.place != Top {
		t.Fatal("back")
	}
	if !r.Return(1) || r.open.place != 40 {
		t.Fatal("forward")
	}
	if r.Return(1) {
		t.Fatal("further forward than there is")
	}
}

func TestStaleAnalysisIsRefused(t *testing.T) {
	r := reading(t)
	if r.ShowAnalysis(0, sample()) {
		t.Error("the analysis of another article is taken")
	}
	if r.Show(1, sample().Article, nil) {
		t.Error("an article that is not open is shown")
	}
}

func TestKeepVisible(t *testing.T) {
	r := New(Defaults())
	for range 100 {
		r.library.Add(library.Item{Loaded: true})
	}
	height := func(row int) int { return 2 + row%3 }
	for _, row := range []int{0, 50, 99, 98, 97, 3, 40, 41, 42, 0} {
		r.SelectRow(row)
		r.KeepVisible(20, height)
		used := 0
		for i := r.list.Top; i <= row; i++ {
			used += height(i)
		}
		if r.list.Top > row || used > 20 {
			t.Fatalf("row %d is not on the screen: top %d, %d lines", row, r.list.Top, used)
		}
	}
}

// FuzzActions: no sequence of transitions panics or leaves a state that cannot
// be drawn.
func FuzzActions(f *testing.F) {
	f.Add([]byte("abcdefghijklmnopqrstuvwxyz"))
	f.Add([]byte{0, 9, 3, 3, 14, 2, 8, 8, 1})
	f.Fuzz(func(t *testing.T, steps []byte) {
		r := reading(t)
		for _, s := range steps {
			transitions[int(s)%len(transitions)](r)
			if r.focus == OnPanel && r.panel == nil || r.focus == OnArticle && r.open == nil {
				t.Fatalf("focus %d on nothing", r.focus)
			}
			if r.open != nil && r.open.article != nil {
				r.Marks(text.Span{End: len(r.open.article.Text)})
			}
			r.PanelRows()
			if v := r.visual; v != nil && (r.open == nil || text.Snap(r.open.article.Text, v.Span()) != v.Span() || v.Span().Empty()) {
				t.Fatalf("a passage that is none: %+v", v)
			}
			if r.Choices(); r.chooser != nil && r.input != nil && r.input.prompt != ForChoice {
				t.Fatal("a choice beside another line")
			}
			if r.shelves != nil && r.input != nil && r.input.prompt != ForShelf {
				t.Fatal("a feed is chosen beside another line")
			}
		}
	})
}

var transitions = []func(*Reader){
	func(r *Reader) { r.Back() }, func(r *Reader) { r.Cancel() }, func(r *Reader) { r.NextPane(1) }, func(r *Reader) { r.NextPane(-1) },
	func(r *Reader) { r.MoveRows(1) }, func(r *Reader) { r.MoveRows(-3) }, func(r *Reader) { r.SortList(false) }, func(r *Reader) { r.SortList(true) },
	func(r *Reader) { r.FilterList("one") }, func(r *Reader) { r.FilterList("") }, func(r *Reader) { r.FilterList("zzz") },
	func(r *Reader) { r.Start(1, Top) },
	func(r *Reader) { d := sample(); r.Start(0, 5); r.Show(0, d.Article, nil); r.ShowAnalysis(0, d) },
	func(r *Reader) { r.WalkMentions(1) }, func(r *Reader) { r.WalkMentions(-1) }, func(r *Reader) { r.WalkQuotes(1) },
	func(r *Reader) { r.AskSelected() }, func(r *Reader) { r.WalkEntity(true, 1) }, func(r *Reader) { r.WalkEntity(false, -1) },
	func(r *Reader) { r.TogglePanel(Said) }, func(r *Reader) { r.TogglePanel(Names) }, func(r *Reader) { r.TogglePanel(Links) },
	func(r *Reader) { r.MovePanel(1) }, func(r *Reader) { r.MovePanel(-2) }, func(r *Reader) { r.PanelRow() },
	func(r *Reader) { r.Type(ForFind, "") }, func(r *Reader) { r.Type(ForFilter, "") }, func(r *Reader) { r.Type(ForPanel, "") },
	func(r *Reader) { r.Edit(func(l *Line) { l.Insert("o\x1b") }) }, func(r *Reader) { r.Edit(func(l *Line) { l.Delete(1) }) },
	func(r *Reader) { r.Edit(func(l *Line) { l.Move(-1) }) }, func(r *Reader) { r.Accept() },
	func(r *Reader) { r.ToggleRead(0) }, func(r *Reader) { r.ToggleStar(1) }, func(r *Reader) { r.MarkAllRead() }, func(r *Reader) { r.SelectUnread(1) }, func(r *Reader) { r.Undo() },
	func(r *Reader) { r.Leave() }, func(r *Reader) { r.Return(-1) }, func(r *Reader) { r.Return(1) },
	func(r *Reader) { r.lens = r.lens.Toggle(LensGroups(2)) }, func(r *Reader) { r.Wider(99) }, func(r *Reader) { r.SelectAt(20) },
	func(r *Reader) { r.Confirm() }, func(r *Reader) { r.Reject() }, func(r *Reader) { r.Narrow() }, func(r *Reader) { r.Narrow() },
	func(r *Reader) { r.BeginRetype() }, func(r *Reader) { r.Retype(entity.Place) }, func(r *Reader) { r.Choose() },
	func(r *Reader) { r.MoveChoice(1) }, func(r *Reader) { r.Pick() }, subscribed, func(r *Reader) { r.ShowShelves() }, func(r *Reader) { r.MoveShelf(2) }, func(r *Reader) { r.PickShelf() },
	func(r *Reader) { r.card = nil; r.SelectAt(0); r.Confirm() },
	func(r *Reader) { r.StartVisual(3) }, func(r *Reader) { r.StartVisual(1 << 20) }, func(r *Reader) { r.MoveVisual(Word, 3) }, func(r *Reader) { r.MoveVisual(Word, -1) },
	func(r *Reader) { r.MoveVisual(Sentence, 1) }, func(r *Reader) { r.MoveVisual(Sentence, -1) }, func(r *Reader) { r.MoveVisual(Block, 2) }, func(r *Reader) { r.MoveVisual(Block, -1) },
	func(r *Reader) { r.SwapVisual() }, func(r *Reader) { r.VisualTo(30) }, func(r *Reader) { r.Highlight(noon) }, func(r *Reader) { r.RemoveNote() },
	func(r *Reader) {
		if written, ok := r.BeginNote(); ok {
			r.TypeNote(written)
		}
	},
	func(r *Reader) { r.Accept(); r.WriteNote("a\nb", noon) }, func(r *Reader) { r.WriteNote(" ", noon) }, func(r *Reader) { r.TogglePanel(Notes) },
	func(r *Reader) { // what the screen does after a correction
		if r.open != nil && r.open.doc != nil && r.open.id == 0 {
			found := sample()
			r.Show(0, found.Article, nil)
			r.ShowAnalysis(0, correct.Apply(found, r.corrections))
		}
	},
	func(r *Reader) { r.ChangeLibrary(func(l *library.Library) { l.Add(library.Item{Loaded: true}) }) },
}

// TestLongArticle: what a card and a panel cost follows the length of an
// article, not its square; at 100,000 blocks a square would not end.
func TestLongArticle(t *testing.T) {
	const n = 100_000
	a := &article.Article{Text: strings.Repeat("Ana Ben\n", n)}
	d := &analysis.Document{Article: a, Entities: []entity.Entity{{ID: 0, Name: "Ana"}, {ID: 1, Name: "Ben"}}}
	for i := range n {
		at := i * 8
		a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: at, End: at + 7}})
		for e := range 2 {
			m := entity.Mention{Span: text.Span{Start: at + 4*e, End: at + 4*e + 3}, Confidence: 1}
			d.Entities[e].Mentions = append(d.Entities[e].Mentions, m)
			d.Mentions = append(d.Mentions, analysis.Mention{Mention: &m, Entity: e})
		}
		d.Quotes = append(d.Quotes, quote.Quote{Span: a.Blocks[i].Span, Content: a.Blocks[i].Span, Said: true, Speaker: &quote.Speaker{Name: "Ana"}})
	}
	r := New(Defaults())
	r.library.Add(library.Item{Loaded: true})
	r.Start(0, Top)
	r.Show(0, a, nil)
	r.ShowAnalysis(0, d)
	if p := ProfileOf(d, 0); len(p.Quotes) != n || len(p.Together) != 1 || p.Together[0] != 1 {
		t.Fatalf("%d quotations, with %v", len(p.Quotes), p.Together)
	}
	r.TogglePanel(Said)
	rows := r.PanelRows()
	if len(rows) != n+1 || rows[n].Note != "¶ 100000" {
		t.Fatalf("%d rows, the last %q", len(rows), rows[len(rows)-1].Note)
	}
}
