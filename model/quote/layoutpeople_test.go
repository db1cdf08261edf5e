package quote

import (
	"testing"

	"lede/model/entity"
	"lede/model/gender"
	"lede/model/nlp"
	"lede/model/text"
)

// A first name that tells nothing takes the gender of the pronouns behind it.
func TestReadGenders(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		s    string
		want gender.Gender
	}{
		{"Thandi Mokoena left. She was tired. Mokoena slept when she came home.", gender.Female},
		{"Thandi Mokoena left. He was tired. Mokoena slept when he came home.", gender.Male},
		{"Thandi Mokoena left. She was tired.", gender.Unknown}, // one alone may be of somebody else
		{"Thandi Mokoena left. She was tired. Mokoena slept when he came home.", gender.Unknown},
		{"Thandi Mokoena left. “She was tired.” Mokoena slept when she came home.", gender.Unknown},
	} {
		doc, err := nlp.Parse(t.Context(), c.s, []text.Span{{End: len(c.s)}})
		if err != nil {
			t.Fatal(err)
		}
		e := entity.Entity{Name: "Thandi Mokoena"}
		for _, name := range []string{"Thandi Mokoena", "Mokoena slept"} {
			for _, sp := range text.FindAll(c.s, name) {
				sp.End = sp.Start + len(name)
				if name != e.Name {
					sp.End = sp.Start + len("Mokoena")
				}
				e.Mentions = append(e.Mentions, entity.Mention{Span: sp})
			}
		}
		lay, err := newLayout(t.Context(), doc, []entity.Entity{e})
		if err != nil {
			t.Fatal(err)
		}
		if got := lay.people[0].gender; got != c.want {
			t.Errorf("%s: %d, want %d", c.s, got, c.want)
		}
	}
}

// "The Republican" is one of the group and not the group.
func TestOneOfMany(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"Republican": true, "German": true, "Republicans": false, "British": false, "Chinese": false, "French": false,
	} {
		s := "The " + word + " said the pier was closed."
		doc, err := nlp.Parse(t.Context(), s, []text.Span{{End: len(s)}})
		if err != nil {
			t.Fatal(err)
		}
		e := entity.Entity{Kind: entity.Group, Name: word, Mentions: []entity.Mention{{Span: text.Span{Start: 4, End: 4 + len(word)}}}}
		lay, err := newLayout(t.Context(), doc, []entity.Entity{e})
		if err != nil {
			t.Fatal(err)
		}
		if got := lay.oneOfMany(lay.phrases[0]); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
}
