package state

import (
	"strings"
	"testing"

	"lede/model/article"
	"lede/model/library"
	"lede/model/search"
)

// shape is what is there, after the layer that takes the keys: "card: panel zen".
func shape(r *Reader) string {
	parts := []string{r.Top().String() + ":"}
	for _, fact := range []struct {
		there bool
		name  string
	}{
		{r.await != nil, "letter"}, {r.retyping != nil, "kind"}, {r.input != nil, "typing"}, {r.chooser != nil, "chooser"}, {r.shelves != nil, "shelves"},
		{r.noting != nil, "noting"}, {r.help != nil && r.help.query == "", "help"}, {r.help != nil && r.help.query != "", "help/"},
		{r.card != nil, "card"}, {r.tour != nil, "tour"}, {r.visual != nil, "passage"},
		{r.panel != nil && r.panel.query == "", "panel"}, {r.panel != nil && r.panel.query != "", "panel/"},
		{r.finding != nil, "finding"}, {r.zen, "zen"}, {r.open != nil && r.open.search.Pending(), "searching"},
		{r.open != nil && r.open.search != nil, "search"}, {r.open != nil && r.open.selection != nil, "selection"},
		{r.open != nil && r.open.spot != nil, "spot"}, {r.library.Query() != "", "filter"},
	} {
		if fact.there {
			parts = append(parts, fact.name)
		}
	}
	return strings.TrimSuffix(strings.Join(parts, " "), ":")
}

func typed(p Prompt, text string) func(*Reader) {
	return func(r *Reader) {
		r.Type(p, "")
		r.Edit(func(l *Line) { l.Insert(text) })
	}
}

// accepted is a line that was typed and taken.
func accepted(p Prompt, text string) func(*Reader) {
	return func(r *Reader) {
		typed(p, text)(r)
		r.Accept()
	}
}

func inList(r *Reader)  { r.FocusOn(OnList) }
func named(r *Reader)   { r.WalkMentions(1) }
func card(r *Reader)    { named(r); r.AskSelected() }
func panel(r *Reader)   { r.TogglePanel(Names) }
func passage(r *Reader) { r.StartVisual(0) }
func onPage(r *Reader)  { r.FocusOn(OnArticle) }

// Every layer, and what the two ways out end while it is on top.
func TestWaysOut(t *testing.T) {
	t.Parallel()
	zen, help := (*Reader).ToggleZen, (*Reader).ShowHelp
	steps := func(all ...func(*Reader)) []func(*Reader) { return all }
	covered := map[Layer]bool{}
	for _, c := range []struct {
		name         string
		do           []func(*Reader)
		cancel, back string // what there is at first and after each, parted by "; "
	}{
		{"a letter", steps(panel, onPage, func(r *Reader) { r.AwaitLetter(true) }),
			"letter: letter panel; article: panel; article", "letter: letter panel; article: panel; article; list"},
		{"a kind, of a card", steps(card, func(r *Reader) { r.BeginRetype() }),
			"kind: kind card selection; card: card selection; article: selection; article", "kind: kind card selection; card: card selection; article: selection; list: selection"},
		{"a filter of the list", steps(inList, typed(ForFilter, "one")), "typing: typing filter; list", "typing: typing filter; list"},
		{"a filter that was taken", steps(inList, accepted(ForFilter, "one")), "list: filter; list", "list: filter"},
		{"a feed that is listed", steps(inList, accepted(ForFilter, "unread feed:a")), "list: filter; list", "list: filter; list: filter"},
		{"a search", steps(typed(ForFind, "o")), "typing: typing search; article", "typing: typing search; article; list"},
		{"a search that was taken", steps(accepted(ForFind, "o"), named, func(r *Reader) { r.ToggleSpotlight() }),
			"article: search selection spot; article: selection spot; article: spot; article", "article: search selection spot; list: search selection spot"},
		{"a name", steps(card, func(r *Reader) { r.Choose() }),
			"typing: typing chooser card selection; card: card selection; article: selection; article", "typing: typing chooser card selection; card: card selection; article: selection; list: selection"},
		{"a name without a line", steps(func(r *Reader) { r.chooser = &Chooser{} }), "chooser: chooser; article", "chooser: chooser; article; list"},
		{"a feed", steps(inList, subscribed, func(r *Reader) { r.ShowShelves() }), "typing: typing shelves; list", "typing: typing shelves; list"},
		{"a feed without a line", steps(func(r *Reader) { r.shelves = &Shelves{} }), "shelves: shelves; article", "shelves: shelves; article; list"},
		{"a note", steps(named, func(r *Reader) { r.BeginNote(); r.TypeNote("") }),
			"typing: typing noting selection; article: selection; article", "typing: typing noting selection; article: selection; list: selection"},
		{"help over a card", steps(card, help), "help: help card selection; card: card selection; article: selection; article", "help: help card selection; card: card selection; article: selection; list: selection"},
		{"help, searched", steps(help, accepted(ForHelp, "x")), "help: help/; help: help; article", "help: help/; article; list"},
		{"help, being searched", steps(help, typed(ForHelp, "x")), "typing: typing help/; help: help; article", "typing: typing help/; help: help; article; list"},
		{"a card over a passage", steps(passage, func(r *Reader) { r.AskEntity(0) }), "card: card passage; passage: passage; article", "card: card passage; passage: passage; article; list"},
		{"the tour over a passage", steps(passage, (*Reader).StartTour), "tour: tour passage; passage: passage; article", "tour: tour passage; tour: tour; tour: tour; list"},
		{"the tour in the list", steps((*Reader).StartTour, inList), "tour: tour; list", "tour: tour; list"},
		{"the tour under a card", steps((*Reader).StartTour, card), "card: card tour selection; tour: tour selection; article: selection; article", "card: card tour selection; tour: tour selection; tour: tour selection; list: selection"},
		{"a passage beside a panel", steps(panel, onPage, passage), "passage: passage panel; article: panel; article", "passage: passage panel; article: panel; article; list"},
		{"a panel beside a passage", steps(passage, panel), "panel: passage panel; panel: panel; article", "panel: passage panel; passage: passage; article; list"},
		{"a filtered panel", steps(zen, panel, accepted(ForPanel, "a")), "panel: panel/ zen; panel: panel zen; article: zen", "panel: panel/ zen; panel: panel zen; article: zen; article; list"},
		{"the page alone, with a panel", steps(zen, panel, onPage), "article: panel zen; article: zen", "article: panel zen; article: panel; article; list"},
		{"the list beside a panel", steps(panel, inList), "list: panel; list", "list: panel"},
		{"the list alone", steps(zen, inList), "list: zen", "list: zen; list"},
		{"a question", steps((*Reader).FindAll), "typing: typing finding; article", "typing: typing finding; article; list"},
		{"results", steps((*Reader).FindAll, func(r *Reader) { r.Accept() }), "findings: finding; article", "findings: finding; article; list"},
		{"an article of the results", steps(named, (*Reader).FindAll, func(r *Reader) { r.Accept() }, onPage, panel, onPage),
			"article: panel finding selection; article: panel finding; article: finding; findings: finding; article", "article: panel finding selection; article: finding selection; findings: finding selection; article: selection; list: selection"},
	} {
		for _, way := range []struct {
			name string
			end  func(*Reader) bool
			want string
		}{{"cancel", (*Reader).Cancel, c.cancel}, {"back", (*Reader).Back, c.back}} {
			r := reading(t)
			for _, do := range c.do {
				do(r)
			}
			covered[r.Top()] = true
			got := []string{shape(r)}
			for way.end(r) {
				got = append(got, shape(r))
			}
			if s := strings.Join(got, "; "); s != way.want {
				t.Errorf("%s, %s:\n%s, want\n%s", c.name, way.name, s, way.want)
			}
		}
	}
	for _, l := range Layers() {
		if !covered[l] {
			t.Errorf("%s is never on top", l)
		}
	}
}

