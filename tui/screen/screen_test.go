package screen

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/library"
	"lede/model/quote"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/layout"
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/pane"
	"lede/tui/theme"
)

// story is a document of n paragraphs of one row, "name 0 …" and so on; each
// begins with a mention of its own entity, and ends with a quotation by it.
func story(n int) *analysis.Document {
	var b article.Builder
	for i := range n {
		b.Write(fmt.Sprintf("name%02d said “yes”", i))
		b.Close()
	}
	a := b.Build(article.Origin{File: "story.txt"})
	d := &analysis.Document{Article: a, Language: "en"}
	for i, b := range a.Blocks {
		m := entity.Mention{Span: text.Span{Start: b.Start, End: b.Start + 6}, Confidence: 1}
		d.Entities = append(d.Entities, entity.Entity{ID: i, Kind: entity.Person, Name: m.Of(a.Text), Mentions: []entity.Mention{m}})
		d.Mentions = append(d.Mentions, analysis.Mention{Mention: &m, Entity: i})
		d.Quotes = append(d.Quotes, quote.Quote{Span: text.Span{Start: b.Start + 12, End: b.End}, Said: true, Confidence: 1, Speaker: &quote.Speaker{Entity: i}})
	}
	return d
}

// showing is a screen with a story open, alone in the list or not.
func showing(t *testing.T, d *analysis.Document, alone bool, steps ...func(*state.Reader)) *Screen {
	t.Helper()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	r := state.New(state.Defaults())
	r.ChangeLibrary(func(l *library.Library) {
		l.Add(library.Item{Loaded: true})
		if !alone {
			l.Add(library.Item{Loaded: true, Err: fmt.Errorf("broken")})
		}
	})
	r.Start(0, state.Top)
	r.Show(0, d.Article, nil)
	r.ShowAnalysis(0, d)
	for _, step := range steps {
		step(r)
	}
	s := &Screen{Reader: r, Keys: keymap.Default(), Canvas: pane.Canvas{Theme: look, Method: ansi.WcWidth}, Painter: &paint.Painter{}, Width: 80, Height: 24}
	s.Layout = layout.Of(r, layout.Window{Width: s.Width, Height: s.Height})
	s.Page = page.New(d.Article, page.Options{Width: s.Layout.Page.Width, Measure: 72, Theme: look, Method: ansi.WcWidth})
	return s
}

// A card stands below the selected words where there is room, else above them,
// else at the end of the pane.
func TestCardPlace(t *testing.T) {
	t.Parallel()
	d := story(20)
	s := showing(t, d, true)
	s.Reader.MoveTo(0) // the first paragraph is the first row, the next one row 2
	for _, c := range []struct{ mention, height, card, want, room int }{
		{0, 20, 5, 1, 5}, {0, 6, 5, 1, 5}, {0, 5, 5, 1, 4}, {0, 4, 5, -1, 5}, {2, 20, 5, 5, 5}, {2, 10, 5, 5, 5}, {2, 9, 5, 5, 4}, {2, 9, 4, 5, 4},
		{2, 8, 4, 0, 4}, {2, 9, 3, 5, 3}, {3, 9, 3, 3, 3}, {3, 9, 6, 0, 6}, {3, 9, 7, 0, 6}, {19, 9, 5, 4, 5}, {2, 8, 9, 0, 4}, {2, 10, 9, 5, 5},
	} {
		s.Reader.SelectMention(c.mention)
		if at, room := s.clear(c.height, c.card); at != c.want || room != c.room {
			t.Errorf("%+v: row %d, %d rows", c, at, room)
		}
	}
	s.Reader.MoveTo(d.Mentions[10].Start)
	s.Reader.SelectMention(2) // above the screen
	if got, _ := s.clear(9, 3); got != 6 {
		t.Errorf("of words above the screen: row %d", got)
	}
	s.Reader.SelectQuote(10)
	if got, _ := s.clear(9, 3); got != 1 {
		t.Errorf("of a quotation: row %d", got)
	}
	none := showing(t, d, true)
	if got, _ := none.clear(9, 3); got != 6 {
		t.Errorf("of nothing: row %d", got)
	}
}

