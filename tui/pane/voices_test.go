package pane

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
	"lede/tui/page"
	"lede/tui/paint"
	"lede/tui/theme"
)

// said is one quotation of an article: its words, and who said them.
type said struct {
	words, by  string
	kind       quote.Kind
	confidence float64
}

// spoken is an article of those paragraphs, with a document in which what is said
// was found, each the first of its words; every speaker has a name as alias.
func spoken(t *testing.T, paragraphs []string, all []said) (*state.Reader, *analysis.Document) {
	t.Helper()
	var b article.Builder
	for _, p := range paragraphs {
		b.Write(p)
		b.Close()
	}
	d := &analysis.Document{Article: b.Build(article.Origin{}), Language: "en"}
	for _, s := range all {
		at := strings.Index(d.Article.Text, s.words)
		span := text.Span{Start: at, End: at + len(s.words)}
		id := len(d.Entities)
		for i, e := range d.Entities {
			if e.Name == s.by {
				id = i
			}
		}
		if id == len(d.Entities) {
			first, _, _ := strings.Cut(s.by, " ")
			d.Entities = append(d.Entities, entity.Entity{ID: id, Name: s.by, Aliases: []string{first}, Mentions: []entity.Mention{{Span: span}}})
		}
		q := quote.Quote{Span: span, Content: span, Kind: s.kind, Said: true, Confidence: s.confidence, Group: len(d.Quotes)}
		q.Speaker = &quote.Speaker{Entity: id, Name: s.by}
		if i := strings.Index(d.Article.Text, s.by); i >= 0 {
			q.Speaker.Span = text.Span{Start: i, End: i + len(s.by)}
		}
		d.Quotes = append(d.Quotes, q)
	}
	r := state.New(state.Defaults())
	r.ChangeLibrary(func(l *library.Library) { l.Add(library.Item{Loaded: true}) })
	r.Start(0, state.Top)
	r.Show(0, d.Article, nil)
	r.ShowAnalysis(0, d)
	r.MoveTo(0)
	return r, d
}

func canvas(t *testing.T) Canvas {
	t.Helper()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	return Canvas{Theme: look, Method: ansi.WcWidth}
}

