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
	"lede/model/text"
)

// What comes leaves the rows alone that the reader looks at, and shows the first
// one while nobody has looked yet.
func TestChangeLibrary(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		held          bool
		focus         Focus
		row, top      int // that are selected and first on the screen
		id            library.ID
		wantTop, want int
	}{
		{true, OnList, 5, 3, 5, 4, 6}, {false, OnList, 5, 3, 10, 3, 0}, {false, OnArticle, 5, 3, 5, 4, 6}, {true, OnList, 0, 0, 0, 1, 1},
	} {
		r := inListOf(10)
		r.Start(9, Top)
		r.FocusOn(c.focus)
		r.SelectRow(c.row)
		r.list.Top, r.list.Rows = c.top, 4
		if c.held {
			r.HoldList()
		}
		r.ChangeLibrary(func(l *library.Library) { l.Add(library.Item{Loaded: true, Rank: -1}) })
		if r.list.ID != c.id || r.list.Top != c.wantTop || r.Row() != c.want {
			t.Errorf("%+v: item %d, row %d, top %d", c, r.list.ID, r.Row(), r.list.Top)
		}
	}
}

// An article of a folded story is stood for by the first of it, wherever the
// selection or a walk comes from.
func TestFoldedIsStoodFor(t *testing.T) {
	t.Parallel()
	r := inListOf(12)
	r.HoldList()
	r.SetStories([]library.Story{{Articles: []library.ID{3, 7, 9}}})
	r.ShowStories(true)
	r.FilterList("7")
	r.list.ID = 7
	if r.FilterList(""); r.list.ID != 3 {
		t.Errorf("the filter is gone: item %d is selected", r.list.ID)
	}
	r.list.ID = 9
	if r.StackCopies(true); r.list.ID != 3 {
		t.Errorf("copies are stacked: item %d is selected", r.list.ID)
	}
	r.Start(7, Top)
	row := r.library.Row(3)
	for step, want := range map[int]library.ID{1: r.library.At(row + 1), -1: r.library.At(row - 1)} {
		if got := r.Neighbour(step); got != want {
			t.Errorf("%+d of a folded article: item %d, want %d", step, got, want)
		}
	}
}

// A filter and a stack keep the selection where it is shown, or what is shown
// for it, and else select the first row.
func TestSelectionIsKept(t *testing.T) {
	t.Parallel()
	r := inListOf(12)
	r.SelectRow(11)
	for _, c := range []struct {
		query string
		want  library.ID
	}{{"1", 11}, {"10", 10}, {"", 10}, {"none", library.None}, {"", 0}} {
		if r.FilterList(c.query); r.list.ID != c.want {
			t.Errorf("filtered by %q: item %d, want %d", c.query, r.list.ID, c.want)
		}
	}
	fingerprint := (&article.Article{Meta: article.Meta{URL: "https://example.org/one"}}).Fingerprint()
	r = inListOf(3)
	r.ChangeLibrary(func(l *library.Library) {
		l.Add(library.Item{Loaded: true, Rank: 7, Print: &fingerprint}, library.Item{Loaded: true, Rank: 8, Print: &fingerprint})
	})
	r.StackCopies(false)
	r.SelectRow(4)
	if r.StackCopies(true); r.list.ID != 3 || r.library.Len() != 4 {
		t.Errorf("of two copies item %d is selected, in %d rows", r.list.ID, r.library.Len())
	}
}

// Names are offered by shared words, by kind, then by how often they are named;
// nobody for a quotation, as far as what is typed goes.
func TestChoices(t *testing.T) {
	t.Parallel()
	r := reading(t)
	named := func(name string, kind entity.Kind, n int) {
		at := slices.Repeat([]entity.Mention{{Span: text.Span{End: 1}, Confidence: 1}}, n)
		r.open.doc.Entities = append(r.open.doc.Entities, entity.Entity{ID: len(r.open.doc.Entities), Kind: kind, Name: name, Mentions: at})
	}
	named("Zoe Zett", entity.Person, 9)
	named("Silva Ltd", entity.Organization, 1)
	named("Ana Silva", entity.Person, 1)
	named("Ana Monday", entity.Date, 1) // nobody
	offered := func(query string) string {
		r.chooser.query = query
		var names []string
		for _, c := range r.Choices() {
			names = append(names, fmt.Sprintf("%s%v", c.Name, map[bool]string{true: "(nobody)"}[c.Nobody]))
		}
		return strings.Join(names, ", ")
	}
	r.SelectAt(strings.Index(r.open.article.Text, "Ben"))
	r.Choose()
	for query, want := range map[string]string{
		"": "Ana Silva, Silva Ltd, Zoe Zett, Ana Okoro, Lagos", "an": "Ana Silva, Ana Okoro, an", "zoe zett": "Zoe Zett", "Ben Silva": "",
	} {
		if got := offered(query); got != want {
			t.Errorf("for a name, %q: %s, want %s", query, got, want)
		}
	}
	r.Cancel()
	r.SelectQuote(0)
	r.Choose()
	for query, want := range map[string]string{"": "Zoe Zett, Ana Okoro, Ben Silva, Silva Ltd, Ana Silva, Lagos, (nobody)", "nob": "(nobody), nob", "ben": "Ben Silva, ben"} {
		if got := offered(query); got != want {
			t.Errorf("for a quotation, %q: %s, want %s", query, got, want)
		}
	}
}

