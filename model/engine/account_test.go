package engine

import (
	"context"
	"fmt"
	"os"
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
		var got []string
		work, _ := d.e.Follow()
		for len(work) > 0 {
			event := work[0](context.Background())
			work = append(work[1:], d.apply(event)...)
			a := d.r.Finding().Account()
			if !a.Known() {
				continue
			}
			said := a.Note()
			if d.r.Finding().Busy() {
				said += ", more"
			}
			if len(got) == 0 || got[len(got)-1] != said {
				got = append(got, said)
			}
		}
		if len(got) != len(want) || got[0] != want[0] || got[len(got)-1] != want[len(want)-1] {
			t.Errorf("%q, want %q", got, want)
		}
		d.r.Back()
	}
	if d.r.Finding() != nil || d.r.Selected().Title() != "Barrier voted" {
		t.Error("the way back leads elsewhere")
	}
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
