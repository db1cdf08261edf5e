package quote

import (
	"slices"
	"testing"
)

// What a reader is told of each text as reported speech: "words: speaker".
func TestStatements(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "Ann Lee said the ferry would sail again in May.", []string{"the ferry would sail again in May: Ann Lee"}},
		{"adverb", "Rangers also noted that two wolves had crossed the river.", []string{"that two wolves had crossed the river: Rangers"}},
		{"auxiliary", "The bank has warned that the notes may be false.", []string{"that the notes may be false: The bank"}},
		{"pluperfect", "The council had announced that the market would move.", []string{"that the market would move: The council"}},
		{"verb that looks like a noun", "Ann Lee, the mayor, said that the first quay opens in August.", []string{"that the first quay opens in August: Ann Lee"}},
		{"particle", "Ann Lee pointed out that the pier was older than the town.", []string{"that the pier was older than the town: Ann Lee"}},
		{"present", "Ann Lee says the ferry is late every week.", []string{"the ferry is late every week: Ann Lee"}},
		{"court", "The judge, a former miner, ruled that the shaft must be closed.", []string{"that the shaft must be closed: The judge"}},
		{"aside", "Ann Lee, who runs the port, said the cranes had been sold.", []string{"the cranes had been sold: Ann Lee"}},
		{"apposed", "Their spokeswoman, Justa Calle Flores, said villages had given land for the line.", []string{"villages had given land for the line: Justa Calle Flores"}},
		{"apposed place", "The old mayor, Port Springfield, said villages had given land for the line.", []string{"villages had given land for the line: The old mayor"}},
		{"attached", "A spokesman for the miners said the shaft had flooded.", []string{"the shaft had flooded: A spokesman"}},
		{"told whom", "Ann Lee told the inquiry on Friday the valve was never tested.", []string{"the valve was never tested: Ann Lee"}},
		{"when and where", "Ann Lee said in Bergen on Friday that the cranes had been sold.", []string{"that the cranes had been sold: Ann Lee"}},
		{"behind", "The ferry will sail again in May, Ann Lee said on Friday.", []string{"The ferry will sail again in May: Ann Lee"}},
		{"behind, inverted", "The ferry will sail again in May, said Ann Lee, who runs the port.", []string{"The ferry will sail again in May: Ann Lee"}},
		{"behind, told", "The ferry will sail again in May, Ann Lee told reporters.", []string{"The ferry will sail again in May: Ann Lee"}},
		{"according, before", "According to Ann Lee, the ferry will sail again in May.", []string{"the ferry will sail again in May: Ann Lee"}},
		{"according, behind", "The ferry will sail again in May, according to Ann Lee.", []string{"The ferry will sail again in May: Ann Lee"}},
		{"according, no comma", "The ferry has lost 3 million crowns according to Ann Lee.", []string{"The ferry has lost 3 million crowns: Ann Lee"}},
		{"dateline", "BERGEN, Norway (NTB) – The ferry will sail again in May, Ann Lee said.", []string{"The ferry will sail again in May: Ann Lee"}},
		{"clause before its main clause", "Ann Lee said that if the pier breaks, nobody will mend it.", []string{"that if the pier breaks, nobody will mend it: Ann Lee"}},
		{"two speakers", "The bridge will open in May, said Ann Lee, but the tunnel will stay closed until June, said Mayor Tom Dahl.", []string{"The bridge will open in May: Ann Lee", "but the tunnel will stay closed until June: Tom Dahl"}},
		{"two verbs", "Ann Lee said the pier was safe and added that nobody had fallen.", []string{"the pier was safe: Ann Lee", "that nobody had fallen: Ann Lee"}},
		{"promise", "Ann Lee promised to mend the pier before the summer.", []string{"to mend the pier before the summer: Ann Lee"}},
		{"fragment before marks", "Ann Lee said the pier was a “heap of rust” this year.", nil},
		{"statement before marks", "Ann Lee said the pier was closed and the bridge was “a heap of rust”.", []string{"the pier was closed: Ann Lee"}},
		{"no clause", "Ann Lee wrote a total of twelve letters to the port.", nil},
		{"noun with a clause", "Ann Lee denied a report that the pier had been sold.", nil},
		{"not said", "Ann Lee did not say whether the pier would be sold.", nil},
		{"might say", "A cynic could say that the pier was never meant to last.", nil},
		{"thought", "Ann Lee believes the pier will break before the summer.", nil},
		{"years", "Ann Lee, 49, said the pier was closed.", []string{"the pier was closed: Ann Lee"}},
		{"who", "Flowers came from the miner who warned that the shaft would flood.", []string{"that the shaft would flood: the miner"}},
		{"voiceless", "The turmoil said that the pier would break.", nil},
		{"data", "The pier loses two nails a week, according to data.", nil},
	} {
		quotes, entities := analyze(t, c.text)
		check(t, c.text, quotes, entities)
		var got []string
		for _, q := range quotes {
			if q.Said && q.Kind == Indirect {
				got = append(got, q.Content.Of(c.text)+": "+q.Speaker.Name)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q: got %q, want %q", c.name, c.text, got, c.want)
		}
	}
}
