package tui

import (
	"strings"
	"testing"

	"lede/model/state"
)

// In the list what is typed finds titles, and says how many texts hold it: enter
// leads to these, and back to the list as it was. Where a title was chosen enter opens
// that; a filter that asks for no words stays.
func TestOneSearch(t *testing.T) {
	t.Parallel()
	dir := shelf(t)
	for name, d := range map[string]*driver{"indexed": driveIndexed(t, 100, 24, dir), "private": drive(t, 100, 24, dir)} {
		d.keys("/ text:floo")
		d.want("1 title ↓ · 2 in the text ⏎")
		if d.keys("enter"); d.m.reader.Focus() != state.OnFindings || d.m.reader.Input() != nil || d.m.reader.Finding().Len() != 2 {
			t.Fatalf("%s: enter leads to\n%s", name, d.screen())
		}
		if d.keys("esc"); d.m.reader.Focus() != state.OnList || d.m.reader.Library().Len() != 4 || d.m.reader.Library().Query() != "" {
			t.Fatalf("%s: back is not the list as it was:\n%s", name, d.screen())
		}
		d.keys("/ text:goal down").want("1 title ⏎")
		if d.keys("enter"); d.openFile() != "team.txt" || d.m.reader.Focus() != state.OnArticle || d.m.reader.Library().Query() != "goal" {
			t.Fatalf("%s: enter opens %q", name, d.openFile())
		}
		d.keys("q esc / text:river").want("0 titles · 2 in the text ⏎")
		d.keys("esc / text:team.txt").want("1 title ↓ · none in the text")
		if d.keys("enter"); d.m.reader.Focus() != state.OnList || d.m.reader.Library().Len() != 1 {
			t.Errorf("%s: a filter that no text answers goes", name)
		}
		d.keys("esc / text:unread").want("3 of 4")
		if d.keys("enter"); d.m.reader.Focus() != state.OnList || d.m.reader.Library().Query() != "unread" {
			t.Errorf("%s: a filter without words goes", name)
		}
	}
}

// What a filter was is selected: what is typed takes its place, an arrow keeps it.
func TestFilterIsSelected(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{"text:goal": "goal", "left text:x": "unreaxd", "backspace": "", "esc": "unread"} {
		d := drive(t, 100, 24, shelf(t)).keys("/ text:unread enter / " + keys)
		if got := d.m.reader.Library().Query(); got != want {
			t.Errorf("%s: filter %q, want %q", keys, got, want)
		}
	}
}

// ↑ in an empty line recalls what was searched for, here or anywhere, and ↓ goes
// forward again.
func TestRecall(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 24, shelf(t)).keys("/ text:flood enter esc F text:river enter enter enter / text:rain enter /")
	for _, c := range []struct{ key, want string }{
		{"up", "rain"}, {"up", "river"}, {"up", "flood"}, {"up", "flood"}, {"down", "river"}, {"down", "rain"}, {"down", ""}, {"down", ""},
	} {
		if d.keys(c.key); d.m.reader.Input().Text() != c.want {
			t.Fatalf("%s: %q, want %q", c.key, d.m.reader.Input().Text(), c.want)
		}
	}
	if d.keys("up enter"); d.m.openSearch().Query() != "rain" {
		t.Errorf("searched for %q", d.m.openSearch().Query())
	}
}

// After esc n goes on where the search was, in another article from its beginning.
func TestSearchGoesOnAfterEscape(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 24, articles+"/scrape").keys("enter / text:the enter n n esc")
	if d.m.openSearch() != nil {
		t.Fatal("esc does not end the search")
	}
	if d.keys("n"); d.m.openSearch().At() != 3 {
		t.Errorf("n leads to hit %d", d.m.openSearch().At())
	}
	if d.keys("esc N"); d.m.openSearch().At() != 2 {
		t.Errorf("N leads to hit %d", d.m.openSearch().At())
	}
	if d.keys("J n"); d.m.openSearch() == nil || d.m.openSearch().At() != 0 {
		t.Errorf("in the next article: %+v", d.m.openSearch())
	}
}

