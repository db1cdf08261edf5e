package people

import (
	"testing"

	"lede/model/quote"
)

func TestRequoted(t *testing.T) {
	t.Parallel()
	said := func(words ...string) (out []Saying) {
		for _, w := range words {
			out = append(out, Saying{Words: w})
		}
		return out
	}
	told := Saying{Words: "that it was late", Kind: quote.Indirect}
	for name, c := range map[string]struct {
		a, b []Saying
		want bool
	}{
		"the same":        {said("It is late.", "Go home!"), said("it is late", "Go home"), false},
		"one is left out": {said("It is late.", "Go home!"), said("Go home!"), false},
		"one is cut":      {said("It is late, and it is right."), said("it is right"), false},
		"another":         {said("It is late.", "Go home!"), said("It is late.", "Stay here!"), true},
		"part of a word":  {said("It is late", "go"), said("It is late", "ago"), true},
		"in two":          {said("late go"), said("it is late", "go home", "stay"), true},
		"told":            {append(said("It is late."), told), said("It is late."), false},
		"none":            {said("It is late."), nil, false},
	} {
		if got, back := Requoted(c.a, c.b), Requoted(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("%s: %v, back %v", name, got, back)
		}
	}
}