// What is laid over rows begins in its column and ends with them.
func TestLay(t *testing.T) {
	t.Parallel()
	s := showing(t, story(1), true)
	s.Width = 6
	for y, want := range map[int]string{-1: "aXYaaa bbbbbb", 0: "aWYaaa bXYbbb", 1: "aaaaaa bWYbbb", 2: "aaaaaa bbbbbb"} {
		rows := []string{"aaaaaa", "bbbbbb"}
		s.lay(rows, []string{"WY", "XY"}, 1, y)
		if got := ansi.Strip(strings.Join(rows, " ")); got != want {
			t.Errorf("from row %d: %s, want %s", y, got, want)
		}
	}
}

func does(all ...func(*state.Reader)) []func(*state.Reader) { return all }

// The footer says where the reader is.
func TestWhere(t *testing.T) {
	t.Parallel()
	d := story(100)
	end := d.Mentions[99].Start
	foreign := story(100)
	foreign.Language = "de"
	british := story(100)
	british.Language = "en-GB"
	for _, c := range []struct {
		name string
		doc  *analysis.Document
		do   []func(*state.Reader)
		want string
	}{
		{"the top", d, nil, "top"},
		{"the first paragraph", d, does(func(r *state.Reader) { r.MoveTo(0) }), "11 % · ¶ 1 of 100"},
		{"a page on", d, does(func(r *state.Reader) { r.MoveTo(d.Mentions[11].Start) }), "22 % · ¶ 12 of 100"},
		{"the end", d, does(func(r *state.Reader) { r.MoveTo(end) }), "end · ¶ 100 of 100"},
		{"a last page", d, does(func(r *state.Reader) { r.MoveTo(d.Mentions[95].Start) }), "end · ¶ 100 of 100"},
		{"a short one", story(1), nil, "end"},
		{"the list", d, does(func(r *state.Reader) { r.FocusOn(state.OnList) }), "1 of 2"},
		{"a spotlight", d, does(func(r *state.Reader) { r.ToggleSpot(3) }), "top · spotlight on name03"},
		{"a search", d, does(func(r *state.Reader) {
			r.Type(state.ForFind, "")
			r.Edit(func(l *state.Line) { l.Insert("name0") })
			r.Accept()
		}), "top · “name0” 1 of 10"},
		{"another language", foreign, nil, "top · language de: sure names only"},
		{"English of a region", british, nil, "top"},
		{"in a panel", foreign, does(func(r *state.Reader) { r.TogglePanel(state.Names) }), "top"},
	} {
		if got := showing(t, c.doc, false, c.do...).where(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The footer names the keys that do something where the reader is.
func TestUseful(t *testing.T) {
	t.Parallel()
	d, bare := story(3), story(3)
	bare.Mentions, bare.Quotes, bare.Entities = nil, nil, nil
	dated := story(3)
	for i := range dated.Entities {
		dated.Entities[i].Kind = entity.Date
	}
	dated.Quotes = nil
	linked := story(3)
	linked.Article.Meta.URL = "https://example.org"
	panel := func(k state.PanelKind) func(*state.Reader) { return func(r *state.Reader) { r.TogglePanel(k) } }
	list := func(r *state.Reader) { r.FocusOn(state.OnList) }
	name := func(r *state.Reader) { r.WalkMentions(1) }
	broken := func(r *state.Reader) { list(r); r.SelectRow(1); r.SelectRow(r.Row()) }
	for _, c := range []struct {
		name      string
		doc       *analysis.Document
		alone     bool
		do        []func(*state.Reader)
		yes, none string // actions, parted by spaces
	}{
		{"a page", d, false, nil, "list next-name next-quote said next-article", "accept"},
		{"a page alone", d, true, nil, "next-name", "list next-article accept"},
		{"a page without names", bare, false, nil, "list", "next-name next-quote said"},
		{"a page of dates", dated, false, nil, "list", "next-name next-quote said"},
		{"a name", d, false, does(name), "accept", ""},
		{"names", d, false, does(panel(state.Names)), "accept spotlight confirm copy filter", "note remove-note browser"},
		{"dates, folded", dated, false, does(panel(state.Names)), "accept", "spotlight confirm"},
		{"who said what", d, false, does(panel(state.Said)), "accept spotlight copy", "note browser"},
		{"links", linked, false, does(panel(state.Links)), "accept copy browser", "spotlight confirm note"},
		{"links, none", d, false, does(panel(state.Links)), "", "accept spotlight confirm copy browser note filter"},
		{"notes, none", d, false, does(panel(state.Notes)), "", "accept note remove-note copy spotlight"},
		{"the list", d, false, does(list), "accept sort read star", ""},
		{"what cannot be read", d, false, does(broken), "filter sort", "accept read star"},
		{"a list of nothing", d, false, does(list, func(r *state.Reader) { r.FilterList("no such title") }), "filter", "accept sort read star"},
		{"one result", d, false, does((*state.Reader).FindAll, func(r *state.Reader) { r.Accept() }), "filter", "accept sort"},
		{"a card", d, false, does(name, func(r *state.Reader) { r.AskSelected() }), "accept spotlight copy next-name", ""},
	} {
		s := showing(t, c.doc, c.alone, c.do...)
		on := keyed(s.Reader, s.Reader.Top())
		for want, names := range map[bool]string{true: c.yes, false: c.none} {
			for action := range strings.FieldsSeq(names) {
				a := keymap.Find(action)
				if a == keymap.None {
					t.Fatalf("no action %s", action)
				}
				if s.useful(on, a) != want {
					t.Errorf("%s: %s is useful: %v", c.name, action, !want)
				}
			}
		}
	}
	empty := showing(t, d, false)
	if empty.Empty = true; empty.useful(state.LayerList, keymap.Accept) || !empty.useful(state.LayerList, keymap.ShowHelp) {
		t.Error("where nothing is open only the help is useful")
	}
}

// Keys are those of the topmost layer that has some.
func TestMode(t *testing.T) {
	t.Parallel()
	await := func(r *state.Reader) { r.AwaitLetter(true) }
	card := func(r *state.Reader) { r.AskEntity(0) }
	help := (*state.Reader).ShowHelp
	typing := func(r *state.Reader) { r.Type(state.ForHelp, "") }
	passage := func(r *state.Reader) { r.StartVisual(0) }
	for _, c := range []struct {
		name       string
		do         []func(*state.Reader)
		mode, help keymap.Mode
	}{
		{"the page", nil, keymap.Article, keymap.Article},
		{"a letter on the page", does(await), keymap.Article, keymap.Article},
		{"the tour on the page", does((*state.Reader).StartTour), keymap.Article, keymap.Article},
		{"a card", does(card), keymap.Card, keymap.Card},
		{"help over a card", does(card, help), keymap.Help, keymap.Card},
		{"typing in the help over a passage", does(passage, help, typing), keymap.Input, keymap.Visual},
		{"a panel", does(func(r *state.Reader) { r.TogglePanel(state.Names) }), keymap.Panel, keymap.Panel},
		{"results", does((*state.Reader).FindAll, func(r *state.Reader) { r.Accept() }), keymap.Findings, keymap.Findings},
	} {
		r := showing(t, story(2), false, c.do...).Reader
		if Mode(r) != c.mode || ModeUnder(r, state.LayerHelp) != c.help {
			t.Errorf("%s: %s, under the help %s", c.name, Mode(r), ModeUnder(r, state.LayerHelp))
		}
	}
}

// The header says which article is open where the page has the window, with a
// panel beside it or not; else what the list holds.
func TestHeader(t *testing.T) {
	t.Parallel()
	panel := func(r *state.Reader) { r.TogglePanel(state.Names) }
	for _, c := range []struct {
		name string
		do   []func(*state.Reader)
		want string
	}{
		{"the page", nil, "1 of 2"}, {"a panel beside it", does(panel), "1 of 2"}, {"the list", does(func(r *state.Reader) { r.FocusOn(state.OnList) }), "1 article"},
		{"results", does((*state.Reader).FindAll), "1 article"},
	} {
		rows := showing(t, story(3), false, c.do...).Rows()
		if got := ansi.Strip(rows[0]); len(rows) != 24 || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q in %d rows, want %q", c.name, got, len(rows), c.want)
		}
	}
}