// Rows of links are numbered from 1, headings are set in from the third level on.
func TestLinksAndHeadings(t *testing.T) {
	t.Parallel()
	a := &article.Article{Text: "one two three four", Meta: article.Meta{URL: "https://www.example.org/x"}, Inlines: []article.Inline{
		{Kind: article.Link, Span: text.Span{Start: 4, End: 7}, URL: "https://b.example.org"}, {Kind: article.Link, Span: text.Span{End: 3}, URL: "mailto:x"},
	}}
	for level, at := range []text.Span{{End: 3}, {Start: 4, End: 7}, {Start: 8, End: 13}, {Start: 14, End: 18}} {
		a.Blocks = append(a.Blocks, article.Block{Kind: article.Heading, Level: level + 1, Span: at})
	}
	var got []string
	for _, row := range links(a) {
		got = append(got, fmt.Sprintf("%d %s %q", row.Number, row.Text, row.Note))
	}
	if want := `1 this article "example.org", 2 one "", 3 two "b.example.org"`; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
	got = nil
	for _, row := range headings(a) {
		got = append(got, row.Text)
	}
	if !slices.Equal(got, []string{"one", "two", "  three", "    four"}) {
		t.Errorf("%q", got)
	}
}

// A picture or a recording without words is named by its file, where its address names one.
func TestPictureLinks(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://x.org/a/quay%20one.jpg?w=1": "picture: quay one.jpg", "b/quay.png": "picture: quay.png", "https://x.org/a/": "picture", "https://x.org": "picture", "https://x.org/%1b.jpg": "picture: .jpg", "%zz": "picture",
	} {
		a := &article.Article{Text: "words", Blocks: []article.Block{{Kind: article.Caption, URL: address}, {Kind: article.Caption, Span: text.Span{End: 5}, URL: address}}}
		rows := links(a)
		if rows[0].Text != want || rows[1].Text != "picture: words" {
			t.Errorf("%s: %q, %q, want %q", address, rows[0].Text, rows[1].Text, want)
		}
	}
	a := &article.Article{Blocks: []article.Block{{Kind: article.Caption, Label: "Audio", URL: "https://x.org/50.mp3"}, {Kind: article.Caption, Label: "Photo", URL: "https://x.org/50.png"}}}
	if rows := links(a); rows[0].Text != "audio: 50.mp3" || rows[1].Text != "picture: 50.png" {
		t.Errorf("a recording: %q, %q", rows[0].Text, rows[1].Text)
	}
}

