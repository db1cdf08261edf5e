package pane

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/search"
	"lede/model/state"
	"lede/model/text"
	"lede/tui/keymap"
	"lede/tui/theme"
)

// Under the title of a result stands what fits, and never a part of that.
func TestAboutFound(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	post := search.Result{
		Meta: article.Meta{Outlet: "Tidewater Post", Published: article.Date{Time: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC), Precision: article.Day}},
		Hits: make([]text.Span, 2), Also: make([]string, 1),
	}
	bare := search.Result{Origin: article.Origin{File: "b.txt"}}
	hit := search.Result{Origin: article.Origin{File: "b.txt"}, Hits: make([]text.Span, 1)}
	for _, tc := range []struct {
		found search.Result
		room  int
		want  string
	}{
		{post, 60, "Tidewater Post · 29 Nov 2026 · 2 hits · in 2 files"}, {post, 50, "Tidewater Post · 29 Nov 2026 · 2 hits · in 2 files"},
		{post, 49, "Tidewater Post · 29 Nov 2026 · 2 hits"}, {post, 37, "Tidewater Post · 29 Nov 2026 · 2 hits"}, {post, 36, "Tidewater Post · 29 Nov 2026"},
		{post, 20, "Tidewater Post · 29…"}, {bare, 20, "b.txt"}, {hit, 20, "1 hit"},
	} {
		if got := c.aboutFound(&tc.found, new(state.Finding), "", tc.room); got != tc.want {
			t.Errorf("%d columns: %q, want %q", tc.room, got, tc.want)
		}
	}
}

