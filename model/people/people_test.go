package people

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lede/model/analysis"
	"lede/model/article"
	"lede/model/entity"
	"lede/model/quote"
	"lede/model/text"
)

func document(t *testing.T, body string) *analysis.Document {
	t.Helper()
	var b article.Builder
	b.Block(article.Block{}, body)
	d, err := analysis.Analyze(context.Background(), b.Build(article.Origin{}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// seen is an entity as an article has it; what it is called there, too, stands in
// brackets behind its name.
type seen struct {
	article int
	kind    entity.Kind
	name    string
	trade   Trade
}

// sighted are sightings in articles by their numbers, which ascend.
func sighted(all []seen) *Register {
	var r Register
	for n := 0; len(all) > 0; n++ {
		var s Sheet
		for len(all) > 0 && all[0].article == n {
			name, alias, called := strings.Cut(strings.TrimSuffix(all[0].name, ")"), " (")
			one := Sighting{Kind: all[0].kind, Name: name, Trade: all[0].trade}
			if called {
				one.Aliases = []string{alias}
			}
			s.Sightings, all = append(s.Sightings, one), all[1:]
		}
		r.AddNames(&s)
	}
	return &r
}

// joined are the groups of sightings by number, with "?" at those joined by a
// guess.
func joined(all []seen) string {
	j := newJoiner(sighted(all))
	j.facilities(j.fullNames())
	j.firstNames()
	j.shortNames()
	j.clubs()
	j.otherKinds()
	out := ""
	for _, group := range j.groups() {
		for _, n := range group {
			out += fmt.Sprint(n)
			if _, doubt := j.doubts[int(n)]; doubt {
				out += "?"
			}
		}
		out += " "
	}
	return out
}

func TestJoin(t *testing.T) {
	t.Parallel()
	const per, org, pla = entity.Person, entity.Organization, entity.Place
	for _, c := range []struct {
		name string
		all  []seen
		want string
	}{
		{"one full name", []seen{{0, per, "Jane Doe", none}, {1, per, "Jane Doe", none}}, "01 "},
		{"middle names, initials and titles", []seen{{0, per, "Jane Doe", none}, {1, per, "Jane Mary Doe", none}, {2, per, "J. Jane Doe", none}, {3, per, "Gov. Jane Doe", none}, {4, per, "Jane Doe Jr.", none}}, "01234 "},
		{"first names differ", []seen{{0, per, "Jane Doe", none}, {1, per, "June Doe", none}}, "0 1 "},
		{"trades contradict", []seen{{0, per, "Jane Doe", politics}, {1, per, "Jane Doe", sport}, {2, per, "Jane Doe", sport}}, "0 12 "},
		{"an unknown trade contradicts nothing, and is learnt", []seen{{0, per, "Jane Doe", none}, {1, per, "Jane Doe", sport}, {2, per, "Jane Doe", politics}}, "01 2 "},
		{"a last name that one bears", []seen{{0, per, "Jane Doe", none}, {1, per, "Doe", none}}, "01? "},
		{"a last name that two bear", []seen{{0, per, "Jane Doe", none}, {1, per, "June Doe", none}, {2, per, "Doe", none}}, "0 1 2 "},
		{"of two, the one in the same company", []seen{{0, per, "Jane Doe", none}, {0, pla, "Porto", none}, {1, per, "June Doe", none}, {2, per, "Doe", none}, {2, pla, "Porto", none}}, "03? 14 2 "},
		{"a short name without a full one", []seen{{0, per, "Doe", none}, {1, per, "Doe", none}}, "01? "},
		{"a short first name", []seen{{0, per, "Frederick Roe", none}, {1, per, "Fred Roe", none}}, "01? "},
		{"a short first name of two", []seen{{0, per, "Frederick Roe", none}, {1, per, "Fredrika Roe", none}, {2, per, "Fred Roe", none}}, "0 1 2 "},
		{"initials are no short first name", []seen{{0, per, "Frederick Roe", none}, {1, per, "Fr Roe", none}}, "0 1 "},
		{"an acronym", []seen{{0, org, "Federal Bureau of Investigation (FBI)", none}, {1, org, "FBI", none}}, "01? "},
		{"an acronym that another article of the name has", []seen{{0, org, "Harbour Review", none}, {1, org, "Harbour Review (THR)", none}, {2, org, "THR", none}}, "012? "},
		{"letters that nobody has beside the name, in company", []seen{{0, org, "Albanian Parliament", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, org, "AP", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "0 14 25 3 "},
		{"no body of other letters", []seen{{0, org, "U.S. Navy", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, org, "UN", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "0 14 25 3 "},
		{"the last word alone", []seen{{0, org, "Islamic Jihad Union", none}, {0, per, "Ada Obi", none}, {1, org, "Union", none}, {1, per, "Ada Obi", none}}, "0 13 2 "},
		{"the words before of, in company", []seen{{0, org, "Royal Academy of Arts", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, org, "Royal Academy", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"initials that are known", []seen{{0, org, "Associated Press", none}, {1, org, "AP", none}, {2, org, "THR", none}, {3, org, "Harbour Review", none}}, "01? 2 3 "},
		{"a force by its initials", []seen{{0, org, "New York Police Department", none}, {1, org, "NYPD", none}}, "01? "},
		{"a clinic by what stands before that, in company", []seen{{0, org, "Lakeside Recovery Center", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "Lakeside", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"a clinic without company", []seen{{0, org, "Lakeside Recovery Center", none}, {0, per, "Ada Obi", none}, {1, pla, "Lakeside", none}, {1, per, "Ada Obi", none}}, "0 13 2 "},
		{"either of two clinics", []seen{
			{0, org, "Lakeside Clinic", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, org, "Lakeside Hospital", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none},
			{2, pla, "Lakeside", none}, {2, per, "Ada Obi", none}, {2, pla, "Porto", none},
		}, "0 147 258 3 6 "},
		{"a mountain by its last words, in company", []seen{{0, pla, "Aoraki Mount Cook", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "Mt Cook", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"a house by its last words", []seen{{0, pla, "Old White House", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "White House", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "0 14 25 3 "},
		{"a city by its last word", []seen{{0, pla, "New York", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "York", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "0 14 25 3 "},
		{"a city for its club", []seen{{0, org, "Port Lerwen Herons (Herons)", none}, {1, org, "Herons", none}, {1, pla, "Port Lerwen", actor}, {2, pla, "Port Lerwen", none}}, "01?2? 3 "},
		{"a city that acts, without a club", []seen{{0, org, "Port Lerwen Herons", none}, {1, pla, "Port Lerwen", actor}, {2, pla, "Port Lerwen", none}}, "0 12 "},
		{"a city of two clubs", []seen{{0, org, "Lerwen Herons", none}, {0, org, "Lerwen Gulls", none}, {0, pla, "Lerwen", actor}}, "0 1 2 "},
		{"an acronym of two", []seen{{0, org, "World Health Organization (WHO)", none}, {1, org, "Western Hockey Organization (WHO)", none}, {2, org, "WHO", none}}, "0 1 2 "},
		{"a team by its last words, in company", []seen{{0, org, "Boston Red Sox", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, org, "Red Sox", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"company of one may be chance", []seen{{0, org, "Boston Red Sox", none}, {0, per, "Ada Obi", none}, {1, org, "Red Sox", none}, {1, per, "Ada Obi", none}}, "0 13 2 "},
		{"no team by its last words alone", []seen{{0, org, "Iowa Supreme Court", none}, {1, org, "Supreme Court", none}}, "0 1 "},
		{"kinds of long names are guesses", []seen{{0, org, "Garland Market Hall", none}, {1, pla, "Garland Market Hall", none}}, "01 "},
		{"people are no places", []seen{{0, per, "Jordan", none}, {1, pla, "Jordan", none}, {2, org, "Jordan", none}}, "0 1 2 "},
		{"a state by its abbreviations", []seen{{0, pla, "N.J.", none}, {1, pla, "New Jersey", none}, {2, pla, "N. J.", none}, {3, org, "N.J.", none}}, "012 3 "},
		{"streets, and the seat that is one with its name", []seen{{0, pla, "Pitkin Ave.", none}, {1, pla, "Pitkin Avenue", none}, {2, pla, "Island of Qeshm", none}, {3, pla, "Qeshm", none}, {4, pla, "Isle of Man", none}, {5, pla, "Man", none}}, "01 23 4 5 "},
		{"a sea without its last word, in company", []seen{{0, pla, "Red Sea", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "Red", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"a street without its side, in company", []seen{{0, pla, "East 223rd Street", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "223rd Street", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"a county is not its city", []seen{{0, pla, "Fulton County", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, pla, "Fulton", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "0 14 25 3 "},
		{"two names of a clinic, in company", []seen{{0, pla, "Ida Moe Clinic", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, org, "Ida Moe Treatment Center", none}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}}, "03? 14 25 "},
		{"two names of a clinic, far apart", []seen{{0, pla, "Ida Moe Clinic", none}, {0, per, "Ada Obi", none}, {1, pla, "Ida Moe Center", none}, {1, per, "Ada Obi", none}}, "0 13 2 "},
		{"a clinic by whom it is called after", []seen{{0, pla, "Ida Moe Clinic", none}, {0, per, "Ada Obi", none}, {0, pla, "Porto", none}, {1, per, "Ida Moe", venue}, {1, per, "Ada Obi", none}, {1, pla, "Porto", none}, {2, per, "Ida Moe", none}}, "03? 14 25 6 "},
		{"who stands where places do, without company", []seen{{0, pla, "Ida Moe Clinic", none}, {1, per, "Ida Moe", venue}, {2, per, "Ida Moe", politics}, {3, per, "Ida Moe", venue}, {4, per, "Ida Moe", sport}}, "0 123 4 "},
		{"spellings of a country", []seen{{0, pla, "U.S.", none}, {1, pla, "United States", none}, {2, pla, "the US", none}}, "012 "},
	} {
		if got := joined(c.all); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

const (
	harbour = "Mayor Amina Atieno closed the harbour in Kisumu on Monday. “We have never seen such a flood,” Atieno said. A port official said that the gates would stay shut."
	later   = "Atieno opened the harbour in Kisumu again. “The water is gone,” Atieno told reporters in Kisumu."
)

func TestRegister(t *testing.T) {
	t.Parallel()
	var r Register
	texts := []string{harbour, later}
	for i, s := range texts {
		if got := r.Add(Of(document(t, s))); got != i {
			t.Fatalf("article %d has number %d", i, got)
		}
	}
	entities := r.Entities()
	at := slices.IndexFunc(entities, func(e Entity) bool { return e.Name == "Amina Atieno" })
	if at < 0 || entities[at].Articles != 2 || len(entities[at].Doubts) != 1 || entities[at].Doubts[0].Article != 1 {
		t.Fatalf("entities: %+v", entities)
	}
	for _, e := range entities {
		for _, m := range e.Mentions {
			if s := texts[m.Article]; string([]rune(s)[m.Runes.Start:m.Runes.End]) != m.Span.Of(s) {
				t.Errorf("%s: code points %v are not %q", e.Name, m.Runes, m.Span.Of(s))
			}
		}
	}
}

func TestLedger(t *testing.T) {
	t.Parallel()
	var r Register
	r.Add(Of(document(t, harbour)))
	r.Add(Of(document(t, later)))
	ledger, entities := r.Ledger()
	var got []string
	for _, q := range ledger {
		got = append(got, fmt.Sprintf("%d %s %s", q.Article, q.Speaker, q.Words))
		if q.Entity != quote.Nobody && entities[q.Entity].Name != q.Speaker {
			t.Errorf("%s is entity %s", q.Speaker, entities[q.Entity].Name)
		}
	}
	for _, want := range []string{"0 Amina Atieno We have never seen such a flood,", "1 Amina Atieno The water is gone,"} {
		if !slices.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	last := ledger[len(ledger)-1]
	if last.Entity != quote.Nobody || last.Article != 0 {
		t.Errorf("the unnamed speaker is not last: %+v", last)
	}
}

// TestLedgerOrder: who is quoted in most articles comes first, not who is named in most;
// of those quoted in as many, who says more.
func TestLedgerOrder(t *testing.T) {
	t.Parallel()
	var r Register
	for _, words := range []string{
		"Karl Brandt came to Lerwen. “It is late,” Karl Brandt said.",
		"Karl Brandt came. “We are here,” said Ines Kaltura.",
		"Karl Brandt left. “We are off,” said Ines Kaltura.",
		"“We sing,” said Jon Orr. “And we dance,” said Jon Orr.",
	} {
		r.Add(Of(document(t, words)))
	}
	ledger, _ := r.Ledger()
	var got []string
	for _, q := range ledger {
		if len(got) == 0 || got[len(got)-1] != q.Speaker {
			got = append(got, q.Speaker)
		}
	}
	if want := []string{"Ines Kaltura", "Jon Orr", "Karl Brandt"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	e := Entity{Name: "Amina Atieno", Aliases: []string{"José"}}
	for name, want := range map[string]bool{"Amina Atieno": true, "atieno": true, "jose": true, "Amina": false, "tieno": false} {
		if e.Named(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// TestOtherKinds: what some articles take for one kind and as many or more for
// another is the other, where what stands beside it says so.
func TestOtherKinds(t *testing.T) {
	t.Parallel()
	const per, org, pla = entity.Person, entity.Organization, entity.Place
	beside := func(articles ...int) (all []seen) { // two names in each of the articles
		for _, a := range articles {
			all = append(all, seen{a, pla, "Ghent", none}, seen{a, org, "Harbour Trust", none})
		}
		return all
	}
	for _, c := range []struct {
		name  string
		all   []seen
		other int // the sighting that is asked about
		with  int // another one that it is one with, or not
		want  bool
	}{
		{"twice as many", append([]seen{{0, org, "Saints", none}, {1, org, "Saints", none}, {2, per, "Saints", none}}, beside(0, 1, 2)...), 2, 0, true},
		{"as many", append([]seen{{0, org, "Saints", none}, {2, per, "Saints", none}}, beside(0, 2)...), 1, 0, true},
		{"one name beside it", []seen{{0, org, "Saints", none}, {1, org, "Saints", none}, {2, per, "Saints", none}, {0, pla, "Ghent", none}, {2, pla, "Ghent", none}}, 2, 0, false},
		{"a city is not its club", append([]seen{{0, org, "Lerwen Herons", none}, {0, pla, "Lerwen", actor}, {1, org, "Lerwen Herons", none}, {1, pla, "Lerwen", actor}, {2, pla, "Lerwen", none}}, beside(0, 1, 2)...), 4, 0, false},
		{"unless that is beside it", append([]seen{{0, org, "Lerwen Herons", none}, {0, pla, "Lerwen", actor}, {1, org, "Lerwen Herons", none}, {1, pla, "Lerwen", none}, {2, pla, "Lerwen", none}}, beside(0, 1, 2)...), 3, 0, true},
		{"of several words", append([]seen{{0, per, "Al Saints", none}, {1, per, "Al Saints", none}, {2, org, "Saints", none}}, beside(0, 1, 2)...), 2, 0, false},
	} {
		other, with := c.all[c.other], c.all[c.with]
		slices.SortStableFunc(c.all, func(a, b seen) int { return a.article - b.article })
		groups := strings.Fields(joined(c.all))
		same := slices.ContainsFunc(groups, func(g string) bool {
			return strings.Contains(g, fmt.Sprint(slices.Index(c.all, other))) && strings.Contains(g, fmt.Sprint(slices.Index(c.all, with)))
		})
		if same != c.want {
			t.Errorf("%s: %q", c.name, groups)
		}
	}
}

// TestKey: names that are one whatever form they have, and names that are not.
func TestKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind entity.Kind
		a, b string
		want bool
	}{
		{entity.Organization, "Garland Corp.", "Garland", true},
		{entity.Organization, "Garland Motor Company, Ltd.", "The Garland Motor", true},
		{entity.Organization, "Garland AG", "Garland", true},
		{entity.Organization, "Company", "Limited", false},
		{entity.Organization, "Lerwen Police Department", "Lerwen Police", true},
		{entity.Organization, "Lerwen Water Department", "Lerwen Water", false},
		{entity.Organization, "Lerwen Colts", "Lerwen Colt", true},
		{entity.Organization, "Lerwen Press", "Lerwen Pres", false},
		{entity.Organization, "ex-NYPD", "NYPD", true},
		{entity.Organization, "000-member Academy", "Academy", true},
		{entity.Organization, "Coca-Cola", "Cola", false},
		{entity.Organization, "al-", "al", true},
		{entity.Place, "City of Palmer", "Palmer", true},
		{entity.Place, "City of London Lane", "London Lane", true},
		{entity.Place, "Mexico City", "Mexico", false},
		{entity.Place, "Quake-Hit Lerwen", "Lerwen", true},
		{entity.Place, "War-Zone Lerwen", "Lerwen", true},
		{entity.Place, "Baden-Baden", "Baden", false},
		{entity.Place, "Rhine-Ruhr Lerwen", "Lerwen", false},
		{entity.Place, "Low-Hit", "Low", false},
		{entity.Organization, "Quake-Hit Relief", "Relief", false},
		{entity.Place, "U.S.", "United States of America", true},
		{entity.Person, "Mayor Ada N. Obi", "Ada Obi", true},
		{entity.Person, "Ada Jones", "Ada Jone", false},
		{entity.Person, "Ada Company", "Ada", false},
	} {
		a, b := key(c.kind, c.a), key(c.kind, c.b)
		if (a == b) != c.want {
			t.Errorf("%s: %q is %q, %q is %q", c.kind, c.a, a, c.b, b)
		}
	}
}

// TestMeet: lists that ascend have a number in common or not, whichever is longer.
func TestMeet(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b []int32
		want bool
	}{
		{nil, nil, false}, {nil, []int32{1}, false}, {[]int32{1}, []int32{1}, true}, {[]int32{5}, []int32{1, 2, 3, 4}, false},
		{[]int32{0, 9}, []int32{1, 2, 3, 9}, true}, {[]int32{2, 8}, []int32{1, 3, 5, 7, 9}, false}, {[]int32{1, 8}, []int32{1, 3, 5, 7, 9}, true},
	} {
		if meet(c.a, c.b) != c.want || meet(c.b, c.a) != c.want {
			t.Errorf("%v and %v: %v", c.a, c.b, !c.want)
		}
	}
}

// TestAddNames: names alone make the same entities as names with quotations, and
// nothing of what is added is changed.
func TestAddNames(t *testing.T) {
	t.Parallel()
	sheet := &Sheet{Sightings: []Sighting{{Kind: entity.Person, Name: "Ada Obi", Aliases: []string{"Obi"}}}, Sayings: []Saying{{Speaker: "Ada Obi", Words: "We won"}}}
	var all, names Register
	for range 2 {
		all.Add(sheet)
		names.AddNames(sheet)
	}
	if got, want := fmt.Sprint(names.Entities()), fmt.Sprint(all.Entities()); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if ledger, _ := names.Ledger(); len(ledger) != 0 {
		t.Errorf("%v", ledger)
	}
	if ledger, _ := all.Ledger(); len(ledger) != 2 || ledger[1].Article != 1 {
		t.Errorf("%v", ledger)
	}
	if &sheet.Sightings[0].Aliases[0] == &all.aliases[1][0] {
		t.Error("the sheet's own names are kept")
	}
}

// What is added after something was asked is joined as well.
func TestAddAfterAsking(t *testing.T) {
	t.Parallel()
	sheet := &Sheet{Sightings: []Sighting{{Kind: entity.Person, Name: "Ada Obi"}}}
	var r Register
	for want := range 3 {
		if want > 0 {
			r.Add(sheet)
		}
		if got := r.Entities(); (want == 0) != (len(got) == 0) || want > 0 && got[0].Articles != want {
			t.Errorf("after %d articles: %v", want, got)
		}
	}
}

// TestPack: places come back as they were, whatever is between them.
func TestPack(t *testing.T) {
	t.Parallel()
	at := func(start, end, runes int, form entity.Form) Place {
		return Place{text.Span{Start: start, End: end}, text.Span{Start: runes, End: runes + (end-start)/2}, form}
	}
	for _, places := range [][]Place{
		nil,
		{at(0, 0, 0, entity.Name)},
		{at(0, 3, 0, entity.Name), at(3, 9, 3, entity.Pronoun), at(3, 5, 3, entity.Nominal)},
		{at(1<<40, 1<<40+70000, 1<<39, entity.Name), at(5, 6, 4, entity.Pronoun)},
	} {
		packed := pack([]byte("before"), places)[len("before"):]
		if got := slices.Collect(unpack(append(packed, "behind"...))); !slices.Equal(got, places) {
			t.Errorf("%v, want %v", got, places)
		}
	}
}

// TestCalled: an article counts once for each name that it uses.
func TestCalled(t *testing.T) {
	t.Parallel()
	const pla = entity.Place
	r := sighted([]seen{{0, pla, "United States (US)", none}, {0, pla, "U.S.", none}, {1, pla, "United States", none}, {3, pla, "US", none}, {3, pla, "US", none}})
	all := r.Entities()
	if len(all) != 1 {
		t.Fatalf("%+v", all)
	}
	e := all[0]
	if got, want := fmt.Sprint(e.Name, e.Articles, e.Aliases, e.Called), "United States3 [U.S. US] [2 1 2]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestActing: a city is one who acts where its article names a club, behind no word of
// place and before no word that it belongs to.
func TestActing(t *testing.T) {
	t.Parallel()
	const club = "The New Orleans Saints trained on Monday. The Saints are rested. "
	for words, want := range map[string]bool{
		club + "On Sunday New Orleans beat the Jets.":                     true,
		club + "New Orleans (11-4) won again.":                            true,
		club + "They trained in New Orleans.":                             false,
		club + "They flew to New Orleans.":                                false,
		club + "It was told by New Orleans police.":                       false,
		club + "He is a New Orleans native.":                              false,
		"The mayor spoke on Monday. On Sunday New Orleans beat the Jets.": false,
	} {
		got := false
		for _, s := range Of(document(t, words)).Sightings {
			got = got || s.Kind == entity.Place && s.Name == "New Orleans" && s.Trade == actor
		}
		if got != want {
			t.Errorf("%s: %v", words[max(0, len(words)-40):], got)
		}
	}
}
