package engine

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"lede/model/entity"
	"lede/model/people"
	"lede/model/state"
)

// TestAccountComesInSteps: what an article tells is shown while its story is looked
// for; once that is known, the whole is shown at once.
func TestAccountComesInSteps(t *testing.T) {
	t.Parallel()
	d := toldOf(t)
	for row := range d.r.Library().Len() {
		if d.r.Library().Item(d.r.Library().At(row)).Title() == "Barrier voted" {
			d.r.SelectRow(row)
		}
	}
	for _, want := range [][]string{{"1 article, more", "2 articles"}, {"2 articles"}} {
		if !d.r.ShowAccount(state.Timeline) {
			t.Fatal("nothing to tell of")
		}
		got := d.accounted()
		if !slices.Equal(got, want) {
			t.Errorf("%q, want %q", got, want)
		}
		d.r.Back()
	}
	if d.r.Finding() != nil || d.r.Selected().Title() != "Barrier voted" {
		t.Error("the way back leads elsewhere")
	}
}

// TestLedgerOfALongList: the first articles are told of at once, all after them; where
// no index is kept it is said that those are the first.
func TestLedgerOfALongList(t *testing.T) {
	t.Parallel()
	const more = 5
	var b strings.Builder
	for i := range answerLimit + more {
		fmt.Fprintf(&b, `{"title": "Story %d", "text": "“The harbour is full for the %dth time,” said Ines Kaltura, the mayor of Varna, on a long day."}`+"\n", i, i)
	}
	dir := t.TempDir()
	put(t, dir, "a.jsonl", b.String())
	first := fmt.Sprintf("the first %d of %d articles", answerLimit, answerLimit+more)
	all := withIndex(t, dir)
	for _, c := range []struct {
		options Options
		want    []string
	}{
		{all, []string{first + ", more", fmt.Sprintf("%d articles", answerLimit+more)}},
		{Options{Args: []string{dir}}, []string{first}},
	} {
		d := drive(t, c.options)
		if !d.r.ShowAccount(state.Ledger) {
			t.Fatal("nothing to tell of")
		}
		if got := d.accounted(); !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
		if f := d.r.Finding(); len(c.want) > 1 && f.Len() != answerLimit+more {
			t.Errorf("%d lines of %d articles", f.Len(), answerLimit+more)
		}
	}
}

// accounted is how much is told, in the steps in which the account comes.
func (d *driver) accounted() (said []string) {
	work, _ := d.e.Follow()
	for len(work) > 0 {
		event := work[0](context.Background())
		work = append(work[1:], d.apply(event)...)
		a := d.r.Finding().Account()
		if !a.Known() {
			continue
		}
		note := a.Note()
		if d.r.Finding().Busy() {
			note += ", more"
		}
		if len(said) == 0 || said[len(said)-1] != note {
			said = append(said, note)
		}
	}
	return said
}

// TestAccountOfNothingRead: of an article whose file is gone nothing is told, and it is
// said why.
func TestAccountOfNothingRead(t *testing.T) {
	t.Parallel()
	for _, kind := range []state.AccountKind{state.Brief, state.Timeline, state.Ledger} {
		dir := t.TempDir()
		gone := put(t, dir, "a.txt", prose("Barrier"))
		d := drive(t, Options{Args: []string{dir}})
		if err := os.Remove(gone); err != nil {
			t.Fatal(err)
		}
		if !d.r.ShowAccount(kind) {
			t.Fatal("nothing to tell of")
		}
		d.do()
		if f := d.r.Finding(); f.Busy() || f.Len() > 0 || f.Fault() != errUnread.Error() {
			t.Errorf("%s: %d lines, fault %q", kind, f.Len(), f.Fault())
		}
	}
}

// TestLedgerIsLinear: what a talker said costs what it has words, also in a brief.
func TestLedgerIsLinear(t *testing.T) {
	cost := func(quotes int, head string) float64 {
		sheet := &people.Sheet{Sightings: []people.Sighting{{Kind: entity.Person, Name: "Ines Kaltura"}}}
		for i := range quotes {
			sheet.Sayings = append(sheet.Sayings, people.Saying{Speaker: "Ines Kaltura", Words: fmt.Sprintf("It is late for the %dth time.", i), Confidence: 1})
		}
		return testing.AllocsPerRun(1, func() {
			n := (&teller{witnesses: []*witness{{sheet: sheet}}}).newTelling()
			if n.ledger(head); len(n.Lines) != quotes {
				t.Fatalf("%d lines of %d quotations", len(n.Lines), quotes)
			}
		})
	}
	for _, head := range []string{"", "Who said what"} {
		if few, many := cost(200, head), cost(800, head); many > 6*few {
			t.Errorf("%q: four times the quotations cost %.1f times as much", head, many/few)
		}
	}
}
