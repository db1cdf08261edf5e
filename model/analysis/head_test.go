package analysis

import (
	"context"
	"strings"
	"testing"

	"lede/model/article"
)

const body = `NAIROBI — Grace Atieno, who leads the fishermen's union, met James Mwangi of the Kenya Ports Authority on Monday.
Atieno said that the U.S. had offered to pay for the quay in Kisumu. "It is ours," Mwangi said.
The Kenya Ports Authority and Peter Odhiambo of the treasury declined to comment.`

func document(t *testing.T, s string) *Document {
	t.Helper()
	d, err := Analyze(context.Background(), article.Raw(s, article.Origin{}))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Names of the text are found in its headline, as they are in the text.
func TestIn(t *testing.T) {
	d := document(t, body)
	for _, c := range []struct{ headline, want string }{
		{"Grace Atieno wins Kisumu’s quay", "Grace Atieno|Kisumu"},
		{"Atieno and Odhiambo agree: U.S. pays", "Atieno|Odhiambo|U.S."},
		{"GRACE ATIENO MEETS KENYA PORTS AUTHORITY", "GRACE ATIENO|KENYA PORTS AUTHORITY"},
		{"A day at the lake", ""}, {"", ""}, {"…", ""}, {"Kisumuans Ports", ""},
		{"Kisumu North wins the day again", ""}, {"Kisumu North Wins Again", "Kisumu"}, {"Atieno Monday spoke of the quay", "Atieno|Monday"},
	} {
		var got []string
		for _, m := range d.In(c.headline) {
			got = append(got, m.Of(c.headline))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%q: %q, want %q", c.headline, got, c.want)
		}
	}
}

// What the headline names is the entity of the text; a bare last name is a
// guess.
func TestInKnowsWho(t *testing.T) {
	d := document(t, body)
	for _, c := range []struct {
		headline, name string
		guess          bool
	}{{"Atieno at the helm", "Grace Atieno", false}, {"Odhiambo resigns", "Peter Odhiambo", true}} {
		found := d.In(c.headline)
		if len(found) != 1 {
			t.Fatalf("%q: %+v", c.headline, found)
		}
		if name := d.Entities[found[0].Entity].Name; name != c.name || c.guess != (found[0].Confidence <= surname) {
			t.Errorf("%q is about %s, confidence %.2f", c.headline, name, found[0].Confidence)
		}
	}
}

// Whatever the text, mentions are whole words in order.
func FuzzIn(f *testing.F) {
	f.Add("Grace Atieno U.S. Kisumu", "Kisumu")
	f.Add("ATIENO\u0301", "\xff.")
	d, err := Analyze(context.Background(), article.Raw(body, article.Origin{}))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		s, at := a+" Atieno "+b, 0
		for _, m := range d.In(s) {
			if m.Start < at || m.End > len(s) || m.Empty() || m.Entity >= len(d.Entities) {
				t.Fatalf("%q: %+v after %d", s, m, at)
			}
			at = m.End
		}
	})
}