// The headline and the standfirst are searched too, and lit; letters with accents and
// marks are found as the library's search finds them.
func TestSearchOfTheHead(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 24, articles+"/scrape/glacier-vote.txt")
	for query, want := range map[string]int{"icelandic": 1, "two_kilometres_inland": 1, "þorarinsdottir": 1, "hundred_years,\"": 1} {
		d.keys("g /")
		if d.write(strings.ReplaceAll(query, "_", " ")); d.m.openSearch().Len() != want {
			t.Errorf("%q: %d hits, want %d", query, d.m.openSearch().Len(), want)
		}
		d.keys("enter esc")
	}
	d.keys("G / text:Icelandic enter")
	if d.m.reader.Open().Place() != state.Top || !strings.Contains(d.m.View().Content, "mIcelandic\x1b") {
		t.Errorf("the hit in the headline is not shown:\n%s", d.screen())
	}
}

// Enter in the search of the library leads to its results as in the list, and opens the one
// that was chosen; a word that was begun is said to be one, until a space ends it.
func TestSearchAllLeadsToResults(t *testing.T) {
	t.Parallel()
	dir := shelf(t)
	for name, d := range map[string]*driver{"indexed": driveIndexed(t, 100, 24, dir), "private": drive(t, 100, 24, dir)} {
		d.keys("F text:floo").want("search  floo*", "space ends the word · ↓ chooses, ⏎ lists", "2 articles")
		if d.keys("enter"); d.m.reader.Focus() != state.OnFindings || d.m.reader.Input() != nil || d.m.reader.Finding().Len() != 2 {
			t.Fatalf("%s: enter leads to\n%s", name, d.screen())
		}
		d.want("search  floo*")
		first := d.m.reader.Finding().Result(0).Path
		if d.keys("enter"); d.m.reader.Focus() != state.OnArticle || !strings.HasSuffix(first, d.openFile()) {
			t.Errorf("%s: enter opens %q, not %q", name, d.openFile(), first)
		}
		d.keys("q F text:flood down").want("⏎ opens it")
		second := d.m.reader.Finding().Result(1).Path
		if d.keys("enter"); d.m.reader.Focus() != state.OnArticle || !strings.HasSuffix(second, d.openFile()) {
			t.Errorf("%s: enter opens %q, not %q", name, d.openFile(), second)
		}
		d.keys("q F ctrl+u").write("floo ")
		if screen := d.screen(); strings.Contains(screen, "floo*") || strings.Contains(screen, "ends the word") {
			t.Errorf("%s: an ended word is begun:\n%s", name, screen)
		}
		d.keys("ctrl+u text:title:fl").want("search  title:fl*")
	}
	drive(t, 60, 20, dir).keys("/ text:floo enter").want("search  floo*")
}

// A line that was given up counts nothing any more, and begins anew the next time; what
// cannot be a question has no texts; enter before all is counted keeps the titles there
// are; from what was recalled ↓ leads into its titles.
func TestOneSearchEnds(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 24, shelf(t)).keys("/ text:goal down enter q / text:flood esc")
	if d.m.reader.Texts() != nil || d.m.reader.Library().Query() != "goal" {
		t.Errorf("given up: %+v, %q", d.m.reader.Texts(), d.m.reader.Library().Query())
	}
	if d.keys("/ enter"); d.m.reader.Focus() != state.OnList || d.m.reader.Library().Query() != "goal" || d.m.reader.Texts() != nil {
		t.Errorf("enter in the line of a filter leads to %v, %q", d.m.reader.Focus(), d.m.reader.Library().Query())
	}
	d.keys("esc / text:city) ").want("none in the text")
	if d.keys("enter"); d.m.reader.Focus() != state.OnList {
		t.Error("enter leads to texts of what is no question")
	}
	for _, c := range []struct {
		typed string
		leads bool
	}{{"flood", false}, {"river", true}} { // one title; none
		d = drive(t, 100, 24, shelf(t)).keys("/")
		d.m.reader.Edit(func(l *state.Line) { l.Insert(c.typed) }) // and nothing is counted yet
		d.want("… in the text")
		if strings.Contains(d.screen(), "⏎") != c.leads || d.m.reader.Leading() != c.leads {
			t.Errorf("%s: leads %v\n%s", c.typed, d.m.reader.Leading(), d.screen())
		}
	}
	d = drive(t, 100, 24, shelf(t)).keys("/ text:goal enter esc / text:flood enter esc / up down")
	if in := d.m.reader.Input(); in.Text() != "flood" || !in.Chosen() {
		t.Errorf("↓ after ↑: %q, chosen %v", in.Text(), in.Chosen())
	}
	if d.keys("up"); d.m.reader.Input().Text() != "flood" {
		t.Errorf("↑ among the titles: %q", d.m.reader.Input().Text())
	}
}
