package pane

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lede/model/article"
	"lede/model/library"
	"lede/model/state"
	"lede/tui/theme"
)

// A compact list has a row an article, and names each day once, above its first.
func TestCompactList(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c := Canvas{Theme: look, Method: ansi.WcWidth, Today: time.Date(2025, 3, 1, 23, 30, 0, 0, time.FixedZone("", 3600))}
	item := func(title string, month, day int, p article.Precision) library.Item {
		return library.Item{Loaded: true, Meta: article.Meta{Title: title, Outlet: "Post", Published: article.Date{Time: time.Date(2025, time.Month(month), day, 9, 0, 0, 0, time.UTC), Precision: p}}}
	}
	settings := state.Defaults()
	settings.Form = state.Compact
	r := state.New(settings)
	r.ChangeLibrary(func(l *library.Library) {
		l.Add(item("One", 3, 1, article.Minute), item("Two", 3, 1, article.Day), item("Three", 2, 28, article.Day), item("Four", 2, 27, article.Day),
			item("Five", 2, 27, article.Day), item("Six", 2, 1, article.Month), library.Item{Loaded: true, Meta: article.Meta{Title: "Seven"}},
			library.Item{Loaded: true, Err: errors.New("no text"), Meta: article.Meta{Title: "Eight"}})
	})
	want := []string{
		" Today (2)", "▌• One", " • Two", " Yesterday", " • Three", " 27 Feb (2)", " • Four", " • Five", " Feb 2025", " • Six", " No date", " • Seven", " Unreadable", " ✕ Eight            no text",
	}
	var got []string
	for _, row := range c.List(r, 28, len(want), true) {
		got = append(got, strings.TrimRight(ansi.Strip(row), " "))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	total := 0
	for row := range r.Library().Len() {
		total += c.ItemHeight(r, row, 28)
	}
	if total != len(want) {
		t.Errorf("%d rows, counted %d", len(want), total)
	}
	for width, outlet := range map[int]bool{outletFrom - 1: false, outletFrom: true} {
		if rows := c.List(r, width, 2, true); strings.Contains(rows[1], "Post") != outlet {
			t.Errorf("%d columns: %q", width, rows[1])
		}
	}
	r.SortList(false)
	if c.ItemHeight(r, 0, 28) != 1 {
		t.Error("days in the order of titles")
	}
	if r.NextForm(); r.Form() != state.Roomy || c.ItemHeight(r, 0, 28) != 3 {
		t.Error("the list stays compact")
	}
}

// What stands below a story is of other days, and none of the list: a day is named once,
// and counts what it has itself.
func TestDaysAroundAStory(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c := Canvas{Theme: look, Method: ansi.WcWidth, Today: time.Date(2025, 3, 14, 23, 30, 0, 0, time.UTC)}
	item := func(title string, day int) library.Item {
		return library.Item{Loaded: true, Meta: article.Meta{Title: title, Published: article.Date{Time: time.Date(2025, 3, day, 9, 0, 0, 0, time.UTC), Precision: article.Minute}}}
	}
	for name, of := range map[string]struct {
		items []library.Item
		open  bool
		want  string
	}{
		"first in the day": {[]library.Item{item("Also", 12), item("Old", 9), item("Lead", 12), item("Ninth", 9)}, true, "12 Mar (2)|•▏Also|•▏Old|Lead|9 Mar|Ninth"},
		"closed":           {[]library.Item{item("Lead", 12), item("Old", 9), item("Same", 12), item("Ninth", 9)}, false, "12 Mar (2)|Lead 2 articles|Same|9 Mar|Ninth"},
		"open":             {[]library.Item{item("Lead", 12), item("Old", 9), item("Same", 12), item("Ninth", 9)}, true, "12 Mar (2)|•▏Lead|•▏Old|Same|9 Mar|Ninth"},
		"of the day":       {[]library.Item{item("Lead", 12), item("Old", 9), item("Ninth", 9), item("Also", 9)}, true, "12 Mar|•▏Lead|•▏Old|9 Mar (2)|Ninth|Also"},
	} {
		settings := state.Defaults()
		settings.Form = state.Compact
		r := state.New(settings)
		r.ChangeLibrary(func(l *library.Library) { l.Add(of.items...) })
		r.HoldList()
		r.SetStories([]library.Story{{Articles: []library.ID{0, 1}}})
		if r.ShowStories(true); of.open {
			r.OpenStory(0)
		}
		var got []string
		for _, row := range c.List(r, 40, 6, true) {
			if words := strings.Fields(strings.Trim(ansi.Strip(row), "▌▏ ")); len(words) > 0 {
				got = append(got, strings.ReplaceAll(strings.Join(words, " "), "• ", ""))
			}
		}
		if strings.Join(got, "|") != of.want {
			t.Errorf("%s: %s, want %s", name, strings.Join(got, "|"), of.want)
		}
	}
}

// The last seven days have a heading each; what is older or to come stands below its month,
// with its day beside it.
func TestMonthsOfCompactList(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c := Canvas{Theme: look, Method: ansi.WcWidth, Today: time.Date(2025, 3, 9, 1, 0, 0, 0, time.FixedZone("", -3600))}
	settings := state.Defaults()
	settings.Form = state.Compact
	r := state.New(settings)
	item := func(title string, year, month, day int, p article.Precision) library.Item {
		return library.Item{Loaded: true, Meta: article.Meta{Title: title, Outlet: "Post", Published: article.Date{Time: time.Date(year, time.Month(month), day, 9, 0, 0, 0, time.UTC), Precision: p}}}
	}
	r.ChangeLibrary(func(l *library.Library) {
		l.Add(item("To come", 2025, 3, 10, article.Day), item("Today", 2025, 3, 9, article.Minute), item("Sixth", 2025, 3, 3, article.Day), item("Seventh", 2025, 3, 2, article.Day),
			item("Older", 2025, 2, 28, article.Day), item("Some day", 2025, 2, 1, article.Month), item("Last year", 2024, 2, 3, article.Day), item("In a year", 2023, 1, 1, article.Year))
	})
	for width, want := range map[int]string{
		28: "Mar 2025|• To come 10|Today|• Today|3 Mar|• Sixth|Mar 2025|• Seventh 2|Feb 2025 (2)|• Older 28|• Some day|Feb 2024|• Last year 3|2023|• In a year",
		40: "Mar 2025|• To come 10 Mar|Today|• Today|3 Mar|• Sixth|Mar 2025|• Seventh 2 Mar|Feb 2025 (2)|• Older 28 Feb|• Some day|Feb 2024|• Last year 3 Feb|2023|• In a year",
		66: "Mar 2025|• To come Post · 10 Mar|Today|• Today Post|3 Mar|• Sixth Post|Mar 2025|• Seventh Post · 2 Mar|Feb 2025 (2)|• Older Post · 28 Feb|• Some day Post|Feb 2024|• Last year Post · 3 Feb|2023|• In a year Post",
	} {
		var got []string
		for _, row := range c.List(r, width, 16, true) {
			if words := strings.Fields(strings.Trim(ansi.Strip(row), "▌▏ ")); len(words) > 0 {
				got = append(got, strings.Join(words, " "))
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%d columns: %s, want %s", width, strings.Join(got, "|"), want)
		}
	}
}

// Why a file cannot be read has the room that its name leaves, and ends with a word.
func TestUnreadableInCompactList(t *testing.T) {
	t.Parallel()
	look, err := theme.Named("paper")
	if err != nil {
		t.Fatal(err)
	}
	c := Canvas{Theme: look, Method: ansi.WcWidth}
	settings := state.Defaults()
	settings.Form = state.Compact
	r := state.New(settings)
	r.ChangeLibrary(func(l *library.Library) {
		l.Add(library.Item{Loaded: true, Origin: article.Origin{File: "broken.json"}, Err: errors.New("broken JSON: it ends in the middle, before any article")})
	})
	for width, want := range map[int]string{
		80: "✕ broken.json broken JSON: it ends in the middle, before any article", 60: "✕ broken.json broken JSON: it ends in the middle, before …",
		28: "✕ broken.json broken …",
	} {
		if got := strings.Join(strings.Fields(strings.Trim(ansi.Strip(c.List(r, width, 2, true)[1]), "▌ ")), " "); got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
}
