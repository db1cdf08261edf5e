package tui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lede/model/correct"
	"lede/model/engine"
	"lede/model/entity"
)

// The stories that corrections are tried on: both name the union, which no
// tagger can know, and a quay.
const (
	harbourStory = `Harbour pact gives fishermen first say

KISUMU (Lake Wire) - Grace Atieno, who leads the union of Lake Victoria, signed the pact on Monday at Zorblat.

“We asked for a bench and they built us a table,” said Atieno.

James Mwangi, the director, called the pact “a beginning” and thanked Zorblat. He said the quay would open in August.
`
	secondStory = `Quay opens on the lake

KISUMU (Lake Wire) - The quay opened on Friday. James Mwangi was there, and so was Zorblat, which had built it.
`
)

// correcting opens both stories with a file of corrections beside them.
func correcting(t *testing.T) (d *driver, file string) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{"a-harbour.txt": harbourStory, "b-quay.txt": secondStory, correct.FileName: "# ours\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	later := time.Now().Add(time.Hour) // what is not dated is listed by the time of its file
	if err := os.Chtimes(filepath.Join(dir, "a-harbour.txt"), later, later); err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(dir, correct.FileName)
	book, err := correct.Open([]string{file}, filepath.Join(dir, "locks"), false)
	if err != nil {
		t.Fatal(err)
	}
	d = driveWith(t, 80, 24, Options{Engine: engine.Options{Args: []string{filepath.Join(dir, "a-harbour.txt"), filepath.Join(dir, "b-quay.txt")}, Corrections: book}})
	d.keys("/ text:a-harbour enter esc enter")
	if d.m.reader.Open() == nil || d.m.reader.Open().Doc() == nil {
		t.Fatal("the story does not open")
	}
	return d, file
}

// on selects the mention of words number n.
func (d *driver) on(words string, n int) *driver {
	d.t.Helper()
	o := d.m.reader.Open()
	for i, m := range o.Doc().Mentions {
		if m.Of(o.Article().Text) == words {
			if n--; n < 0 {
				d.m.reader.SelectMention(i)
				return d
			}
		}
	}
	d.t.Fatalf("%q is not marked in %q", words, o.Article().Text)
	return d
}

func (d *driver) onQuote(words string) *driver {
	d.t.Helper()
	o := d.m.reader.Open()
	for i, q := range o.Doc().Quotes {
		if strings.Contains(q.Of(o.Article().Text), words) {
			d.m.reader.SelectQuote(i)
			return d
		}
	}
	d.t.Fatalf("no quotation has %q", words)
	return d
}

// named is the entity of that name, nil where there is none.
func (d *driver) named(name string) *entity.Entity {
	for i, e := range d.m.reader.Open().Doc().Entities {
		if e.Name == name {
			return &d.m.reader.Open().Doc().Entities[i]
		}
	}
	return nil
}

func (d *driver) speaker(words string) string {
	d.onQuote(words)
	if s := d.m.reader.Open().SelectedQuote().Speaker; s != nil {
		return s.Name
	}
	return ""
}