// Names stand left of the first row of the words where the margin has room, over two
// rows where one is too short, else at the end of the empty row above.
func TestVoices(t *testing.T) {
	t.Parallel()
	const sure, guess = 1, entity.Sure - 0.1
	filler := "Nobody spoke in this paragraph, which is about the harbour and its walls and takes several rows."
	for _, c := range []struct {
		name  string
		width int
		text  []string
		said  []said
		want  []string // what stands beside or above the rows, but for the text
	}{
		{"beside", 80, []string{filler, "“We won,” he said."}, []said{{"“We won,”", "Ana Okoro", quote.Direct, sure}}, []string{"Ana Okoro  ┃"}},
		{"above", 60, []string{filler, "“We won,” he said."}, []said{{"“We won,”", "Ana Okoro", quote.Direct, sure}}, []string{"Ana Okoro", "┃"}},
		{"a guess", 80, []string{"“We won,” he said."}, []said{{"“We won,”", "Ana Okoro", quote.Direct, guess}}, []string{"Ana Okoro ?  ╏"}},
		{"said once in a paragraph", 80, []string{"“We won,” he said, and he looked at all of us for a long time. “We did.”"},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"“We did.”", "Ana Okoro", quote.Direct, sure}}, []string{"Ana Okoro  ┃", "┃"}},
		{"a guess after that", 80, []string{"“We won,” he said, and he looked at all of us for a long time. “We did.”"},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"“We did.”", "Ana Okoro", quote.Direct, guess}}, []string{"Ana Okoro  ┃", "╏"}},
		{"a guess on the row of what is sure", 80, []string{"“We won,” he said. “We did.”"},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"“We did.”", "Ana Okoro", quote.Direct, guess}}, []string{"Ana Okoro ?  ┃"}},
		{"what is sure on the row of a guess", 80, []string{"“We won,” he said. “We did.”"},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, guess}, {"“We did.”", "Ana Okoro", quote.Direct, sure}}, []string{"Ana Okoro ?  ┃"}},
		{"a guess on the row where what is sure ends", 80, []string{"“We won, and we did it as one does it, for a long time and all of us,” he said. “We did.”"},
			[]said{{"“We won, and we did it as one does it, for a long time and all of us,”", "Ana Okoro", quote.Direct, sure}, {"“We did.”", "Ana Okoro", quote.Direct, guess}},
			[]string{"Ana Okoro  ┃", "Ana Okoro ?  ┃"}},
		{"a guess on the row of what is sure, above", 60, []string{filler, "“We won,” he said. “We did.”"},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"“We did.”", "Ana Okoro", quote.Direct, guess}}, []string{"Ana Okoro ?", "┃"}},
		{"a name that is shorter where it is a guess", 80, []string{"“We won,” he said. “We did.”"},
			[]said{{"“We won,”", "Ana Okoro-Silv", quote.Direct, sure}, {"“We did.”", "Ana Okoro-Silv", quote.Direct, guess}}, []string{"Ana ?  ┃"}},
		{"again in the next", 80, []string{"“We won,” he said.", "“We did.”"},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"“We did.”", "Ana Okoro", quote.Direct, sure}}, []string{"Ana Okoro  ┃", "Ana Okoro  ┃"}},
		{"too long for a row", 80, []string{"“We won,” he said, and he looked at all of us for a long time, as one does."},
			[]said{{"“We won,”", "Margaretha Okoro-Silva", quote.Direct, sure}}, []string{"Margaretha  ┃"}},
		{"a guess on two rows", 80, []string{"“We won,” he said, and he looked at all of us for a long time, as one does."},
			[]said{{"“We won,”", "Al-Thani Okoro", quote.Direct, guess}}, []string{"Al-Thani ?  ╏"}},
		{"two names on two rows", 80, []string{"“We won,” he said. “No,” she said, and they looked at us for a long time, all of them."},
			[]said{{"“We won,”", "Ana Okoro", quote.Direct, sure}, {"“No,”", "Ben Silva", quote.Direct, sure}}, []string{"Ana Okoro  ┃", "Ben Silva"}},
		{"a phrase by whom is a guess", 80, []string{"They called it “a win” then."}, []said{{"“a win”", "Ana Okoro", quote.Mixed, guess}}, nil},
		{"a phrase", 80, []string{"They called it “a win” then."}, []said{{"“a win”", "Ana Okoro", quote.Mixed, entity.Sure}}, []string{"Ana Okoro"}},
		{"a paragraph that begins with the name", 80, []string{"Ana Okoro: “We won.”"}, []said{{"“We won.”", "Ana Okoro", quote.Direct, sure}}, []string{"┃"}},
	} {
		r, d := spoken(t, c.text, c.said)
		cv := canvas(t)
		p := page.New(d.Article, page.Options{Width: c.width, Measure: 72, Theme: cv.Theme, Method: cv.Method, Names: true})
		var got []string
		for _, row := range cv.Reader(r, p, p.At(r.Open().Place()), &paint.Painter{}, c.width, 12) {
			plain := ansi.Strip(row)
			beside := strings.TrimSpace(cv.Method.Truncate(plain, p.Left(), ""))
			if p.NameRoom() == 0 && !strings.ContainsAny(plain, "“”.,") {
				beside = strings.TrimSpace(plain)
			}
			if beside != "" {
				got = append(got, beside)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Of a person's name the first words go before letters do; the mark of a guess stays with
// a word.
func TestFitName(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	for _, tc := range []struct {
		name  string
		human bool
		room  int
		want  string
	}{
		{"Ana Maria Okoro", true, 15, "Ana Maria Okoro"}, {"Ana Maria Okoro", true, 14, "Maria Okoro"}, {"Ana Maria Okoro", true, 10, "Okoro"},
		{"Ana Maria Okoro", true, 4, "Oko…"}, {"Ana Maria Okoro", false, 14, "Ana Maria …"},
		{"Ana Okoro ?", true, 10, "Okoro ?"}, {"Ana Okoro ?", true, 6, "Okoro…"},
	} {
		if got := c.fitName(voice{name: tc.name, human: tc.human}, tc.room); got != tc.want {
			t.Errorf("%s in %d: %q, want %q", tc.name, tc.room, got, tc.want)
		}
	}
	if first, rest := c.halves("Jón Baldvin Helgason ?", 20); first != "Jón Baldvin" || rest != "Helgason ?" {
		t.Errorf("%q, %q", first, rest)
	}
	if first, rest := c.halves("Okoro ?", 20); first != "Okoro ?" || rest != "" {
		t.Errorf("%q, %q", first, rest)
	}
}

// The panel of who said what says what its bars mean, where it has room and they are
// not all plain.
func TestBarLegend(t *testing.T) {
	t.Parallel()
	const sure, guess = 1, entity.Sure - 0.1
	text := []string{"“We won,” he said.", "They had lost, she said."}
	direct, doubted := said{"“We won,”", "Ana Okoro", quote.Direct, sure}, said{"“We won,”", "Ana Okoro", quote.Direct, guess}
	reported := said{"They had lost", "Ben Silva", quote.Indirect, sure}
	for _, c := range []struct {
		name   string
		said   []said
		height int
		want   string
	}{
		{"plain", []said{direct}, 20, ""}, {"none", nil, 20, ""},
		{"reported too", []said{direct, reported}, 20, "┃ said  ┊ reported"}, {"reported alone", []said{reported}, 20, "┊ reported"},
		{"a guess", []said{doubted}, 20, "╏ ? guess"}, {"just room", []said{reported}, leastLegend, "┊ reported"}, {"no room", []said{reported}, leastLegend - 1, ""},
	} {
		r, _ := spoken(t, text, c.said)
		r.TogglePanel(state.Said)
		cv := canvas(t)
		got := strings.TrimSpace(ansi.Strip(strings.Join(cv.barLegend(r, 40, c.height), "")))
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if rows := cv.Panel(r, 40, c.height, true); len(rows) != c.height {
			t.Errorf("%s: %d rows, want %d", c.name, len(rows), c.height)
		}
	}
}

// A name that has no room beside the number of its words has it beside that of its
// quotations.
func TestHeadOfVoice(t *testing.T) {
	t.Parallel()
	c := canvas(t)
	row := state.PanelRow{Text: "Ana Maria Okoro", Note: "12 · 340 words", Head: true}
	for width, want := range map[int]string{40: " Ana Maria Okoro         12 · 340 words ", 33: " Ana Maria Okoro  12 · 340 words ", 32: " Ana Maria Okoro             12 ", 19: " Ana Maria …    12 "} {
		if got := ansi.Strip(c.panelRow(row, width, false, false)); got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
}

// Heads are no rows to click.
func TestPanelAt(t *testing.T) {
	t.Parallel()
	r, _ := spoken(t, []string{"“We won,” he said."}, []said{{"“We won,”", "Ana Okoro", quote.Direct, 1}})
	r.TogglePanel(state.Said)
	for y, want := range map[int]int{-1: -1, 0: -1, 1: -1, 2: -1, 3: 1, 4: -1} {
		if got := canvas(t).PanelAt(r, y); got != want {
			t.Errorf("%d rows down: row %d, want %d", y, got, want)
		}
	}
}

// The edge of what is selected is strong where keys go to it, and else thin.
func TestEdge(t *testing.T) {
	t.Parallel()
	cv := canvas(t)
	for want, at := range map[string][2]bool{"▌": {true, true}, "▏": {true, false}, " ": {false, true}} {
		if got := ansi.Strip(cv.edge(at[0], at[1])); got != want {
			t.Errorf("selected, focused %v: %q, want %q", at, got, want)
		}
	}
	on, off := cv.paneTitle("names", true), cv.paneTitle("names", false)
	if on == off || ansi.Strip(on) != ansi.Strip(off) {
		t.Errorf("a title with focus %q, without %q", on, off)
	}
}

// How many spoke stands behind where the article is from, where the line has room.
func TestSpeech(t *testing.T) {
	t.Parallel()
	for outlet, want := range map[string]bool{strings.Repeat("x", 32): true, strings.Repeat("x", 33): false} {
		r, d := spoken(t, []string{"“We won,” he said."}, []said{{"“We won,”", "Ana Okoro", quote.Direct, 1}})
		d.Article.Meta.Title, d.Article.Meta.Outlet = "Title", outlet
		r.MoveTo(state.Top)
		cv := canvas(t)
		p := page.New(d.Article, page.Options{Width: 80, Measure: 72, Theme: cv.Theme, Method: cv.Method, Names: true})
		shown := ansi.Strip(strings.Join(cv.Reader(r, p, p.At(r.Open().Place()), &paint.Painter{}, 80, 12), "\n"))
		if strings.Contains(shown, "1 min · 1 quote · 1 voice") != want {
			t.Errorf("an outlet of %d letters in %d columns:\n%s", len(outlet), p.Measure(), shown)
		}
	}
}

// A speaker has the colour of the name in the text, unless who spoke is a guess;
// the title of what is selected has the colour of focus where keys go to it.
func TestHues(t *testing.T) {
	t.Parallel()
	cv := canvas(t)
	_, d := spoken(t, []string{"“We won,” he said."}, []said{{"“We won,”", "Ana Okoro", quote.Direct, 1}})
	q := d.Quotes[0]
	quiet, lit := cv.Style(theme.Speaker).Fg, cv.Style(theme.Person).Fg
	for confidence, want := range map[float64]theme.Color{entity.Sure: lit, entity.Sure - 0.01: quiet} {
		if q.Confidence = confidence; cv.hue(d, &q).Fg != want {
			t.Errorf("at %v: %v, want %v", confidence, cv.hue(d, &q).Fg, want)
		}
	}
	if quiet == lit {
		t.Fatal("the theme has one colour for both")
	}
	for focused, want := range map[bool]theme.Style{true: cv.Style(theme.Accent), false: cv.Style(theme.Title)} {
		if got := cv.titleStyle(theme.Title, true, focused); got != want {
			t.Errorf("selected, focus %v: %+v", focused, got)
		}
	}
}
