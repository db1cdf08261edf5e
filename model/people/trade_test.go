package people

import (
	"strings"
	"testing"

	"lede/model/entity"
	"lede/model/text"
)

func TestTrade(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]Trade{
		"Jane Doe, the mayor of Porto":      politics,
		"the goalkeeper Jane Doe":           sport,
		"Jane Doe, an actor and a senator":  none, // contradicts itself
		"Jane Doe, a mayor and ambassador":  politics,
		"Jane Doe, who was there on Monday": none,
	} {
		e := entity.Entity{Kind: entity.Person}
		e.Intro.End = len(s)
		if got := tradeOf(s, e); got != want {
			t.Errorf("%s: %d, want %d", s, got, want)
		}
	}
}

// TestVenue: a person who stands behind a word of place, and is never introduced, may be
// a place that is called after him.
func TestVenue(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]Trade{
		"She is at Ida Moe": venue, "Checked\ninto Ida Moe": venue, "Ida Moe": none, "She likes Ida Moe": none, "She is at, Ida Moe": none,
	} {
		at := strings.Index(s, "Ida")
		e := entity.Entity{Kind: entity.Person, Mentions: []entity.Mention{{Span: text.Span{Start: at, End: len(s)}}}}
		if got := tradeOf(s, e); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
		e.Mentions[0].Form = entity.Pronoun
		if got := tradeOf(s, e); got != none {
			t.Errorf("%q, a pronoun: %d", s, got)
		}
	}
}
