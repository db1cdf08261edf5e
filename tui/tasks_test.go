package tui

import (
	"fmt"
	"strings"
	"testing"

	"lede/model/state"
)

// What somebody new wants to do, in how many keys: those of the footer and the sheet,
// none of them a detour. Typed words count a key a letter.
func TestTasks(t *testing.T) {
	t.Parallel()
	copied := func(d *driver) string { // what is for the terminal holds what is for the clipboard
		var all []string
		for _, msg := range d.said {
			all = append(all, fmt.Sprint(msg))
		}
		return strings.Join(all, " ")
	}
	told := func(kind state.AccountKind) func(*driver) bool {
		return func(d *driver) bool {
			a := d.m.reader.Finding().Account()
			return a != nil && a.Kind() == kind && d.m.reader.Finding().Len() > 0
		}
	}
	for _, task := range []struct {
		name, keys string
		most       int
		done       func(d *driver) bool
	}{
		{"find an article by its title and open it", "/ text:bolivia down enter", 10, func(d *driver) bool { return d.openFile() == "rail-line.txt" }},
		{"find an article by a word of its text and open it there", "/ text:krónur enter enter", 9, func(d *driver) bool { return d.openFile() == "glacier-vote.txt" && d.m.openSearch().Len() > 0 }},
		{"find an article by a word in the whole library and open it there", "F text:krónur enter enter", 9, func(d *driver) bool { return d.openFile() == "glacier-vote.txt" && d.m.openSearch().Len() > 0 }},
		{"search in it, with a name without its accents", "enter / text:þorarins enter", 11, func(d *driver) bool { return d.m.openSearch().Len() == 1 }},
		{"who is this?", "enter e enter", 3, func(d *driver) bool { return d.m.reader.Card() != nil }},
		{"who said what", "enter w", 2, func(d *driver) bool { return d.m.reader.Panel().Kind() == state.Said }},
		{"copy a quotation with its source", "enter . y", 3, func(d *driver) bool { return strings.Contains(copied(d), "Sigríður") }},
		{"copy all that somebody said", "enter . w Y", 4, func(d *driver) bool { return strings.Count(copied(d), "Sigríður") >= 2 }},
		{"say that a name is right", "enter e C", 3, func(d *driver) bool { return d.m.reader.Corrections() != nil }},
		{"see what is unread alone", "/ text:unread enter", 8, func(d *driver) bool { return d.m.reader.Library().Query() == "unread" }},
		{"go on to the next article", "enter J", 2, func(d *driver) bool { return d.m.reader.Row() == 1 }},
		{"write a note on a name", "enter e A text:why enter", 7, func(d *driver) bool { return len(d.m.reader.Open().Notes()) == 1 }},
		{"write the article as a file", "enter x", 2, func(d *driver) bool { return d.m.reader.Input().Prompt() == state.ForExport }},
		{"get back to the list", "enter w esc q", 4, func(d *driver) bool { return d.m.reader.Focus() == state.OnList && d.m.reader.Panel() == nil }},
		{"read the brief of an article, without opening it", "B", 1, told(state.Brief)},
		{"see what happened on which day", "enter I", 2, told(state.Timeline)},
		{"who said what, in all that is listed", "Q", 1, told(state.Ledger)},
		{"from a brief to the passage it is from", "B j enter", 3, func(d *driver) bool { return d.m.reader.Focus() == state.OnArticle && d.m.openSearch().Len() == 1 }},
		{"and back to the list", "B j enter q q", 5, func(d *driver) bool { return d.m.reader.Focus() == state.OnList && d.m.reader.Finding() == nil }},
		{"take back what was said of a name", "enter e X U", 4, func(d *driver) bool { return strings.Contains(d.screen(), "undone") }},
		{"find a key by what it does", "? / text:note", 6, func(d *driver) bool { return strings.Contains(d.screen(), "write a note") }},
		{"quit", "enter q q", 3, func(d *driver) bool { return d.quit }},
	} {
		d := drive(t, 100, 30, articles+"/scrape").keys(task.keys)
		n := 0
		for _, k := range strings.Fields(task.keys) {
			typed, is := strings.CutPrefix(k, "text:")
			if n++; is {
				n += len([]rune(typed)) - 1
			}
		}
		if n > task.most || !task.done(d) {
			t.Errorf("%s: %d keys, at most %d:\n%s", task.name, n, task.most, d.screen())
		}
	}
}
