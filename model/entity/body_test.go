package entity

import (
	"fmt"
	"strings"
	"testing"
)

// What the words around a name tell of its kind where it was read as somebody or
// somewhere; want is "kind name" for each name in question.
func TestKindsByWhatIsSaid(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"“It is late,” said Zentora founder Ann Lee in Oslo.", "organization Zentora"},
		{"“It is late,” said Zentora's principal analyst Ann Lee. Zentora said no more.", "organization Zentora"},
		{"“It is late,” said Ann Lee, a senior consultant for Quarvo.", "organization Quarvo"},
		{"Firms like Dell, Samsung, Nokia and Velloso said so.", "organization Velloso"},
		{"Mr Velloso met Dell, Samsung, Nokia and Velloso on Friday.", "person Velloso"},
		{"She starred in Kilbride and in other films.", "work Kilbride"},
		{"Kilbride actress Ann Lee has died in London.", "work Kilbride"},
		{"Next week brings Kilbride, directed by Ann Lee.", "work Kilbride"},
		{"The Prado showed Goya's work. Best was Ann Lee's The Kilbride.", "work Kilbride"},
		{"On Monday the actor Jude Law met Ann Lee in London.", "person Jude Law"},
		{"Nathan Law of Demosisto lost her seat in Hong Kong.", "person Nathan Law"},
		{"Green Day came. Both Green Day and the band Athlete played.", "organization Green Day"},
		{"The Social Democratic and Labour Party met the Labour Party in Belfast.", "organization Social Democratic and Labour Party"},
	} {
		var got []string
		for _, e := range find(t, c[0], Context{}) {
			for _, m := range e.Mentions {
				if m.Form == Name {
					got = append(got, fmt.Sprintf("%v %s", e.Kind, m.Of(c[0])))
				}
			}
		}
		if all := "; " + strings.Join(got, "; ") + ";"; !strings.Contains(all, "; "+c[1]+";") {
			t.Errorf("%s: %s, want %s", c[0], all, c[1])
		}
	}
}
