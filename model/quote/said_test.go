package quote

import (
	"testing"

	"lede/model/text"
)

func TestSaid(t *testing.T) {
	find := func(s, part string) text.Span {
		if part == "" {
			return text.Span{}
		}
		return text.FindAll(s, part)[0]
	}
	for _, c := range []struct {
		s, content, cue string
		speaker         bool
		want            bool
	}{
		{"The ministry said that the river would rise.", "that the river would rise", "said", true, true},
		{"According to Okoro, the river would rise soon.", "the river would rise soon", "According to", true, true},
		{"The ministry said that the river would rise.", "that the river would rise", "said", false, false},
		{"Growers hope that the river will rise.", "that the river will rise", "hope", true, false},
		{"She denied it.", "it", "denied", true, false},
		{"She said it would rain soon.", "it would rain soon", "said", true, true},
		{"She said it would rain.", "it would rain", "said", true, false},
		{"Troops were on the soil of the country.", "on the soil of the country", "", true, false},
	} {
		q := Quote{Kind: Indirect, Confidence: 0.8, Content: find(c.s, c.content), Cue: find(c.s, c.cue)}
		if c.speaker {
			q.Speaker = &Speaker{Entity: Nobody}
		}
		if got := q.told(c.s); got != c.want {
			t.Errorf("%q: said is %v", c.s, got)
		}
	}
}
