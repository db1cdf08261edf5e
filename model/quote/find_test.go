package quote

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"lede/model/entity"
	"lede/model/nlp"
	"lede/model/quote/mark"
	"lede/model/text"
)

// analyze runs every stage over s, paragraph by paragraph.
func analyze(t testing.TB, s string) ([]Quote, []entity.Entity) {
	t.Helper()
	ctx := context.Background()
	doc, err := nlp.Parse(ctx, s, mark.Paragraphs(s, []text.Span{{End: len(s)}}))
	if err != nil {
		t.Fatal(err)
	}
	entities, err := entity.Find(ctx, doc, entity.Context{})
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := Find(ctx, doc, entities)
	if err != nil {
		t.Fatal(err)
	}
	return quotes, entities
}

// check holds what is promised of every result.
func check(t testing.TB, s string, quotes []Quote, entities []entity.Entity) {
	t.Helper()
	valid := func(sp text.Span) bool { return 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(s) }
	for i, q := range quotes {
		if !valid(q.Span) || !q.Covers(q.Content) || q.Content.Empty() || !valid(q.Cue) {
			t.Fatalf("quote %d: bad spans %+v", i, q)
		}
		if i > 0 && q.Start < quotes[i-1].End {
			t.Fatalf("quote %d at %d starts before the one before ends at %d", i, q.Start, quotes[i-1].End)
		}
		for _, sp := range q.Evidence {
			if !valid(sp) || sp.Empty() {
				t.Fatalf("quote %d: bad evidence %v", i, sp)
			}
		}
		if q.Confidence <= 0 || q.Confidence > 1 {
			t.Fatalf("quote %d: confidence %v", i, q.Confidence)
		}
		sp := q.Speaker
		if sp == nil {
			continue
		}
		if !valid(sp.Span) || sp.Span.Empty() || sp.Name == "" || sp.Entity < Nobody || sp.Entity >= len(entities) {
			t.Fatalf("quote %d: bad speaker %+v", i, *sp)
		}
		if q.Why == "" {
			t.Fatalf("quote %d: a speaker without a reason", i)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		`"We won," she said. "At last."`, "‘One.\n\n‘Two,’ said Ann Lee.", "WALLACE: So?\nPENCE: “No.”\n",
		"“““ ”’‘„‟«»‹›「」", "He called it “a beginning” and left", "\xff“\xfe”", "''``''", "― Name\n“a”\n― Ann Lee",
		"Ann Lee\n\nWhy?\n\nI did.\n\nWhen?\n\nWe did.\n\nWho?\n\nI.", "Q. Why?\n\nA. I.\n\nQ. Who?\n\nA.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = text.Clean(s)
		quotes, entities := analyze(t, s)
		check(t, s, quotes, entities)
	})
}

func TestFindStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Find(ctx, &nlp.Doc{Text: "“We won,” she said."}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}