func lines(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestConfirm(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	d.on("Grace Atieno", 0).keys("C")
	e := d.named("Grace Atieno")
	if e == nil || !e.Confirmed || e.Mentions[0].Confidence != 1 {
		t.Fatalf("%+v", e)
	}
	d.want("“Grace Atieno” is a person, in every article · ~ narrows it · U undoes")
	if got := lines(t, file); got != "# ours\n\"Grace Atieno\" is a person\n" {
		t.Errorf("%s", got)
	}
	d.keys("enter")
	d.want("✓ person")
	d.keys("esc U")
	if e := d.named("Grace Atieno"); e.Confirmed || lines(t, file) != "# ours\n" {
		t.Error("U does not undo")
	}
}

func TestReject(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	d.on("Grace Atieno", 0).keys("enter X")
	if d.named("Grace Atieno") != nil || d.named("Atieno") != nil || d.m.reader.Card() != nil {
		t.Fatalf("%+v", d.named("Atieno"))
	}
	if got := lines(t, file); got != "# ours\n\"Atieno\" is no name\n\"Grace Atieno\" is no name\n" {
		t.Errorf("%s", got)
	}
	if got := d.speaker("a bench"); got != "Atieno" {
		t.Errorf("the speaker is %q", got)
	}
	d.keys("U")
	if d.named("Grace Atieno") == nil || d.speaker("a bench") != "Grace Atieno" {
		t.Error("U does not undo")
	}
}

// TestCorrectionHoldsInTheNextArticle: the union is found in the second article by
// the correction alone.
func TestCorrectionHoldsInTheNextArticle(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	if err := os.WriteFile(file, []byte("\"Zorblat\" is no name\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("r")
	if d.named("Zorblat") != nil {
		t.Fatal("a file that was edited is not read")
	}
	if err := os.WriteFile(file, []byte("\"Zorblat\" is an event\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("r")
	d.on("Zorblat", 1).keys("R 2")
	if e := d.named("Zorblat"); e == nil || e.Kind != entity.Organization || len(e.Mentions) != 2 {
		t.Fatalf("%+v", e)
	}
	d.keys("J")
	if e := d.named("Zorblat"); e == nil || e.Kind != entity.Organization || !e.Confirmed {
		t.Fatalf("in the second article %+v", e)
	}
	d.on("Zorblat", 0).keys("R x")
	if d.m.reader.Retyping() != nil || d.named("Zorblat").Kind != entity.Organization {
		t.Error("a key that is no kind does not give it up")
	}
}

func TestNarrow(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	d.on("James Mwangi", 0).keys("R 2")
	for _, want := range []string{
		"\"James Mwangi\" is an organization in \"a-harbour.txt\" titled \"Harbour pact gives fishermen first say\"\n",
		"\"James Mwangi\" is an organization in \"a-harbour.txt\" titled \"Harbour pact gives fishermen first say\" ¶ ",
		"\"James Mwangi\" is an organization\n",
	} {
		d.keys("~")
		if got := lines(t, file); strings.Count(got, "Mwangi") != 1 || !strings.Contains(got, want) {
			t.Fatalf("want %s in\n%s", want, got)
		}
		if e := d.named("James Mwangi"); e.Kind != entity.Organization || !e.Mentions[0].Confirmed {
			t.Fatalf("%+v", e)
		}
	}
	d.keys("~ J") // in the one article
	if e := d.named("James Mwangi"); e == nil || e.Kind != entity.Person {
		t.Fatalf("what holds in one article holds in the next: %+v", e)
	}
	d.keys("~")
	d.want("correct a name first")
	d.keys("K U U") // the second article was marked read since
	if e := d.named("James Mwangi"); e.Kind != entity.Person || lines(t, file) != "# ours\n" {
		t.Fatalf("U does not undo: %+v, %s", e, lines(t, file))
	}
}

func TestMerge(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	d.on("Zorblat", 0).keys("S")
	d.want("is the same as …", "name ")
	d.keys("text:victoria down down up enter")
	e := d.named("Lake Victoria")
	if e == nil || len(e.Mentions) != 3 || d.named("Zorblat") != nil {
		t.Fatalf("%+v", e)
	}
	if got := lines(t, file); !strings.Contains(got, "\"Zorblat\" is the place \"Lake Victoria\"\n") {
		t.Errorf("%s", got)
	}
	d.keys("U").on("Zorblat", 0).keys("S text:ZorbCo enter")
	if d.named("ZorbCo") == nil {
		t.Error("a name that is typed is not taken")
	}
	d.on("Zorblat", 0).keys("S esc")
	if d.m.reader.Chooser() != nil || d.m.reader.Input() != nil || d.named("ZorbCo") == nil {
		t.Error("esc does not give the choice up")
	}
}

func TestSpeakers(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	if got := d.speaker("a bench"); got != "Grace Atieno" {
		t.Fatalf("the sample lost its speaker: %q", got)
	}
	d.keys("S text:mwangi enter")
	if got := d.speaker("a bench"); got != "James Mwangi" || !d.m.reader.Open().SelectedQuote().Confirmed {
		t.Fatalf("said by %q", got)
	}
	d.onQuote("a bench").keys("S text:nobody enter")
	if got := d.speaker("a bench"); got != "" {
		t.Fatalf("said by %q", got)
	}
	d.onQuote("a bench").keys("S text:A enter")
	d.onQuote("a beginning").keys("C")
	d.onQuote("a beginning").keys("enter")
	d.want("✓ mixed quotation")
	d.keys("esc w")
	d.want("✓")
	d.keys("q")
	before := len(d.m.reader.Open().Doc().Quotes)
	d.onQuote("a beginning").keys("X")
	if len(d.m.reader.Open().Doc().Quotes) != before-1 || !strings.Contains(lines(t, file), "is no quotation") {
		t.Fatalf("%s", lines(t, file))
	}
	d.keys("U")
	if len(d.m.reader.Open().Doc().Quotes) != before || !strings.Contains(lines(t, file), "“a beginning”\" is by \"James Mwangi\"") {
		t.Errorf("U does not undo: %s", lines(t, file))
	}
	d.onQuote("a bench").keys("R")
	d.want("a quotation has no kind")
}

// card is the card on the screen.
func (d *driver) card() string {
	_, after, _ := strings.Cut(d.screen(), "╭")
	box, _, _ := strings.Cut(after, "╰")
	return box
}

// TestCardOfACorrection: a card is about whom a correction made of its quotation or
// its name, in all that it says.
func TestCardOfACorrection(t *testing.T) {
	t.Parallel()
	d, _ := correcting(t)
	d.onQuote("a bench").keys("enter S text:mwangi enter")
	asked := d.card()
	if !strings.Contains(asked, "James Mwangi") || strings.Contains(asked, "who leads the union") {
		t.Errorf("the card of a speaker who is another:\n%s", asked)
	}
	if d.keys("esc enter"); d.card() != asked {
		t.Errorf("asked again it says\n%s\nnot\n%s", d.card(), asked)
	}
	d.keys("esc").on("Zorblat", 0).keys("enter S text:victoria enter")
	if !strings.Contains(d.card(), "Lake Victoria") {
		t.Errorf("the card of a name that is another's:\n%s", d.card())
	}
}

func TestCorrectInThePanel(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	d.keys("i / text:mwangi enter C")
	if e := d.named("James Mwangi"); !e.Confirmed {
		t.Fatal("C confirms nothing")
	}
	d.want("✓")
	d.keys("R 1 R 2")
	if e := d.named("James Mwangi"); e.Kind != entity.Organization {
		t.Fatalf("%+v", e)
	}
	if got := lines(t, file); !strings.Contains(got, "\"James Mwangi\" is an organization\n") {
		t.Errorf("%s", got)
	}
	d.keys("X")
	if d.named("James Mwangi") != nil {
		t.Error("X rejects nothing")
	}
	d.check("panel after a rejection")
}

// TestCorrectWithoutAFile: with no file to keep them in corrections hold until the
// end.
func TestCorrectWithoutAFile(t *testing.T) {
	t.Parallel()
	d := drive(t, 80, 24, story(t))
	d.keys("e C U C X U")
	if e := d.m.reader.Open().Doc(); e == nil || d.m.reader.Corrections().Len() == 0 || d.m.reader.Status().Alarm {
		t.Fatalf("%+v", d.m.reader.Status())
	}
	d.keys("esc X")
	d.want("select a name with e")
}

// TestCorrectionsOfOthers: what another program writes is taken up with the next
// correction of one's own.
func TestCorrectionsOfOthers(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	other, err := correct.Open([]string{file}, filepath.Join(filepath.Dir(file), "locks"), false)
	if err != nil {
		t.Fatal(err)
	}
	other.Change(correct.Change{Put: []correct.Correction{{Subject: correct.Subject{Words: "the director"}, Verdict: correct.Verdict{Decision: correct.IsKind, Kind: entity.Work}}}})
	if err := other.Save(t.Context()); err != nil {
		t.Fatal(err)
	}
	d.on("Grace Atieno", 0).keys("C")
	if d.named("the director") == nil || !d.named("Grace Atieno").Confirmed {
		t.Error("the other's correction is not in force")
	}
	if got := lines(t, file); strings.Count(got, "\n") != 3 {
		t.Errorf("%s", got)
	}
}

// TestOddLineIsSaid with its number when the file is read, and kept.
func TestOddLineIsSaid(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	odd := "\"Kursk\" is a castle\n"
	if err := os.WriteFile(file, []byte("# ours\n"+odd+odd), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("r")
	if got := d.m.reader.Status(); !got.Alarm || !strings.Contains(got.Text, ":2: expected a kind") || !strings.Contains(got.Text, "and 1 more") {
		t.Fatalf("%+v", got)
	}
	d.on("Grace Atieno", 0).keys("C")
	if got := lines(t, file); strings.Count(got, odd) != 2 || !strings.Contains(got, "Atieno") {
		t.Errorf("%s", got)
	}
}

func TestCorrectionCannotBeKept(t *testing.T) {
	t.Parallel()
	d, file := correcting(t)
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(file, 0o700); err != nil {
		t.Fatal(err)
	}
	d.on("Grace Atieno", 0).keys("C")
	if !d.named("Grace Atieno").Confirmed || !d.m.reader.Status().Alarm {
		t.Fatalf("%+v", d.m.reader.Status())
	}
	d.send(tea.WindowSizeMsg{Width: 40, Height: 10})
	d.check("a failure to write")
}

// A speaker whom a reader named may have a name that stands nowhere: what that one said is
// copied too. Of nobody there is nothing to copy.
func TestCopyOfANamedSpeaker(t *testing.T) {
	t.Parallel()
	d := drive(t, 100, 30, wire+"/nurses-kampala.txt").keys(". S text:Maria enter enter Y")
	d.want("2 quotations of Maria")
	d.keys("S text:nobody enter Y")
	if got := d.m.reader.Status().Text; got != "nobody is named here" {
		t.Errorf("of nobody: %q", got)
	}
	d.keys("C").want("said by nobody named")
	d.keys("X").want("no quotation: “")
}
