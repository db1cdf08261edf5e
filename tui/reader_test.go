package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/entity"
	"lede/model/library"
	"lede/model/state"
	"lede/tui/keymap"
)

func TestEveryBindingHasAnAction(t *testing.T) {
	t.Parallel()
	all := allActions()
	for _, s := range keymap.Default().Sections() {
		for _, b := range s.Bindings {
			_, here := all[s.Mode][b.Action]
			_, anywhere := all[keymap.Everywhere][b.Action]
			if !here && !anywhere {
				t.Errorf("%s in %s does nothing", b.Action, s.Mode)
			}
		}
	}
	for mode, actions := range all {
		for a := range actions {
			if _, ok := keymap.Default().Binding(mode, a); !ok {
				t.Errorf("%s in %s has no key", a, mode)
			}
		}
	}
}

func TestCtrlCQuitsAnywhere(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"", "/", "?", "enter w", "enter e enter", ":", "? /"} {
		d := drive(t, 80, 24, wire)
		d.keys(keys).keys("ctrl+c")
		if !d.quit {
			t.Errorf("after %q ctrl+c does not quit", keys)
		}
	}
}

func TestFilterFollowsTyping(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, wire)
	all := d.m.reader.Library().Len()
	d.keys("/ text:court")
	some := d.m.reader.Library().Len()
	if some == 0 || some >= all {
		t.Fatalf("%d of %d match", some, all)
	}
	d.keys("text:q?G") // keys are text
	if got := d.m.reader.Input().Text(); got != "courtq?G" {
		t.Fatalf("typed %q", got)
	}
	d.want("Nothing matches")
	d.keys("ctrl+u text:title:court enter")
	if d.m.reader.Input() != nil || d.m.reader.Library().Len() != some {
		t.Fatal("enter does not keep the filter")
	}
	d.keys("esc")
	if d.m.reader.Library().Len() != all {
		t.Fatal("esc does not end the filter")
	}
	d.keys("/ text:court esc")
	if d.m.reader.Library().Len() != all {
		t.Fatal("esc while typing does not give the filter up")
	}
}

func TestNextArticleRespectsTheFilter(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, wire)
	d.keys("/ text:.txt enter enter")
	first := d.m.reader.Open().ID()
	d.keys("J")
	second := d.m.reader.Open().ID()
	if file := d.m.reader.Library().Item(second).Origin.File; second == first || !strings.Contains(file, "wire/") {
		t.Fatalf("J opened %q", file)
	}
	d.keys("K")
	if d.m.reader.Open().ID() != first {
		t.Fatal("K does not go back")
	}
	d.keys("ctrl+o")
	if d.m.reader.Open().ID() != second {
		t.Fatal("ctrl+o does not go back where the jump began")
	}
}

func TestPlaceIsKeptBetweenArticles(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 12, wire)
	d.keys("/ text:.txt enter enter space space")
	id, place := d.m.reader.Open().ID(), d.m.reader.Open().Place()
	d.keys("J K")
	if d.m.reader.Open().ID() != id || d.m.reader.Open().Place() != place {
		t.Fatalf("came back to place %d, left at %d", d.m.reader.Open().Place(), place)
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.keys("/ text:the")
	s := d.m.reader.Open().Search()
	if s == nil || s.Len() < 2 {
		t.Fatalf("search %+v", s)
	}
	text := d.m.reader.Open().Article().Text
	for i := range s.Len() {
		h := s.Hit(i)
		if !strings.EqualFold(h.Of(text), "the") {
			t.Fatalf("hit %q", h.Of(text))
		}
	}
	d.keys("enter n n")
	if at := d.m.reader.Open().Search().At(); at != 2%s.Len() {
		t.Fatalf("after n n the hit is %d", at)
	}
	d.keys("N esc")
	if d.m.reader.Open().Search() != nil {
		t.Fatal("esc does not end the search")
	}
}

func TestLens(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.keys("1")
	if d.m.reader.Lens().Lit(entity.Person) || !d.m.reader.Lens().Lit(entity.Place) {
		t.Fatal("1 does not switch people off alone")
	}
	d.keys("7")
	if d.m.reader.Lens().Lit(entity.Date) || d.m.reader.Lens().Lit(entity.Figure) {
		t.Fatal("7 does not switch dates and figures off")
	}
	d.keys("0")
	if d.m.reader.Lens() != state.AllKinds {
		t.Fatal("0 does not light all")
	}
	d.keys("0 e")
	d.want("no names are lit")
}

func TestWalkQuotesAndAsk(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.keys(".")
	q := d.m.reader.Open().SelectedQuote()
	if q == nil {
		t.Fatal("no quotation selected")
	}
	d.keys("enter")
	if d.m.reader.Card() == nil {
		t.Fatal("enter does not open the card")
	}
	d.want("╭", "quotation", "╯")
	d.keys("esc")
	if d.m.reader.Card() != nil || d.m.reader.Open().Select() == nil {
		t.Fatal("esc closes more than the card")
	}
	d.keys("esc")
	if d.m.reader.Open().Select() != nil {
		t.Fatal("esc does not end the selection")
	}
}

// A card offers to say why only where it has more to say, and else says that it has not.
func TestWhy(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 40, story(t))
	asked := map[bool]int{}
	for i := range d.m.reader.Open().Doc().Quotes {
		d.m.reader.SelectQuote(i)
		d.keys("enter")
		before, offered := d.card(), strings.Contains(d.screen(), "? why?")
		d.keys("?")
		if told := d.m.reader.Status().Text != ""; offered == told || offered == (d.card() == before) {
			t.Errorf("quotation %d: offered %v, said %q, the card was\n%s\nand is\n%s", i, offered, d.m.reader.Status().Text, before, d.card())
		}
		asked[offered]++
		d.keys("esc")
	}
	if len(asked) < 2 {
		t.Errorf("of one kind alone: %v", asked)
	}
}