// What a careful reader would say of each text: words found, by whom.
func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // "kind: words: speaker", speech only
	}{
		{"comma and name", "“We won the case,” Ann Lee said on Monday.", []string{"direct: We won the case,: Ann Lee"}},
		{"inverted", "“We won the case,” said Ann Lee, the mayor of Springfield.", []string{"direct: We won the case,: Ann Lee"}},
		{
			"interrupted", "“We won,” Ann Lee said, “and they lost the case.”",
			[]string{"direct: We won,: Ann Lee", "mixed: and they lost the case.: Ann Lee"},
		},
		{"unnamed", "“It is over,” a senior official said on Monday.", []string{"direct: It is over,: a senior official"}},
		{
			"abbreviation", "Rep. John Mica (R-Fla.) said the plan was “a disaster for the state.”",
			[]string{"mixed: a disaster for the state.: John Mica"},
		},
		{"aside", "“It is over,” Ann Lee, who has led the group since 2010, said.", []string{"direct: It is over,: Ann Lee"}},
		{
			"main clause", "Premier Lena Orth personally ordered the army to march north “to free the valley from its occupiers,” the Valdorian News Agency (VNA) reported on Monday.",
			[]string{"mixed: to free the valley from its occupiers,: Valdorian News Agency"},
		},
		{"resumed behind the speaker", "“It is closed,” said Ann Lee, “and the gulls’ nests are full.”", []string{"direct: It is closed,: Ann Lee", "mixed: and the gulls’ nests are full.: Ann Lee"}},
		{"announced", "Ann Lee wrote a letter.\n\nAnd from Tom Dahl:\n\n“The pier was a fine pier.”", []string{"direct: The pier was a fine pier.: Tom Dahl"}},
		{"subject of a participle", "People marched in Bergen, with the army chief vowing “eternal support” for them.", []string{"mixed: eternal support: the army chief"}},
		{"would say", "It was like rain. Ann Lee would say, “Can we change this pier?”", []string{"direct: Can we change this pier?: Ann Lee"}},
		{"taken up and said", "Both ships come from ports that Ann Lee claims are “unfriendly” in the war.", []string{"mixed: unfriendly: Ann Lee"}},
		{"within what is said of something", "Both firms come from countries that Moscow claims are “unfriendly” in the wake of the war.", []string{"mixed: unfriendly: Moscow"}},
		{"goes on", "Prime Minister Rishi Patel is late.\n\nRobert Jenner was there.\n\nThe prime minister called it “a good day for all of us”.\n\n“We can do it,” he also added.", []string{"mixed: a good day for all of us: Rishi Patel", "direct: We can do it,: Rishi Patel"}},
		{"named behind its last paragraph", "Tom Dahl was late. He wants a new job.\n\n“The country is in a crisis.\n\nThe north will be used to hide it.\n\nBut the people know it all,” commentator Ilir Basha told the paper.", []string{"direct: The country is in a crisis.: Ilir Basha", "direct: The north will be used to hide it.: Ilir Basha", "direct: But the people know it all,: Ilir Basha"}},
		{"named behind its last paragraph, with a mark at each", "Tom Dahl was late. He wants a new job.\n\n“The country is in a crisis.\n\n“But the people know it all,” commentator Ilir Basha told the paper.", []string{"direct: The country is in a crisis.: Ilir Basha", "direct: But the people know it all,: Ilir Basha"}},
		{"named in its first paragraph", "“That is all one sees,” said Ann Lee. “It is bad for us.\n\n“The north will be used,” said Tom Dahl. “We know it.”", []string{"direct: That is all one sees,: Ann Lee", "direct: It is bad for us.: Ann Lee", "direct: The north will be used,: Tom Dahl", "direct: We know it.: Tom Dahl"}},
		{"nobody near", "In May, 34% and 19% believe that friends and bribes, respectively, will help one get employment.\n\n“The country is in a crisis which nobody has declared.”", []string{"direct: The country is in a crisis which nobody has declared.: nobody"}},
		{"asked and answers", "The judge, Tom Dahl, asked Luis Palacio if the facts were true.\n\n“Yes, your honour,” he said.", []string{"direct: Yes, your honour,: Luis Palacio"}},
		{"courtesy title of a people's name", "Adam Irish edits Stuff. Few will get one.\n\n“I think people will buy it,” said Mr Irish.", []string{"direct: I think people will buy it,: Adam Irish"}},
		{"called by a month", "Guitarist Brian May plays in May again.\n\nMay said: “The band is rising again from the ashes.”", []string{"direct: The band is rising again from the ashes.: Brian May"}},
		{"said by a month", "Guitarist Brian May plays in May again.\n\n“The band is rising again,” said May.", []string{"direct: The band is rising again,: Brian May"}},
		{"groups together", "In response, the Conservatives and Lib Dems said it was “a bad day for all of us”.", []string{"mixed: a bad day for all of us: the Conservatives and Lib Dems"}},
		{"verb taken for a noun", "The party asserts that the mayor “has a moral obligation to leave”.", []string{"mixed: has a moral obligation to leave: The party"}},
		{"name with a number", "Number 10 said the row was “no soap opera for any of us”.", []string{"mixed: no soap opera for any of us: Number 10"}},
		{"of a school, no comma behind", "Dr Ann Lee, of the Centre for Law at the University of Bergen in Norway said: “The pier is not made for old people.”", []string{"direct: The pier is not made for old people.: Ann Lee"}},
		{"one office with and", "“Sharing music is the way to leave,” Harbour Choice music and marketing manager Simon George said.", []string{"direct: Sharing music is the way to leave,: Simon George"}},
		{"office with and, before", "Trade and industry secretary Ann Lee called it “a bad day for all of us”.", []string{"mixed: a bad day for all of us: Ann Lee"}},
		{
			"begins a paragraph behind speech", "“Music needs a new band,” declared the singer, Tom Dahl.\n\n\"Nobody is doing it at the minute. It feels dead. \"A serpent will rise from the sea.\" Dahl grew up in Bergen.",
			[]string{"direct: Music needs a new band,: Tom Dahl", "mixed: Nobody is doing it at the minute. It feels dead.: Tom Dahl", "mixed: A serpent will rise from the sea.: Tom Dahl"},
		},
		{"participle behind an object", "A firm in Bergen, Ann Lee Ltd, also backed the proposals saying “we will be happy if the port accepts them”.", []string{"mixed: we will be happy if the port accepts them: Ann Lee Ltd"}},
		{"participle behind a place", "Ann Lee, 71, left the house saying: “I need a vacation, this was a bad dream”.", []string{"direct: I need a vacation, this was a bad dream: Ann Lee"}},
		{"translated", "We used the word “chingona”, which translates to “badass”.", nil},
		{"title in single marks", "A single called ‘Mercy’ follows ‘Dust’, her debut.", nil},
		{"name behind a long office", "“It should be kept that way,” said the head of the Islamic community, Jakub Selim.", []string{"direct: It should be kept that way,: Jakub Selim"}},
		{"name behind an office for", "“They will raise their fees or quit,” Undersecretary for Education Mr. Tocca said.", []string{"direct: They will raise their fees or quit,: Tocca"}},
		{"whose statement says it", "Ann Lee's statement said: “There is no question that Houston should have been chosen.”", []string{"direct: There is no question that Houston should have been chosen.: Ann Lee"}},
		{"whose house says nothing", "“There is no question,” a guest at Ann Lee's house said.", []string{"direct: There is no question,: a guest"}},
		{"name behind two offices", "“We have to figure it out,” said VR Coaster Co-Founder and Managing Partner Thomas Wagner.", []string{"direct: We have to figure it out,: Thomas Wagner"}},
		{"another behind an office", "“We have to figure it out,” said a cousin of the mayor, Thomas Wagner and Ann Lee nodding.", []string{"direct: We have to figure it out,: a cousin"}},
		{"she before a colon", "Alan Shepard was a pilot. He wrote that when he told his wife he had been chosen to fly to space, she quipped: “Who let a Russian in here?”", []string{"mixed: Who let a Russian in here?: she"}},
		{"owner of the words", "Tom Dahl was late. Ann Lee quoted Tom Dahl's declaration that “it is time for us to leave the past behind.”", []string{"mixed: it is time for us to leave the past behind.: Tom Dahl"}},
		{"not whom the words name", "Pedro Lima was driving west, Carl Berg, an officer, said. He said Lima had been “in a hurry.”", []string{"mixed: in a hurry.: Carl Berg"}},
		{"not the owner of what is spoken of", "Ann Lee said Tom Dahl's remarks “show bias against us all.”", []string{"mixed: show bias against us all.: Ann Lee"}},
		{"verb taken for a noun", "“Not everyone can clock out at five to get to the meeting,” notes Ann Lee.", []string{"mixed: Not everyone can clock out at five to get to the meeting,: Ann Lee"}},
		{"name of a song", "A single called “Mercy” was her debut.", nil},
		{"name of a curse", "The brothers died in what became known as the “pier curse”.", nil},
		{"office before the name", "Prime Minister Tom Dahl flew home with Ann Lee.\n\nThe prime minister said: “We won the vote.”", []string{"direct: We won the vote.: Tom Dahl"}},
		{"office in brackets", "Sen. Ann Lee (D-Ohio) met Sen. Tom Dahl (R-Utah).\n\n“We won the vote,” the Ohio senator said.", []string{"direct: We won the vote,: Ann Lee"}},
		{"office no longer held", "Outgoing President Ann Lee met Tom Dahl.\n\n“We won the vote,” the president said.", []string{"direct: We won the vote,: the president"}},
		{"office of two", "Sen. Ann Lee (D-Ohio) met Sen. Tom Dahl (R-Utah).\n\n“We won the vote,” the senator said.", []string{"direct: We won the vote,: the senator"}},
		{"signature", "“The best food in town.” ― Ann Lee", []string{"direct: The best food in town.: Ann Lee"}},
		{"signature below", "“The best food in town.”\n\n― Ann Lee", []string{"direct: The best food in town.: Ann Lee"}},
		{
			"transcript that goes on", "WALLACE: So what?\n\nTell me.\n\nAnd now.\n\nPENCE: No.\n\nWALLACE: Go.\n\nPENCE: Yes.",
			[]string{"direct: So what?: WALLACE", "direct: Tell me.: WALLACE", "direct: And now.: WALLACE", "direct: No.: PENCE", "direct: Go.: WALLACE", "direct: Yes.: PENCE"},
		},
		{
			"transcript that is interrupted", "WALLACE: So what?\n\nIt rained.\n\nIt snowed.\n\nIt hailed.\n\nPENCE: No.\n\nWALLACE: Go.\n\nPENCE: Yes.",
			[]string{"direct: So what?: WALLACE", "direct: No.: PENCE", "direct: Go.: WALLACE", "direct: Yes.: PENCE"},
		},
		{
			"transcript", "WALLACE: So what happened?\n\nPENCE: I was not there.\n\nWALLACE: Thank you.\n\nPENCE: My pleasure.",
			[]string{"direct: So what happened?: WALLACE", "direct: I was not there.: PENCE", "direct: Thank you.: WALLACE", "direct: My pleasure.: PENCE"},
		},
		{
			"participle", "People marched in the capital, with the army chief vowing “eternal support” for them.",
			[]string{"mixed: eternal support: the army chief"},
		},
		{
			"an aside that speaks", "But Eric Carter, Paula Wolff wrote, argued that the office had not “provided proof”.",
			[]string{"mixed: provided proof: Eric Carter"},
		},
		{
			"a body goes on", "The Bank of England said that rates would stay. “Patience is all,” it added.",
			[]string{"direct: Patience is all,: Bank of England"},
		},
		{
			"no body goes on", "Two ministers said that rates would stay. “Patience is all,” it added.",
			[]string{"direct: Patience is all,: it"},
		},
		{
			"speech over paragraphs", "Ann Lee told the court: “I was at home.\n\n“I saw nothing at all.\n\n“I slept.”",
			[]string{"direct: I was at home.: Ann Lee", "direct: I saw nothing at all.: Ann Lee", "direct: I slept.: Ann Lee"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			quotes, entities := analyze(t, c.text)
			check(t, c.text, quotes, entities)
			var got []string
			for _, q := range quotes {
				if q.Kind != Direct && q.Kind != Mixed {
					continue
				}
				by := "nobody"
				if q.Speaker != nil {
					by = q.Speaker.Name
				}
				got = append(got, q.Kind.String()+": "+q.Content.Of(c.text)+": "+by)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Ten words in marks are speech, whatever stands around them.
func TestLongIsSpeech(t *testing.T) {
	for in, want := range map[string]bool{
		"The “one two three four five six seven eight nine ten” it was.": true,
		"The “one two three four five six seven eight nine” it was.":     false,
	} {
		doc, err := nlp.Parse(t.Context(), in, []text.Span{{End: len(in)}})
		if err != nil {
			t.Fatal(err)
		}
		lay, err := newLayout(t.Context(), doc, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := lay.long(0); got != want {
			t.Errorf("%s: %v", in, got)
		}
	}
}

// A pronoun's guess must look like one and rest on the name it is taken from.
func TestPronounIsAGuess(t *testing.T) {
	const s = "Ann Lee met John Doe on Monday.\n\n“We agreed on everything,” she said."
	quotes, entities := analyze(t, s)
	check(t, s, quotes, entities)
	last := quotes[len(quotes)-1]
	if last.Speaker == nil || last.Speaker.Of(s) != "she" || last.Speaker.Name != "Ann Lee" {
		t.Fatalf("speaker %+v", last.Speaker)
	}
	if last.Confidence >= 1 || len(last.Evidence) == 0 || last.Evidence[len(last.Evidence)-1].Of(s) != "Ann Lee" {
		t.Errorf("confidence %v, evidence %v", last.Confidence, last.Evidence)
	}
}

// What a body says without marks is found with its words of saying.
func TestReported(t *testing.T) {
	const s = "The Central Election Commission said that the count would take three days."
	quotes, entities := analyze(t, s)
	check(t, s, quotes, entities)
	if len(quotes) != 1 || quotes[0].Kind != Indirect || quotes[0].Speaker == nil {
		t.Fatalf("got %+v", quotes)
	}
	q := quotes[0]
	if got := q.Of(s); got != "that the count would take three days" {
		t.Errorf("words %q", got)
	}
	if got := q.Cue.Of(s); got != "said" || q.Speaker.Name != "Central Election Commission" {
		t.Errorf("cue %q, speaker %q", got, q.Speaker.Name)
	}
}

// hostile are texts of marks or of one kind of word and little else, a quarter of a
// megabyte each.
func hostile() map[string]string {
	out := map[string]string{}
	for name, unit := range map[string]string{
		"quotation marks": `"`, "curly openers": "“", "nested openers": "“a ", "pairs": "“a ” ", "single marks": "‘a s’ ", "single openers": "‘", "keys": `k1="v" `,
		"mixed marks": "‘a “b 'c «d » ' ” ’ ", "one paragraph": "“It is so,” said Ann Lee of the board, who “knew” it. ",
		"participles": "saying ", "participles behind by": "by saying ", "participles behind as": "quoted as saying ", "firms": "the firm declaring ",
		"said behind each": `"a," he said. `, "that": "Ann Lee said that the pier was dry, and the pier, ",
	} {
		out[name] = text.Clean(strings.Repeat(unit, 1<<18/len(unit)))
	}
	return out
}

func TestFindHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	for name, s := range hostile() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			quotes, entities := analyze(t, s)
			check(t, s, quotes, entities)
		})
	}
}

// BenchmarkFind leaves the sentences, tags and entities out.
func BenchmarkFind(b *testing.B) {
	for name, s := range hostile() {
		doc, err := nlp.Parse(context.Background(), s, mark.Paragraphs(s, []text.Span{{End: len(s)}}))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				if _, err := Find(context.Background(), doc, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