// How often a name stands in the months is drawn where there are several.
func TestOver(t *testing.T) {
	t.Parallel()
	for want, d := range map[string]state.Dossier{
		"no article has a date": {},
		"in November 2026":      {First: "2026-11", Months: []int{3}},
		"since September 2026 by month, at most 8 mentions: █ ▁": {First: "2026-09", Months: []int{8, 0, 1}},
	} {
		if got := over(d); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// What a panel says that has nothing to show, and what its bars mean, is whole in the
// narrowest one.
func TestPanelWords(t *testing.T) {
	t.Parallel()
	const sure, guess = 1, entity.Sure - 0.1
	r, _ := spoken(t, []string{"“We won,” he said.", "They had lost, she said.", "“Never,” said one."}, []said{
		{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"They had lost", "Ben Silva", quote.Indirect, sure}, {"“Never,”", "Ben Silva", quote.Direct, guess},
	})
	r.TogglePanel(state.Said)
	for width, want := range map[int]string{34: "| ┃ said  ┊ reported  ╏ ? guess", 31: "| ┃ said  ┊ reported  ╏ ? guess", 30: "| ┃ said  ┊ reported| ╏ ? guess", 20: "| ┃ said  ┊ reported| ╏ ? guess", 19: "| ┃ said| ┊ reported| ╏ ? guess"} {
		if got := ansi.Strip(strings.Join(canvas(t).barLegend(r, width, 20), "|")); got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
	for _, kind := range []state.PanelKind{state.Said, state.Names, state.Links, state.Headings, state.Notes} {
		r, _ := spoken(t, []string{"nothing"}, nil)
		r.TogglePanel(kind)
		if rows := ansi.Strip(strings.Join(canvas(t).Panel(r, 20, 20, true), "\n")); strings.Contains(rows, "…") {
			t.Errorf("%s is cut:\n%s", kind, rows)
		}
	}
}

// A piece of a text and a title are cut between words, and say where there is more of them.
func TestLit(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	const words = "raise 400 seedlings in a former store"
	hit := func(word string) []text.Span {
		at := strings.Index(words, word)
		return []text.Span{{Start: at, End: at + len(word)}}
	}
	for _, tc := range []struct {
		more [2]bool
		hits []text.Span
		room int
		want string
	}{
		{[2]bool{}, hit("store"), 37, words},
		{[2]bool{}, nil, 36, "raise 400 seedlings in a former …"},
		{[2]bool{}, hit("seedlings"), 30, "raise 400 seedlings in a …"},
		{[2]bool{true, true}, hit("raise"), 41, "… " + words + " …"},
		{[2]bool{true, true}, hit("raise"), 40, "… raise 400 seedlings in a former store…"},
		{[2]bool{true, true}, hit("raise"), 39, "… raise 400 seedlings in a former …"},
		{[2]bool{false, true}, hit("store"), 39, words + " …"},
		{[2]bool{true, false}, hit("store"), 39, "… " + words},
		{[2]bool{}, hit("store"), 25, "… a former store"},
		{[2]bool{true, false}, hit("raise"), 11, "… raise …"},
	} {
		got := ansi.Strip(c.lit(words, c.around(words, tc.more[0], tc.hits, tc.room), tc.more, tc.hits, c.Style(theme.Text), tc.room))
		if got != tc.want || c.Width(got) > tc.room {
			t.Errorf("%v in %d columns: %q, want %q", tc.more, tc.room, got, tc.want)
		}
	}
}

// The fields of a search are explained where there is room, in whole words, and named where
// there is none: each is told of in every window.
func TestFieldsAreTold(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	for _, at := range []struct{ width, height int }{{58, 15}, {58, 60}, {78, 19}, {118, 35}, {198, 45}, {40, 12}} {
		rows := c.fields(at.width, at.height)
		told := ""
		for _, row := range rows {
			if row = ansi.Strip(row); c.Width(row) > at.width || strings.Contains(row, "…") {
				t.Errorf("%d columns: %q", at.width, row)
			}
			told += row + "\n"
		}
		if len(rows) > at.height {
			t.Errorf("%d rows of %d", len(rows), at.height)
		}
		for _, f := range search.Fields() {
			if !strings.Contains(told, f.Name+":") {
				t.Errorf("%d columns, %d rows: nothing of %s in\n%s", at.width, at.height, f.Name, told)
			}
		}
	}
}

// Results end where lines are still easy to follow back, however wide the window is, and
// there it is said whose words they are.
func TestResultsAreNotTooWide(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	r := state.New(state.Defaults())
	r.FindAll()
	long := strings.Repeat("the harbour is closed ", 30) + "said Ann Roe"
	r.Answer(state.Answer{Done: true, Total: 1, Found: []search.Result{{
		Meta:   article.Meta{Title: long},
		Pieces: []search.Piece{{Snippet: search.Snippet{Span: text.Span{End: len(long)}, Hits: []text.Span{{Start: 4, End: 11}}}, Text: long, Voices: []string{"Ann Roe"}}},
		Hits:   []text.Span{{Start: 4, End: 11}},
	}}})
	for _, width := range []int{60, 200} {
		widest, signed := 0, false
		for _, row := range c.Found(r, width, 12, true) {
			row = strings.TrimRight(ansi.Strip(row), " ")
			widest, signed = max(widest, c.Width(row)), signed || strings.HasSuffix(row, "… — Ann Roe")
		}
		if !signed {
			t.Errorf("%d columns: nobody says so", width)
		}
		if most := min(width, widestResult); widest > most || widest < most-20 {
			t.Errorf("%d columns: a row of %d", width, widest)
		}
	}
}

// Beside a page the words of a result keep the row: who says them is told whole or not at
// all.
func TestResultNamesWholeSpeakers(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	r := state.New(state.Defaults())
	r.FindAll()
	words := "the harbour will be closed until the last of the boats is home"
	r.Answer(state.Answer{Done: true, Total: 1, Found: []search.Result{{
		Meta:   article.Meta{Title: "Harbour"},
		Pieces: []search.Piece{{Snippet: search.Snippet{Span: text.Span{End: len(words)}, Hits: []text.Span{{End: 11}}}, Text: words, Voices: []string{"Wilhelmina Roe"}}},
		Hits:   []text.Span{{End: 11}},
	}}})
	for width, want := range map[int]string{
		30: "the harbour will be", 80: "the harbour will be closed until the last of the boats … — Wilhelmina Roe",
	} {
		found := ansi.Strip(strings.Join(c.Found(r, width, 12, true), "\n"))
		if !strings.Contains(found, want) || width < 40 && strings.Contains(found, "—") {
			t.Errorf("%d columns: want %q in\n%s", width, want, found)
		}
	}
}

// What is asked stands in marks, once.
func TestAsked(t *testing.T) {
	t.Parallel()
	for query, want := range map[string]string{"flood": "“flood”", `name:"Ida Moreau"`: `name:"Ida Moreau"`, `"in a row"`: `"in a row"`} {
		if got := Asked(query); got != want {
			t.Errorf("%s: %s", query, got)
		}
	}
}

// Where there is little room the keys come in their order; the help, which lists all,
// stays.
func TestHints(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	keys := []keymap.Binding{{Action: keymap.Cancel, Keys: []string{"esc"}, Short: "close"}, {Action: keymap.Confirm, Keys: []string{"C"}, Short: "confirm"}}
	help := append(slices.Clone(keys), keymap.Binding{Action: keymap.ShowHelp, Keys: []string{"?"}, Short: "help"})
	for _, c := range []struct {
		keys []keymap.Binding
		room int
		want string
	}{{keys, 30, "esc close   C confirm"}, {keys, 12, "esc close"}, {help, 30, "esc close   C confirm   ? help"}, {help, 20, "esc close   ? help"}, {help, 9, "? help"}} {
		if got := ansi.Strip(Canvas{Theme: look}.hints(c.keys, c.room)); got != c.want {
			t.Errorf("in %d cells: %q, want %q", c.room, got, c.want)
		}
	}
}