func TestPanelLeadsToItsPlace(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 24, story(t))
	d.keys("w G")
	row, ok := d.m.reader.PanelRow()
	if !ok || row.Quote < 0 {
		t.Fatalf("last row of the panel: %+v", row)
	}
	d.keys("enter")
	if d.m.reader.Focus() != state.OnArticle || d.m.reader.Open().Select() == nil || d.m.reader.Open().Select().Index() != row.Quote {
		t.Fatal("enter does not lead to the quotation")
	}
	d.keys("ctrl+o")
	if d.m.reader.Open().Place() != state.Top {
		t.Fatal("ctrl+o does not lead back")
	}
}

func TestUndo(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, wire)
	d.keys("m *")
	if it := d.m.reader.Selected(); !it.Read || !it.Starred {
		t.Fatal("m and * do not mark")
	}
	d.keys("U U")
	if it := d.m.reader.Selected(); it.Read || it.Starred {
		t.Fatal("U does not undo")
	}
	d.keys("U")
	d.want("nothing to undo")
}

func TestCopy(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.keys(". y")
	if len(d.said) == 0 {
		t.Fatal("nothing was put on the clipboard")
	}
	d.want("sent to the terminal: the quotation")
}

func TestCommandLine(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.keys(": text:zen enter")
	if !d.m.reader.Zen() {
		t.Fatal(":zen does nothing")
	}
	d.keys(": text:nope enter")
	if !strings.Contains(d.m.reader.Status().Text, "no command") {
		t.Fatalf("status %q", d.m.reader.Status().Text)
	}
	d.keys(": text:spot tab")
	if got := d.m.reader.Input().Text(); got != "spotlight" {
		t.Fatalf("completed to %q", got)
	}
}

// TestStaleResultsAreDropped: an article that was asked for before another one
// must not take its place.
func TestStaleResultsAreDropped(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, wire)
	d.keys("/ text:.txt enter")
	enter := func(row int) tea.Cmd {
		d.m.reader.Enter(d.m.reader.Library().At(row))
		_, cmd := d.m.Update(nil)
		return cmd
	}
	slow := enter(0)
	d.do(enter(1))
	want := d.m.reader.Open().Article()
	d.do(slow)
	if d.m.reader.Open().Article() != want {
		t.Fatal("a stale article was shown")
	}
}

// TestArrivalsDoNotMoveTheReader: rows that come in above, below and between
// those on the screen leave it as it is; so does the end of the moment in which
// the first row is selected, and what is read of a name on the screen is put
// there.
func TestArrivalsDoNotMoveTheReader(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i := range 40 {
		content := fmt.Sprintf("Story %02d of the day\n\nIt was written on a long day in the harbour.\n", i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, start := range map[string]func(*driver){
		"a row was chosen": func(d *driver) { d.keys("j j j j j j j") },
		"time went by":     func(d *driver) { d.m.reader.HoldList() },
		"in the middle":    func(d *driver) { d.keys("pgdown pgdown k") },
	} {
		t.Run(name, func(t *testing.T) {
			d := drive(t, 80, 14, dir)
			start(d)
			rows := strings.Split(d.screen(), "\n")
			list := rows[1 : len(rows)-1]
			for step := range 30 {
				rank := d.m.reader.Library().Item(library.ID(step)).Rank
				for i := range 3 {
					it := *d.m.reader.Library().Item(library.ID(step + i))
					it.Rank, it.Meta.Title = rank, fmt.Sprint("Another story ", step, i)
					it.Modified = it.Modified.Add(time.Duration(i-1) * time.Nanosecond)
					d.m.reader.ChangeLibrary(func(l *library.Library) { l.Add(it) })
				}
				d.send(nil)
				now := strings.Split(d.screen(), "\n")
				if !slices.Equal(now[1:len(now)-1], list) {
					t.Fatalf("after step %d\n%s\nbefore\n%s", step, d.screen(), strings.Join(rows, "\n"))
				}
			}
			if got := d.m.reader.Library().Total(); got != 130 {
				t.Fatalf("%d items", got)
			}
		})
	}
}

// TestChangedFileKeepsThePlace: after the file grew at its head the words at the
// top of the screen are the same.
func TestChangedFileKeepsThePlace(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "story.txt")
	content, err := os.ReadFile(story(t))
	if err != nil {
		t.Fatal(err)
	}
	write := func(b []byte) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(content)
	d := drive(t, 80, 12, path)
	d.keys("space space")
	top := func() string { return strings.Split(d.screen(), "\n")[1] }
	before := top()
	at := strings.Index(string(content), "\n\n") + 2
	if at < 2 {
		at = strings.Index(string(content), "\n") + 1
	}
	added := "A paragraph that was added later stands here, before all the others of the story, and it is long enough.\n\n"
	write([]byte(string(content[:at]) + added + string(content[at:])))
	d.keys("r")
	if got := top(); got != before {
		t.Fatalf("the top row was %q, is %q", before, got)
	}
	if !strings.Contains(d.m.reader.Open().Article().Text, "added later") {
		t.Fatal("the file was not read again")
	}
	os.Remove(path)
	d.keys("r")
	if d.m.reader.Open().Article() == nil || !d.m.reader.Status().Alarm || top() != before {
		t.Fatal("a file that is gone takes the article with it")
	}
}
