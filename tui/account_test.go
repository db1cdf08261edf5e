package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lede/model/state"
)

// from begins at the article of a title, in the list.
func (d *driver) from(title string) *driver {
	d.keys("g")
	for range d.m.reader.Library().Len() {
		if d.m.reader.Selected().Title() == title {
			return d
		}
		d.keys("j")
	}
	d.t.Fatalf("%q is not in the list", title)
	return d
}

// TestAccounts: from everywhere one key leads to what articles tell, and each line to
// its passage.
func TestAccounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, from, keys string
		kind             state.AccountKind
		of               string // what is told of
		want             []string
		passage          string // that the second line leads to
	}{
		{"brief of a row", "Barrier voted", "B", state.Brief, "Barrier voted", []string{"Eleven councillors", "Who said what", "Ines Kaltura"}, "It is late"},
		{"brief of an article", "Barrier voted", "enter B", state.Brief, "Barrier voted", []string{"Eleven councillors", "Who said what"}, "It is late"},
		{"brief of a story", "Barrier voted", "T B", state.Brief, "Barrier voted", []string{"2 articles", "also in 1 other article"}, "Eleven councillors"},
		{"brief of a story, from its article", "Barrier voted", "B B", state.Brief, "Barrier voted", []string{"2 articles", "also in 1 other article"}, ""},
		{"brief of a result", "Ferry returns", "F text:eleven enter B", state.Brief, "Barrier voted", []string{"Eleven councillors", "key again"}, "It is late"},
		{"brief of the story of a result", "Ferry returns", "F text:eleven enter B B", state.Brief, "Barrier voted", []string{"2 articles"}, ""},
		{"what is new, of a result", "Ferry returns", "F text:eleven enter !", state.News, "Barrier voted", []string{"The first to tell of it."}, ""},
		{"what is new", "Barrier voted", "!", state.News, "Barrier voted", []string{"The first to tell of it.", "Nothing that the earlier"}, ""},
		{"ledger of the list", "Ferry returns", "Q", state.Ledger, "what is listed", []string{"3 articles", "Ines Kaltura", "It is late"}, ""},
		{"ledger of a story", "Barrier voted", "enter Q", state.Ledger, "Barrier voted", []string{"2 articles", "also in 1 other article"}, ""},
		{"ledger of a name", "Council backs barrier", "enter e e enter Q", state.Ledger, "Ines Kaltura", []string{"2 articles", "It is late"}, ""},
		{"ledger of a dossier", "Council backs barrier", "enter e e @ Q", state.Ledger, "Ines Kaltura", []string{"2 articles", "It is late"}, ""},
		{"timeline of a story", "Barrier voted", "I", state.Timeline, "Barrier voted", []string{"No day is known", "on Wednesday"}, ""},
		{"timeline of one alone", "Ferry returns", "enter I", state.Timeline, "Ferry returns", []string{"1 article", "A ferry came back"}, ""},
		{"timeline of what was found", "Ferry returns", "F text:harbour enter I", state.Timeline, "harbour", []string{"2 articles", "on Wednesday"}, ""},
		{"one after the other", "Barrier voted", "B I Q B", state.Brief, "Barrier voted", []string{"2 articles", "Who said what"}, ""},
	} {
		d := storied(t, 120, 40).from(c.from).keys(c.keys)
		a := d.m.reader.Finding().Account()
		if a == nil || a.Kind() != c.kind || a.Title() != c.of || !a.Known() || d.m.reader.Focus() != state.OnFindings {
			t.Errorf("%s: %+v, said %q\n%s", c.name, a, d.m.reader.Status().Text, d.screen())
			continue
		}
		screen := d.screen()
		for _, want := range c.want {
			if !strings.Contains(screen, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, screen)
			}
		}
		if c.passage == "" {
			continue
		}
		d.keys("j enter")
		s := d.m.reader.Open().Search()
		if s == nil || s.At() < 0 || !strings.Contains(s.Hit(s.At()).Of(d.m.reader.Open().Article().Text), c.passage) {
			t.Errorf("%s: enter leads to %+v", c.name, s)
		}
		if d.keys("q"); d.m.reader.Finding().Account() != a || d.m.reader.Finding().Row() != 1 {
			t.Errorf("%s: q leads elsewhere", c.name)
		}
	}
}

// TestAccountsOfNothing: where there is nothing to tell of, it is said why.
func TestAccountsOfNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, from, keys, want string }{
		{"alone", "Ferry returns", "!", "No other article is about this."},
		{"nobody speaks", "Ferry returns", "enter Q", "Nobody is quoted here."},
		{"a search without results", "Ferry returns", "F text:zzz enter I", "nothing here to tell of"},
		{"new of a result alone", "Ferry returns", "F text:ferry enter !", "No other article is about this."},
		{"no other order", "Barrier voted", "I s", "an order of its own"},
	} {
		d := storied(t, 120, 40).from(c.from).keys(c.keys)
		if !strings.Contains(d.screen(), c.want) {
			t.Errorf("%s: no %q in\n%s", c.name, c.want, d.screen())
		}
	}
}

