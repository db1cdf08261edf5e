package fact

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lede/model/article"
	"lede/model/text"
)

func dayOf(t *testing.T, s string) article.Date {
	t.Helper()
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return article.Date{Time: at, Precision: article.Day}
}

func TestOf(t *testing.T) {
	t.Parallel()
	const words = "It opened in May 2031. The driver, aged 52, waited three hours. On Monday\nit cost $9 million; nobody came in 2030."
	s := Of(document(t, words, "2031-06-04"))
	var days []string
	for _, d := range s.Days {
		days = append(days, d.Date.ISO()+" "+d.Span.Of(words)+" | "+d.Sentence)
	}
	want := []string{"2031-05 May 2031 | It opened in May 2031.", "2031-06-02 Monday | On Monday it cost $9 million; nobody came in 2030."}
	if !slices.Equal(days, want) {
		t.Errorf("%q", days)
	}
	var counts []string
	for _, c := range s.Counts {
		counts = append(counts, fmt.Sprint(c.Number, c.Unit, c.About))
		if c.Within.Of(words) == "" || !c.Within.Covers(c.Span) || c.Runes != c.Span {
			t.Errorf("%+v", c)
		}
	}
	if want := []string{"3hours[aged driver hour wait]", "9e+06USD[cost million]"}; !slices.Equal(counts, want) {
		t.Errorf("%q", counts)
	}
}

// TestTold: the days of a sentence are told once each; of one that is not known the words.
func TestTold(t *testing.T) {
	t.Parallel()
	const words = "It began on Monday and on 2 June 2031, and ended in July 2031. Nobody came. On Friday it rained."
	for published, want := range map[string]string{"2031-06-04": "2031-06-02 2031-07|2031-05-30", "": "Monday 2031-06-02 2031-07|Friday"} {
		var got []string
		for days := range Sentences(Of(document(t, words, published)).Days) {
			got = append(got, strings.Join(Told(days), " "))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("published %q: %q, want %q", published, s, want)
		}
	}
	for day, want := range map[string]string{"2031-06-02": "Monday, 2 June 2031", "2031-07": "July 2031", "": "", "Friday": ""} {
		if got := Named(day); got != want {
			t.Errorf("%q is %q, want %q", day, got, want)
		}
	}
}

// TestLongest: a list that runs on is no sentence, and one that is as long as a
// sentence may be is.
func TestLongest(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]bool{longest: true, longest + 1: false} {
		d := document(t, "The farm has 12 sheep"+strings.Repeat(" y", (n-22)/2)+strings.Repeat("y", n%2)+".", "")
		if len(d.Sentences) != 1 || d.Sentences[0].Len() != n {
			t.Fatalf("%d bytes: %v", n, d.Sentences)
		}
		if s := Of(d); (len(s.Counts) == 1) != want {
			t.Errorf("%d bytes: %+v", n, s.Counts)
		}
	}
}

func TestFate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ sentence, figure, want string }{
		{"The quake killed 12 and injured 40.", "12", "die"},
		{"The quake killed 12 and injured 40.", "40", "hurt"},
		{"Twelve were hurt, and 9 are missing.", "9", "missing"},
		{"It killed a man, and 9 boats came.", "9", ""},
		{"The toll rose to 9.", "9", "die"},
		{"Police arrested 9 who had rescued others.", "9", "arrest"},
		{"There were 9 deaths.", "9 deaths", "die"},
	} {
		at := strings.Index(c.sentence, c.figure)
		got := fate(c.sentence, text.Span{End: len(c.sentence)}, text.Span{Start: at, End: at + len(c.figure)})
		if got != c.want {
			t.Errorf("%s: %s has %q, want %q", c.sentence, c.figure, got, c.want)
		}
	}
}