// A search that is under way is stopped before it is ended.
func TestCancelStopsASearchFirst(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.Start(1, Top)
	r.Show(1, &article.Article{Text: strings.Repeat("a bridge ", 200_000)}, nil)
	r.find("bridge")
	for _, want := range []string{"article: searching search", "article: search", "article"} {
		if got := shape(r); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		r.Cancel()
	}
}

// What is under a layer does not depend on what is above it.
func TestUnder(t *testing.T) {
	t.Parallel()
	r := reading(t)
	card(r)
	r.ShowHelp()
	r.Type(ForHelp, "")
	for _, c := range []struct{ of, want Layer }{
		{LayerTyping, LayerHelp}, {LayerHelp, LayerCard}, {LayerCard, LayerArticle}, {LayerArticle, LayerList}, {LayerList, LayerList}, {LayerLetter, LayerTyping},
	} {
		if got := r.Under(c.of); got != c.want {
			t.Errorf("under %s lies %s, want %s", c.of, got, c.want)
		}
	}
	if empty := New(Defaults()); empty.Top() != LayerList {
		t.Errorf("nothing is open, and keys go to %s", empty.Top())
	}
}

// A search of the library is left for where it was begun, whatever was opened
// meanwhile.
func TestLeaveFinding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		begin func(*Reader)
		open  library.ID
		focus Focus
		place Place
		reads bool // the article where it began is to be read again
	}{
		{"on the article", func(r *Reader) { r.MoveTo(7) }, 0, OnArticle, 7, false},
		{"on a panel", func(r *Reader) { r.TogglePanel(Names); r.MoveTo(7) }, 0, OnPanel, 7, false},
		{"on a panel, another open", func(r *Reader) { r.TogglePanel(Names); r.MoveTo(7) }, 1, OnArticle, 7, true},
		{"in the list, beside an article", func(r *Reader) { r.MoveTo(7); r.FocusOn(OnList) }, 0, OnList, 7, false},
		{"on the article, another open", func(r *Reader) { r.MoveTo(7) }, 1, OnArticle, 7, true},
		{"in the list, another open", func(r *Reader) { r.MoveTo(7); r.FocusOn(OnList) }, 1, OnList, 7, true},
	} {
		r := reading(t)
		c.begin(r)
		r.FindAll()
		r.Answer(Answer{Found: make([]search.Result, 1), Done: true})
		r.Accept()
		r.OpenResult(c.open, false)
		r.MoveTo(12)
		r.Back()
		r.Effects()
		if r.Back(); r.finding != nil || r.open.id != 0 || r.open.place != c.place || r.focus != c.focus {
			t.Errorf("%s: article %d at %d, focus %d", c.name, r.open.id, r.open.place, r.focus)
		}
		if reads := wanted[Opening](r); reads != c.reads {
			t.Errorf("%s: read again: %v", c.name, reads)
		}
	}
	none := New(Defaults())
	none.FindAll()
	if none.Cancel(); none.focus != OnList || none.finding != nil || none.input != nil {
		t.Errorf("begun in an empty list: %s", shape(none))
	}
}

// wanted reports whether an effect of a kind was wanted since the last look.
func wanted[E Effect](r *Reader) bool {
	found := false
	for _, e := range r.Effects() {
		_, is := e.(E)
		found = found || is
	}
	return found
}