// TestAccountsWithoutIndex: what needs no other article is told where nothing is kept.
func TestAccountsWithoutIndex(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{
		"B": "Who said what", "Q": "what is listed", "I": "timeline", "!": "Stories are found in the index",
		"enter . enter Q": "who said what", "F text:said enter Q": "who said what",
	} {
		d := drive(t, 120, 40, wire).keys(keys)
		if a := d.m.reader.Finding().Account(); a == nil || !a.Known() || a.Kind() != state.News && d.m.reader.Finding().Len() == 0 || !strings.Contains(d.screen(), want) {
			t.Errorf("%s: %+v\n%s", keys, a, d.screen())
		}
	}
}

// TestAccountLayers: a way back leads through what was looked at, as it was.
func TestAccountLayers(t *testing.T) {
	t.Parallel()
	d := storied(t, 120, 40).from("Council backs barrier").keys("enter e e @")
	if _, ok := d.m.reader.Finding().Dossier(); !ok {
		t.Fatal("no dossier")
	}
	d.keys("Q enter")
	if d.m.reader.Focus() != state.OnArticle {
		t.Fatalf("no article\n%s", d.screen())
	}
	d.keys("I") // from the article that it led to
	if a := d.m.reader.Finding().Account(); a == nil || a.Kind() != state.Timeline {
		t.Fatalf("%+v", a)
	}
	d.keys("q q") // to the article, and to the ledger
	if a := d.m.reader.Finding().Account(); a == nil || a.Kind() != state.Ledger || d.m.reader.Focus() != state.OnFindings {
		t.Fatalf("%+v", a)
	}
	d.keys("q") // to the dossier
	if _, ok := d.m.reader.Finding().Dossier(); !ok || d.m.reader.Finding().Len() != 2 {
		t.Error("the dossier is gone")
	}
	d.keys("F")
	if f := d.m.reader.Finding(); f.Account() != nil || d.m.reader.Input() == nil {
		t.Error("F asks nothing")
	}
}

// TestContradictions: the brief of a story shows statements that may contradict each
// other, one below the other, and each leads to its passage.
func TestContradictions(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, body := range map[string]string{
		"a.txt": "Council backs barrier\n\nThe council of Port Lerwen voted on Wednesday to build a flood barrier across the harbour mouth. Mayor Ines Kaltura said: “It is late, but it is right.”\n\n“The old wall was rotten,” said Marta Lisko, an engineer.\n",
		"b.txt": "Ferry returns\n\nA ferry came back to Saltholm on Saturday, and the whole town stood on the quay.\n",
		"c.txt": "Barrier voted\n\nEleven councillors of Port Lerwen voted for the flood barrier across the harbour mouth, mayor Ines Kaltura said on Wednesday. The barrier is to stand before winter. “It is late, but it is right,” Kaltura said.\n\n“The old wall was never rotten,” Kaltura said.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := driveIndexed(t, 120, 40, dir).from("Barrier voted").keys("T B")
	screen := d.screen()
	says, denies := strings.Index(screen, "wall was rotten"), strings.Index(screen, "wall was never rotten")
	if head := strings.Index(screen, "Who may contradict whom"); head < 0 || says < head || denies < says {
		t.Fatalf("no statement and its denial in\n%s", screen)
	}
	a := d.m.reader.Finding().Account()
	for i := range d.m.reader.Finding().Len() {
		if a.Line(i).Text != "The old wall was never rotten," || a.Line(i).Note != "Ines Kaltura" {
			continue
		}
		d.m.reader.SelectResult(i)
		d.keys("enter")
		s := d.m.reader.Open().Search()
		if s == nil || s.Hit(s.At()).Of(d.m.reader.Open().Article().Text) != "“The old wall was never rotten,”" {
			t.Errorf("it leads to %+v", s)
		}
		return
	}
	t.Errorf("no denial of hers in\n%s", screen)
}

// What an account is of is said in whole, in the rows above its lines.
func TestAccountTitlesAreWhole(t *testing.T) {
	t.Parallel()
	for _, width := range []int{24, 40, 80} {
		d := storied(t, width, 30).from("Council backs barrier").keys("B")
		d.want("Council backs", "barrier", "Kaltura")
		f := d.m.reader.Finding()
		line := strings.Fields(f.Account().Line(0).Text)[0]
		rows := strings.Split(d.screen(), "\n")
		head := len(rows) - 2 - d.m.canvas.FoundRoom(f, width, len(rows)-2)
		if above, below := strings.Join(rows[:1+head], "\n"), rows[1+head]; strings.Contains(above, "…") || !strings.Contains(below, line) {
			t.Errorf("%d columns: above\n%s\nand below %q, want %q", width, above, below, line)
		}
	}
}
