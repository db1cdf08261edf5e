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
		{"adverb of degree", "Doctor Ann Lee further said the new bridge is not very different.", []string{"the new bridge is not very different: Ann Lee"}},
		{"part of day", "Ann Lee said Wednesday night that the cranes had been sold.", []string{"that the cranes had been sold: Ann Lee"}},
		{"since when", "Ann Lee has argued since 2016 that this was the oldest pier.", []string{"that this was the oldest pier: Ann Lee"}},
		{"address", "Ann Lee said in Bergen, Norway, that the cranes had been sold.", []string{"that the cranes had been sold: Ann Lee"}},
		{"ordered", "Ann Lee urged the council to pay for the pipes.", []string{"to pay for the pipes: Ann Lee"}},
		{"called on", "Ann Lee called on the council to pay for the pipes.", []string{"to pay for the pipes: Ann Lee"}},
		{"accused", "Ann Lee accused the council of hiding the broken pipes.", []string{"of hiding the broken pipes: Ann Lee"}},
		{"called a meeting", "Ann Lee called a meeting to hear the council.", nil},
		{"joined to any verb", "Ann Lee flew home on Thursday and promised to reopen the road.", []string{"to reopen the road: Ann Lee"}},
		{"joined to a denial", "Ann Lee agreed, but ruled that the pier must be closed.", []string{"that the pier must be closed: Ann Lee"}},
		{"noun in -ing", "Ann Lee repeated a saying that every child there knows.", nil},
		{"behind, participle", "The pier seems to have burned for two days, Ann Lee said, asking not to be named because the inquiry had begun.", []string{"The pier seems to have burned for two days: Ann Lee"}},
		{"behind, owner", "The cause was heart failure, said his daughter, Ann Lee.", []string{"The cause was heart failure: Ann Lee"}},
		{"object moved before", "The pier, which Ann Lee had declared dead for forty years, has grown since 2001, a report has found.", nil},
		{"subordinate", "While Ann Lee said the pier was safe, nobody walked on it.", []string{"the pier was safe: Ann Lee"}},
		{"another speaker", "Ann Lee said the pier will stay closed, although two miners said it was safe in summer.", []string{"the pier will stay closed: Ann Lee", "it was safe in summer: two miners"}},
		{"asked by nobody", "Asked whether she would close the old pier, Ann Lee laughed.", nil},
		{"according, inside", "On Tuesday, according to Ann Lee, the pier had grown to nine yards.", []string{"the pier had grown to nine yards: Ann Lee"}},
		{"according, taken up", "He spoke of a mine from which, according to Ann Lee, the stones had been taken.", []string{"the stones had been taken: Ann Lee"}},
		{"according, apposed", "He was a deacon and, according to a fellow deacon, Ann Lee, fell asleep in every sermon.", []string{"fell asleep in every sermon: Ann Lee"}},
		{"marks behind", "The pier will be mended, Ann Lee said, “with pleasure and old nails.”", nil},
		{"marks behind a comma", "Ann Lee said the pier had sunk, “slowly and for years.”", nil},
		{"marks before", "They buy what is “made in Bergen,” even if it means that nothing lasts, said Ann Lee.", nil},
		{"sentence behind", "Ann Lee said the pier had sunk: “It was made of rust.”", []string{"the pier had sunk: Ann Lee"}},
		{"day in brackets", "Ann Lee said on Friday (July 20th) that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"day in brackets, no that", "Ann Lee said on Wednesday (February 17th) the pier was dry.", []string{"the pier was dry: Ann Lee"}},
		{"date", "Ann Lee said July 20 that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"date of a statement", "Ann Lee announced in a statement on July 20th, 2007 that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"date of a month", "Ann Lee told reporters on the 3rd of May that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"date that is the subject", "Ann Lee said 2007 was a good year for the pier.", []string{"2007 was a good year for the pier: Ann Lee"}},
		{"behind, found", "The pier loses two nails a week, the survey found.", []string{"The pier loses two nails a week: the survey"}},
		{"behind, vowed on a day", "The pier will be mended, Ann Lee vowed on Friday (July 20th).", []string{"The pier will be mended: Ann Lee"}},
		{"found something", "In a study of the pier that was read in May, the council found two nails.", nil},
		{"found, subordinate", "While the pier may seem an odd choice, records show, nobody walks on it.", nil},
		{"on a day before the verb", "Ann Lee, the mayor of Bergen, on Tuesday said that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"apposed behind a place", "The old mayor of Bergen, Ann Lee, said the pier was dry.", []string{"the pier was dry: Ann Lee"}},
		{"part behind a comma", "Ann Lee said the pier was a victim of rust, and indirectly, of the council.", []string{"the pier was a victim of rust, and indirectly, of the council: Ann Lee"}},
		{"object with a clause", "He estimated a drop of a tenth, while noting that the pier is wet.", []string{"that the pier is wet: He"}},
		{"object and when", "Ann Lee tweeted a picture of the pier, just a day after it burned.", nil},
		{"by saying", "Ann Lee spoke of her plans for clean sources and followed up by saying that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"told, one phrase", "Ann Lee told Norwegian state media borrowers chose to take risks.", nil},
		{"cue inside", "Ann Lee wrote that when he told his wife of the pier, she quipped: “Who let him in here?”", nil},
		{"stressed", "Ann Lee stressed on Friday (July 20th) that the pier was dry.", []string{"that the pier was dry: Ann Lee"}},
		{"brackets and more", "Ann Lee alleges that Tom Dahl led the Port Council (PC), the oldest of the guilds, and that it sold the pier.", []string{"that Tom Dahl led the Port Council (PC), the oldest of the guilds, and that it sold the pier: Ann Lee"}},
		{"bracket at the end", "Ann Lee alleges that Tom Dahl led the Port Council (PC).", []string{"that Tom Dahl led the Port Council (PC): Ann Lee"}},
		{"noun told apart by a participle", "The number of firms declaring losses in January was higher, the Port Council announced on Monday.", []string{"The number of firms declaring losses in January was higher: Port Council"}},
		{"noun and what it says", "Ann Lee wrote a letter saying the pier was dry.", []string{"the pier was dry: Ann Lee"}},
		{"passive behind a noun", "The court approved his return to Bergen, a move confirmed by the council in May.", nil},
		{"another verb's clause", "By warning that he may ask his party to leave the council, Tom Dahl was “ready to break it,” Ann Lee remarked.", nil},
		{"addressed inside", "What Tom Dahl read in the port, Ann Lee warned reporters, was not evidence.", nil},
		{"a body and its own", "Kiev and its Western backers had long alleged that troops were involved.", []string{"that troops were involved: Kiev and its Western backers"}},
		{"two bodies", "The BBC and Reuters said the pier would be sold.", []string{"the pier would be sold: The BBC and Reuters"}},
		{"two bodies, both", "Ann Lee and Tom Dahl both said the pier would be sold.", []string{"the pier would be sold: Ann Lee and Tom Dahl"}},
		{"named beside the one who said it", "The pier drew Ann Lee and Tom Dahl, who said it would be sold.", []string{"it would be sold: Tom Dahl"}},
		{"what a letter is to", "A letter from the mayor to the council said the pier would be sold.", []string{"the pier would be sold: A letter"}},
		{"who sits on what", "Advisers to Ann Lee said the pier would be sold.", []string{"the pier would be sold: Advisers"}},
		{"whose firm does something", "Tom Dahl, whose firm, Zento Ferries, runs the port, said the pier would be sold.", []string{"the pier would be sold: Tom Dahl"}},
		{"to those who say", "The flood gave fresh arms to rangers who say the pier would be sold.", []string{"the pier would be sold: rangers"}},
		{"thing and another's clause", "While the council maintains a ban on salt, Ann Lee has eased it for a day.", nil},
		{"thing and a second verb", "The council denied the rumours about the pier and left the town.", nil},
		{"thing and what it is", "Ann Lee acknowledged the rust of the pier, which makes her an outlier in the council.", nil},
		{"thing as something happens", "The video shows two men falling to the ground as rangers left the pier.", nil},
		{"name and who it is", "Ann Lee says Tom Dahl, who had left the port in May, is accused of theft.", []string{"Tom Dahl, who had left the port in May, is accused of theft: Ann Lee"}},
		{"sentence beside", "“It is rust,” said Ann Lee. Two of the rangers had walked to the pier before the storm.", nil},
		{"two bodies behind a conjunction", "Ann Lee complains that fees are too high, but many firms and the richest of the town have found ways to pay less.", []string{"that fees are too high, but many firms and the richest of the town have found ways to pay less: Ann Lee"}},
		{"participle behind despite", "Despite saying that the pier was dry, Ann Lee walked in boots.", []string{"that the pier was dry: Ann Lee"}},
		{"dateline with a bar", "BERGEN ― The ferry will sail again in May, Ann Lee said.", []string{"The ferry will sail again in May: Ann Lee"}},
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