func TestAge(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{"aged 52 he": true, "he is 52 years old": true, "a 52-year-old man": true, "52 years ago": false, "52 old boats": true} {
		at := strings.Index(s, "52")
		if got := age(s, text.Span{End: len(s)}, text.Span{Start: at, End: at + 2}); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// TestCounts: what is a figure and no count.
func TestCounts(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"Ann Roe, 52, said so.":                            "",
		"“Go,” said Kevin Black, 33. There were 12 boats.": "12",
		"Kevin Black, 33 boats and 12 cars were seen.":     "33 12",
		"In Oslo, 33, among them 12 children, came.":       "33 12",
		"It began at 7 p.m. and 12 boats came.":            "12",
		"It began at 11: 30 and 12 boats came.":            "12",
	} {
		var got []string
		for _, c := range Of(document(t, words, "")).Counts {
			got = append(got, fmt.Sprint(c.Number))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

func TestHour(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"at 11:52 GMT": true, "at 11: 52": true, "at 52 p.m. on": true, "at 52 p. m.": true, "52: 30 PM": true, "52 o’clock": true, "at 10.52 pm": true,
		"52 metres": false, "52: 03am": true, "52: a number": false, "of these: 52 boats": false, "52 am": true, "52 amps": false,
	} {
		at := strings.Index(s, "52")
		if got := hour(s, text.Span{End: len(s)}, text.Span{Start: at, End: at + 2}); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// TestSame: two figures are of one thing by unit, by fate, and else by the words
// that both have.
func TestSame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		a, b Count
		want bool
	}{
		{"one fate", Count{Number: 12, Unit: "people", About: []string{"die"}}, Count{Number: 14, About: []string{"die"}}, true},
		{"two fates", Count{Number: 12, Unit: "people", About: []string{"die", "lake"}}, Count{Number: 14, Unit: "people", About: []string{"hurt", "lake"}}, false},
		{"a fate and none", Count{Number: 12, Unit: "people", About: []string{"die", "ferry", "lake"}}, Count{Number: 14, Unit: "people", About: []string{"ferry", "lake"}}, false},
		{"those who died are others", Count{Number: 12, Unit: "soldiers", About: []string{"die"}}, Count{Number: 14, Unit: "children", About: []string{"die"}}, false},
		{"two words", Count{Number: 2, Unit: "USD", About: []string{"cost", "roof"}}, Count{Number: 3, Unit: "USD", About: []string{"cost", "roof", "year"}}, true},
		{"one word", Count{Number: 2, Unit: "USD", About: []string{"cost"}}, Count{Number: 3, Unit: "USD", About: []string{"cost"}}, false},
		{"two of five words", Count{Number: 2, About: []string{"a", "b", "c", "d", "e"}}, Count{Number: 3, About: []string{"a", "b", "f", "g", "h"}}, false},
		{"two of four words", Count{Number: 2, About: []string{"a", "b", "c", "d"}}, Count{Number: 3, About: []string{"a", "b", "f", "g"}}, true},
		{"other money", Count{Number: 2, Unit: "USD", About: []string{"cost", "roof"}}, Count{Number: 3, Unit: "EUR", About: []string{"cost", "roof"}}, false},
		{"five times as much", Count{Number: 2, About: []string{"cost", "roof"}}, Count{Number: 10, About: []string{"cost", "roof"}}, true},
		{"more", Count{Number: 2, About: []string{"cost", "roof"}}, Count{Number: 11, About: []string{"cost", "roof"}}, false},
		{"twenty times as many dead", Count{Number: 2, About: []string{"die"}}, Count{Number: 40, About: []string{"die"}}, true},
		{"more dead", Count{Number: 2, About: []string{"die"}}, Count{Number: 41, About: []string{"die"}}, false},
		{"the noun alone, somewhere", Count{Number: 2, Unit: "shops", About: []string{"shop"}, Names: []string{"athens"}}, Count{Number: 3, Unit: "shops", About: []string{"burn", "shop"}, Names: []string{"athens"}}, true},
		{"the measure alone, somewhere", Count{Number: 2, Unit: "weeks", About: []string{"week"}, Names: []string{"athens"}}, Count{Number: 3, Unit: "weeks", About: []string{"stay", "week"}, Names: []string{"athens"}}, false},
	} {
		a, b := account{Count: &c.a, fates: fatesOf(c.a.About), unit: strings.ToLower(c.a.Unit)}, account{Count: &c.b, fates: fatesOf(c.b.About), unit: strings.ToLower(c.b.Unit)}
		if got, back := a.same(&b), b.same(&a); got != c.want || back != c.want {
			t.Errorf("%s: %v, %v back", c.name, got, back)
		}
	}
}

// TestDisagree: who tells of every number disputes none; one number twice in an
// article is one figure.
func TestDisagree(t *testing.T) {
	t.Parallel()
	sheet := func(numbers ...float64) *Sheet {
		var s Sheet
		for _, n := range numbers {
			s.Counts = append(s.Counts, Count{Number: n, About: []string{"die"}})
		}
		return &s
	}
	for _, c := range []struct {
		sheets []*Sheet
		want   int // figures of the dispute
	}{
		{nil, 0},
		{[]*Sheet{sheet(12, 14)}, 0},
		{[]*Sheet{sheet(12), sheet(12)}, 0},
		{[]*Sheet{sheet(12), sheet(14)}, 2},
		{[]*Sheet{sheet(12, 12), sheet(14), sheet(12)}, 3},
		{[]*Sheet{sheet(12), sheet(14, 12)}, 0},
		{[]*Sheet{sheet(12), sheet(14), sheet(200)}, 3},
		{[]*Sheet{sheet(12), sheet(14), sheet(260)}, 2}, // which is no other account of 12, though it may be one of 14
	} {
		got := 0
		for _, d := range Disagree(c.sheets) {
			got += len(d)
		}
		if got != c.want {
			t.Errorf("%d figures, want %d", got, c.want)
		}
	}
}

// TestGrave: the dead come before the hurt, and both before boats.
func TestGrave(t *testing.T) {
	t.Parallel()
	sheet := func(n float64) *Sheet {
		var s Sheet
		for _, about := range []string{"boats harbour sank", "hurt", "die"} {
			s.Counts = append(s.Counts, Count{Number: n, About: strings.Fields(about)})
		}
		return &s
	}
	var got []string
	for _, d := range Disagree([]*Sheet{sheet(3), sheet(4)}) {
		got = append(got, d[0].About[0])
	}
	if !slices.Equal(got, []string{"die", "hurt", "boats"}) {
		t.Error(got)
	}
}

// TestInOrder: what was told last is last, but for what is not dated.
func TestInOrder(t *testing.T) {
	t.Parallel()
	days := []article.Date{dayOf(t, "2031-06-05"), {}, dayOf(t, "2031-06-03"), dayOf(t, "2031-06-05")}
	var d Dispute
	for n := range days {
		d = append(d, Figure{Article: n})
	}
	d.InOrder(func(n int) article.Date { return days[n] })
	var got []int
	for _, f := range d {
		got = append(got, f.Article)
	}
	if !slices.Equal(got, []int{2, 0, 3, 1}) {
		t.Error(got)
	}
}

// TestTimeline: a month before its days, of one day what was published last, and
// a sentence once for each of its days, the finest that it tells. What only a date of
// publication would place comes last.
func TestTimeline(t *testing.T) {
	t.Parallel()
	var line Timeline
	for _, a := range []struct{ words, day string }{
		{"It opened on Monday. It closes on Tuesday, not on 4 June 2031, and opens again on Tuesday.", "2031-06-03"},
		{"Planned since June 2031, it closed on Tuesday.", ""},
		{"It burned on a Thursday in May 2031. In May 2031, on 3 May 2031, it fell, and in May it rose.", "2031-06-05"},
		{"It closed on Tuesday and opened on Friday.", ""},
	} {
		d := document(t, a.words, a.day)
		line.Add(Of(d), d.Article.Meta.Published)
	}
	var got []string
	for _, e := range line.Events() {
		got = append(got, fmt.Sprint(e.Article, " ", e.Day, " ", e.Published, " ", e.Sentence))
	}
	want := []string{"2 2031-05 false It burned on a Thursday in May 2031.", "2 2031-05-03 false In May 2031, on 3 May 2031, it fell, and in May it rose.",
		"1 2031-06 false Planned since June 2031, it closed on Tuesday.", "0 2031-06-02 false It opened on Monday.",
		"0 2031-06-03 false It closes on Tuesday, not on 4 June 2031, and opens again on Tuesday.", "0 2031-06-03 true ",
		"0 2031-06-04 false It closes on Tuesday, not on 4 June 2031, and opens again on Tuesday.", "2 2031-06-05 true ",
		"3  false It closed on Tuesday and opened on Friday."}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestAccounts: what many articles count alike is compared once.
func TestAccounts(t *testing.T) {
	t.Parallel()
	var sheets []*Sheet
	for n := range 300 {
		c := Count{Number: 12, Unit: "people", About: []string{"die"}}
		other := Count{Number: float64(n%2 + 1), About: []string{"die", "lake"}}
		sheets = append(sheets, &Sheet{Counts: []Count{c, other, c}})
	}
	all, of := accountsOf(sheets)
	if len(all) != 3 || len(of) != 900 || of[0] != of[2] || of[0] == of[1] || of[1] == of[4] || of[1] != of[7] {
		t.Errorf("%d accounts of %d counts: %v", len(all), len(of), of[:9])
	}
}

// TestDisagreeOnOneEvent: what another month brought, and what came to others, is no
// other account of it.
func TestDisagreeOnOneEvent(t *testing.T) {
	t.Parallel()
	first := "The quake of 3 June 2031 killed 12 people on the island."
	for _, c := range []struct {
		second string
		want   int // figures of the dispute
	}{
		{"The quake of 3 June 2031 killed 14 people on the island.", 2},
		{"The quake killed 14 people on the island.", 2},
		{"A quake killed 14 people on the island in December 2029.", 0},
		{"It was the worst since December 2029 and killed 14 people on the island.", 2},
		{"Rescuers found two more people dead on the island.", 0},
		{"Another two people were killed on the island.", 0},
		{"Dozens of people were killed on the island.", 0},
		{"It killed 14 people on the island and injured 12.", 2},
		{"It killed 14 people on the island and two people on the shore; 12 died in the harbour.", 0},
	} {
		var sheets []*Sheet
		for _, words := range []string{first, c.second} {
			sheets = append(sheets, Of(document(t, words, "2031-06-04")))
		}
		got := 0
		for _, d := range Disagree(sheets) {
			got += len(d)
		}
		if got != c.want {
			t.Errorf("%q: %d figures, want %d", c.second, got, c.want)
		}
	}
}