// A filter of a panel keeps the heads of what matches, and all rows of a head
// that does.
func TestFilterRows(t *testing.T) {
	t.Parallel()
	rows := []PanelRow{{Head: true, Text: "Ana"}, {Text: "lost"}, {Text: "won"}, {Head: true, Text: "Ben"}, {Text: "won", URL: "x.org"}, {Text: "ran", Written: "why?"}}
	for query, want := range map[string]string{
		"": "Ana lost won Ben won ran", "won": "Ana won Ben won", "ANA": "Ana lost won", " ben ": "Ben won ran", "x.org": "Ben won", "why": "Ben ran", "none": "",
	} {
		var got []string
		for _, row := range filterRows(rows, query) {
			got = append(got, row.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %s, want %s", query, strings.Join(got, " "), want)
		}
	}
}

// The language is that of the text, in the spelling of the region declared.
func TestLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ declared, found, want string }{
		{"en-GB", "en", "en-GB"}, {"en-GB", "de", "de"}, {"de", "en", "en"}, {"en-GB", "", "en-GB"}, {"", "fr", "fr"}, {"EN-us", "en", "EN-us"}, {"", "", ""},
	} {
		o := &Open{article: &article.Article{Meta: article.Meta{Language: c.declared}}, doc: &analysis.Document{Language: c.found}}
		if got := o.Language(); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// A card stays until what it asks for was done, and the tour ends behind the last.
func TestTourEnds(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.StartTour()
	_, _, of, _ := r.TourCard()
	for i := 1; i <= of; i++ {
		r.Taught("zen")
		step, n, _, ok := r.TourCard()
		if !ok || n != i || step.Asks() == "" {
			t.Fatalf("card %d, want %d, asks for %q", n, i, step.Asks())
		}
		r.Taught(step.Asks())
	}
	if r.tour != nil {
		t.Error("there is a card behind the last one")
	}
	if r.Taught("help"); r.tour != nil {
		t.Error("a tour that is over goes on")
	}
}

// The card of the list is shown whenever keys go there, and only the list's.
func TestTourOfTheList(t *testing.T) {
	t.Parallel()
	r := reading(t)
	r.FocusOn(OnList)
	r.StartTour()
	for i, c := range []struct {
		on   Focus
		want int
	}{{OnList, 1}, {OnArticle, 2}, {OnList, 1}, {OnArticle, 2}} {
		r.FocusOn(c.on)
		if step, n, of, _ := r.TourCard(); n != c.want || step.On != c.on || of != len(TourSteps()) {
			t.Errorf("%d: card %d of %d, want %d", i, n, of, c.want)
		}
		if r.FocusOn(OnList); true {
			r.Taught("next-name")
		}
	}
}

// What leads to other articles is told where there are some.
func TestTourAmong(t *testing.T) {
	t.Parallel()
	alone := inListOf(1)
	alone.Start(0, Top)
	for r, want := range map[*Reader]bool{reading(t): true, alone: false} {
		r.StartTour()
		if step, _, _, _ := r.TourCard(); step.Title != "The page" || strings.Contains(step.Text, "{next-article}") != want {
			t.Errorf("of %d: %q", r.library.Total(), step.Text)
		}
	}
}

// Hits do not overlap where pieces of a search meet, nor where it began.
func TestHitsDoNotOverlap(t *testing.T) {
	if testing.Short() {
		t.Skip("much work in one goroutine")
	}
	t.Parallel()
	for _, place := range []Place{0, 1, 2, 100_001} {
		o := &Open{article: &article.Article{Text: strings.Repeat("a", searchWhole+lastPiece+7)}, place: place}
		o.find("aaa")
		run(o)
		checkHits(t, o, place)
	}
	s := &Search{hits: []text.Span{{Start: 5, End: 8}}, early: []text.Span{{Start: 0, End: 3}, {Start: 3, End: 6}}}
	if s.join(); len(s.hits) != 2 || s.at != 1 {
		t.Errorf("hits %v, at %d", s.hits, s.at)
	}
	s = &Search{hits: []text.Span{{Start: 6, End: 9}}, early: []text.Span{{Start: 0, End: 3}, {Start: 3, End: 6}}}
	if s.join(); len(s.hits) != 3 || s.at != 2 {
		t.Errorf("hits %v, at %d", s.hits, s.at)
	}
}

// All that is listed is marked at once, the articles of a folded story too, what a filter
// hides stays, and one undoing takes it back.
func TestMarkAllRead(t *testing.T) {
	t.Parallel()
	r := inListOf(12)
	r.SetStories([]library.Story{{Articles: []library.ID{3, 7, 9}}})
	r.ShowStories(true)
	r.MarkRead(2, true)
	unread := func() (n int) {
		for id := range library.ID(12) {
			if !r.library.Item(id).Read {
				n++
			}
		}
		return n
	}
	r.FilterList("7")
	if n := r.MarkAllRead(); n != 1 || unread() != 10 {
		t.Errorf("filtered: %d marked, %d left", n, unread())
	}
	r.FilterList("")
	if n := r.MarkAllRead(); n != 10 || unread() != 0 {
		t.Errorf("%d marked, %d left", n, unread())
	}
	if n := r.MarkAllRead(); n != 0 {
		t.Errorf("once more: %d marked", n)
	}
	if r.Undo(); unread() != 10 {
		t.Errorf("undone: %d unread", unread())
	}
	if r.Undo(); unread() != 11 || r.library.Item(2).Read != true {
		t.Errorf("undone twice: %d unread", unread())
	}
}

// The next that was not read is selected, round the ends of the list; none where all were.
func TestSelectUnread(t *testing.T) {
	t.Parallel()
	r := inListOf(6)
	at := func(row int) library.ID { return r.library.At(row) }
	for _, row := range []int{0, 1, 3, 5} {
		r.MarkRead(at(row), true)
	}
	r.SelectRow(0)
	for _, c := range []struct{ step, want int }{{1, 2}, {1, 4}, {1, 2}, {-1, 4}, {-1, 2}} {
		if ok := r.SelectUnread(c.step); !ok || r.Row() != c.want {
			t.Errorf("%+d: row %d, %v, want %d", c.step, r.Row(), ok, c.want)
		}
	}
	r.Start(at(4), Top)
	r.FocusOn(OnArticle)
	for _, step := range []int{1, -1} {
		if id := r.Unread(step); id != at(2) {
			t.Errorf("%+d from an article: %d", step, id)
		}
	}
	r.FocusOn(OnList)
	r.SelectRow(2)
	r.MarkAllRead()
	if r.SelectUnread(1) || r.Row() != 2 {
		t.Errorf("all were read: row %d", r.Row())
	}
}
