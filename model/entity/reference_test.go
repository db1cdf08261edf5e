package entity

import (
	"context"
	"testing"

	"lede/model/nlp"
	"lede/model/text"
)

// Whom words that are no name stand for: the name of an entity, or "" for nobody.
func TestReferences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, words string // the last occurrence of words counts
		want        string
	}{
		{"Ann Lee runs the port. She was born in Bergen.", "She", "Ann Lee"},
		{"Maria Costa thanked Pedro Lima. He left.", "He", "Pedro Lima"},
		{"Carla Mendes praised the plan. She met Pedro Lima, and he agreed.", "he", "Pedro Lima"},
		{"Pedro Lima hid in the cellar. A gunman came down the stairs. He shot himself.", "He", ""},
		{"Pedro Lima hid in the cellar. The robber took the till. He fled by car.", "He", ""},
		{"Pedro Lima and Carl Berg sat down. He spoke first.", "He", ""},
		{"Prime Minister Ann Lee spoke. The prime minister was brief.", "The prime minister", "Ann Lee"},
		{"Former finance minister Carl Berg quit. The prime minister was brief.", "The prime minister", ""},
		{"President Ann Lee met President Pedro Lima. The president smiled.", "The president", ""},
		{"The Green Party attacked the plan. The government was silent.", "The government", ""},
		{"Siemens closed a plant. The company would not comment.", "The company", "Siemens"},
		{"Siemens sued Ericsson. The company would not comment.", "The company", ""},
		{"Pedro Lima, a cousin of the king, was absent.", "the king", ""},
		{"Ann Lee, who accused the minister, left the room. The minister was silent.", "The minister", ""},
		{"Ann Lee, the minister, left the room. The minister was silent.", "The minister", "Ann Lee"},
		{"The College of Medicine spoke for the court. The court was silent.", "The court", ""},
		{"Siemens closed a plant. The country's company was silent.", "The country's company", ""},
		{"The Kyoto Treaty was signed. A conference on the Treaty on weapons followed.", "the Treaty", ""},
		{"The Kyoto Treaty was signed. The treaty was praised.", "The treaty", "Kyoto Treaty"},
		{"“My uncle dived for pearls,” Carl Berg said. “He was the last.”", "He", ""},
		{"Pedro Lima hid in the cellar. The gunman came down. He shot himself.", "himself", ""},
		{"Pedro Lima is archbishop of Metz. Before being appointed by Carl Berg in 2011, he was a teacher.", "he", ""},
		{"Appointed by Carl Berg in 2011, he was a teacher.", "he", ""},
		{"The president of Haiti, Pedro Lima, met the president of Siemens, Carl Berg. The president smiled.", "The president", ""},
		{"The president of Haiti, Pedro Lima, met Carl Berg. The president smiled.", "The president", "Pedro Lima"},
		{"Michael Stone ran a school. She left him.", "She", ""},
		{"The Athi River is low in June. The river was a stream once.", "The river", "Athi River"},
		{"The Athi River is low in June. Herders came from Kisumu. The river was a stream once.", "The river", ""},
		{"Pedro Lima hid in the cellar. The neighbour who called came down. He shot himself.", "He", ""},
		{"Ann Lee left. “They told us to vote for Lee,” she said.", "she", ""},
		{"Pedro Lima was driving west when an officer saw the car. He said Lima drove too fast.", "He", ""},
		{"Carl Berg praised the plan. He told Lima that it was late.", "He", "Carl Berg"},
		{"Carl Berg praised the plan. He thinks Berg will win.", "He", ""},
		{"Pedro Lima ran for the seat. He won it after Lima had lost it twice.", "He", "Pedro Lima"},
		{"Siemens opened a plant in Lagos. The roof leaks. It has been mended twice.", "It", ""},
	} {
		doc, err := nlp.Parse(context.Background(), c.text, []text.Span{{End: len(c.text)}})
		if err != nil {
			t.Fatal(err)
		}
		entities, err := Find(context.Background(), doc, Context{})
		if err != nil {
			t.Fatal(err)
		}
		all := text.FindAll(c.text, c.words)
		at := all[len(all)-1]
		got := ""
		for _, e := range entities {
			for _, m := range e.Mentions {
				if m.Form != Name && m.Overlaps(at) {
					got = e.Name
				}
			}
		}
		if got != c.want {
			t.Errorf("%q: %q stands for %q, want %q", c.text, c.words, got, c.want)
		}
	}
}
